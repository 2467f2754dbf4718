//! The learner's level, 1 to 10, by plain rules that anyone can follow: up after three successes in a row
//! without hints, down after two struggles (beyond 150 % of the expected time, eight failed tries or more,
//! or given up). It never looks at the model, and never decides what is next.

use super::encounter::Finished;
use crate::domain::Moment;
use serde::{Deserialize, Serialize};

pub const LOWEST: u8 = 1;
pub const HIGHEST: u8 = 10;

/// Successes in a row that lead up, struggles that lead down.
const SUCCESSES: u8 = 3;
const STRUGGLES: u8 = 2;

/// Where the learner stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Levels {
    level: u8,
    /// First passes in a row without a hint and without a struggle.
    successes: u8,
    /// Struggles since the last success.
    struggles: u8,
    changes: Vec<LevelChange>,
}

/// A level reached, for a notice and for the chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelChange {
    pub from: u8,
    pub to: u8,
    pub at: Moment,
}

impl Levels {
    pub fn starting_at(level: u8) -> Self {
        Self { level: level.clamp(LOWEST, HIGHEST), successes: 0, struggles: 0, changes: Vec::new() }
    }

    pub const fn level(&self) -> u8 {
        self.level
    }

    /// In the order in which they came.
    pub fn changes(&self) -> &[LevelChange] {
        &self.changes
    }

    /// Successes that are still missing for the next level; `None` at the top.
    pub const fn successes_missing(&self) -> Option<u8> {
        if self.level < HIGHEST { Some(SUCCESSES - self.successes) } else { None }
    }

    /// The learner says where they stand.
    pub fn set(&mut self, level: u8) {
        (self.level, self.successes, self.struggles) = (level.clamp(LOWEST, HIGHEST), 0, 0);
    }

    /// Counts an exercise that has ended. Reviews say nothing: they have been solved before. Successes more
    /// than a step below the level say nothing either, so that a level is about exercises of its difficulty.
    pub fn observe(&mut self, finished: &Finished) -> Option<LevelChange> {
        let struggle = finished.struggle().is_some();
        let difficulty = finished.estimate.map_or(LOWEST, |estimate| estimate.difficulty);
        if finished.review || (!struggle && difficulty + 1 < self.level) {
            return None;
        }
        if struggle {
            self.successes = 0;
            self.struggles += 1;
        } else if finished.unaided() {
            self.struggles = 0;
            self.successes = (self.successes + 1).min(SUCCESSES);
        } else {
            // With a hint and without a struggle: neither the one nor the other.
            self.successes = 0;
        }
        let to = if self.successes >= SUCCESSES {
            self.level + 1
        } else if self.struggles >= STRUGGLES {
            self.level - 1
        } else {
            return None;
        };
        (self.successes, self.struggles) = (0, 0);
        let to = to.clamp(LOWEST, HIGHEST);
        if to == self.level {
            return None;
        }
        let change = LevelChange { from: self.level, to, at: finished.at };
        self.level = to;
        self.changes.push(change);
        Some(change)
    }
}

impl LevelChange {
    pub fn sentence(&self) -> String {
        if self.to > self.from {
            format!("Level {}: three in a row without a hint. The next ones ask for a little more.", self.to)
        } else {
            format!(
                "Level {}: the last two were hard going, so the next ones give you firmer ground.",
                self.to
            )
        }
    }
}
