//! Reading what was tried before: a page of attempts, and one program. It never holds more than was asked
//! for.

use crate::domain::ExerciseId;
use crate::domain::attempt::{PastAttempt, Version};
use crate::store::{Store, StoreError};

/// Attempts that are read at a time.
const PAGE: usize = 200;

/// # Errors
/// What happened and what to do, in words.
pub fn attempts(
    store: &Store,
    exercise: Option<&ExerciseId>,
    before: Option<i64>,
) -> Result<Vec<PastAttempt>, String> {
    store.attempts(exercise, before, PAGE).map_err(|error| words(&error))
}

/// # Errors
/// What happened and what to do, in words.
pub fn version(store: &Store, sequence: i64) -> Result<Box<Version>, String> {
    let version = store.version(sequence).map_err(|error| words(&error))?;
    version.map(Box::new).ok_or_else(|| {
        "This attempt is not in the history any more. Close the list and open it again.".to_owned()
    })
}

fn words(error: &StoreError) -> String {
    let hint = error.hint();
    format!("{error}. {hint}")
}
