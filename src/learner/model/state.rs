//! What is believed of a skill and of an item, and how belief loosens while they rest. It never knows an
//! outcome.

use serde::{Deserialize, Serialize};

/// Where the beliefs begin, and what their variances never exceed.
pub const ABILITY_VARIANCE: f64 = 0.8;
pub const SKILL_VARIANCE: f64 = 0.4;
pub const ITEM_VARIANCE: f64 = 0.1;

/// Variance that a skill gains for each exercise without it, and for how many exercises at most.
const SKILL_DRIFT: f64 = 0.02;
const LONGEST_DRIFT: u64 = 50;
/// Variance that an item gains between two tries.
const ITEM_DRIFT: f64 = 0.05;
/// Of the power law by which a skill's ability returns to the average over days.
const DECAY: f64 = 0.1;

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct SkillBelief {
    pub ability: f64,
    pub variance: f64,
    pub attempts: u32,
    pub wins: u32,
    /// Running average of outcome minus expectation.
    pub surprise: f64,
    /// -1 a failure, 1 a success, 0 nothing yet.
    pub last_outcome: f64,
    pub last_place: u64,
    pub last_day: Option<f64>,
}

impl Default for SkillBelief {
    fn default() -> Self {
        Self {
            ability: 0.0,
            variance: SKILL_VARIANCE,
            attempts: 0,
            wins: 0,
            surprise: 0.0,
            last_outcome: 0.0,
            last_place: 0,
            last_day: None,
        }
    }
}

impl SkillBelief {
    /// The belief after its rest until `place` and `day`. A clock that went back changes nothing.
    pub fn rested(mut self, place: u64, day: Option<f64>) -> Self {
        if self.attempts == 0 {
            return self;
        }
        let between = place.saturating_sub(self.last_place + 1).min(LONGEST_DRIFT);
        self.variance = SKILL_VARIANCE.min(self.variance + SKILL_DRIFT * between as f64);
        if let (Some(last), Some(now)) = (self.last_day, day) {
            self.ability *= (1.0 + (now - last).max(0.0)).powf(-DECAY);
        }
        self
    }
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct ItemBelief {
    /// Logits, added to the easiness that everyone shares.
    pub deviation: f64,
    pub variance: f64,
    pub seen: bool,
}

impl Default for ItemBelief {
    fn default() -> Self {
        Self { deviation: 0.0, variance: ITEM_VARIANCE, seen: false }
    }
}

impl ItemBelief {
    pub fn rested(mut self) -> Self {
        if self.seen {
            self.variance = ITEM_VARIANCE.min(self.variance + ITEM_DRIFT);
        }
        self
    }
}
