//! Boards: pages made of rows, in columns side by side where there is room; some rows can be chosen.
//! Today, the palette, the settings and the first questions are boards. What a row does is told by the
//! board's own file; nothing here draws or knows a key.

pub mod after_pass;
pub mod interview;
pub mod memory;
mod palette;
pub mod progress;
pub mod search;
pub mod settings;
mod sheet;
mod today;
mod voices;

pub use sheet::{Sheet, column_width, columns_of};

use super::editor::{Editor, EditorOptions};
use super::lines::{Span, Target};
use super::{Effect, Model};
use crate::domain::{Action, Context};

/// Which board it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Today,
    AfterPass,
    Palette,
    Search,
    Settings,
    Progress(progress::Tab),
    Interview,
    Memory,
    Voices,
}

/// An open board: which one, and where one is in it.
#[derive(Debug, Clone)]
pub struct Board {
    pub kind: Kind,
    /// The place of the chosen row among those that can be chosen.
    pub chosen: usize,
    /// The first row that is shown.
    pub top: usize,
    /// What is typed narrows the rows, or is the answer; only on boards that have it.
    pub input: Option<Editor>,
    /// The row under which more is shown, by the number that its target has.
    pub unfolded: Option<usize>,
    /// Which questions are asked; only where questions are.
    pub interview: Option<interview::Interview>,
    /// The line of the tutor's memory that is being put into other words.
    pub line: Option<String>,
}

/// The words in front of an input, and what stands in it while it is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InputWords {
    pub label: &'static str,
    pub invitation: &'static str,
}

impl Board {
    pub fn new(kind: Kind) -> Self {
        let input = kind.is_typed_into().then(|| Editor::new("", EditorOptions::prompt()));
        Self { kind, chosen: 0, top: 0, input, unfolded: None, interview: None, line: None }
    }

    /// What has been typed.
    pub fn query(&self) -> String {
        self.input.as_ref().map(Editor::text).unwrap_or_default()
    }

    /// Where its keys are looked up.
    pub const fn context(&self) -> Context {
        match (self.kind, self.input.is_some()) {
            (Kind::Interview | Kind::Memory, true) => Context::Prompt,
            (_, true) => Context::List,
            (Kind::Interview, false) => Context::Interview,
            (_, false) => Context::Board,
        }
    }

    /// Its rows for a body so wide, the chosen one marked.
    pub fn sheet(&self, model: &Model, width: u16) -> Sheet {
        let mut sheet = match self.kind {
            Kind::Today => today::sheet(model, width),
            Kind::AfterPass => after_pass::sheet(model, width),
            Kind::Palette => palette::sheet(model, &self.query(), width),
            Kind::Search => search::sheet(model, width),
            Kind::Settings => settings::sheet(model, width),
            Kind::Progress(tab) => progress::sheet(model, tab, self.unfolded, width),
            Kind::Interview => interview::sheet(model, self, width),
            Kind::Memory => memory::sheet(model, width),
            Kind::Voices => voices::sheet(model, width),
        };
        sheet.mark(self.chosen);
        sheet
    }

    /// What stands at the right of its title.
    pub fn state(&self, model: &Model) -> Vec<Span> {
        match self.kind {
            Kind::Today => today::state(model),
            Kind::AfterPass => after_pass::state(model),
            Kind::Palette => palette::state(model, &self.query()),
            Kind::Search => search::state(model),
            Kind::Settings => settings::state(model),
            Kind::Progress(_) => progress::state(model),
            Kind::Interview => interview::state(self),
            Kind::Memory => memory::state(model),
            Kind::Voices => voices::state(model),
        }
    }

    /// What the footer says that Enter does.
    pub const fn verb(&self) -> &'static str {
        match self.kind {
            Kind::Today | Kind::Search => "open",
            Kind::AfterPass => "go on",
            Kind::Palette => "do it",
            Kind::Settings => "change",
            Kind::Voices => "choose",
            Kind::Progress(tab) => progress::verb(tab),
            Kind::Interview => "answer",
            Kind::Memory => "correct",
        }
    }
}

