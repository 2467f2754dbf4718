//! Which action does what to an editor. Every action is named, so that a new one is not forgotten.

use super::movement::Motion;
use super::{Editor, Outcome};
use crate::domain::Action;

impl Editor {
    /// Does what was asked for. `now` is in milliseconds of a clock that never jumps; it decides
    /// what is undone together.
    pub fn act(&mut self, action: Action, now: u64) -> Outcome {
        match action {
            Action::MoveUp => self.travel(Motion::Up, false),
            Action::MoveDown => self.travel(Motion::Down, false),
            Action::MoveLeft => self.travel(Motion::Left, false),
            Action::MoveRight => self.travel(Motion::Right, false),
            Action::MoveWordLeft => self.travel(Motion::WordLeft, false),
            Action::MoveWordRight => self.travel(Motion::WordRight, false),
            Action::MoveLineStart => self.travel(Motion::LineStart, false),
            Action::MoveLineEnd => self.travel(Motion::LineEnd, false),
            Action::MovePageUp => self.travel(Motion::PageUp, false),
            Action::MovePageDown => self.travel(Motion::PageDown, false),
            Action::MoveTop => self.travel(Motion::Top, false),
            Action::MoveBottom => self.travel(Motion::Bottom, false),
            Action::MoveToBracket => self.travel(Motion::Bracket, false),
            Action::SelectUp => self.travel(Motion::Up, true),
            Action::SelectDown => self.travel(Motion::Down, true),
            Action::SelectLeft => self.travel(Motion::Left, true),
            Action::SelectRight => self.travel(Motion::Right, true),
            Action::SelectWordLeft => self.travel(Motion::WordLeft, true),
            Action::SelectWordRight => self.travel(Motion::WordRight, true),
            Action::SelectLineStart => self.travel(Motion::LineStart, true),
            Action::SelectLineEnd => self.travel(Motion::LineEnd, true),
            Action::SelectPageUp => self.travel(Motion::PageUp, true),
            Action::SelectPageDown => self.travel(Motion::PageDown, true),
            Action::SelectTop => self.travel(Motion::Top, true),
            Action::SelectBottom => self.travel(Motion::Bottom, true),
            Action::SelectAll => self.select_all(),
            Action::InsertNewline => self.insert_newline(now),
            Action::InsertIndent => self.insert_indent(now),
            Action::RemoveIndent => self.remove_indent(now),
            Action::DeleteLeft => self.delete_left(now),
            Action::DeleteRight => self.delete_right(now),
            Action::DeleteWordLeft => self.delete_word_left(now),
            Action::DeleteWordRight => self.delete_word_right(now),
            Action::DeleteLine => self.delete_lines(now),
            Action::DuplicateLine => self.duplicate(now),
            Action::MoveLineUp => self.move_lines_up(now),
            Action::MoveLineDown => self.move_lines_down(now),
            Action::ToggleComment => self.toggle_comment(now),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Copy => self.copy(),
            Action::Cut => self.cut(now),
            Action::Paste => self.paste_register(now),
            Action::FindNext => self.find_next(),
            Action::FindPrevious => self.find_previous(),
            Action::Cancel => self.cancel(),
            Action::Quit
            | Action::Help
            | Action::Confirm
            | Action::NextTheme
            | Action::Redraw
            | Action::Suspend
            | Action::Check
            | Action::Hint
            | Action::NextExercise
            | Action::Exercises
            | Action::ShowSolution
            | Action::ResetDraft
            | Action::CaseDetail
            | Action::NextPane
            | Action::PreviousPane
            | Action::FocusExercise
            | Action::FocusEditor
            | Action::FocusChat
            | Action::FocusProgress
            | Action::Zoom
            | Action::Find
            | Action::GoToLine
            | Action::Send
            | Action::NextFailing
            | Action::FocusChecks
            | Action::ExerciseUp
            | Action::ExerciseDown
            | Action::AgreeNoSandbox
            | Action::LastQuestion => Outcome::ignored(),
            Action::ScrollUp => {
                self.scroll_by(-1);
                Outcome::handled()
            }
            Action::ScrollDown => {
                self.scroll_by(1);
                Outcome::handled()
            }
        }
    }

    /// Lets go of what is shown beside the text: the matches of a search, then the selection.
    fn cancel(&mut self) -> Outcome {
        if self.is_searching() {
            self.end_search();
        } else if self.selection.is_empty() {
            return Outcome::ignored();
        } else {
            self.place(super::Selection::cursor(self.selection.head));
        }
        Outcome::handled()
    }
}
