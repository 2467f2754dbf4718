//! Every exercise as a list of all shows it: how it stands, how likely a pass is, what is missing. It never
//! leaves one out; `choose` does.

use super::Journey;
use crate::domain::Moment;
use crate::learner::choose::{self, Candidate, CandidateState};

/// How far the chance of a pass may be from the one that is aimed at, for an exercise to fit.
const FITS_WITHIN: f64 = 0.2;

/// One exercise, as of now.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    pub state: CandidateState,
    /// Of solving it unaided, 0 to 1.
    pub chance: f64,
    /// Numbers of the skills to have first that are not there yet.
    pub missing: Vec<usize>,
    /// Neither passed nor set aside, nothing missing, and neither too easy nor too hard.
    pub fits: bool,
    /// Its place among all, by how well it suits the learner now; 0 is the best.
    pub place: usize,
    /// Why it would be proposed, in one sentence.
    pub reason: String,
    pub tried_at: Option<Moment>,
    pub passed_at: Option<Moment>,
}

impl Journey {
    /// Every exercise, by its number.
    pub fn survey(&self, now: Moment) -> Vec<Survey> {
        let (situation, candidates) = (self.situation(now), self.candidates(now));
        let places = choose::places(&situation, &candidates);
        let target = choose::target_chance(&situation);
        let one = |(candidate, place): (&Candidate, usize)| {
            let runs = self.records.get(candidate.item).map(|record| record.runs);
            let is_open = matches!(
                candidate.state,
                CandidateState::New | CandidateState::Begun | CandidateState::GivenUp
            );
            let needs = self.catalogue.needs_of(candidate.item);
            Survey {
                state: candidate.state,
                chance: candidate.chance,
                missing: needs.iter().copied().filter(|need| !self.has_skill(*need)).collect(),
                fits: is_open && candidate.ready && (candidate.chance - target).abs() <= FITS_WITHIN,
                place,
                reason: choose::reason_for(&situation, candidate),
                tried_at: runs.and_then(|runs| runs.last()).map(|run| run.at),
                passed_at: runs.and_then(|runs| runs.last_passed()).map(|run| run.at),
            }
        };
        candidates.iter().zip(places).map(one).collect()
    }

    /// One of the skill's exercises was passed, or the learner is beyond it, or nothing practises it.
    pub fn has(&self, slug: &str) -> bool {
        self.catalogue.skill_number(slug).is_none_or(|skill| self.has_skill(skill))
    }
}
