//! What was found in a learner's program, in words that may be told to them. It never holds an edit, a line
//! of the solution, or a value of a hidden case.

use super::exercise::Rung;
use super::trace::Trace;
use serde::{Deserialize, Serialize};

/// The findings about one version of a program.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Diagnosed {
    pub place: FoundPlace,
    /// The smallest case that fails; never a hidden one.
    pub case: Option<FoundCase>,
    /// What the learner seems to believe, the surest first.
    pub beliefs: Vec<Belief>,
    /// What is not done, in a sentence.
    pub missing: Option<String>,
    /// What the one small change is about that would do, in a few words; never the change.
    pub change: Option<String>,
    /// A hint for each rung that the findings support, from the least help to the most.
    pub hints: Vec<FoundHint>,
    pub trace: Option<Trace>,
}

/// Where to point. 1-based.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FoundPlace {
    Line(u32),
    /// The first lines of three statements at most.
    Lines(Vec<u32>),
    #[default]
    Unknown,
}

/// Its texts are in the notation of the learner's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundCase {
    pub call: String,
    pub expected: String,
    /// `None` where nothing came.
    pub actual: Option<String>,
    pub message: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Belief {
    /// Where it shows, where that is known.
    pub line: Option<u32>,
    pub sentence: String,
    pub question: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundHint {
    pub rung: Rung,
    /// Markdown.
    pub text: String,
}

impl Diagnosed {
    /// The hint for a rung, where the findings say more than its author could.
    pub fn hint(&self, rung: Rung) -> Option<&str> {
        self.hints.iter().find(|hint| hint.rung == rung).map(|hint| hint.text.as_str())
    }

    /// The least that the findings have to say.
    pub fn lowest(&self) -> Option<&FoundHint> {
        self.hints.first()
    }
}
