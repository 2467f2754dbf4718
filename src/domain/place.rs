//! Where a learner was, so that a restart returns there. It never holds text.

use super::ExerciseId;
use serde::{Deserialize, Serialize};

/// The panes of the practice screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pane {
    Exercise,
    #[default]
    Editor,
    Chat,
    Progress,
}

impl Pane {
    pub const ALL: [Self; 4] = [Self::Exercise, Self::Editor, Self::Chat, Self::Progress];

    pub const fn title(self) -> &'static str {
        match self {
            Self::Exercise => "Exercise",
            Self::Editor => "Editor",
            Self::Chat => "Hints",
            Self::Progress => "Progress",
        }
    }
}

/// The exercise, pane and line to return to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Place {
    pub exercise: Option<ExerciseId>,
    pub pane: Pane,
    pub zoomed: bool,
    #[serde(default)]
    pub browse: BrowsePlace,
}

/// Where one is in the list of exercises: what it is narrowed to, in the words that one types, and what is
/// chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BrowsePlace {
    pub query: String,
    /// Names and values, like `kind` and `debug`.
    pub filters: Vec<(String, String)>,
    pub order: String,
    pub chosen: Option<ExerciseId>,
}

/// A position in an editor's text: 0-based line, and column in characters of that line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}
