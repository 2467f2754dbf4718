//! What the mouse does on the desk: a press adds a piece or takes it out, a drag carries it to its place
//! and its indentation. It never draws.

use super::places::{BOX_GUTTER, PROGRAM_GUTTER, ProgramRow};
use super::{Desk, Side};
use crate::app::editor::{Editor, Outcome};
use crate::app::layout::Area;
use crate::domain::puzzle::DEEPEST;

/// A press that has not been let go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grip {
    column: u16,
    row: u16,
    /// Columns between the piece's first letter and the pointer.
    into: i32,
    /// The piece, where it came from being decided by the first step of a drag.
    place: usize,
    side: Side,
    carried: bool,
}

impl Desk {
    /// A press at a cell of the window.
    pub fn press(&mut self, editor: &mut Editor, column: u16, row: u16, now: u64) -> Outcome {
        let mut outcome = Outcome::handled();
        if self.held.is_some() && self.grip.is_none() {
            // What the keys picked up is put down before the mouse takes something else.
            outcome = self.put_down(editor, now);
        }
        let Some((side, place, into)) = self.piece_at(column, row) else { return outcome };
        self.side = side;
        match side {
            Side::Box => self.in_box = place,
            Side::Program => self.in_program = place,
        }
        self.grip = Some(Grip { column, row, into, place, side, carried: false });
        outcome
    }

    /// A press elsewhere: what follows it is not about a piece.
    pub fn forget_press(&mut self) {
        self.grip = None;
    }

    pub fn drag(&mut self, column: u16, row: u16) {
        let Some(grip) = self.grip else { return };
        if !grip.carried {
            if (column, row) == (grip.column, grip.row) {
                return;
            }
            let held = match grip.side {
                Side::Box => self.boxed().get(grip.place).map(|piece| self.taken_from_box(*piece)),
                Side::Program => self.taken_from_program(grip.place),
            };
            self.held = held;
            self.grip = held.map(|_| Grip { carried: true, ..grip });
        }
        let (at, areas) = (self.place_for(row), self.areas);
        let Some(held) = &mut self.held else { return };
        let over = |head: Area, rows: Area| head.contains(column, row) || rows.contains(column, row);
        if over(areas.box_head, areas.box_rows) {
            held.over_box = true;
        } else if over(areas.program_head, areas.program_rows) {
            held.over_box = false;
            held.at = at;
            let text = i32::from(areas.program_rows.left) + i32::from(PROGRAM_GUTTER);
            let step = i32::from(areas.step.max(1));
            let steps = (i32::from(column) - grip.into - text + step / 2).div_euclid(step);
            held.level = usize::try_from(steps).unwrap_or(0).min(DEEPEST);
        }
    }

    /// The button is let go: what was carried is put down, what was only pressed changes sides.
    pub fn release(&mut self, editor: &mut Editor, now: u64) -> Outcome {
        let Some(grip) = self.grip.take() else { return Outcome::ignored() };
        if grip.carried {
            return match self.held {
                Some(held) if held.over_box => self.put_back(editor, now),
                Some(_) => self.put_down(editor, now),
                None => Outcome::handled(),
            };
        }
        match grip.side {
            Side::Box => match self.boxed().get(grip.place).copied() {
                Some(piece) => self.add(editor, piece, now),
                None => Outcome::handled(),
            },
            Side::Program => {
                self.in_program = grip.place;
                self.put_back(editor, now)
            }
        }
    }

    pub fn scroll(&mut self, column: u16, row: u16, by: isize) {
        if self.areas.box_rows.contains(column, row) {
            self.side = Side::Box;
            self.in_box = self.in_box.saturating_add_signed(by.signum());
        } else if self.areas.program_rows.contains(column, row) {
            self.side = Side::Program;
            self.in_program = self.in_program.saturating_add_signed(by.signum());
        }
    }

    /// The piece at a cell, and how many columns into it.
    fn piece_at(&self, column: u16, row: u16) -> Option<(Side, usize, i32)> {
        let (boxed, program) = (self.areas.box_rows, self.areas.program_rows);
        if boxed.contains(column, row) {
            let index = self.box_top + usize::from(row - boxed.top);
            let place = self.box_rows().get(index)?.place;
            return Some((Side::Box, place, i32::from(column) - i32::from(boxed.left + BOX_GUTTER)));
        }
        if program.contains(column, row) {
            let index = self.program_top + usize::from(row - program.top);
            let ProgramRow::Piece { place, .. } = self.program_rows().get(index).copied()? else {
                return None;
            };
            let level = self.placed.get(place)?.level as i32;
            let text = i32::from(program.left + PROGRAM_GUTTER) + level * i32::from(self.areas.step);
            return Some((Side::Program, place, i32::from(column) - text));
        }
        None
    }

    /// How many pieces stand above a row of the window, the one in hand not counted.
    fn place_for(&self, row: u16) -> usize {
        let area = self.areas.program_rows;
        let index = self.program_top + usize::from(row.saturating_sub(area.top));
        let held = self.held_place();
        let rows = self.program_rows();
        let mut above = 0;
        for place in (0..self.program().len()).filter(|place| held != Some(*place)) {
            let own =
                |row: &ProgramRow| matches!(row, ProgramRow::Piece { place: other, .. } if *other == place);
            let (first, last) = (rows.iter().position(own), rows.iter().rposition(own));
            // A piece gives way once the pointer is over its middle, from whichever side it comes.
            let comes_from_below = usize::from(held.is_some_and(|held| place < held));
            let middle =
                first.zip(last).map_or(0, |(first, last)| usize::midpoint(first, last) + comes_from_below);
            above += usize::from(index >= middle);
        }
        above
    }
}
