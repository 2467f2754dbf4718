//! How long one has been stuck: tries that failed on the same case, and time without a step forward. It
//! never says anything; whoever asks does.

use crate::domain::Verdict;
use crate::domain::attempt::Trigger;
use crate::domain::verdict::CaseStatus;

/// A failing run that nobody asked for is a try when one rested on it for so long. In milliseconds.
const RESTED: u64 = 20_000;
/// So many tries on one case are enough.
const TRIES: u8 = 3;
/// So much work without another case that passes is long. In milliseconds, pauses left out.
const LONG: u64 = 300_000;
/// Runs within that time; fewer, and one is reading.
const RUNS: u8 = 3;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stuck {
    /// The first case that fails.
    case: Option<usize>,
    tries: u8,
    /// The revision that was tried last.
    tried: Option<u64>,
    /// A failing run that nobody asked for, in steady milliseconds.
    rests_since: Option<u64>,
    /// The most cases that ever passed, the work until then in milliseconds, and runs since.
    best: Option<(usize, u64)>,
    runs_since: u8,
}

impl Stuck {
    /// A verdict came. `worked` is the time spent on the exercise so far, in milliseconds.
    pub fn judged(&mut self, verdict: &Verdict, trigger: Trigger, revision: u64, now: u64, worked: u64) {
        let failing = verdict.cases.iter().position(|case| case.status != CaseStatus::Passed);
        if failing != self.case {
            (self.case, self.tries, self.tried) = (failing, 0, None);
        }
        let passed = verdict.passed_cases();
        if self.best.is_none_or(|(best, _)| passed > best) {
            self.best = Some((passed, worked));
            self.runs_since = 0;
        }
        self.runs_since = self.runs_since.saturating_add(1);
        self.rests_since = None;
        match trigger {
            Trigger::Asked => self.try_counts(revision),
            Trigger::Live => self.rests_since = Some(now),
        }
    }

    /// The learner does something; what they rested on before counts.
    pub fn active(&mut self, now: u64, revision: u64) {
        if self.rests_since.take_if(|since| now.saturating_sub(*since) >= RESTED).is_some() {
            self.try_counts(revision);
        }
    }

    /// The case that one is stuck at.
    pub fn at(&self, worked: u64) -> Option<usize> {
        let long = self.best.is_some_and(|(_, since)| worked.saturating_sub(since) >= LONG);
        let is_stuck = self.tries >= TRIES || (long && self.runs_since > RUNS);
        self.case.filter(|_| is_stuck)
    }

    /// The same text twice is one try.
    fn try_counts(&mut self, revision: u64) {
        if self.tried.replace(revision) != Some(revision) {
            self.tries = self.tries.saturating_add(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Stuck;
    use crate::domain::attempt::Trigger;
    use crate::domain::verdict::{CaseStatus, CaseVerdict, Status, Tier};
    use crate::domain::{ExerciseId, Language, Verdict};

    /// Of three cases, those before `failing` pass.
    fn verdict(failing: usize) -> Verdict {
        let case = |index: usize| CaseVerdict {
            name: String::new(),
            hidden: false,
            status: if index < failing { CaseStatus::Passed } else { CaseStatus::Failed },
            input: String::new(),
            expected: String::new(),
            actual: None,
            message: None,
            output: String::new(),
            line: None,
            millis: 1.0,
            memory_kib: 1,
            error: None,
        };
        Verdict {
            exercise: ExerciseId::new("pack", "one"),
            language: Language::Python,
            status: Status::Fail,
            problem: None,
            cases: (0..3).map(case).collect(),
            output: String::new(),
            millis: 1.0,
            memory_kib: 1,
            tier: Tier::A,
            score: None,
        }
    }

    #[test]
    fn three_tries_on_one_case_are_stuck_and_the_same_text_is_one_try() {
        let mut stuck = Stuck::default();
        for revision in [1, 1, 2] {
            stuck.judged(&verdict(1), Trigger::Asked, revision, 0, 0);
        }
        assert_eq!(stuck.at(0), None);
        stuck.judged(&verdict(1), Trigger::Asked, 3, 0, 0);
        assert_eq!(stuck.at(0), Some(1));
        // A step forward begins anew.
        stuck.judged(&verdict(2), Trigger::Asked, 4, 0, 0);
        assert_eq!(stuck.at(0), None);
    }

    #[test]
    fn while_typing_only_what_was_rested_on_is_a_try() {
        let mut stuck = Stuck::default();
        for revision in 0..30 {
            stuck.judged(&verdict(1), Trigger::Live, revision, revision * 1_000, 0);
            stuck.active(revision * 1_000 + 500, revision);
        }
        assert_eq!(stuck.at(0), None);
        for revision in 30..33 {
            stuck.judged(&verdict(1), Trigger::Live, revision, revision * 60_000, 0);
            stuck.active(revision * 60_000 + 30_000, revision);
        }
        assert_eq!(stuck.at(0), Some(1));
    }

    #[test]
    fn five_minutes_of_work_without_a_step_forward_are_stuck() {
        let mut stuck = Stuck::default();
        stuck.judged(&verdict(1), Trigger::Live, 1, 0, 10_000);
        for revision in 2..6 {
            stuck.judged(&verdict(0), Trigger::Live, revision, 0, revision * 30_000);
        }
        assert_eq!(stuck.at(150_000), None);
        assert_eq!(stuck.at(320_000), Some(0));
    }
}
