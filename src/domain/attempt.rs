//! A judged try at an exercise, as history keeps it, and what history says of an exercise. It never
//! knows the database.

use super::{ExerciseId, Language, Moment, Verdict};
use serde::{Deserialize, Serialize};

/// One version of the learner's program and how it was judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    pub exercise: ExerciseId,
    pub language: Language,
    pub source: String,
    pub trigger: Trigger,
    pub verdict: Verdict,
}

/// Why a check was run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Trigger {
    /// The learner paused while typing.
    Live,
    /// The learner asked for it.
    Asked,
}

/// What the learner's history says of one exercise.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Standing {
    pub opened: bool,
    pub attempts: u32,
    pub hints: u32,
    pub revealed: bool,
    /// When it was first passed.
    pub passed_at: Option<Moment>,
}

impl Standing {
    pub const fn state(&self) -> State {
        if self.passed_at.is_some() {
            State::Solved
        } else if self.opened {
            State::Started
        } else {
            State::New
        }
    }
}

/// Where the learner stands with an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    New,
    Started,
    Solved,
}

/// What history says of the learner as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Progress {
    /// Exercises passed for the first time on the local day of asking.
    pub solved_today: u32,
    pub solved_total: u32,
    pub exercises_total: u32,
    /// Local days in a row, up to today or yesterday, on which something was passed.
    pub streak_days: u32,
    pub longest_streak_days: u32,
    /// For each skill that has exercises, in the graph's order.
    pub skills: Vec<SkillProgress>,
    /// Passes on each of the last 28 local days, the last being today.
    pub recent_days: Vec<u32>,
}

/// How much of one skill's exercises is solved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkillProgress {
    pub slug: String,
    pub title: String,
    pub solved: u32,
    pub total: u32,
}
