//! A judged try at an exercise, as history keeps it, and what history says of an exercise. It never
//! knows the database.

use super::verdict::Status;
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

/// A judged try as lists show it, without its program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastAttempt {
    /// Its place in the log; later ones are greater.
    pub sequence: i64,
    pub exercise: ExerciseId,
    pub language: Language,
    pub trigger: Trigger,
    pub status: Status,
    pub passed_cases: u32,
    pub cases: u32,
    /// Hints that had been taken for the exercise by then.
    pub hints: u32,
    /// Its steady clock is zero.
    pub at: Moment,
}

/// The program of an attempt, with those that it is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    pub sequence: i64,
    pub source: String,
    /// Of the attempt before it, at the same exercise in the same language.
    pub before: Option<PastSource>,
    /// Of the very first one; `None` where this is it.
    pub first: Option<PastSource>,
}

/// A program as it once was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastSource {
    pub sequence: i64,
    pub source: String,
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
