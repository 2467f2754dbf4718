//! The score of a program: each rule where it holds and where it does not, and all the programs that we
//! bring ourselves.

mod commands;
mod ours;
mod rules;
mod times;

use crate::support::exercises::{double, function};
use codementor::domain::exercise::{Exercise, LanguageFiles, Signature};
use codementor::domain::score::Score;
use codementor::domain::verdict::{Status, Tier, Verdict};
use codementor::domain::{ExerciseId, Language};
use codementor::grade::{Measured, score};

/// An exercise with this model solution; its starter has the first line and no more.
fn exercise(solution: &str) -> Exercise {
    with_starter(solution, "")
}

fn with_starter(solution: &str, starter: &str) -> Exercise {
    let mut exercise = function("go", &["items", "L"]);
    let (starter, solution) = (starter.to_owned(), solution.to_owned());
    exercise.languages.insert(Language::Python, LanguageFiles { starter, solution, program: None });
    exercise
}

fn program() -> Exercise {
    let mut exercise = exercise("print(input())\n");
    exercise.signature = Signature::Program;
    exercise
}

/// A verdict about nothing, for what looks at the source alone.
fn passed() -> Verdict {
    Verdict {
        exercise: ExerciseId::new("tests", "go"),
        language: Language::Python,
        status: Status::Pass,
        problem: None,
        cases: Vec::new(),
        output: String::new(),
        millis: 1.0,
        memory_kib: 0,
        tier: Tier::A,
        score: None,
    }
}

fn of(exercise: &Exercise, source: &str) -> Score {
    score(exercise, Language::Python, source, &passed(), &Measured::Fast)
}

fn told(score: &Score) -> Vec<String> {
    score.lost().iter().map(ToString::to_string).collect()
}

#[test]
fn an_exercise_without_files_costs_nothing_and_says_that_it_was_not_measured() {
    let score = of(&double(), "def double(number): return number*2\n");
    assert_eq!(score.total(), 100);
    assert!(!score.quality.measured && !score.style.measured && score.efficiency.measured);
}
