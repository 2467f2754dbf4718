//! What screens ask of the journey. It never changes anything.

use super::{DayCount, Journey, MILLIS_A_DAY};
use crate::domain::ExerciseId;
use crate::domain::Moment;
use crate::domain::attempt::{Progress, SkillProgress, State};
use crate::domain::recall::Recall;
use crate::learner::catalogue::SkillEntry;
use crate::learner::choose::{Choice, Wish};
use crate::learner::days::Streak;
use crate::learner::difficulty;
use crate::learner::encounter::Finished;
use crate::learner::insights::{self, Insight};
use crate::learner::mastery::{Evidence, Mastery};
use crate::learner::memory::{self, MemoryLine};
use crate::learner::model::Task;

/// How many days of passes the progress shows.
const SHOWN_DAYS: u16 = 28;

/// The exercise of a local day.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    pub choice: Choice,
    pub state: TodayState,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TodayState {
    /// Proposed just now: record `ExerciseChosen`, so that it stays until midnight.
    Proposed,
    Waiting,
    Begun,
    Done,
}

/// A passed exercise that is about to be forgotten.
#[derive(Debug, Clone, PartialEq)]
pub struct DueReview {
    pub id: ExerciseId,
    /// The local day since which it is due.
    pub due_on: i64,
    /// Days since it was done last.
    pub days: i64,
    /// The chance that it is still remembered.
    pub recall: f64,
}

/// How it stands with one skill.
#[derive(Debug, Clone, PartialEq)]
pub struct SkillStanding {
    pub slug: String,
    pub title: String,
    pub mastery: Mastery,
    /// Exercises passed, and all that there are.
    pub passed: u32,
    pub total: u32,
}

impl Journey {
    /// The exercise of today: what was chosen for it, or what would be. It changes at local midnight, or
    /// when it is skipped or given up. `None` when nothing is left.
    pub fn today(&self, now: Moment) -> Option<Today> {
        let day = now.local_day();
        if let Some(chosen) = self.chosen.as_ref().filter(|chosen| chosen.day == day)
            && let Some(item) = self.catalogue.items().get(chosen.item)
        {
            let record = &self.records[chosen.item];
            let dropped = record.skipped_on == Some(day) || self.given_up_on(chosen.item, day);
            let done = self.passed_on(chosen.item, day);
            if done || !dropped {
                let choice = Choice {
                    id: item.id.clone(),
                    reason: chosen.reason.clone(),
                    chance: self.chance(chosen.item, now),
                    review: record.passed_at.is_some_and(|passed| passed.local_day() != day),
                };
                let state = match (done, record.is_begun()) {
                    (true, _) => TodayState::Done,
                    (false, true) => TodayState::Begun,
                    (false, false) => TodayState::Waiting,
                };
                return Some(Today { choice, state });
            }
        }
        let choice = self.choose(now, &Wish::default())?.choice;
        Some(Today { choice, state: TodayState::Proposed })
    }

    /// Passed exercises that are about to be forgotten, the most forgotten first.
    pub fn due_reviews(&self, now: Moment) -> Vec<DueReview> {
        let today = now.local_day();
        let known = self.records.iter().take(self.catalogue.items().len());
        let passed = known.filter(|record| record.passed_at.is_some());
        let mut due: Vec<DueReview> = passed
            .filter_map(|record| Some((record, record.card.filter(|card| card.is_due(today))?)))
            .map(|(record, card)| DueReview {
                id: record.id.clone(),
                due_on: card.due_on(),
                days: card.days(today),
                recall: card.recall(today),
            })
            .collect();
        due.sort_by(|left, right| left.recall.total_cmp(&right.recall));
        due
    }

    pub fn streak(&self, now: Moment) -> Streak {
        self.attendance.streak(now.local_day())
    }

    /// Of this week, Monday to Sunday.
    pub fn skips_left(&self, now: Moment) -> u32 {
        self.attendance.skips_left(now.local_day())
    }

    /// What happened on each of the last `days` local days, the last being today.
    pub fn calendar(&self, now: Moment, days: u16) -> Vec<DayCount> {
        let today = now.local_day();
        let first = today - i64::from(days) + 1;
        (first..=today).map(|day| self.calendar.get(&day).copied().unwrap_or_default()).collect()
    }

    /// Every skill that an exercise practises, in the order of the graph.
    pub fn skills(&self, now: Moment) -> Vec<SkillStanding> {
        let with_items = |skill: &usize| !self.catalogue.items_of(*skill).is_empty();
        (0..self.skills.len())
            .filter(with_items)
            .map(|skill| SkillStanding {
                slug: self.catalogue.skills()[skill].slug.clone(),
                title: self.catalogue.skills()[skill].title.clone(),
                mastery: self.mastery_of(skill, now),
                passed: self.skills[skill].passed,
                total: self.catalogue.items_of(skill).len() as u32,
            })
            .collect()
    }

