//! The checks under the editor: the newest verdict, the run under way, what is told of it and when. It
//! never runs anything and never draws.

pub mod case;
mod lines;
mod passed;
mod remarks;
mod score;
mod state;
mod stuck;

pub use case::{detail, place as reading_place};
pub use lines::{lines, page_lines, sign, told as told_problem, told_of_piece};
pub use score::all_lines as all_score_lines;
pub use state::{Face, face, summary};
pub use stuck::Stuck;

use crate::domain::attempt::Trigger;
use crate::domain::verdict::{CaseStatus, Problem, ProblemKind, Status};
use crate::domain::{Moment, RequestId, Verdict};

/// A run that takes longer than this says that it is under way.
pub const SHOWN_AFTER_MILLIS: u64 = 150;
/// Keys must rest this long before a program that does not parse is told so.
pub const TOLD_AFTER_MILLIS: u64 = 1_000;

#[derive(Debug, Clone, Default)]
pub struct Checks {
    /// The newest verdict that judged cases.
    pub verdict: Option<Verdict>,
    /// The revision of the text that the newest answer is about.
    pub answered: Option<u64>,
    pub running: Option<Running>,
    /// What kept the newest text from being judged.
    pub problem: Option<Problem>,
    /// What has been said of it; it waits until the keys have rested.
    pub told: Option<Problem>,
    /// The checker itself failed.
    pub failure: Option<Failure>,
    /// The text is the starter as it came; nothing is run.
    pub untouched: bool,
    /// The case whose detail is open.
    pub chosen: usize,
    /// The learner chose it; otherwise it is the first that fails.
    pub by_hand: bool,
    /// The first row shown.
    pub top: usize,
    /// The chosen case is kept in view.
    pub follow: bool,
    /// The learner asked for a check before the grader was up.
    pub wanted: bool,
    pub celebration: Option<Celebration>,
    /// What the pass brought: a level, a badge.
    pub news: Vec<String>,
    pub stuck: Stuck,
}

/// A check that has been sent and not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Running {
    pub request: RequestId,
    /// The revision of the text that it judges.
    pub revision: u64,
    pub trigger: Trigger,
    pub since_millis: u64,
    /// How long it has been under way, as far as it is said; 0: not worth saying yet.
    pub shown_millis: u64,
}

/// The checker's own failure: never shown as the learner's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub message: String,
    pub hint: String,
}

/// The moment after a pass: the summary, and the checks lighting up one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Celebration {
    /// It had never been passed before.
    pub first: bool,
    /// How many of the cases are lit.
    pub lit: usize,
    pub runs: u32,
    pub hints: u32,
    pub minutes: u64,
}

impl Checks {
    /// What stands there is about an older text.
    pub fn out_of_date(&self) -> bool {
        self.problem.is_some() || self.running.is_some_and(|running| running.shown_millis > 0)
    }

    pub fn passed(&self) -> bool {
        !self.untouched && self.problem.is_none() && self.verdict.as_ref().is_some_and(Verdict::passed)
    }

    /// Takes an answer in; says whether it is a pass that the answer before was not.
    pub fn judged(&mut self, verdict: Verdict, revision: u64) -> bool {
        let was_passed = self.passed();
        self.answered = Some(revision);
        self.failure = None;
        if verdict.status == Status::Error
            && verdict.cases.iter().all(|case| case.status != CaseStatus::Passed)
        {
            let problem = verdict.problem.unwrap_or_else(|| Problem {
                kind: ProblemKind::Died,
                message: "The program ended before it could be checked.".to_owned(),
                line: None,
                column: None,
                error: None,
            });
            self.problem = Some(problem);
            return false;
        }
        self.problem = None;
        self.told = None;
        let passed = verdict.passed();
        self.verdict = Some(verdict);
        self.choose_again();
        passed && !was_passed
    }

    /// Chooses the case before or after, by hand.
    pub fn step(&mut self, by: isize) {
        let last = self.count().saturating_sub(1);
        self.choose(self.chosen.saturating_add_signed(by).min(last));
    }

    pub fn choose(&mut self, index: usize) {
        self.chosen = index.min(self.count().saturating_sub(1));
        self.by_hand = true;
    }

    /// Chooses the next case that fails, round the end; `false` where none does.
    pub fn next_failing(&mut self) -> bool {
        let failing = self.failing();
        let after =
            failing.iter().find(|index| **index > self.chosen || !self.by_hand && **index == self.chosen);
        let Some(index) = after.or(failing.first()).copied() else { return false };
        self.choose(index);
        true
    }

    /// The text was replaced by another exercise's, or by the starter.
    pub fn forget(&mut self) {
        *self = Self { untouched: self.untouched, ..Self::default() };
    }

    /// Cases of the newest verdict.
    pub fn count(&self) -> usize {
        self.verdict.as_ref().map_or(0, |verdict| verdict.cases.len())
    }

    /// The indices of the cases that fail.
    pub fn failing(&self) -> Vec<usize> {
        let cases = self.verdict.iter().flat_map(|verdict| verdict.cases.iter().enumerate());
        cases.filter(|(_, case)| case.status != CaseStatus::Passed).map(|(index, _)| index).collect()
    }

    /// A case that still fails stays chosen; then the first visible one that fails is.
    fn choose_again(&mut self) {
        let failing = self.failing();
        if failing.contains(&self.chosen) {
            return;
        }
        self.by_hand = false;
        self.top = 0;
        let cases = self.verdict.as_ref().map_or(&[][..], |verdict| &verdict.cases);
        let visible = failing.iter().find(|index| !cases[**index].hidden);
        self.chosen = visible.or(failing.first()).copied().unwrap_or(0);
    }
}

/// How long something took, in words that need no thought.
pub fn duration(millis: f64) -> String {
    if millis < 1_000.0 {
        format!("{} ms", millis.max(1.0).round())
    } else if millis < 10_000.0 {
        format!("{:.1} s", millis / 1_000.0)
    } else {
        format!("{} s", (millis / 1_000.0).round())
    }
}

/// Whole seconds that a run has been under way.
pub fn seconds(now: Moment, running: &Running) -> u64 {
    now.steady_millis.saturating_sub(running.since_millis) / 1_000
}
