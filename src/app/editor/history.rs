//! What was changed, so that it can be taken back and done again. It stores edits, never copies of
//! the text, and it never applies them.

use super::selection::Selection;
use std::mem;

/// Typing that rests longer than this, in milliseconds, begins a new step of undo.
const PAUSE_MILLIS: u64 = 1_000;

/// Bytes of edits that are kept; beyond this the oldest steps are forgotten, never the last one.
const KEPT_BYTES: usize = 32 << 20;

/// Kinds of change that may continue each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EditKind {
    Typing,
    DeletingLeft,
    DeletingRight,
    /// Always a step of its own.
    Whole,
}

/// One replacement: at `at` (in characters), `removed` became `inserted`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Edit {
    pub at: usize,
    pub removed: Counted,
    pub inserted: Counted,
}

/// A text that knows its length in characters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counted {
    pub text: String,
    pub chars: usize,
}

impl Counted {
    pub fn new(text: String) -> Self {
        Self { chars: text.chars().count(), text }
    }

    fn append(&mut self, other: &Self) {
        self.text.push_str(&other.text);
        self.chars += other.chars;
    }

    fn prepend(&mut self, other: &Self) {
        self.text.insert_str(0, &other.text);
        self.chars += other.chars;
    }
}

/// One step of undo.
#[derive(Debug, Clone)]
pub(super) struct Step {
    kind: EditKind,
    pub edits: Vec<Edit>,
    pub before: Selection,
    pub after: Selection,
    last_at: u64,
    bytes: usize,
}

#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The last step cannot grow any more.
    closed: bool,
    group: Group,
    bytes: usize,
}

/// Whether what is recorded belongs to one step, whatever it is: a command of vim with all that is
/// typed after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Group {
    #[default]
    None,
    /// It has no step yet.
    Empty,
    /// The last step is its own.
    Begun,
}

impl History {
    /// Adds what one action did at `now` (milliseconds). Nothing can be redone afterwards.
    pub fn record(
        &mut self,
        kind: EditKind,
        edits: Vec<Edit>,
        before: Selection,
        after: Selection,
        now: u64,
    ) {
        self.bytes -= self.undone.drain(..).map(|step| step.bytes).sum::<usize>();
        let bytes = edits.iter().map(|edit| edit.removed.text.len() + edit.inserted.text.len() + 64).sum();
        self.bytes += bytes;
        let closed = mem::replace(&mut self.closed, false);
        let joins = self.group == Group::Begun;
        let may_grow = joins || (!closed && self.group == Group::None);
        if self.group == Group::Empty {
            self.group = Group::Begun;
        }
        match self.done.last_mut() {
            Some(step) if may_grow && (joins || step.grows_with(kind, &edits, before, now)) => {
                for edit in edits {
                    step.absorb(edit);
                }
                step.after = after;
                step.last_at = now;
                step.bytes += bytes;
            }
            _ => self.done.push(Step { kind, edits, before, after, last_at: now, bytes }),
        }
        self.forget_oldest();
    }

    /// What is done next begins a new step, whatever it is.
    pub fn close(&mut self) {
        self.closed = true;
        if self.group == Group::Begun {
            self.group = Group::Empty;
        }
    }

    /// What is done until [`Self::end_group`] is one step, unless it is closed in between.
    pub fn begin_group(&mut self) {
        self.close();
        self.group = Group::Empty;
    }

    pub fn end_group(&mut self) {
        self.close();
        self.group = Group::None;
    }

    /// The step that is being made began with the cursor elsewhere.
    pub fn began_at(&mut self, before: Selection) {
        if let (Group::Begun, Some(step)) = (self.group, self.done.last_mut()) {
            step.before = before;
        }
    }

    /// The step to take back; it can be redone from now on.
    pub fn undo(&mut self) -> Option<&Step> {
        self.close();
        let step = self.done.pop()?;
        self.undone.push(step);
        self.undone.last()
    }

    pub fn redo(&mut self) -> Option<&Step> {
        self.close();
        let step = self.undone.pop()?;
        self.done.push(step);
        self.done.last()
    }

