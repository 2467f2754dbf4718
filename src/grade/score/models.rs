//! The times of the model solutions, measured when a slow program makes them matter, and kept for the
//! process. It never decides what is slow.

use super::efficiency::{Measured, SURE_MILLIS, is_slow, least, slowest, times};
use crate::domain::{Exercise, ExerciseId, Language, Verdict};
use crate::grade::GradeError;
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// For each exercise and language, the milliseconds of each case.
#[derive(Debug, Default)]
pub struct Models {
    times: Mutex<HashMap<(ExerciseId, Language), Vec<f64>>>,
}

impl Models {
    /// Compares a program that passed with the model solution. `check` runs a program by this exercise.
    ///
    /// A program that looks slow is run a second time, and the shorter time of each case counts: the first
    /// may have been disturbed.
    pub fn compare(
        &self,
        exercise: &Exercise,
        language: Language,
        source: &str,
        verdict: &Verdict,
        check: &impl Fn(&str) -> Result<Verdict, GradeError>,
    ) -> Measured {
        if !is_slow(verdict) {
            return Measured::Fast;
        }
        let Some(model) = self.model(exercise, language, check) else { return Measured::Unknown };
        let mut own = times(verdict);
        if verdict.millis < SURE_MILLIS
            && slowest(&own, &model).is_some()
            && let Some(again) = check(source).ok().filter(Verdict::passed)
        {
            own = least(&own, &times(&again));
        }
        Measured::Times { own, model }
    }

    fn model(
        &self,
        exercise: &Exercise,
        language: Language,
        check: &impl Fn(&str) -> Result<Verdict, GradeError>,
    ) -> Option<Vec<f64>> {
        let key = (exercise.id.clone(), language);
        let known = self.lock().get(&key).cloned();
        if known.is_some() {
            return known;
        }
        let verdict = check(&exercise.files(language)?.solution).ok().filter(Verdict::passed)?;
        let measured = times(&verdict);
        self.lock().insert(key, measured.clone());
        Some(measured)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<(ExerciseId, Language), Vec<f64>>> {
        self.times.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