impl Kind {
    pub const fn title(self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::AfterPass => "Passed",
            Self::Palette => "Everything that can be done",
            Self::Search => "Said with the tutor",
            Self::Settings => "Settings",
            Self::Voices => "Who answers",
            Self::Progress(_) => "Progress",
            Self::Interview => "A few questions",
            Self::Memory => "What the tutor knows of you",
        }
    }

    /// The parts that it has, each a board of its own; none where it is one.
    pub fn tabs(self) -> Vec<(Self, &'static str)> {
        let Self::Progress(_) = self else { return Vec::new() };
        progress::Tab::ALL.into_iter().map(|tab| (Self::Progress(tab), tab.title())).collect()
    }

    /// The part after this one, or before it.
    pub fn turned(self, forward: bool) -> Option<Self> {
        let Self::Progress(tab) = self else { return None };
        Some(Self::Progress(tab.turned(forward)))
    }

    pub const fn input(self) -> Option<InputWords> {
        match self {
            Self::Palette => {
                Some(InputWords { label: "Find:", invitation: "a word of what you want to do, or a key" })
            }
            Self::Interview => {
                Some(InputWords { label: "In your words:", invitation: "a word or two, then Enter" })
            }
            Self::Memory => Some(InputWords { label: "In your words:", invitation: "what is true" }),
            Self::AfterPass => Some(InputWords {
                label: "Answer:",
                invitation: "what it gives, as the program would show it",
            }),
            Self::Search => Some(InputWords { label: "Find:", invitation: "a word that was said" }),
            Self::Today | Self::Settings | Self::Voices | Self::Progress(_) => None,
        }
    }

    /// It takes text from the beginning; others only where a row asks for it.
    pub const fn is_typed_into(self) -> bool {
        matches!(self, Self::Palette | Self::Search | Self::AfterPass)
    }
}

/// Does what a row asks for; the board stays open.
pub fn accept(model: &mut Model, kind: Kind, target: Target, typed: &str, effects: &mut Vec<Effect>) {
    match kind {
        Kind::AfterPass => after_pass::accept(model, target, typed, effects),
        // Its rows press actions, which need no board.
        Kind::Today => today::accept(model, target, effects),
        Kind::Palette => {}
        Kind::Search => search::accept(model, target, effects),
        Kind::Progress(tab) => progress::accept(model, tab, target),
        Kind::Settings => settings::accept(model, target, effects),
        Kind::Interview => interview::press(model, effects),
        Kind::Memory => memory::accept(model, target),
        Kind::Voices => voices::accept(model, target, effects),
    }
}

/// What a board of its own kind does with an action; `false` where it does what it does on every board.
pub fn act(model: &mut Model, kind: Kind, action: Action, effects: &mut Vec<Effect>) -> bool {
    match kind {
        Kind::Interview => interview::act(model, action, effects),
        Kind::Memory => memory::act(model, action, effects),
        Kind::Today
        | Kind::AfterPass
        | Kind::Palette
        | Kind::Search
        | Kind::Settings
        | Kind::Voices
        | Kind::Progress(_) => false,
    }
}

/// What the arrows to the sides do to a row; `false` where they go to another column.
pub fn turn(model: &mut Model, kind: Kind, target: Target, forward: bool, effects: &mut Vec<Effect>) -> bool {
    match kind {
        Kind::Today
        | Kind::AfterPass
        | Kind::Palette
        | Kind::Search
        | Kind::Progress(_)
        | Kind::Interview
        | Kind::Memory => false,
        Kind::Voices => {
            voices::turn(model, target, forward, effects);
            true
        }
        Kind::Settings => {
            settings::turn(model, target, forward, effects);
            true
        }
    }
}
