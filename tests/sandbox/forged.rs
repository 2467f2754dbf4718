//! Programs that dig in the driver that runs them, as files: none passes, and none disturbs the next check.
//! More of them stand in `tests/grade/forging.rs`. None can be tried without a judge, so an honest program
//! shows that the judge can be satisfied.

use super::abuse;
use crate::support::exercises::double;
use crate::support::graders::{check, tiers};
use codementor::domain::verdict::Status;

const FORGED: &[&str] = &[
    "forge_audit.py",
    "forge_code.py",
    "forge_exits.py",
    "forge_hash.py",
    "forge_imports.py",
    "forge_memory.py",
    "forge_signals.py",
    "forge_threads.py",
    "forge_trace.py",
];

pub fn files() -> impl Iterator<Item = &'static str> {
    FORGED.iter().copied()
}

#[test]
fn no_program_in_a_file_passes_either() {
    for grader in tiers() {
        for file in files() {
            let verdict = check(grader, &double(), &abuse::text(file));
            assert_ne!(verdict.status, Status::Pass, "{file}: {verdict:#?}");
            assert_eq!(verdict.passed_cases(), 0, "{file}: {verdict:#?}");
            let honest = check(grader, &double(), "def double(number):\n    return number * 2\n");
            assert_eq!(honest.status, Status::Pass, "after {file}: {honest:#?}");
        }
    }
}
