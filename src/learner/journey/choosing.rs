//! What the choice of the next exercise needs to know, taken from the journey. It never ranks anything
//! itself; `choose` does.

use super::{Journey, TodayState, task};
use crate::domain::{ExerciseId, Moment};
use crate::learner::choose::{self, Candidate, CandidateState, Choice, Recent, Selection, Situation, Wish};
use crate::learner::encounter::Finished;

/// How many exercises back are looked at.
const RECENT: usize = 10;
/// Days for which an exercise rests after it was skipped, and after it was given up.
const REST_AFTER_SKIP: i64 = 7;
const REST_AFTER_GIVING_UP: i64 = 3;

impl Journey {
    /// The next exercise with its reason, and what else there is.
    pub fn choose(&self, now: Moment, wish: &Wish) -> Option<Selection> {
        choose::choose(&self.situation(now), &self.candidates(now), wish)
    }

    /// What comes after the open exercise: today's as long as it waits, then the best of the others; never the
    /// open one.
    pub fn next_after(&self, open: Option<&ExerciseId>, now: Moment) -> Option<Choice> {
        self.todays_that_waits(open, now).or_else(|| {
            let wish = Wish { leave_out: open.cloned().into_iter().collect(), ..Wish::default() };
            self.choose(now, &wish).map(|selection| selection.choice)
        })
    }

    /// Today's exercise, as long as it is not done and not the open one.
    pub fn todays_that_waits(&self, open: Option<&ExerciseId>, now: Moment) -> Option<Choice> {
        let today = self.today(now).filter(|today| today.state != TodayState::Done)?;
        Some(today.choice).filter(|choice| Some(&choice.id) != open)
    }

    /// What a choice depends on, beside the exercises.
    pub fn situation(&self, now: Moment) -> Situation<'_> {
        let today = self.calendar.get(&now.local_day()).copied().unwrap_or_default();
        let spent = u32::try_from(today.active_millis / 60_000).unwrap_or(u32::MAX);
        Situation {
            catalogue: &self.catalogue,
            recent: self
                .finished
                .iter()
                .rev()
                .filter_map(|finished| self.recent(finished))
                .take(RECENT)
                .collect(),
            level: self.levels.level(),
            confidence: self.profile.confidence,
            interests: self.kept("interest:", &self.profile.interests),
            goals: self.kept("goal:", &self.profile.goals),
            pace: self.pace(),
            minutes_left: u32::from(self.profile.minutes_a_day).checked_sub(spent).filter(|left| *left > 0),
            reviews_today: today.reviews,
            open: self.open,
        }
    }

    /// Every exercise, with what the history says of it now.
    pub fn candidates(&self, now: Moment) -> Vec<Candidate> {
        let today = now.local_day();
        let skills = self.catalogue.skills().len();
        let had: Vec<bool> = (0..skills).map(|skill| self.has_skill(skill)).collect();
        let fading: Vec<bool> = (0..skills).map(|skill| self.mastery_of(skill, now).fading).collect();
        // Counted once: looking each exercise up in all that was finished took a tenth of a second on 10,000 of them.
        let mut times = vec![0_u32; self.catalogue.items().len()];
        for finished in &self.finished {
            if let Some(times) = times.get_mut(finished.item) {
                *times += 1;
            }
        }
        let candidate = |item: usize| {
            let own = self.catalogue.skills_of(item);
            Candidate {
                item,
                chance: self.chance(item, now),
                state: self.candidate_state(item, times[item], today),
                ready: self.catalogue.needs_of(item).iter().all(|need| had[*need]),
                new_skill: self.catalogue.main_skill(item).is_some_and(|skill| self.skills[skill].tried == 0),
                fades: own.iter().any(|skill| fading[*skill]),
            }
        };
        (0..self.catalogue.items().len()).map(candidate).collect()
    }

    /// The chance of solving an exercise unaided; 0 for one that no pack has.
    pub fn chance(&self, item: usize, now: Moment) -> f64 {
        let solved_before = self.records.get(item).is_some_and(|record| record.passed_at.is_some());
        let task = task(&self.catalogue, item, solved_before, self.finished.len(), now);
        task.map_or(0.0, |task| self.model.predict(&task).chance)
    }

    /// A skill is there when one of its exercises was passed, when the learner said at the beginning that
    /// they are beyond it, or when nothing practises it.
    pub(super) fn has_skill(&self, skill: usize) -> bool {
        self.skills[skill].passed > 0
            || self.catalogue.items_of(skill).is_empty()
            || self.catalogue.easiest(skill).is_some_and(|easiest| easiest < self.profile.experience.level())
    }

    fn candidate_state(&self, item: usize, finished: u32, today: i64) -> CandidateState {
        let record = &self.records[item];
        let rests =
            |since: Option<i64>, days: i64| since.is_some_and(|day| (0..days).contains(&(today - day)));
        if record.is_begun() && self.open == Some(item) {
            CandidateState::Begun
        } else if let Some(card) = record.card.filter(|_| record.passed_at.is_some()) {
            if card.is_due(today) {
                CandidateState::Due {
                    days: card.days(today),
                    recall: card.recall(today),
                    reviews: finished.saturating_sub(1),
                }
            } else {
                CandidateState::Passed
            }
        } else if rests(record.skipped_on, REST_AFTER_SKIP) || rests(record.given_up_on, REST_AFTER_GIVING_UP)
        {
            CandidateState::Aside
        } else if record.given_up_on.is_some() {
            CandidateState::GivenUp
        } else if record.is_begun() {
            CandidateState::Begun
        } else {
            CandidateState::New
        }
    }

    fn recent(&self, finished: &Finished) -> Option<Recent> {
        let item = self.catalogue.items().get(finished.item)?;
        Some(Recent {
            item: finished.item,
            kind: item.kind,
            main_skill: self.catalogue.main_skill(finished.item),
            difficulty: item.difficulty,
            unaided: finished.unaided(),
            quick: finished.quick(),
            struggle: finished.struggle().is_some(),
            review: finished.review,
        })
    }

    /// The middle of the last passes' time as a share of the expected one, half to double.
    fn pace(&self) -> f64 {
        let passes = self.finished.iter().rev().filter(|finished| finished.passed && !finished.review);
        let mut paces: Vec<f64> = passes.filter_map(Finished::pace).take(RECENT).collect();
        paces.sort_unstable_by(f64::total_cmp);
        paces.get(paces.len() / 2).map_or(1.0, |pace| pace.clamp(0.5, 2.0))
    }

    /// Answers of the profile whose line in the tutor's memory the learner did not erase.
    fn kept(&self, prefix: &str, answers: &[String]) -> Vec<String> {
        let keep = |answer: &&String| !self.edits.is_erased(&format!("{prefix}{answer}"));
        answers.iter().filter(keep).cloned().collect()
    }
}
