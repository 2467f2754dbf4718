//! Times are compared with the model solution's in the real sandbox, and only when they matter.

use crate::support::exercises::{call, function, int};
use crate::support::graders;
use codementor::domain::Language;
use codementor::domain::exercise::{Exercise, Expected, LanguageFiles};
use codementor::grade::Cancel;

const FAST: &str = "def add_up(number):\n    return number * (number + 1) // 2\n";
/// Several million steps, where one is enough.
const SLOW: &str = "def add_up(number):\n    total = 0\n    for step in range(number + 1):\n        total += step\n    return total\n";

fn add_up(solution: &str) -> Exercise {
    let mut exercise =
        [10, 8_000_000].into_iter().fold(function("add_up", &["number"]), |exercise, number| {
            call(exercise, vec![int(number)], Expected::Value(int(number * (number + 1) / 2)))
        });
    let files = LanguageFiles { starter: String::new(), solution: solution.to_owned(), program: None };
    exercise.languages.insert(Language::Python, files);
    exercise
}

#[test]
fn a_program_that_takes_a_thousand_times_as_long_loses_points_and_passes() {
    let Some(grader) = graders::tiers().first().copied() else { return };
    let exercise = add_up(FAST);
    for _ in 0..2 {
        let verdict =
            grader.check_and_score(&exercise, Language::Python, SLOW, &Cancel::new()).expect("a verdict");
        assert!(verdict.passed());
        let score = verdict.score.expect("a score");
        assert_eq!(score.efficiency.points, 5, "{:?}", score.lost());
        assert!(score.efficiency.reasons[0].sentence.starts_with("\"case 2\" took "));
        assert_eq!(score.total(), 90);
    }
    let verdict =
        grader.check_and_score(&exercise, Language::Python, FAST, &Cancel::new()).expect("a verdict");
    assert_eq!(verdict.score.expect("a score").total(), 100);
}

#[test]
fn a_model_solution_that_fails_leaves_the_time_unmeasured() {
    let Some(grader) = graders::tiers().first().copied() else { return };
    let mut exercise = add_up("def add_up(number):\n    return None\n");
    exercise.id.slug = "no-model".to_owned();
    let verdict =
        grader.check_and_score(&exercise, Language::Python, SLOW, &Cancel::new()).expect("a verdict");
    let score = verdict.score.expect("a score");
    assert!(!score.efficiency.measured);
    assert_eq!(score.efficiency.points, 15);
}

#[test]
fn only_a_pass_has_a_score() {
    let Some(grader) = graders::tiers().first().copied() else { return };
    let wrong = "def add_up(number):\n    return 55\n";
    let verdict =
        grader.check_and_score(&add_up(FAST), Language::Python, wrong, &Cancel::new()).expect("a verdict");
    assert_eq!((verdict.passed_cases(), verdict.score), (1, None));
}
