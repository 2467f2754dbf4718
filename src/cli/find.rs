//! The exercise that a person means on the command line: a name, or any folder in our format.

use super::{Failure, Home};
use crate::curriculum::{Library, read_exercise};
use crate::domain::{Exercise, Language};
use crate::grade;
use std::path::Path;
use std::sync::Arc;

/// Finds it, or says which one may have been meant.
pub fn exercise(home: &Home, name: &str) -> Result<Arc<Exercise>, Failure> {
    let folder = Path::new(name);
    if folder.join("exercise.toml").is_file() {
        return in_folder(folder);
    }
    let (library, _) = home.library();
    library.find(name).cloned().ok_or_else(|| unknown(&library, name))
}

pub fn in_library(library: &Library, name: &str) -> Result<Arc<Exercise>, Failure> {
    library.find(name).cloned().ok_or_else(|| unknown(library, name))
}

/// The language that is meant by its name.
pub fn language(exercise: &Exercise, name: &str) -> Result<Language, Failure> {
    let known: Vec<&str> = exercise.languages.keys().map(|language| language.slug()).collect();
    Language::from_slug(name).filter(|language| exercise.languages.contains_key(language)).ok_or_else(|| {
        Failure::new(
            format!("`{}` cannot be solved in `{name}`", exercise.id.slug),
            format!("It can be solved in: {}.", known.join(", ")),
        )
    })
}

fn in_folder(folder: &Path) -> Result<Arc<Exercise>, Failure> {
    let (exercise, findings) = read_exercise(folder);
    let Some(mut exercise) = exercise else {
        let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
        return Err(Failure::new(
            format!("failed to read the exercise in {}:\n{}", folder.display(), told.join("\n")),
            format!("`codementor pack check {}` lists everything that is wrong.", folder.display()),
        ));
    };
    exercise.write_sheets(grade::prediction_sheets);
    Ok(Arc::new(exercise))
}

fn unknown(library: &Library, name: &str) -> Failure {
    let slugs = library.exercises().iter().map(|exercise| exercise.id.slug.as_str());
    let hint = match crate::domain::nearest::nearest(name, slugs) {
        Some(meant) => format!("Did you mean `{meant}`? `codementor list` shows every exercise."),
        None => {
            "`codementor list` shows every exercise; a folder with an exercise.toml works as well.".to_owned()
        }
    };
    Failure::new(format!("failed to find the exercise `{name}`"), hint)
}
