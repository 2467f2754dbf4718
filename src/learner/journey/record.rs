//! What the log says of one exercise, and of one day. It never knows any other exercise.

use crate::domain::attempt::Trigger;
use crate::domain::exercise::Rung;
use crate::domain::recall::Recall;
use crate::domain::verdict::Status;
use crate::domain::{ExerciseId, Moment};
use crate::learner::encounter::Encounter;
use crate::learner::review::Memory;
use serde::{Deserialize, Serialize};

/// Everything about one exercise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub id: ExerciseId,
    pub passed_at: Option<Moment>,
    /// The local day on which it was given up or its solution was shown, if it was not passed before.
    pub given_up_on: Option<i64>,
    pub skipped_on: Option<i64>,
    pub runs: Runs,
    pub hints: u32,
    /// Breaks left out.
    pub active_millis: i64,
    pub card: Option<Card>,
    pub(super) encounter: Option<Encounter>,
    /// Hints since the last run.
    pub(super) hinted: Vec<Rung>,
    /// Fingerprints of the program that was judged last, and of the one that passed last.
    pub(super) judged_source: Option<u64>,
    pub(super) passed_source: Option<u64>,
    /// The learner began it anew, and has not passed it since.
    pub(super) anew: bool,
}

/// The judged runs of one exercise: how many, and the newest. The store has all of them with their programs;
/// what nobody asks for would only take memory, and time to read at every start.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Runs {
    count: usize,
    last: Option<Run>,
    last_passed: Option<Run>,
}

impl Runs {
    const NONE: Self = Self { count: 0, last: None, last_passed: None };

    pub(super) fn push(&mut self, run: Run) {
        self.count += 1;
        self.last = Some(run);
        if run.status == Status::Pass {
            self.last_passed = Some(run);
        }
    }

    pub const fn len(&self) -> usize {
        self.count
    }

    pub const fn is_empty(&self) -> bool {
        self.count == 0
    }

    pub const fn last(&self) -> Option<Run> {
        self.last
    }

    pub const fn last_passed(&self) -> Option<Run> {
        self.last_passed
    }
}

/// One judged run.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Run {
    pub at: Moment,
    pub trigger: Trigger,
    pub status: Status,
    pub passed_cases: u16,
    pub cases: u16,
}

/// What is remembered of a passed exercise.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Card {
    pub memory: Memory,
    /// The local day of the last review, or of the first pass.
    pub reviewed_on: i64,
    /// What was remembered before that day; a grade given later on it replaces what was assumed.
    before: Option<(Memory, i64)>,
}

/// What happened on one local day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayCount {
    pub runs: u32,
    /// Exercises passed, reviews among them.
    pub passes: u32,
    pub first_passes: u32,
    pub reviews: u32,
    pub active_millis: i64,
}

impl Record {
    pub(super) const fn new(id: ExerciseId) -> Self {
        Self {
            id,
            passed_at: None,
            given_up_on: None,
            skipped_on: None,
            runs: Runs::NONE,
            hints: 0,
            active_millis: 0,
            card: None,
            encounter: None,
            hinted: Vec::new(),
            judged_source: None,
            passed_source: None,
            anew: false,
        }
    }

    /// Passed, and not begun anew since.
    pub const fn is_solved(&self) -> bool {
        self.passed_at.is_some() && !self.anew
    }

    /// Runs or hints since it was opened, and no end yet.
    pub fn is_begun(&self) -> bool {
        self.encounter
            .is_some_and(|encounter| !encounter.closed && (encounter.runs > 0 || encounter.hints > 0))
    }

    /// The encounter that something belongs to. After an ended one, another begins on another day.
    pub(super) fn encounter(&mut self, at: Moment) -> &mut Encounter {
        let passed = self.passed_at.is_some();
        let over = |encounter: &Encounter| encounter.closed && encounter.last_day() != at.local_day();
        if self.encounter.as_ref().is_none_or(over) {
            self.encounter = Some(Encounter::begin(at, passed));
        }
        self.encounter.get_or_insert_with(|| Encounter::begin(at, passed))
    }

    pub(super) fn graded(&mut self, grade: Recall, day: i64) {
        self.card = Some(match self.card {
            None => Card { memory: Memory::first(grade), reviewed_on: day, before: None },
            Some(card) if card.reviewed_on == day => Card { memory: after(card.before, grade, day), ..card },
            Some(card) => {
                let before = Some((card.memory, card.reviewed_on));
                Card { memory: after(before, grade, day), reviewed_on: day, before }
            }
        });
    }
}

fn after(before: Option<(Memory, i64)>, grade: Recall, day: i64) -> Memory {
    match before {
        None => Memory::first(grade),
        Some((memory, reviewed_on)) => memory.reviewed(grade, day.saturating_sub(reviewed_on) as f64),
    }
}

impl Card {
    /// Days since the last review. None have passed where a wrong clock put it into the future.
    pub fn days(&self, today: i64) -> i64 {
        (today - self.reviewed_on).max(0)
    }

    /// The chance that it is still remembered.
    pub fn recall(&self, today: i64) -> f64 {
        self.memory.recall(self.days(today) as f64)
    }

    /// The local day on which a review is due.
    pub fn due_on(&self) -> i64 {
        self.reviewed_on.saturating_add(self.memory.interval())
    }

    /// What a wrong clock put into the future is due at once: nobody knows when it was.
    pub fn is_due(&self, today: i64) -> bool {
        self.due_on() <= today || self.reviewed_on > today + 1
    }
}
