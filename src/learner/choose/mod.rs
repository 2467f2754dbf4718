//! Which exercise comes next, with the reason in one sentence, and what else there is. It proposes; the
//! learner decides. It never looks at the history itself: the journey brings what it says.

mod reason;
mod score;

pub use score::target_chance;

use super::catalogue::{Catalogue, Item};
use crate::domain::ExerciseId;
use crate::domain::exercise::Kind;
use crate::domain::profile::Confidence;
use std::cmp::Ordering;

/// What the history says of one exercise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Its number.
    pub item: usize,
    /// Of solving it unaided, 0 to 1.
    pub chance: f64,
    pub state: CandidateState,
    /// Every skill that it needs is there.
    pub ready: bool,
    /// It is about a skill that was never tried.
    pub new_skill: bool,
    /// It practises a skill that fades.
    pub fades: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CandidateState {
    New,
    /// Runs or hints, and no end yet.
    Begun,
    /// Skipped or given up a few days ago.
    Aside,
    /// Given up a while ago.
    GivenUp,
    Passed,
    /// Passed, and about to be forgotten.
    Due {
        days: i64,
        recall: f64,
        /// How often it has come back already.
        reviews: u32,
    },
}

/// One exercise that ended not long ago.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Recent {
    pub item: usize,
    pub kind: Kind,
    pub main_skill: Option<usize>,
    pub difficulty: u8,
    pub unaided: bool,
    pub quick: bool,
    pub struggle: bool,
    pub review: bool,
}

/// What the choice depends on beside the candidates.
#[derive(Debug, Clone)]
pub struct Situation<'situation> {
    pub catalogue: &'situation Catalogue,
    /// The newest first.
    pub recent: Vec<Recent>,
    pub level: u8,
    pub confidence: Confidence,
    pub interests: Vec<String>,
    pub goals: Vec<String>,
    /// How much longer than authors expect this learner takes; 1 is as expected.
    pub pace: f64,
    /// Of what the learner means to spend today; `None` once that is spent.
    pub minutes_left: Option<u32>,
    pub reviews_today: u32,
    /// The exercise that is under way.
    pub open: Option<usize>,
}

/// What the learner asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wish {
    /// The slug of a skill.
    pub topic: Option<String>,
    /// Not these.
    pub leave_out: Vec<ExerciseId>,
}

/// A proposal with its reason, one sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub id: ExerciseId,
    pub reason: String,
    /// Of solving it unaided, 0 to 1.
    pub chance: f64,
    /// It was passed before.
    pub review: bool,
}

/// The proposal, and what else there is, the best first.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    pub choice: Choice,
    pub alternatives: Vec<Choice>,
}

/// How many alternatives are told.
const ALTERNATIVES: usize = 5;

/// Proposes the next exercise. First what is under way, since one is open at a time; then the best of what
/// is ready or due; where there is none, the best of what the learner is not quite ready for; what was set
/// aside comes back before its time only where there is nothing else. `None` when everything else is passed, or nothing fits the wish.
pub fn choose(situation: &Situation<'_>, candidates: &[Candidate], wish: &Wish) -> Option<Selection> {
    let catalogue = situation.catalogue;
    let topic = match &wish.topic {
        Some(slug) => Some(catalogue.skill_number(slug)?),
        None => None,
    };
    let wanted = |candidate: &&Candidate| {
        topic.is_none_or(|skill| catalogue.skills_of(candidate.item).contains(&skill))
            && catalogue.items().get(candidate.item).is_some_and(|item| !wish.leave_out.contains(&item.id))
    };
    let mut ranked: Vec<(f64, &Candidate)> = candidates
        .iter()
        .filter(wanted)
        .filter(|candidate| candidate.state != CandidateState::Passed)
        .map(|candidate| (score::score(situation, candidate), candidate))
        .collect();
    let keep = (ALTERNATIVES + 1).min(ranked.len());
    let better = |left: &(f64, &Candidate), right: &(f64, &Candidate)| better(situation, *left, *right);
    // Only the first few need to be in order.
    if keep < ranked.len() {
        ranked.select_nth_unstable_by(keep, better);
        ranked.truncate(keep);
    }
    ranked.sort_unstable_by(better);
    let mut choices = ranked.into_iter().filter_map(|(_, candidate)| {
        let item = catalogue.items().get(candidate.item)?;
        Some(choice(situation, candidate, item, topic))
    });
    let choice = choices.next()?;
    Some(Selection { choice, alternatives: choices.collect() })
}

/// Each candidate's place when all are ranked as [`choose`] does, the best being 0.
pub fn places(situation: &Situation<'_>, candidates: &[Candidate]) -> Vec<usize> {
    let scored = |candidate| (score::score(situation, candidate), candidate);
    let mut ranked: Vec<(usize, (f64, &Candidate))> = candidates.iter().map(scored).enumerate().collect();
    ranked.sort_unstable_by(|left, right| better(situation, left.1, right.1));
    let mut places = vec![0; candidates.len()];
    for (place, (candidate, _)) in ranked.into_iter().enumerate() {
        places[candidate] = place;
    }
    places
}

/// Why this one would be proposed, in one sentence.
pub fn reason_for(situation: &Situation<'_>, candidate: &Candidate) -> String {
    let item = situation.catalogue.items().get(candidate.item);
    item.map_or_else(String::new, |item| reason::reason(situation, candidate, item, None))
}

fn better(situation: &Situation<'_>, left: (f64, &Candidate), right: (f64, &Candidate)) -> Ordering {
    tier(situation, left.1)
        .cmp(&tier(situation, right.1))
        .then(right.0.total_cmp(&left.0))
        .then(left.1.item.cmp(&right.1.item))
}

/// What comes before what, whatever the score.
fn tier(situation: &Situation<'_>, candidate: &Candidate) -> u8 {
    match candidate.state {
        _ if situation.open == Some(candidate.item) => 0,
        CandidateState::Due { .. } => 1,
        CandidateState::New | CandidateState::Begun | CandidateState::GivenUp if candidate.ready => 1,
        CandidateState::Aside => 3,
        CandidateState::Passed => 4,
        _ => 2,
    }
}

fn choice(situation: &Situation<'_>, candidate: &Candidate, item: &Item, topic: Option<usize>) -> Choice {
    Choice {
        id: item.id.clone(),
        reason: reason::reason(situation, candidate, item, topic),
        chance: candidate.chance,
        review: matches!(candidate.state, CandidateState::Due { .. } | CandidateState::Passed),
    }
}
