//! Each finding on a program that is made for it.

use super::look;
use crate::support::exercises::{call, function, int, text};
use codementor::curriculum::Library;
use codementor::diagnosis::{Pointing, Thoroughness, diagnose_thoroughly};
use codementor::domain::exercise::{Exercise, Expected, LanguageFiles};
use codementor::domain::verdict::ProblemKind;
use codementor::domain::{Language, Value};
use codementor::grade::Cancel;
use codementor::syntax::EditKind;
use std::sync::Arc;

const HIGHEST: &str = "def highest(numbers):\n    best = numbers[0]\n    for number in numbers:\n        if number > best:\n            best = number\n    return best\n";

/// The largest of a list of numbers, one of which is there at least.
fn highest() -> Exercise {
    let cases: [(&[i64], i64); 6] = [
        (&[1, 2, 3], 3),
        (&[9, 2, 4], 9),
        (&[-5, -2, -8], -2),
        (&[4], 4),
        (&[3, 7, 7, 1], 7),
        (&[0, 12], 12),
    ];
    let mut exercise =
        cases.into_iter().fold(function("highest", &["numbers"]), |exercise, (given, wanted)| {
            let given = Value::List(given.iter().copied().map(int).collect());
            call(exercise, vec![given], Expected::Value(int(wanted)))
        });
    let files = LanguageFiles { starter: String::new(), solution: HIGHEST.to_owned(), program: None };
    exercise.languages.insert(Language::Python, files);
    exercise
}

fn ours(slug: &str) -> Arc<Exercise> {
    Library::load(None).0.find(slug).cloned().expect("an exercise of ours")
}

#[test]
fn a_single_mistake_is_pointed_at_and_its_kind_is_known() {
    let found = look(&highest(), &HIGHEST.replace("numbers[0]", "0"));
    assert_eq!(found.pointing(), &Pointing::Line { line: 2 });
    let suspects = found.suspects.expect("suspects");
    assert_eq!(suspects.statements[0].first_line, 2);
    assert!(suspects.edits[0].line == 2 && suspects.edits[0].agreement >= 1.0, "{:?}", suspects.edits);

    let found = look(&highest(), &HIGHEST.replace("number > best", "number < best"));
    let suspects = found.suspects.expect("suspects");
    assert_eq!(suspects.pointing, Pointing::Line { line: 4 });
    assert_eq!(suspects.edits[0].kind, EditKind::Comparison);
}

#[test]
fn the_smallest_failing_case_is_smaller_than_any_that_was_given() {
    let found = look(&highest(), &HIGHEST.replace("for number in numbers", "for number in numbers[:-1]"));
    let smallest = found.smallest.expect("a case");
    assert_eq!((smallest.input.as_str(), smallest.expected.as_str()), ("highest([0, 1])", "1"));
    assert_eq!(smallest.actual.as_deref(), Some("0"));
    assert_eq!(smallest.name, None);
}

#[test]
fn a_text_of_the_smallest_case_is_one_that_a_person_would_write() {
    let shout = "def shout(name):\n    return name.upper() + \"!\"\n";
    let mut exercise = ["robin", "owl", "jo", "the old magpie", "x", "blackbird"].into_iter().fold(
        function("shout", &["name"]),
        |exercise, name| {
            let wanted = format!("{}!", name.to_uppercase());
            call(exercise, vec![text(name)], Expected::Value(text(&wanted)))
        },
    );
    let files = LanguageFiles { starter: String::new(), solution: shout.to_owned(), program: None };
    exercise.languages.insert(Language::Python, files);
    for (condition, wanted) in [
        ("len(name) > 3", "shout('robi')"),
        ("'k' in name", "shout('k')"),
        ("' ' in name", "shout('the old')"),
    ] {
        let wrong = format!(
            "def shout(name):\n    if {condition}:\n        return name\n    return name.upper() + \"!\"\n"
        );
        let found = look(&exercise, &wrong).smallest.expect("a case");
        assert_eq!(found.input, wanted);
        assert_ne!(found.actual.as_deref(), Some(found.expected.as_str()));
    }
}

#[test]
fn the_step_that_leaves_the_path_is_told_with_the_steps_before_it() {
    let found = look(&highest(), &HIGHEST.replace("best = number\n", "best = number + 1\n"));
    let step = found.departure.expect("a step");
    assert_eq!((step.line, step.name.as_str()), (5, "best"));
    assert_ne!(Some(&step.value), step.expected.as_ref());
    assert!(step.steps.len() > 1 && step.steps.last().is_some_and(|last| last.line == 5));
}

