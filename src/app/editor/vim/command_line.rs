//! Lines of commands, done: `:12`, `:%s/a/b/g`, `:w` and their like. What is the program's to do is asked
//! of it.

use super::command::Operator;
use super::line_parse::{Order, Surroundings, What, read};
use super::motions::first_letter;
use super::operators::{Operation, shift};
use super::region::Region;
use super::substitute::{Substitution, substitute};
use super::{Reply, Request, Vim, changes};
use crate::app::editor::{Editor, Outcome, Selection};
use crate::domain::Action;

impl Vim {
    /// Does what a line asks for, written without its colon.
    pub fn run_line(&mut self, editor: &mut Editor, line: &str, now: u64) -> Reply {
        if !line.trim().is_empty() {
            line.clone_into(&mut self.last_line);
        }
        let selected = self.last_visual.map(|(selection, _)| {
            let range = selection.range();
            (editor.buffer.line_of(range.start), editor.buffer.line_of(range.end))
        });
        let around = Surroundings { cursor: editor.cursor().line, last: editor.buffer.last_line(), selected };
        match read(line, around) {
            Ok(order) => {
                editor.history.begin_group();
                let reply = self.obey(editor, order, now);
                editor.history.end_group();
                reply
            }
            Err(told) => Reply::told(told),
        }
    }

    fn obey(&mut self, editor: &mut Editor, order: Order, now: u64) -> Reply {
        let Order { first, last, ranged, what } = order;
        let region = Region::lines(editor, first, last);
        let cursor = editor.selection.head;
        let operation =
            |operator| Operation { operator, region: region.clone(), register: None, times: 1, cursor };
        match what {
            What::GoTo => {
                if ranged {
                    editor.history.close();
                    editor.place(Selection::cursor(first_letter(editor, last)));
                }
                Reply::default()
            }
            What::Substitute(substitution) => self.substitute(editor, substitution, (first, last), now),
            What::Delete => Reply::of(self.operate(editor, operation(Operator::Delete), now)),
            What::Yank => Reply::of(self.operate(editor, operation(Operator::Yank), now)),
            What::Join => {
                let last = if last == first { first + 1 } else { last };
                let outcome = changes::join(editor, first, last, true, now);
                editor.place(Selection::cursor(first_letter(editor, first)));
                Reply::of(outcome)
            }
            What::Shift { deeper, times } => Reply::of(shift(editor, &region, times, deeper, now)),
            What::Check => Reply::asking(Request::Do(Action::Check)),
            What::Leave => Reply::asking(Request::Do(Action::Quit)),
            What::Help => Reply::asking(Request::Do(Action::Help)),
            What::ForgetMatches => {
                editor.end_search();
                Reply::default()
            }
            What::Undo => Reply::of(self.undo(editor, 1)),
            What::Redo => Reply::of(self.redo(editor, 1)),
        }
    }

    fn substitute(
        &mut self,
        editor: &mut Editor,
        wanted: Option<Substitution>,
        (first, last): (usize, usize),
        now: u64,
    ) -> Reply {
        let again = || self.last_substitution.clone().map(|last| Substitution { all: false, ..last });
        let Some(mut substitution) = wanted.or_else(again) else {
            return Reply::told("Nothing has been replaced yet: `:s/old/new/`.".to_owned());
        };
        if substitution.pattern.is_empty() {
            editor.resume_search();
            substitution.pattern = editor.query().to_owned();
        }
        if substitution.pattern.is_empty() {
            return Reply::told("Nothing has been searched for yet: `:s/old/new/`.".to_owned());
        }
        let done = substitute(editor, &substitution, first..=last, now);
        self.last_substitution = Some(substitution.clone());
        match done {
            Err(error) => Reply::told(format!("{error}.")),
            Ok((outcome, replaced)) if replaced.matches == 0 => Reply {
                told: Some(format!("“{}” is not there.", substitution.pattern)),
                ..Reply::of(outcome)
            },
            Ok((outcome, replaced)) => {
                let plural =
                    |count: usize, one: &str| format!("{count} {one}{}", if count == 1 { "" } else { "s" });
                let matches = plural(replaced.matches, "place");
                let lines = plural(replaced.lines, "line");
                let verb = if substitution.only_count { "found" } else { "replaced" };
                Reply { told: Some(format!("{matches} {verb}, in {lines}.")), ..Reply::of(outcome) }
            }
        }
    }
}

impl Vim {
    pub(super) fn undo(&mut self, editor: &mut Editor, times: usize) -> Outcome {
        self.again(editor, times, "There is nothing more to undo.", Editor::can_undo, Editor::undo)
    }

    pub(super) fn redo(&mut self, editor: &mut Editor, times: usize) -> Outcome {
        self.again(editor, times, "There is nothing more to redo.", Editor::can_redo, Editor::redo_in_place)
    }

    fn again(
        &mut self,
        editor: &mut Editor,
        times: usize,
        nothing: &str,
        can: impl Fn(&Editor) -> bool,
        step: impl Fn(&mut Editor) -> Outcome,
    ) -> Outcome {
        let mut outcome = Outcome::handled();
        for done in 0..times {
            if !can(editor) {
                if done == 0 {
                    self.told = Some(nothing.to_owned());
                }
                break;
            }
            outcome = outcome.and(step(editor));
        }
        editor.place(Selection::cursor(editor.selection.head));
        outcome
    }
}
