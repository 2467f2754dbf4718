//! Insert mode: how it begins, what is typed in it, and what is repeated when it ends. It never decides
//! what typing does to a text; the editor does.

use super::command::InsertAt;
use super::motions::first_letter;
use super::{Mode, Vim};
use crate::app::editor::history::EditKind;
use crate::app::editor::{Editor, Outcome, Selection};
use crate::domain::Action;

/// One thing done in insert mode, so that it can be done again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    Text(String),
    Pasted(String),
    Did(Action),
}

/// What is being inserted.
#[derive(Debug, Clone, Default)]
pub(super) struct Insertion {
    pub typed: Vec<Typed>,
    /// How often, all in all.
    pub times: usize,
    /// Each time on a line of its own.
    pub lines: bool,
    /// The line has nothing but the indentation that came by itself.
    fresh_line: bool,
}

/// Repeating does not do more than this of what was typed; each is done as if it was typed.
const MOST_REPEATED: usize = 2_000;

impl Vim {
    /// From now on what is typed is text.
    pub(super) fn begin_insertion(&mut self, times: usize, lines: bool, fresh_line: bool) {
        self.mode = Mode::Insert;
        self.insertion = Insertion { typed: Vec::new(), times, lines, fresh_line };
    }

    pub(super) fn insert_at(
        &mut self,
        editor: &mut Editor,
        place: InsertAt,
        times: usize,
        now: u64,
    ) -> Outcome {
        let head = editor.selection.head;
        let line = editor.buffer.line_of(head);
        let line_end = editor.buffer.line_end(line);
        let opens = matches!(place, InsertAt::LineBelow | InsertAt::LineAbove);
        let mut outcome = Outcome::handled();
        let target = match place {
            InsertAt::Cursor => head,
            InsertAt::AfterCursor if head < line_end => editor.buffer.next_grapheme(head),
            InsertAt::AfterCursor | InsertAt::LineEnd => line_end,
            InsertAt::FirstLetter => editor.buffer.line_start(line) + editor.buffer.indentation(line),
            InsertAt::LineBelow | InsertAt::LineAbove => {
                let before = editor.selection;
                outcome = open_line(editor, place, now);
                editor.history.began_at(before);
                editor.selection.head
            }
        };
        editor.place(Selection::cursor(target));
        self.begin_insertion(times, opens, opens);
        outcome
    }

    /// Does one thing in insert mode.
    pub(super) fn insert(&mut self, editor: &mut Editor, typed: Typed, now: u64) -> Outcome {
        let outcome = self.type_into(editor, &typed, now);
        let goes_back = matches!(typed, Typed::Did(Action::Undo | Action::Redo));
        if outcome.changed.is_some() && !goes_back {
            self.insertion.typed.push(typed);
        } else {
            self.moved_while_inserting(editor);
        }
        outcome
    }

    fn type_into(&mut self, editor: &mut Editor, typed: &Typed, now: u64) -> Outcome {
        self.insertion.fresh_line = matches!(typed, Typed::Did(Action::InsertNewline));
        match typed {
            Typed::Text(text) => editor.insert_text(text, now),
            Typed::Pasted(text) => editor.paste(text, now),
            Typed::Did(action) => editor.act(*action, now),
        }
    }

    /// The cursor went elsewhere: what follows is an insertion of its own.
    pub(super) fn moved_while_inserting(&mut self, editor: &mut Editor) {
        if !self.insertion.typed.is_empty() || self.insertion.times > 1 {
            self.last_change_is_insertion_only();
        }
        self.insertion = Insertion { times: 1, ..Insertion::default() };
        editor.history.close();
    }

    /// Esc in insert mode.
    pub(super) fn end_insertion(&mut self, editor: &mut Editor, now: u64) -> Outcome {
        let mut outcome = Outcome::handled();
        let Insertion { typed, times, lines, .. } = self.insertion.clone();
        let most = MOST_REPEATED / typed.len().max(1);
        for _ in 1..times.min(most) {
            if lines {
                outcome = outcome.and(open_line(editor, InsertAt::LineBelow, now));
            }
            for each in &typed {
                outcome = outcome.and(self.type_into(editor, each, now));
            }
        }
        if self.insertion.fresh_line {
            outcome = outcome.and(clear_blank_line(editor, now));
        }
        self.remember_insertion(typed);
        self.insertion = Insertion::default();
        self.mode = Mode::Normal;
        let head = editor.selection.head;
        let start = editor.buffer.line_start(editor.buffer.line_of(head));
        let target = if head > start { editor.buffer.previous_grapheme(head) } else { head };
        editor.place(Selection::cursor(target));
        editor.history.end_group();
        outcome
    }

    /// Does again what was typed after a command.
    pub(super) fn type_again(&mut self, editor: &mut Editor, typed: &[Typed], now: u64) -> Outcome {
        let mut outcome = Outcome::handled();
        for each in typed {
            outcome = outcome.and(self.type_into(editor, each, now));
            self.insertion.typed.push(each.clone());
        }
        outcome
    }
}

/// Opens a line below or above that of the cursor, indented.
fn open_line(editor: &mut Editor, place: InsertAt, now: u64) -> Outcome {
    let line = editor.buffer.line_of(editor.selection.head);
    if place == InsertAt::LineBelow {
        editor.place(Selection::cursor(editor.buffer.line_end(line)));
        return editor.insert_newline(now);
    }
    let start = editor.buffer.line_start(line);
    let indent = editor.buffer.slice(start..start + editor.buffer.indentation(line));
    editor.change(EditKind::Whole, now, |editor| {
        editor.replace(start..start, &format!("{indent}\n"));
        editor.selection = Selection::cursor(start + indent.chars().count());
    })
}

/// Takes away indentation that nothing was written behind.
fn clear_blank_line(editor: &mut Editor, now: u64) -> Outcome {
    let line = editor.buffer.line_of(editor.selection.head);
    if !editor.buffer.is_blank_line(line) || first_letter(editor, line) == editor.buffer.line_end(line) {
        return Outcome::handled();
    }
    let range = editor.buffer.line_start(line)..editor.buffer.line_end(line);
    editor.change(EditKind::Whole, now, |editor| editor.replace(range, ""))
}
