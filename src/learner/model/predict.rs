//! The chance that the learner solves an exercise unaided. It never changes what is believed.

use super::{Model, Task};

/// How much a variance flattens a logistic curve: pi / 8 (`MacKay` 1992, "The evidence framework applied
/// to classification networks").
const FLATTENING: f64 = 0.393;

/// What is believed before an outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prediction {
    /// The chance of success, 0 to 1, with everything that is known.
    pub chance: f64,
    /// The chance from abilities and easiness alone; updates are measured against it.
    pub expected: f64,
    /// The variance of the belief in logits squared.
    pub variance: f64,
}

/// Means over the item's skills, after their rest.
#[derive(Default)]
struct SkillMeans {
    ability: f64,
    variance_sum: f64,
    attempts: f64,
    wins: f64,
    surprise: f64,
    last_outcome: f64,
}

impl Model {
    pub fn predict(&self, task: &Task<'_>) -> Prediction {
        let means = self.skill_means(task);
        let item = self.item(task.item).rested();
        let skills = task.skills.len().max(1) as f64;
        let mean = task.easiness + self.ability + means.ability + item.deviation;
        let variance = self.ability_variance + means.variance_sum / (skills * skills) + item.variance;
        let flattened = mean / (1.0 + FLATTENING * variance).sqrt();
        let same = self.last_skills.as_deref() == Some(task.skills);
        let first = means.attempts == 0.0;
        let logit = 0.065
            + 0.370 * task.easiness
            + 0.732 * flattened
            + 0.217 * self.ability
            + 0.036 * means.attempts.ln_1p()
            - 0.033 * means.wins.ln_1p()
            + 0.102 * f64::from(self.attempts).ln_1p() / 3.0
            - 0.214 * f64::from(self.wins).ln_1p() / 3.0
            + 0.470 * self.fast_surprise
            + 0.333 * self.slow_surprise
            + 0.297 * means.surprise
            + 0.044 * means.last_outcome
            + if same { 0.131 } else { 0.0 }
            - if first { 0.299 } else { 0.0 };
        Prediction { chance: logistic(logit), expected: logistic(flattened), variance }
    }

    fn skill_means(&self, task: &Task<'_>) -> SkillMeans {
        let mut means = SkillMeans::default();
        let share = 1.0 / task.skills.len().max(1) as f64;
        for skill in task.skills {
            let belief = self.skill(*skill).rested(task.place, task.day);
            means.ability += belief.ability * share;
            means.variance_sum += belief.variance;
            means.attempts += f64::from(belief.attempts) * share;
            means.wins += f64::from(belief.wins) * share;
            means.surprise += belief.surprise * share;
            means.last_outcome += belief.last_outcome * share;
        }
        means
    }
}

/// From logits to a chance.
pub fn logistic(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}
