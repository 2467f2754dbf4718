//! The wrong solutions of our own content: each is looked at, and where a line is named, it is mostly one
//! that the reference has otherwise.

use super::look;
use codementor::curriculum::Library;
use codementor::diagnosis::rung::HARDEST;
use codementor::diagnosis::rung::reading::{grade, questions, words};
use codementor::diagnosis::{Catalogues, Diagnosis, Pointing, errors, misconceptions};
use codementor::domain::exercise::{Ask, Exercise};
use codementor::domain::{Language, Value};

/// Each takes a second, so one of thirty-two is looked at, or all with this in the environment.
const EVERY: usize = 32;
const ALL: &str = "CODEMENTOR_ALL_WRONG";

#[test]
fn every_wrong_solution_is_looked_at_and_lines_are_named_rightly() {
    let (library, _) = Library::load(None);
    let (mut looked_at, mut lines, mut right, mut regions, mut silent) = (0, 0, 0, 0, 0);
    let mut with_hints = 0;
    let all = std::env::var_os(ALL).is_some();
    let (errors, _) = errors::Catalogue::load(None);
    let catalogues =
        Catalogues { errors: &errors, misconceptions: misconceptions::Catalogue::built_in(), level: 1 };
    let exercises = library.exercises().iter().filter(|exercise| !exercise.is_predict());
    for (index, exercise) in exercises.enumerate() {
        let reference = &exercise.files(Language::Python).expect("a solution").solution;
        for (number, wrong) in exercise.wrong.iter().enumerate() {
            if !all && (index + number) % EVERY != 0 {
                continue;
            }
            looked_at += 1;
            let mut found = look(exercise, &wrong.source);
            found.read(exercise, Language::Python, &wrong.source, catalogues);
            keeps_its_manners(exercise, &found);
            with_hints += usize::from(found.told().lowest().is_some());
            assert!(found.problem.is_none(), "{} {}", exercise.id.slug, wrong.file);
            assert!(found.suspects.is_some(), "{} {}", exercise.id.slug, wrong.file);
            match found.pointing() {
                Pointing::Line { line } => {
                    lines += 1;
                    let text = wrong.source.lines().nth(*line as usize - 1).unwrap_or_default().trim();
                    // Words of its own: the reference does not say it, or not so deep.
                    let named = wrong.source.lines().nth(*line as usize - 1).unwrap_or_default();
                    if reference.lines().any(|other| other == named) {
                        println!(
                            "{} {}: line {line} `{text}` is in the reference",
                            exercise.id.slug, wrong.file
                        );
                    } else {
                        right += 1;
                    }
                }
                Pointing::Region { .. } => regions += 1,
                Pointing::Nothing => silent += 1,
            }
        }
    }
    println!(
        "{looked_at} wrong solutions: {lines} lines named, {right} of them changed; {regions} regions; {silent} silent"
    );
    println!("{with_hints} of them have a hint of their own");
    assert!(with_hints * 10 >= looked_at * 9, "{with_hints} hints for {looked_at} programs");
    assert!(lines >= looked_at / 5, "{lines} lines of {looked_at} programs");
    assert!(right * 3 >= lines * 2, "{right} of {lines} named lines are changed lines");
}

/// What is told is short and easy, asks once, and holds no hidden case.
fn keeps_its_manners(exercise: &Exercise, found: &Diagnosis) {
    let told = found.told();
    for hint in &told.hints {
        assert_eq!(questions(&hint.text), 1, "{}", hint.text);
        assert!(words(&hint.text) <= 160 && grade(&hint.text) <= HARDEST, "{}", hint.text);
    }
    let hidden = exercise.cases.iter().filter(|case| case.hidden);
    let Some(smallest) = &told.case else { return };
    for case in hidden {
        if let Ask::Call { arguments, .. } = &case.ask
            && let [Value::Int(number)] = arguments.as_slice()
        {
            let call = format!("({number})");
            assert!(!smallest.call.ends_with(&call), "{}: {}", exercise.id.slug, smallest.call);
        }
        if let Ask::Program { stdin, .. } = &case.ask {
            assert_ne!(&smallest.call, stdin, "{}", exercise.id.slug);
        }
    }
}
