//! How well an exercise suits the learner now, as one figure. It never decides what may be chosen at all.

use super::{Candidate, CandidateState, Situation};
use crate::domain::profile::Confidence;
use crate::learner::catalogue::Item;
use crate::learner::review::RETENTION;

/// The chance of success that is aimed at: hard enough to learn, easy enough to go on.
const TARGET: f64 = 0.75;
const TARGET_OF_THE_BOLD: f64 = 0.65;
const TARGET_OF_THE_CAREFUL: f64 = 0.82;
/// More after each struggle among the last three exercises, less after three quick ones.
const RELIEF: f64 = 0.06;
const SPUR: f64 = 0.05;
/// More for the very first exercise: whoever begins should see that it can be done.
const WELCOME: f64 = 0.08;

// What speaks for an exercise and against it. The unit is that of the fit: one logit away from the target
// costs 1.
const REVIEW: f64 = 0.4;
const REVIEW_FADED: f64 = 5.0;
const MOST_FADED: f64 = 0.3;
/// Solving an exercise again takes minutes, not the seconds of a flash card: one a day is proposed, and the
/// others wait in the list of what is due.
const REVIEW_AGAIN: f64 = -3.0;
const REVIEWS_ENOUGH: u32 = 1;
/// The more often an exercise has come back, the more another one of its skill would teach.
const REVIEWED: f64 = -0.5;
const MOST_REVIEWS: u32 = 6;
const SAME_KIND: f64 = -0.3;
const SAME_SKILL: f64 = -0.25;
const INTEREST: f64 = 0.4;
const GOAL: f64 = 0.2;
const TOO_LONG: f64 = -0.8;
const OFF_LEVEL: f64 = -0.2;
const NEW_SKILL: f64 = 0.15;
const NEW_SKILL_AFTER_STRUGGLE: f64 = -0.4;
const FADING_SKILL: f64 = 0.3;
const SECOND_CHANCE: f64 = 0.2;

/// The chance of success to aim at now.
pub fn target_chance(situation: &Situation<'_>) -> f64 {
    let base = match situation.confidence {
        Confidence::Bold => TARGET_OF_THE_BOLD,
        Confidence::Balanced => TARGET,
        Confidence::Careful => TARGET_OF_THE_CAREFUL,
    };
    let last: Vec<_> = situation.recent.iter().take(3).collect();
    let struggles = last.iter().filter(|recent| recent.struggle).count().min(2) as f64;
    let spur = if last.len() == 3 && last.iter().all(|recent| recent.quick) { SPUR } else { 0.0 };
    let welcome = if last.is_empty() { WELCOME } else { 0.0 };
    base + RELIEF * struggles - spur + welcome
}

/// The higher, the better.
pub fn score(situation: &Situation<'_>, candidate: &Candidate) -> f64 {
    let Some(item) = situation.catalogue.items().get(candidate.item) else { return f64::NEG_INFINITY };
    let worth = if let CandidateState::Due { recall, reviews, .. } = candidate.state {
        // That it can be solved again is the point: neither its chance nor its level counts against it.
        let enough = situation.reviews_today >= REVIEWS_ENOUGH
            || situation.recent.first().is_some_and(|recent| recent.review);
        REVIEW
            + REVIEW_FADED * (RETENTION - recall).clamp(0.0, MOST_FADED)
            + if enough { REVIEW_AGAIN } else { 0.0 }
            + REVIEWED * f64::from(reviews.min(MOST_REVIEWS))
    } else {
        fit(candidate.chance, target_chance(situation))
            + novelty(situation, candidate)
            + off_level(situation, item)
    };
    worth + variety(situation, candidate, item) + taste(situation, item) + time(situation, item)
}

/// 0 at the target, and down with the square of the distance in logits.
fn fit(chance: f64, target: f64) -> f64 {
    let logit = |chance: f64| {
        let inside = chance.clamp(0.001, 0.999);
        (inside / (1.0 - inside)).ln()
    };
    -(logit(chance) - logit(target)).powi(2)
}

fn novelty(situation: &Situation<'_>, candidate: &Candidate) -> f64 {
    let after_struggle = situation.recent.first().is_some_and(|recent| recent.struggle);
    let new_skill = match (candidate.new_skill, after_struggle) {
        (true, true) => NEW_SKILL_AFTER_STRUGGLE,
        (true, false) => NEW_SKILL,
        (false, _) => 0.0,
    };
    new_skill
        + if candidate.fades { FADING_SKILL } else { 0.0 }
        + if candidate.state == CandidateState::GivenUp { SECOND_CHANCE } else { 0.0 }
}

/// Against the kind and the skill of each of the last three, the newest counting most.
fn variety(situation: &Situation<'_>, candidate: &Candidate, item: &Item) -> f64 {
    let main_skill = situation.catalogue.main_skill(candidate.item);
    let cost = |(age, recent): (usize, &super::Recent)| {
        let kind = if recent.kind == item.kind { SAME_KIND } else { 0.0 };
        let skill = if main_skill.is_some() && recent.main_skill == main_skill { SAME_SKILL } else { 0.0 };
        (kind + skill) / (age + 1) as f64
    };
    situation.recent.iter().take(3).enumerate().map(cost).sum()
}

fn taste(situation: &Situation<'_>, item: &Item) -> f64 {
    let liked = item.interests.iter().any(|interest| situation.interests.contains(interest));
    let aimed_at = item.interests.iter().chain(&item.skills).any(|subject| situation.goals.contains(subject));
    (if liked { INTEREST } else { 0.0 }) + if aimed_at { GOAL } else { 0.0 }
}

/// Against what takes longer than the learner means to stay; twice the time costs the whole.
fn time(situation: &Situation<'_>, item: &Item) -> f64 {
    let Some(left) = situation.minutes_left.filter(|left| *left > 0) else { return 0.0 };
    let excess = f64::from(item.minutes) * situation.pace / f64::from(left) - 1.0;
    TOO_LONG * excess.clamp(0.0, 1.0)
}

/// A step up or down is within a level.
fn off_level(situation: &Situation<'_>, item: &Item) -> f64 {
    OFF_LEVEL * f64::from(item.difficulty.abs_diff(situation.level).saturating_sub(1))
}