    /// The figures that stand beside the work, as of now.
    pub fn progress(&self, now: Moment) -> Progress {
        let streak = self.streak(now);
        let days = self.calendar(now, SHOWN_DAYS);
        let known = self.records.iter().take(self.catalogue.items().len());
        let skill = |(number, skill): (usize, &SkillEntry)| SkillProgress {
            slug: skill.slug.clone(),
            title: skill.title.clone(),
            solved: self.skills[number].passed,
            total: self.catalogue.items_of(number).len() as u32,
        };
        let skills = self.catalogue.skills().iter().enumerate().map(skill);
        Progress {
            solved_today: days.last().map_or(0, |day| day.first_passes),
            solved_total: known.filter(|record| record.is_solved()).count() as u32,
            exercises_total: self.catalogue.items().len() as u32,
            streak_days: streak.current,
            longest_streak_days: streak.longest,
            skills: skills.filter(|skill| skill.total > 0).collect(),
            recent_days: days.iter().map(|day| day.passes).collect(),
        }
    }

    /// Sentences that the history carries, the most telling first.
    pub fn insights(&self, now: Moment) -> Vec<Insight> {
        insights::insights(&insights::Material {
            catalogue: &self.catalogue,
            finished: &self.finished,
            help: &self.help,
            practised: &|day| self.attendance.practised_on(day),
            skills: &self.skills(now),
            now,
        })
    }

    /// What the tutor knows, as lines that can be corrected and erased.
    pub fn memory(&self, now: Moment) -> Vec<MemoryLine> {
        memory::lines(&memory::Material {
            profile: &self.profile,
            finished: &self.finished,
            help: &self.help,
            skills: &self.skills(now),
            catalogue: &self.catalogue,
            edits: &self.edits,
            answered: &|field| self.has_answered(field),
        })
    }

    /// In how many days it would come back, were it graded so today. `None` before its first pass.
    pub fn returns_in(&self, id: &ExerciseId, grade: Recall, now: Moment) -> Option<i64> {
        let mut record = self.record(id).filter(|record| record.passed_at.is_some())?.clone();
        let today = now.local_day();
        record.graded(grade, today);
        record.card.map(|card| (card.due_on() - today).max(1))
    }

    /// A program was judged, or a hint was taken.
    pub fn has_worked(&self) -> bool {
        self.records.iter().any(|record| record.hints > 0 || !record.runs.is_empty())
    }

    /// The local day of the newest event.
    pub fn last_day(&self) -> Option<i64> {
        self.last_at.map(|at| at.local_day())
    }

    /// It was passed on an earlier day, and is being done again.
    pub fn is_under_review(&self, id: &ExerciseId) -> bool {
        let encounter = self.record(id).and_then(|record| record.encounter);
        encounter.is_some_and(|encounter| encounter.review && !encounter.closed)
    }

    pub fn state(&self, id: &ExerciseId) -> State {
        match self.record(id) {
            Some(record) if record.is_solved() => State::Solved,
            Some(record) if record.encounter.is_some() => State::Started,
            _ => State::New,
        }
    }

    /// Active time in all, in milliseconds, breaks left out.
    pub fn active_millis(&self) -> i64 {
        self.calendar.values().map(|day| day.active_millis).sum()
    }

    pub(super) fn mastery_of(&self, skill: usize, now: Moment) -> Mastery {
        let today = now.local_day();
        let cards = self.catalogue.items_of(skill).iter().filter_map(|item| self.records[*item].card);
        let recall = cards.map(|card| card.recall(today)).max_by(f64::total_cmp).unwrap_or(1.0);
        self.mastery_with(skill, now, recall)
    }

    pub(super) fn mastery_with(&self, skill: usize, now: Moment, recall: f64) -> Mastery {
        let count = self.skills[skill];
        let task = Task {
            item: usize::MAX,
            skills: &[skill],
            easiness: difficulty::easiness(self.catalogue.middle_difficulty(skill)),
            place: self.finished.len() as u64,
            day: Some(now.unix_millis as f64 / MILLIS_A_DAY),
        };
        let chance = self.model.predict(&task).expected;
        Mastery::of(Evidence { chance, credit: count.credit, tried: count.tried, recall })
    }

    /// Whether it had been passed before or not.
    fn given_up_on(&self, item: usize, day: i64) -> bool {
        let gave_up = |finished: &&Finished| finished.item == item && !finished.passed;
        self.finished.iter().rev().filter(gave_up).any(|finished| finished.at.local_day() == day)
    }

    fn passed_on(&self, item: usize, day: i64) -> bool {
        let on_day = |at: Moment| at.local_day() == day;
        self.finished
            .iter()
            .rev()
            .any(|finished| finished.item == item && finished.passed && on_day(finished.at))
            || self.records[item].passed_at.is_some_and(on_day)
    }
}