    pub const fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub const fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    fn forget_oldest(&mut self) {
        let mut forgotten = 0;
        while self.bytes > KEPT_BYTES && forgotten + 1 < self.done.len() {
            self.bytes -= self.done[forgotten].bytes;
            forgotten += 1;
        }
        self.done.drain(..forgotten);
    }
}

impl Step {
    fn grows_with(&self, kind: EditKind, edits: &[Edit], before: Selection, now: u64) -> bool {
        kind == self.kind
            && kind != EditKind::Whole
            && before == self.after
            && now.saturating_sub(self.last_at) <= PAUSE_MILLIS
            && !(kind == EditKind::Typing && self.begins_next_word(edits))
    }

    /// A letter after a blank.
    fn begins_next_word(&self, edits: &[Edit]) -> bool {
        let ends_blank = self
            .edits
            .last()
            .and_then(|edit| edit.inserted.text.chars().last())
            .is_some_and(char::is_whitespace);
        let begins_word = edits
            .first()
            .and_then(|edit| edit.inserted.text.chars().next())
            .is_some_and(|next| !next.is_whitespace());
        ends_blank && begins_word
    }

    /// Adds an edit, into the last one where the two touch.
    fn absorb(&mut self, edit: Edit) {
        if let Some(last) = self.edits.last_mut() {
            let only_inserts = last.removed.chars == 0 && edit.removed.chars == 0;
            let only_removes = last.inserted.chars == 0 && edit.inserted.chars == 0;
            if only_inserts && edit.at == last.at + last.inserted.chars {
                last.inserted.append(&edit.inserted);
                return;
            }
            if only_removes && edit.at == last.at {
                last.removed.append(&edit.removed);
                return;
            }
            if only_removes && edit.at + edit.removed.chars == last.at {
                last.removed.prepend(&edit.removed);
                last.at = edit.at;
                return;
            }
        }
        self.edits.push(edit);
    }
}

#[cfg(test)]
mod tests {
    use crate::app::editor::notation::{check, play, python, show};

    #[test]
    fn words_are_steps() {
        check(&[
            ("|", "one two three<undo>", "one two |"),
            ("|", "one two three<undo><undo>", "one |"),
            ("|", "one two three<undo><undo><undo>", "|"),
            ("|", "one two<undo><undo><redo>", "one |"),
            ("|", "one two<undo><undo><redo><redo><redo>", "one two|"),
            ("|", "one<undo>x<redo>", "x|"),
            ("|", "ab<insert-newline>cd<undo>", "ab\n|"),
            ("|", "ab<insert-newline>cd<undo><undo>", "ab|"),
            ("|", "ab<move-left><move-right>cd<undo>", "ab|"),
        ]);
    }

    #[test]
    fn deletions_are_steps_of_their_own() {
        check(&[
            ("abc|", "<delete-left><delete-left><undo>", "abc|"),
            ("|abc", "<delete-right><delete-right><undo>", "|abc"),
            ("abc|", "x<delete-left><undo>", "abcx|"),
            ("abc|", "x<delete-left><undo><undo>", "abc|"),
            ("a¦bc|d", "<delete-left><undo>", "a¦bc|d"),
            ("a¦bc|d", "xy<undo>", "a¦bc|d"),
            ("f|", "(a)<undo>", "f|"),
            ("f|", "(a)<undo><redo>", "f(a|)"),
        ]);
    }

    #[test]
    fn a_pause_begins_a_step() {
        let mut editor = python("|");
        for (typed, now) in [("a", 0), ("b", 900), ("c", 1_900), ("d", 2_901)] {
            let _ = editor.insert_text(typed, now);
        }
        let _ = play(&mut editor, "<undo>");
        assert_eq!(show(&editor), "abc|");
        let _ = play(&mut editor, "<undo>");
        assert_eq!(show(&editor), "|");
    }

    #[test]
    fn old_steps_are_forgotten_before_memory_is_full() {
        let mut editor = python("|");
        let large = "x".repeat(10 << 20);
        for step in 0..5 {
            let _ = editor.paste(&large, step);
        }
        let _ = play(&mut editor, "<undo><undo><undo><undo><undo>");
        assert!(editor.text().len() >= 2 * large.len());
        assert!(editor.can_redo() && !editor.can_undo());
    }
}
