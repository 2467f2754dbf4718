//! The wrong solutions of our own content: each is looked at, and where a line is named, it is mostly one
//! that the reference has otherwise.

use super::look;
use codementor::curriculum::Library;
use codementor::diagnosis::Pointing;
use codementor::domain::Language;

/// Each takes a second, so one of eight is looked at, or all with this in the environment.
const EVERY: usize = 8;
const ALL: &str = "CODEMENTOR_ALL_WRONG";

#[test]
fn every_wrong_solution_is_looked_at_and_lines_are_named_rightly() {
    let (library, _) = Library::load(None);
    let (mut looked_at, mut lines, mut right, mut regions, mut silent) = (0, 0, 0, 0, 0);
    let all = std::env::var_os(ALL).is_some();
    let exercises = library.exercises().iter().filter(|exercise| !exercise.is_predict());
    for (index, exercise) in exercises.enumerate() {
        let reference = &exercise.files(Language::Python).expect("a solution").solution;
        for (number, wrong) in exercise.wrong.iter().enumerate() {
            if !all && (index + number) % EVERY != 0 {
                continue;
            }
            looked_at += 1;
            let found = look(exercise, &wrong.source);
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
    assert!(lines >= looked_at / 5, "{lines} lines of {looked_at} programs");
    assert!(right * 3 >= lines * 2, "{right} of {lines} named lines are changed lines");
}
