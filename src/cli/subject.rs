//! The program that a command is to look at, with the exercise that it is for. It never looks at it itself.

use super::{Failure, Home, find, test};
use crate::domain::{Exercise, Language};
use crate::learner::levels::LOWEST;
use crate::runtime::Subject;
use std::path::PathBuf;

/// The program in a file, for an exercise that asks for one. `purpose`: what it is wanted for, as it reads
/// after "there is none to".
pub fn of_file(
    home: &Home,
    name: &str,
    language: &str,
    file: &PathBuf,
    purpose: &str,
) -> Result<Subject, Failure> {
    let exercise = find::exercise(home, name)?;
    let language = find::language(&exercise, language)?;
    let source = test::read(file)?;
    if exercise.is_predict() {
        return Err(Failure::new(
            format!("`{}` is answered without a program, so there is none to {purpose}", exercise.id.slug),
            format!("`codementor test {}` says which answers are right.", exercise.id.slug),
        ));
    }
    let level = test::level(home).unwrap_or(LOWEST);
    Ok(Subject { exercise, language, source, level })
}

/// The text of the program in a file; without one, the learner's draft.
pub fn source(
    home: &Home,
    file: Option<&PathBuf>,
    exercise: &Exercise,
    language: Language,
) -> Result<String, Failure> {
    match file {
        Some(file) => test::read(file),
        None => test::draft(home, exercise, language),
    }
}
