//! What a teacher says of a program that is right: one thing at a time, with its line and its reason. It never
//! costs or brings points.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    pub kind: RemarkKind,
    /// 1-based, in the learner's program; `None` where it is about the whole.
    pub line: Option<u32>,
    /// What it is, a sentence.
    pub sentence: String,
    /// A sentence; empty where the first one says it.
    pub why: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RemarkKind {
    /// Done well.
    Well,
    Faster,
    Idiom,
    Naming,
}

impl RemarkKind {
    /// The word for it on a screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Well => "Well done",
            Self::Faster => "Faster",
            Self::Idiom => "Another way",
            Self::Naming => "A name",
        }
    }
}
