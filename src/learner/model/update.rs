//! What an outcome changes in what is believed. It never looks at anything but the outcome and the task.

use super::state::{ABILITY_VARIANCE, ItemBelief, SkillBelief};
use super::{Model, Prediction, Task};

/// Variance that the global ability gains with each exercise: learners change.
const ABILITY_DRIFT: f64 = 0.002;
/// Rates of the running averages of surprise.
const FAST: f64 = 0.4;
const SLOW: f64 = 0.12;
const SKILL: f64 = 0.4;

impl Model {
    /// Learns from an outcome, and answers what was believed before it.
    pub fn observe(&mut self, task: &Task<'_>, solved: bool) -> Prediction {
        let before = self.predict(task);
        let surprise = f64::from(u8::from(solved)) - before.expected;
        let steepness = before.expected * (1.0 - before.expected);
        let damping = 1.0 + steepness * before.variance;
        let (step, shrink) = (surprise / damping, steepness / damping);

        let variance = self.ability_variance;
        self.ability += variance * step;
        self.ability_variance = ABILITY_VARIANCE.min(variance - shrink * variance * variance + ABILITY_DRIFT);
        self.update_skills(task, solved, surprise, step, shrink);
        self.update_item(task, step, shrink);

        self.attempts += 1;
        self.wins += u32::from(solved);
        self.fast_surprise += FAST * (surprise - self.fast_surprise);
        self.slow_surprise += SLOW * (surprise - self.slow_surprise);
        self.last_skills = Some(task.skills.to_vec());
        before
    }

    fn update_skills(&mut self, task: &Task<'_>, solved: bool, surprise: f64, step: f64, shrink: f64) {
        let needed = task.skills.iter().max().map_or(0, |most| most + 1);
        if self.skills.len() < needed {
            self.skills.resize(needed, SkillBelief::default());
        }
        for skill in task.skills {
            let belief = &mut self.skills[*skill];
            *belief = belief.rested(task.place, task.day);
            let share = belief.variance / task.skills.len() as f64;
            belief.ability += share * step;
            belief.variance -= shrink * share * share;
            belief.attempts += 1;
            belief.wins += u32::from(solved);
            belief.surprise += SKILL * (surprise - belief.surprise);
            belief.last_outcome = if solved { 1.0 } else { -1.0 };
            belief.last_place = task.place;
            belief.last_day = task.day.or(belief.last_day);
        }
    }

    fn update_item(&mut self, task: &Task<'_>, step: f64, shrink: f64) {
        if self.items.len() <= task.item {
            self.items.resize(task.item + 1, ItemBelief::default());
        }
        let belief = &mut self.items[task.item];
        *belief = belief.rested();
        belief.deviation += belief.variance * step;
        belief.variance -= shrink * belief.variance * belief.variance;
        belief.seen = true;
    }
}
