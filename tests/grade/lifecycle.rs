//! Cancelling, running several at once, and going on after a sandbox has died.

use crate::support::copies::OwnCopy;
use crate::support::exercises::double;
use crate::support::graders::{check, config, tiers};
use crate::support::processes::{self, eventually};
use codementor::domain::Language;
use codementor::domain::verdict::{Status, Tier};
use codementor::grade::{Cancel, GradeError, Grader};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

const RIGHT: &str = "def double(number):\n    return number * 2\n";
const ENDLESS: &str = "def double(number):\n    while True:\n        pass\n";

#[test]
fn a_cancelled_check_returns_long_before_its_limit() {
    for grader in tiers() {
        let cancel = Cancel::new();
        let begin = Instant::now();
        let outcome = std::thread::scope(|scope| {
            let checking = scope.spawn(|| grader.check(&double(), Language::Python, ENDLESS, &cancel));
            eventually("the program spins", processes::any_spinning);
            cancel.cancel();
            checking.join().expect("the check does not panic")
        });
        assert_eq!(outcome, Err(GradeError::Cancelled));
        assert!(begin.elapsed() < Duration::from_secs(2), "{:?}", begin.elapsed());
        assert_eq!(grader.check(&double(), Language::Python, RIGHT, &cancel), Err(GradeError::Cancelled));
        assert_eq!(check(grader, &double(), RIGHT).status, Status::Pass);
    }
}

#[test]
fn checks_run_side_by_side() {
    for grader in tiers() {
        std::thread::scope(|scope| {
            let (told, verdicts) = channel();
            for index in 0..8 {
                let told = told.clone();
                scope.spawn(move || {
                    let source = if index % 2 == 0 { RIGHT } else { "def double(number):\n    return 0\n" };
                    told.send((index, check(grader, &double(), source).status)).expect("someone listens");
                });
            }
            drop(told);
            for (index, status) in verdicts {
                assert_eq!(status, if index % 2 == 0 { Status::Pass } else { Status::Fail });
            }
        });
    }
}

#[test]
fn a_dead_sandbox_is_replaced() {
    for tier in [Tier::A, Tier::B] {
        let copy = OwnCopy::make();
        let mut own = config(Some(tier));
        own.launcher.clone_from(&copy.program);
        // Whoever kills a launcher must clear away after it.
        let scratch = crate::support::copies::open_folder();
        own.scratch = scratch.path().to_owned();
        let Ok(grader) = Grader::start(own) else { continue };
        assert_eq!(check(&grader, &double(), RIGHT).status, Status::Pass);
        let before = processes::launchers(&copy.program);
        assert!(!before.is_empty());
        let inside: Vec<i32> = before.iter().flat_map(|launcher| processes::below(*launcher)).collect();
        for launcher in &before {
            processes::kill(*launcher);
        }
        eventually("nothing is left of the sandboxes", || {
            !before.iter().chain(&inside).any(|process| processes::exists(*process))
        });
        assert_eq!(check(&grader, &double(), RIGHT).status, Status::Pass);
    }
}
