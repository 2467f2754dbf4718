//! One time with an exercise, from opening it to passing it or giving it up, measured from the log. It
//! never knows the exercise itself.

use crate::domain::Moment;
use crate::domain::attempt::Trigger;
use crate::domain::verdict::Status;
use serde::{Deserialize, Serialize};

/// Between two things that happened, a learner may read and think this long; more is a break. In
/// milliseconds.
const LONGEST_THOUGHT: i64 = 600_000;

/// A failing run that nobody asked for counts as a try when the learner rested on it this long. In
/// milliseconds. (While one types, the checks run at every pause; those are no tries.)
const RESTED: i64 = 20_000;

/// Beyond this share of the expected time, it was a struggle.
const TOO_LONG: f64 = 1.5;

/// Failed tries from which on it was a struggle.
const MANY_TRIES: u32 = 8;

/// What has been seen of an encounter so far.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Encounter {
    pub opened_at: Moment,
    last_at: Moment,
    /// Breaks left out.
    pub active_millis: i64,
    pub runs: u32,
    pub failed_tries: u32,
    pub hints: u32,
    pub revealed: bool,
    /// The last thing that happened was a failing run that nobody asked for.
    failing_live: bool,
    /// It has ended; what comes now is tinkering.
    pub closed: bool,
    /// The exercise had been passed before it.
    pub review: bool,
}

/// How an encounter ended.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Finished {
    /// The exercise's number.
    pub item: usize,
    pub at: Moment,
    pub active_millis: i64,
    /// What its author says of it; `None` where the exercise is gone.
    pub estimate: Option<Estimate>,
    pub runs: u32,
    pub failed_tries: u32,
    pub hints: u32,
    pub passed: bool,
    pub revealed: bool,
    pub review: bool,
}

/// What an author says of an exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Estimate {
    pub minutes: u16,
    /// 1 to 10.
    pub difficulty: u8,
}

/// Why it was hard going.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Struggle {
    GivenUp,
    /// Beyond 150 % of the expected time.
    TooLong,
    /// Eight failed tries or more.
    ManyTries,
}

impl Encounter {
    pub const fn begin(at: Moment, review: bool) -> Self {
        Self {
            opened_at: at,
            last_at: at,
            active_millis: 0,
            runs: 0,
            failed_tries: 0,
            hints: 0,
            revealed: false,
            failing_live: false,
            closed: false,
            review,
        }
    }

    /// Something happened; answers the active milliseconds since the last thing.
    pub fn touch(&mut self, at: Moment) -> i64 {
        let gap = at.unix_millis.saturating_sub(self.last_at.unix_millis);
        self.last_at = at;
        if self.failing_live && gap >= RESTED && !self.closed {
            self.failed_tries += 1;
        }
        self.failing_live = false;
        // A clock that went back tells nothing about time spent.
        let active = if (0..=LONGEST_THOUGHT).contains(&gap) { gap } else { 0 };
        if !self.closed {
            self.active_millis += active;
        }
        active
    }

    /// The local day of the last thing that happened.
    pub const fn last_day(&self) -> i64 {
        self.last_at.local_day()
    }

    /// A run was judged.
    pub fn judged(&mut self, trigger: Trigger, status: Status) {
        if self.closed {
            return;
        }
        self.runs += 1;
        match (status, trigger) {
            (Status::Fail, Trigger::Asked) => self.failed_tries += 1,
            (Status::Fail, Trigger::Live) => self.failing_live = true,
            // What does not parse is half written.
            (Status::Error | Status::Pass, _) => {}
        }
    }

    /// Ends it, once.
    pub fn close(
        &mut self,
        item: usize,
        passed: bool,
        estimate: Option<Estimate>,
        at: Moment,
    ) -> Option<Finished> {
        if self.closed {
            return None;
        }
        self.closed = true;
        Some(Finished {
            item,
            at,
            active_millis: self.active_millis,
            estimate,
            runs: self.runs,
            failed_tries: self.failed_tries,
            hints: self.hints,
            passed,
            revealed: self.revealed,
            review: self.review,
        })
    }
}

impl Finished {
    /// Passed without any help: what the model calls a success.
    pub const fn unaided(&self) -> bool {
        self.passed && self.hints == 0 && !self.revealed
    }

    /// Active time as a share of what the author expects.
    pub fn pace(&self) -> Option<f64> {
        let minutes = self.estimate?.minutes;
        (minutes > 0).then(|| self.active_millis as f64 / (f64::from(minutes) * 60_000.0))
    }

    /// Unaided, and in no more than the expected time.
    pub fn quick(&self) -> bool {
        self.unaided() && self.pace().is_some_and(|pace| pace <= 1.0)
    }

    pub fn struggle(&self) -> Option<Struggle> {
        if !self.passed || self.revealed {
            Some(Struggle::GivenUp)
        } else if self.pace().is_some_and(|pace| pace > TOO_LONG) {
            Some(Struggle::TooLong)
        } else {
            (self.failed_tries >= MANY_TRIES).then_some(Struggle::ManyTries)
        }
    }
}
