//! What a learner is told of their program, for every kind of exercise and of mistake.

use crate::support::exercises::{double, int};
use crate::support::graders::{check, tiers};
use codementor::domain::verdict::{CaseStatus, Status};

#[test]
fn a_right_function_passes_and_a_wrong_one_fails() {
    for grader in tiers() {
        let verdict = check(grader, &double(), "def double(number):\n    return number * 2\n");
        assert_eq!(verdict.status, Status::Pass, "{verdict:#?}");
        assert_eq!(verdict.passed_cases(), 3);
        let verdict = check(grader, &double(), "def double(number):\n    return number + 1\n");
        assert_eq!(verdict.status, Status::Fail, "{verdict:#?}");
        let failing = verdict.first_failing().expect("a case fails");
        assert_eq!((failing.input.as_str(), failing.expected.as_str()), ("double(2)", "4"));
        assert_eq!(failing.actual.as_deref(), Some("3"));
        assert_eq!(failing.status, CaseStatus::Failed);
        let _ = int(1);
    }
}