#[test]
fn an_edit_never_leaves_with_the_findings() {
    let found = look(&highest(), &HIGHEST.replace("numbers[0]", "0"));
    assert!(found.suspects.as_ref().is_some_and(|suspects| suspects.edits[0].edit.is_some()));
    let written = serde_json::to_string(&found).expect("it can be written");
    assert!(!written.contains("numbers[0]"), "{written}");
}

#[test]
fn what_does_not_load_is_a_problem_and_what_passes_is_nothing() {
    let broken = look(&highest(), "def highest(numbers)\n    return 1\n");
    assert!(broken.problem.is_some_and(|problem| problem.kind == ProblemKind::Syntax));
    let right = look(&highest(), HIGHEST);
    assert!(right.problem.is_none() && right.suspects.is_none() && right.smallest.is_none());
}

#[test]
fn what_no_single_edit_mends_is_not_pointed_at() {
    // Every statement is another belief about the task.
    let strange = "def highest(numbers):\n    total = 0\n    for number in numbers:\n        total += number\n    if total > 10:\n        return len(numbers)\n    return total // 3\n";
    let found = look(&highest(), strange);
    assert!(!matches!(found.pointing(), Pointing::Line { .. }), "{:?}", found.pointing());
}

#[test]
fn an_infinite_loop_and_an_error_are_found_too() {
    let count = "def count_down(number):\n    steps = []\n    while number > 0:\n        steps.append(number)\n        number -= 1\n    return steps\n";
    let mut exercise =
        [3, 1, 5, 2, 12, 30].into_iter().fold(function("count_down", &["number"]), |exercise, number| {
            let steps = (1..=number).rev().map(int).collect();
            call(exercise, vec![int(number)], Expected::Value(Value::List(steps)))
        });
    let files = LanguageFiles { starter: String::new(), solution: count.to_owned(), program: None };
    exercise.languages.insert(Language::Python, files);
    let endless = look(&exercise, &count.replace("-= 1", "= 1"));
    let first = endless.suspects.expect("suspects").statements[0].first_line;
    assert_eq!(first, 5);
    let raising = look(&exercise, &count.replace("steps.append(number)", "steps.append(numbers)"));
    assert_eq!(raising.pointing(), &Pointing::Line { line: 4 });
}

#[test]
fn without_a_reference_there_is_less_and_nothing_breaks() {
    let mut exercise = highest();
    exercise.languages.clear();
    let found = look(&exercise, &HIGHEST.replace("numbers[0]", "0"));
    assert!(found.suspects.is_some_and(|suspects| suspects.statements[0].first_line == 2));
    let shout = call(function("shout", &["word"]), vec![text("a")], Expected::Value(text("A")));
    let found = look(&shout, "def shout(word):\n    return word\n");
    // One case says too little to name a line.
    assert!(!matches!(found.pointing(), Pointing::Line { .. }));
}

#[test]
fn objects_and_programs_are_looked_at_alike() {
    let exercise = ours("tide-table");
    let solution = &exercise.files(Language::Python).expect("a solution").solution;
    let wrong = "height >= best_height";
    let source = solution.replace("height > best_height", wrong);
    let line = source.lines().position(|line| line.contains(wrong)).expect("the line") as u32 + 1;
    let found = look(&exercise, &source);
    assert_eq!(found.suspects.expect("suspects").statements[0].first_line, line);
    assert!(found.smallest.is_some());
    for exercise in Library::load(None).0.exercises() {
        if exercise.kind != codementor::domain::exercise::Kind::Operations {
            continue;
        }
        let wrong = exercise.wrong.first().expect("a wrong solution");
        let found = look(exercise, &wrong.source);
        assert!(found.problem.is_some() || found.suspects.is_some(), "{}", exercise.id.slug);
    }
}

#[test]
fn less_thorough_is_less() {
    let source = HIGHEST.replace("numbers[0]", "0");
    let found = diagnose_thoroughly(
        super::grader(),
        &highest(),
        Language::Python,
        &source,
        codementor::diagnosis::Budget::default(),
        &Thoroughness::coverage_alone(),
        &Cancel::new(),
    )
    .expect("it is looked at");
    let suspects = found.suspects.expect("suspects");
    assert!(suspects.edits.is_empty() && suspects.tried == 0);
    assert!(suspects.statements.iter().all(|one| one.score <= 1.0));
}

#[test]
fn a_diagnosis_can_be_cancelled() {
    let cancel = Cancel::new();
    cancel.cancel();
    let source = HIGHEST.replace("numbers[0]", "0");
    let budget = codementor::diagnosis::Budget::default();
    let ended = codementor::diagnosis::diagnose(
        super::grader(),
        &highest(),
        Language::Python,
        &source,
        budget,
        &cancel,
    );
    assert_eq!(ended, Err(codementor::grade::GradeError::Cancelled));
}
