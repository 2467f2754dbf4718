//! The programming languages that can be learnt. It never knows how one is run; that is `grade`.

use serde::{Deserialize, Serialize};

/// A language that exercises can be solved in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    Python,
}

impl Language {
    pub const ALL: [Self; 1] = [Self::Python];

    /// The name of its folder in an exercise, and on the command line.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Python => "python",
        }
    }

    /// The name that a person reads.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Python => "Python",
        }
    }

    /// The ending of its source files, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Python => "py",
        }
    }

    /// What begins a comment that lasts to the end of the line.
    pub const fn line_comment(self) -> &'static str {
        match self {
            Self::Python => "#",
        }
    }

    /// How many spaces one step of indentation is.
    pub const fn indent(self) -> usize {
        match self {
            Self::Python => 4,
        }
    }

    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.slug() == slug)
    }
}
