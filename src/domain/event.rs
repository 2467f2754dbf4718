//! What is written down for ever: the entries of the append-only log. Everything else that is known
//! of a learner can be rebuilt from these. A variant or field once released keeps its meaning.

use super::attempt::Attempt;
use super::exercise::Rung;
use super::{ExerciseId, Language};
use serde::{Deserialize, Serialize};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    ExerciseOpened {
        exercise: ExerciseId,
        language: Language,
    },
    AttemptJudged(Attempt),
    HintGiven {
        exercise: ExerciseId,
        rung: Rung,
        text: String,
    },
    /// The learner wrote to the tutor.
    QuestionAsked {
        exercise: ExerciseId,
        text: String,
    },
    /// The tutor's answer to it.
    QuestionAnswered {
        exercise: ExerciseId,
        text: String,
    },
    /// The whole solution has been shown before the exercise was passed.
    SolutionRevealed {
        exercise: ExerciseId,
    },
    /// The learner went back to the starter; `discarded` is what they had.
    DraftReset {
        exercise: ExerciseId,
        language: Language,
        discarded: String,
    },
    PreferenceChanged {
        key: String,
        value: String,
    },
}

impl Event {
    /// The tag that it is stored under.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::ExerciseOpened { .. } => "exercise_opened",
            Self::AttemptJudged(_) => "attempt_judged",
            Self::HintGiven { .. } => "hint_given",
            Self::QuestionAsked { .. } => "question_asked",
            Self::QuestionAnswered { .. } => "question_answered",
            Self::SolutionRevealed { .. } => "solution_revealed",
            Self::DraftReset { .. } => "draft_reset",
            Self::PreferenceChanged { .. } => "preference_changed",
        }
    }
}
