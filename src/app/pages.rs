//! Pages: what takes the whole body over a screen, with its own title and footer, until Esc closes it.
//! They never change what lies under them.

use super::board::Board;
use super::comparison::Comparison;
use super::help::Help;
use super::layout::Area;
use crate::domain::Context;

/// A page, with where one is in it. The list of exercises is remembered by the model, since it opens
/// where it was left.
#[derive(Debug, Clone)]
pub enum Page {
    Help(Box<Help>),
    Exercises,
    Solution(Comparison),
    Case(CasePage),
    /// The solution in pieces, as a hint; the practice remembers how far they are put together.
    Pieces,
    Board(Box<Board>),
}

/// A case of the checks shown whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CasePage {
    /// Index into the verdict's cases.
    pub index: usize,
    pub top: usize,
}

impl Page {
    /// Where its keys are looked up.
    pub const fn context(&self) -> Context {
        match self {
            Self::Help(_) => Context::Help,
            Self::Exercises => Context::List,
            Self::Board(board) => board.context(),
            Self::Pieces => Context::Puzzle,
            Self::Solution(_) | Self::Case(_) => Context::Page,
        }
    }
}

/// Where the desk stands on its page: under the title, and under a sentence where there is room.
pub fn pieces_area(body: Area) -> Area {
    let (_, rest) = body.split_top(1);
    let roomy = rest.height > 10;
    let (_, rest) = rest.split_top(if roomy { 3 } else { 0 });
    rest.inset(u16::from(rest.width > 100))
}

/// Where the parts of the list of exercises stand in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PickerAreas {
    pub title: Area,
    pub input: Area,
    pub heads: Area,
    pub rows: Area,
    /// The chosen exercise, read beside the list where there is room.
    pub preview: Area,
    pub hairline: Area,
}

/// Where the parts of a board stand in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoardAreas {
    /// Empty where nothing is typed.
    pub input: Area,
    pub rows: Area,
}

impl BoardAreas {
    /// Under the title: the input and a blank row, then the rows.
    pub fn of(board: &Board, body: Area) -> Self {
        let (_, rest) = body.split_top(1);
        if board.input.is_none() {
            return Self { input: Area::default(), rows: rest };
        }
        let (input, rest) = rest.split_top(1);
        let (_, rows) = rest.split_top(u16::from(rest.height > 4));
        Self { input, rows }
    }
}

/// From this width on the chosen exercise is read beside the list.
const ROOM_FOR_PREVIEW: u16 = 100;

impl PickerAreas {
    pub fn of(body: Area) -> Self {
        let (list, preview, hairline) = if body.width >= ROOM_FOR_PREVIEW {
            let (list, rest) = body.split_left((u32::from(body.width) * 58 / 100) as u16);
            let (hairline, preview) = rest.split_left(1);
            (list, preview, hairline)
        } else {
            (body, Area::default(), Area::default())
        };
        let (title, rest) = list.split_top(1);
        let roomy = rest.height > 8;
        let (_, rest) = rest.split_top(u16::from(roomy));
        let (input, rest) = rest.split_top(1);
        let (_, rest) = rest.split_top(u16::from(roomy));
        let (heads, rows) = rest.split_top(1);
        Self { title, input, heads, rows, preview, hairline }
    }
}
