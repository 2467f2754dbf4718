//! Who is taught, and what is known of their program, in words. It never knows how either was found out.

use crate::domain::Diagnosed;
use crate::domain::diagnosed::FoundPlace;
use crate::domain::exercise::{Hint, Rung};

/// What a teacher knows of the learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portrait {
    /// 1 to 10.
    pub level: u8,
    /// As they read after "to program": `to make games`, or the learner's own words.
    pub goals: Vec<String>,
    pub interests: Vec<String>,
    /// Titles of skills.
    pub mastered: Vec<String>,
    pub struggling: Vec<String>,
    /// The lines of the memory that the learner has not erased.
    pub remembered: Vec<String>,
}

impl Default for Portrait {
    fn default() -> Self {
        Self {
            level: 1,
            goals: Vec::new(),
            interests: Vec::new(),
            mastered: Vec::new(),
            struggling: Vec::new(),
            remembered: Vec::new(),
        }
    }
}

/// What the diagnosis says of the program. None of it may hold a line of the solution: a model reads it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Findings {
    /// A sentence each, certain.
    pub facts: Vec<String>,
    /// The first and the last line to look at, 1-based; `None` where it is not known.
    pub place: Option<(u32, u32)>,
    /// The smallest case that fails, of those that the learner can see.
    pub failing: Option<FailingCase>,
    /// What the learner may believe and is not so, a sentence each.
    pub misconceptions: Vec<String>,
    /// How far a reply may go that is no hint.
    pub rung: Option<Rung>,
    /// What the diagnosis would say for the next hint, in the place of the authored one of the same rung.
    pub hint: Option<Hint>,
}

/// A case with its values in the notation of the learner's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailingCase {
    pub input: String,
    pub expected: String,
    pub actual: Option<String>,
    /// What happened, where no value came.
    pub message: Option<String>,
}

impl Findings {
    /// What a model may read of a diagnosis. What kind of change would do is left out: it would tell it.
    pub fn of(found: &Diagnosed) -> Self {
        let place = match &found.place {
            FoundPlace::Line(line) => Some((*line, *line)),
            FoundPlace::Lines(lines) => lines.iter().min().copied().zip(lines.iter().max().copied()),
            FoundPlace::Unknown => None,
        };
        let failing = found.case.as_ref().map(|case| FailingCase {
            input: case.call.clone(),
            expected: case.expected.clone(),
            actual: case.actual.clone(),
            message: case.message.clone(),
        });
        Self {
            facts: found.missing.iter().cloned().collect(),
            place,
            failing,
            misconceptions: found.beliefs.iter().map(|belief| belief.sentence.clone()).collect(),
            rung: found.lowest().map(|hint| hint.rung),
            hint: None,
        }
    }
}
