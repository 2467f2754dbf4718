//! `.`: the last change again, with what was typed after it and as much as was selected for it. It never
//! repeats what only moved the cursor.

use super::command::{Command, InsertAt, Target, Verb};
use super::insertion::Typed;
use super::visual::Covered;
use super::{Mode, Vim};
use crate::app::editor::{Editor, Outcome};

#[derive(Debug, Clone)]
pub(super) struct Change {
    pub command: Command,
    /// What was selected, for a command of visual mode.
    pub covered: Option<Covered>,
    pub typed: Vec<Typed>,
}

impl Vim {
    /// Writes down what `.` does from now on.
    pub(super) fn remember(&mut self, command: &Command, covered: Option<Covered>) {
        if command.is_change() && !self.repeating {
            self.last_change = Some(Change { command: command.clone(), covered, typed: Vec::new() });
        }
    }

    pub(super) fn remember_insertion(&mut self, typed: Vec<Typed>) {
        if let Some(change) = &mut self.last_change
            && !self.repeating
        {
            change.typed = typed;
        }
    }

    /// The cursor was moved in insert mode: what is typed from then on is all that is repeated.
    pub(super) fn last_change_is_insertion_only(&mut self) {
        if !self.repeating {
            let command = Command::of(Verb::Insert(InsertAt::Cursor));
            self.last_change = Some(Change { command, covered: None, typed: Vec::new() });
        }
    }

    pub(super) fn repeat(&mut self, editor: &mut Editor, count: Option<usize>, now: u64) -> Outcome {
        let Some(change) = &mut self.last_change else { return Outcome::handled() };
        // A count of its own replaces that of the change, from then on.
        if count.is_some() {
            change.command.count = count;
        }
        let Change { command, covered, typed } = change.clone();
        self.repeating = true;
        if let Some(covered) = covered {
            self.cover(editor, covered);
        } else if matches!(command.verb, Verb::Operate(_, Target::Selection | Target::SelectedLines)) {
            self.repeating = false;
            return Outcome::handled();
        }
        let mut outcome = self.perform(editor, &command, now).outcome;
        if self.mode == Mode::Insert {
            outcome = outcome.and(self.type_again(editor, &typed, now));
            outcome = outcome.and(self.end_insertion(editor, now));
        }
        self.repeating = false;
        outcome
    }
}
