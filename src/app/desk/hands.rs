//! What keys do on the desk: choosing a piece, picking it up, moving and indenting it, putting it down. It
//! never knows a key.

use super::{Desk, Held, Side};
use crate::app::editor::{Editor, Outcome};
use crate::domain::Action;
use crate::domain::puzzle::DEEPEST;

impl Desk {
    /// Does what an action asks for, in the text of `editor`.
    pub fn act(&mut self, editor: &mut Editor, action: Action, now: u64) -> Outcome {
        if matches!(action, Action::Undo | Action::Redo) {
            if self.held.is_some() {
                self.let_go();
                return Outcome::handled();
            }
            let outcome = editor.act(action, now);
            self.follow(editor);
            return outcome;
        }
        match self.held {
            Some(held) => self.move_held(editor, held, action, now),
            None => self.choose(editor, action, now),
        }
    }

    /// Puts the piece in hand back to where it was; `false` where there is none.
    pub fn cancel(&mut self) -> bool {
        let held = self.held.is_some();
        if let Some(from) = self.held.and_then(|held| held.from) {
            self.in_program = from;
        } else if held {
            self.side = Side::Box;
        }
        self.let_go();
        held
    }

    fn choose(&mut self, editor: &mut Editor, action: Action, now: u64) -> Outcome {
        let page = usize::from(self.areas.program_rows.height).max(2) - 1;
        match action {
            Action::MoveUp => self.step(false),
            Action::MoveDown => self.step(true),
            Action::MovePageUp => self.go(self.chosen().saturating_sub(page)),
            Action::MovePageDown => self.go(self.chosen().saturating_add(page)),
            Action::MoveTop => self.go(0),
            Action::MoveBottom => self.go(usize::MAX),
            Action::PieceLeft => self.side = Side::Box,
            Action::PieceRight => self.side = Side::Program,
            Action::TakePiece => self.pick_up(),
            Action::ReturnPiece => return self.put_back(editor, now),
            Action::InsertIndent => return self.indent(editor, true, now),
            Action::RemoveIndent => return self.indent(editor, false, now),
            Action::MoveLineUp => return self.shift(editor, false, now),
            Action::MoveLineDown => return self.shift(editor, true, now),
            _ => return Outcome::ignored(),
        }
        Outcome::handled()
    }

    fn move_held(&mut self, editor: &mut Editor, held: Held, action: Action, now: u64) -> Outcome {
        let last = self.without_held().len();
        let mut next = Held { over_box: false, ..held };
        match action {
            Action::MoveUp | Action::MoveLineUp => next.at = held.at.saturating_sub(1),
            Action::MoveDown | Action::MoveLineDown => next.at = (held.at + 1).min(last),
            Action::MoveTop | Action::MovePageUp => next.at = 0,
            Action::MoveBottom | Action::MovePageDown => next.at = last,
            Action::PieceLeft | Action::RemoveIndent => next.level = held.level.saturating_sub(1),
            Action::PieceRight | Action::InsertIndent => next.level = (held.level + 1).min(DEEPEST),
            Action::TakePiece => return self.put_down(editor, now),
            Action::ReturnPiece => return self.put_back(editor, now),
            _ => return Outcome::ignored(),
        }
        self.held = Some(next);
        Outcome::handled()
    }

    /// The piece in hand stays where it is. Whoever took it out of the box goes on there.
    pub(super) fn put_down(&mut self, editor: &mut Editor, now: u64) -> Outcome {
        let Some(held) = self.held else { return Outcome::ignored() };
        let program = self.program();
        self.in_program = held.at;
        self.side = if held.from.is_some() { Side::Program } else { Side::Box };
        self.let_go();
        self.write(editor, program, now)
    }

    /// The chosen piece, or the one in hand, goes back into the box.
    pub(super) fn put_back(&mut self, editor: &mut Editor, now: u64) -> Outcome {
        let mut program = self.without_held();
        if self.held.is_none() {
            if self.side == Side::Box || self.in_program >= program.len() {
                return Outcome::handled();
            }
            program.remove(self.in_program);
        }
        if self.held.is_some_and(|held| held.from.is_none()) {
            self.side = Side::Box;
        }
        self.let_go();
        self.write(editor, program, now)
    }

    /// Adds a piece of the box at the end of the program, as far in as it most likely belongs.
    pub(super) fn add(&mut self, editor: &mut Editor, piece: usize, now: u64) -> Outcome {
        self.held = Some(self.taken_from_box(piece));
        self.put_down(editor, now)
    }

    pub(super) fn taken_from_box(&self, piece: usize) -> Held {
        let at = self.placed.len();
        let level = self.puzzle.likely_level(&self.placed, at);
        Held { piece, from: None, at, level, over_box: false }
    }

    pub(super) fn taken_from_program(&self, place: usize) -> Option<Held> {
        let placed = self.placed.get(place)?;
        Some(Held { piece: placed.piece, from: Some(place), at: place, level: placed.level, over_box: false })
    }

    fn pick_up(&mut self) {
        self.held = match self.side {
            Side::Box => self.boxed().get(self.in_box).map(|piece| self.taken_from_box(*piece)),
            Side::Program => self.taken_from_program(self.in_program),
        };
    }

    fn indent(&mut self, editor: &mut Editor, deeper: bool, now: u64) -> Outcome {
        let mut program = self.placed.clone();
        let chosen = program.get_mut(self.in_program).filter(|_| self.side == Side::Program);
        let Some(placed) = chosen else { return Outcome::handled() };
        placed.level = if deeper { (placed.level + 1).min(DEEPEST) } else { placed.level.saturating_sub(1) };
        self.write(editor, program, now)
    }

    /// Moves the chosen piece by one place without taking it into the hand.
    fn shift(&mut self, editor: &mut Editor, down: bool, now: u64) -> Outcome {
        let mut program = self.placed.clone();
        let from = self.in_program;
        let target = if down { from + 1 } else { from.wrapping_sub(1) };
        if self.side == Side::Box || from >= program.len() || target >= program.len() {
            return Outcome::handled();
        }
        program.swap(from, target);
        self.in_program = target;
        self.write(editor, program, now)
    }

    fn chosen(&self) -> usize {
        match self.side {
            Side::Box => self.in_box,
            Side::Program => self.in_program,
        }
    }

    fn go(&mut self, place: usize) {
        let (chosen, count) = match self.side {
            Side::Box => (&mut self.in_box, self.puzzle.in_box(&self.placed).len()),
            Side::Program => (&mut self.in_program, self.placed.len()),
        };
        *chosen = place.min(count.saturating_sub(1));
    }

    /// Up or down; where one side stands under the other, from its end into that.
    fn step(&mut self, down: bool) {
        let boxed = self.boxed().len();
        match (self.side, down) {
            (Side::Box, true)
                if self.areas.stacked && self.in_box + 1 >= boxed && !self.placed.is_empty() =>
            {
                self.side = Side::Program;
                self.in_program = 0;
            }
            (Side::Program, false) if self.areas.stacked && self.in_program == 0 && boxed > 0 => {
                self.side = Side::Box;
                self.in_box = boxed - 1;
            }
            (_, true) => self.go(self.chosen() + 1),
            (_, false) => self.go(self.chosen().saturating_sub(1)),
        }
    }
}
