//! Where box and program stand in an area, and which row holds what. It depends on the puzzle and the area
//! alone, so that nothing jumps while one arranges. It never draws.

use super::parts::{Part, parts};
use super::{Desk, Side};
use crate::app::layout::Area;
use crate::app::text;
use crate::domain::puzzle::{Piece, Puzzle};

/// A mark, a bracket for alternatives, a blank.
pub const BOX_GUTTER: u16 = 3;
/// A mark, the line's number, a blank.
pub const PROGRAM_GUTTER: u16 = 4;
/// Narrower than this, two columns are of no use.
const LEAST_BESIDE: u16 = 56;
/// Columns of one step of indentation where there is no room for all.
const SHORT_STEP: u16 = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DeskAreas {
    /// The program stands under the box.
    pub stacked: bool,
    pub box_head: Area,
    pub box_rows: Area,
    pub program_head: Area,
    pub program_rows: Area,
    pub hairline: Area,
    /// Columns that one step of indentation takes.
    pub step: u16,
}

/// What stands in a row of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProgramRow {
    Frame { row: usize },
    Piece { place: usize, row: usize, part: Part },
}

/// What stands in a row of the box: a piece by its place there, a row of it, as much of it as fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoxRow {
    pub place: usize,
    pub row: usize,
    pub part: Part,
}

impl DeskAreas {
    pub fn of(puzzle: &Puzzle, area: Area) -> Self {
        let step = puzzle.step as u16;
        let box_width = BOX_GUTTER + widest(puzzle.pieces.iter()) + 1;
        let program_width = |step: u16| {
            let wide = puzzle.solved().iter().map(|placed| {
                placed.level as u16 * step + widest(std::iter::once(&puzzle.pieces[placed.piece]))
            });
            PROGRAM_GUTTER + wide.max().unwrap_or(0) + 1
        };
        let box_height: usize = puzzle.pieces.iter().map(|piece| piece.rows.len()).sum();
        let own: usize = puzzle.solved().iter().map(|placed| puzzle.pieces[placed.piece].rows.len()).sum();
        let program_height = puzzle.frame.len() + own;
        let stack_fits = box_height + program_height + 3 <= usize::from(area.height);
        let beside_fits = box_width.saturating_add(program_width(step)) < area.width;
        if beside_fits || (area.width >= LEAST_BESIDE && !stack_fits) {
            // What is missing is missing on both sides alike.
            let wanted = box_width + program_width(SHORT_STEP) + 1;
            let missing = wanted.saturating_sub(area.width);
            let left = box_width.saturating_sub(missing.div_ceil(2)).max(area.width * 2 / 5).min(box_width);
            let (left, rest) = area.split_left(left);
            let (hairline, right) = rest.split_left(1);
            let (box_head, box_rows) = left.split_top(1);
            let (program_head, program_rows) = right.split_top(1);
            let step = if program_width(step) > right.width { SHORT_STEP } else { step };
            return Self { stacked: false, box_head, box_rows, program_head, program_rows, hairline, step };
        }
        let wanted = (box_height + 1).min(usize::from(area.height)) as u16;
        let half = area.height.div_ceil(2).max(area.height.saturating_sub(program_height as u16 + 2));
        let (above, below) = area.split_top(wanted.min(half));
        let roomy = stack_fits.into();
        let (_, below) = below.split_top(roomy);
        let (box_head, box_rows) = above.split_top(1);
        let (program_head, program_rows) = below.split_top(1);
        let step = if program_width(step) > area.width { SHORT_STEP } else { step };
        Self {
            stacked: true,
            box_head,
            box_rows,
            program_head,
            program_rows,
            hairline: Area::default(),
            step,
        }
    }
}

fn widest<'puzzle>(pieces: impl Iterator<Item = &'puzzle Piece>) -> u16 {
    pieces.flat_map(|piece| &piece.rows).map(|row| text::width(&row.text)).max().unwrap_or(0).min(200) as u16
}

impl Desk {
    /// Place in the box and row of the piece, for each row.
    pub fn box_rows(&self) -> Vec<BoxRow> {
        let room = usize::from(self.areas.box_rows.width.saturating_sub(BOX_GUTTER + 1));
        let mut rows = Vec::new();
        for (place, piece) in self.boxed().into_iter().enumerate() {
            for (row, text) in self.puzzle.pieces[piece].rows.iter().enumerate() {
                rows.extend(parts(&text.text, room).into_iter().map(|part| BoxRow { place, row, part }));
            }
        }
        rows
    }

    pub fn program_rows(&self) -> Vec<ProgramRow> {
        let mut rows: Vec<ProgramRow> =
            (0..self.puzzle.frame.len()).map(|row| ProgramRow::Frame { row }).collect();
        for (place, placed) in self.program().into_iter().enumerate() {
            let taken = PROGRAM_GUTTER + placed.level as u16 * self.areas.step + 1;
            let room = usize::from(self.areas.program_rows.width.saturating_sub(taken));
            for (row, text) in self.puzzle.pieces[placed.piece].rows.iter().enumerate() {
                rows.extend(parts(&text.text, room).into_iter().map(|part| ProgramRow::Piece {
                    place,
                    row,
                    part,
                }));
            }
        }
        rows
    }

    /// Scrolls both sides so far that what is chosen there is seen, and no further than to their ends.
    pub(super) fn keep_in_view(&mut self) {
        let boxed = self.box_rows();
        let first = boxed.iter().position(|row| row.place == self.in_box).unwrap_or(0);
        let count = boxed.iter().filter(|row| row.place == self.in_box).count();
        let height = usize::from(self.areas.box_rows.height);
        self.box_top = top(self.box_top, first, count, boxed.len(), height, self.side == Side::Box);
        let program = self.program_rows();
        let chosen =
            |row: &&ProgramRow| matches!(row, ProgramRow::Piece { place, .. } if *place == self.in_program);
        let count = program.iter().filter(chosen).count();
        // From the frame's beginning where the first piece is chosen.
        let first = program.iter().position(|row| chosen(&row)).filter(|_| self.in_program > 0).unwrap_or(0);
        let last = program.iter().rposition(|row| chosen(&row)).map_or(0, |last| last + 1);
        let height = usize::from(self.areas.program_rows.height);
        let rows = if self.in_program > 0 { count } else { last.min(height) };
        self.program_top =
            top(self.program_top, first, rows, program.len(), height, self.side == Side::Program);
    }
}

fn top(before: usize, first: usize, count: usize, rows: usize, height: usize, active: bool) -> usize {
    let end = rows.saturating_sub(height);
    if !active {
        return before.min(end);
    }
    before.max((first + count).saturating_sub(height)).min(first).min(end)
}
