//! Pages: what takes the whole body over a screen, with its own title and footer, until Esc closes it.
//! They never change what lies under them.

use super::board::{Board, Kind};
use super::comparison::Comparison;
use super::consent::Consent;
use super::help::Help;
use super::history::History;
use super::last_request::LastRequest;
use super::layout::Area;
use super::map::SkillPage;
use super::stepping::Stepping;
use super::text;
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
    Stepping(Box<Stepping>),
    /// The solution in pieces, as a hint; the practice remembers how far they are put together.
    Pieces,
    Board(Box<Board>),
    History(Box<History>),
    Consent(Box<Consent>),
    LastRequest(Box<LastRequest>),
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
            Self::History(_) => Context::History,
            Self::Pieces => Context::Puzzle,
            Self::Stepping(_) => Context::Stepping,
            Self::Consent(_) => Context::Consent,
            Self::Solution(_) | Self::Case(_) | Self::LastRequest(_) => Context::Page,
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

/// Where the parts of a board stand in a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardAreas {
    /// The names of its parts, behind its title, or in a row of their own; empty where it has none.
    pub tabs: Vec<(Kind, &'static str, Area)>,
    /// Empty where nothing is typed.
    pub input: Area,
    pub rows: Area,
}

impl BoardAreas {
    /// Under the title: the input and a blank row, then the rows.
    pub fn of(board: &Board, body: Area) -> Self {
        let (title, rest) = body.split_top(1);
        let tabs = board.kind.tabs();
        if !tabs.is_empty() && body.width < ROOM_FOR_TABS {
            let (row, rows) = rest.split_top(1);
            return Self { tabs: in_a_row(tabs, row, 1), input: Area::default(), rows };
        }
        let tabs = in_a_row(tabs, title, text::width(board.kind.title()) as u16 + 4);
        if board.input.is_none() {
            return Self { tabs, input: Area::default(), rows: rest };
        }
        let (input, rest) = rest.split_top(1);
        let (_, rows) = rest.split_top(u16::from(rest.height > 4));
        Self { tabs, input, rows }
    }
}

/// From this width on, the parts of a board are named behind its title.
const ROOM_FOR_TABS: u16 = 60;

fn in_a_row(tabs: Vec<(Kind, &'static str)>, row: Area, from: u16) -> Vec<(Kind, &'static str, Area)> {
    const GAP: u16 = 2;
    let mut left = row.left + from;
    let mut places = Vec::new();
    for (kind, name) in tabs {
        let width = (text::width(name) as u16).min(row.right().saturating_sub(left));
        places.push((kind, name, Area { left, width, ..row }));
        left += width + GAP;
    }
    places
}
