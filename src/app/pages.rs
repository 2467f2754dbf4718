//! Pages: what takes the whole body over a screen, with its own title and footer, until Esc closes it.
//! They never change what lies under them.

use super::board::Board;
use super::comparison::Comparison;
use super::help::Help;
use super::layout::Area;
use super::map::SkillPage;
use crate::domain::Context;

/// A page, with where one is in it. The list of exercises is remembered by the model, since it opens
/// where it was left.
#[derive(Debug, Clone)]
pub enum Page {
    Help(Box<Help>),
    Exercises,
    /// Where one is on it is remembered by the model too.
    SkillMap,
    Skill(Box<SkillPage>),
    Solution(Comparison),
    Case(CasePage),
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
            Self::Exercises => Context::Browse,
            Self::SkillMap | Self::Skill(_) => Context::Map,
            Self::Board(board) => board.context(),
            Self::Solution(_) | Self::Case(_) => Context::Page,
        }
    }
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
