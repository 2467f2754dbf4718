//! What is wrong with a learner's program, without any LLM and without a network. It never knows who the
//! learner is, and what it finds is for the tutor: an edit that would mend the program is never shown.
//!
//! [`diagnose`] runs the program beside the reference, both in the sandbox, on the exercise's cases and on
//! inputs made from them (`inputs`), asks which statements are suspect (`suspects`), and looks for the
//! smallest case that fails (`smallest`). [`Diagnosis::read`] adds what the shape of the program shows
//! (`misconceptions`, `missing`), reads its `errors`, and composes the hint of each rung (`rung`);
//! [`Diagnosis::told`] is all of it in plain words. What is known of a language is in `grade` and `syntax`:
//! another language changes nothing here. Each finding is optional; a new kind of finding is a folder here and
//! a field in [`Diagnosis`].

pub mod errors;
mod findings;
mod inputs;
mod likeness;
pub mod misconceptions;
pub mod missing;
pub mod rung;
mod smallest;
mod stopwatch;
mod suspects;
mod table;

pub use findings::{Catalogues, Known, StepHint};
pub use smallest::{Departure, SmallestCase};
pub use stopwatch::StepTime;
pub use suspects::{FoundEdit, Pointing, Suspect, Suspects, Thoroughness};

use crate::domain::exercise::Case;
use crate::domain::verdict::Problem;
use crate::domain::{Exercise, Language, Trace};
use crate::grade::{Cancel, GradeError, Grader, Patience};
use misconceptions::Held;
use missing::Missing;
use serde::{Deserialize, Serialize};
use std::time::{Duration, Instant};
use stopwatch::Stopwatch;
use suspects::Beside;

/// All that was found. Lines are 1-based, in the learner's program.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Diagnosis {
    /// What kept the program from being run at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspects: Option<Suspects>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub smallest: Option<SmallestCase>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departure: Option<Departure>,
    /// The run of the smallest case, step by step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<Trace>,
    /// Misconceptions that show, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<Held>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known: Option<Known>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Missing>,
    /// What the one edit is about that mends the program, in a few words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
    /// The hint of each step of the ladder.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<StepHint>,
    /// How long each step took.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub times: Vec<StepTime>,
}

impl Diagnosis {
    /// Where to point, also where nothing was found.
    pub fn pointing(&self) -> &Pointing {
        self.suspects.as_ref().map_or(&Pointing::Nothing, |suspects| &suspects.pointing)
    }
}

/// How long a diagnosis may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Budget {
    /// Everything up to the suspects.
    pub suspects: Duration,
    /// The smallest failing case and the first step away.
    pub smallest: Duration,
}

impl Default for Budget {
    fn default() -> Self {
        Self { suspects: Duration::from_millis(1300), smallest: Duration::from_millis(400) }
    }
}

impl Budget {
    /// So much for everything: a fifth of it for the smallest case.
    pub fn of(all: Duration) -> Self {
        Self { suspects: all / 5 * 4, smallest: all / 5 }
    }
}

/// Looks for what is wrong with a program.
///
/// # Errors
/// Where nothing can be run. A program that cannot be loaded is a finding.
pub fn diagnose(
    grader: &Grader,
    exercise: &Exercise,
    language: Language,
    source: &str,
    budget: Budget,
    cancel: &Cancel,
) -> Result<Diagnosis, GradeError> {
    diagnose_thoroughly(grader, exercise, language, source, budget, &Thoroughness::default(), cancel)
}

/// As `diagnose`, with parts of it left out: for measuring what each of them is worth.
pub fn diagnose_thoroughly(
    grader: &Grader,
    exercise: &Exercise,
    language: Language,
    source: &str,
    budget: Budget,
    thoroughness: &Thoroughness,
    cancel: &Cancel,
) -> Result<Diagnosis, GradeError> {
    let mut watch = Stopwatch::start();
    let mut found = Diagnosis::default();
    if exercise.is_predict() {
        return Ok(found);
    }
    let _both_cores = grader.keep_two();
    let beside = Beside { grader, exercise, language, source, cancel };
    let until = Instant::now() + budget.suspects;
    let (grown, each) = inputs::grow(&beside, until)?;
    watch.lap("inputs");
    let spectrum = match suspects::observe(&beside, &grown, &mut found.problem)? {
        Some(spectrum) if spectrum.fails() => spectrum,
        _ => {
            watch.lap("coverage");
            found.times = watch.finish();
            return Ok(found);
        }
    };
    watch.lap("coverage");
    found.suspects =
        suspects::suspects(&beside, &grown, &spectrum, Patience { each, until }, thoroughness, &mut watch)?;
    if budget.smallest > Duration::ZERO {
        let until = Instant::now() + budget.smallest;
        found.smallest = smallest::smallest(&beside, &spectrum, until)?;
        watch.lap("smallest case");
        if let Some(case) = found.smallest.as_ref().and_then(|smallest| smallest.case.as_ref()) {
            let run = smallest::departure(&beside, case)?;
            (found.trace, found.departure) = (run.trace, run.departure);
            watch.lap("departure");
        }
    }
    found.times = watch.finish();
    Ok(found)
}

/// The run of one case, step by step, with its error in words; `None` where there is nothing to step through.
///
/// # Errors
/// Where nothing can be run.
pub fn trace(
    grader: &Grader,
    exercise: &Exercise,
    language: Language,
    source: &str,
    case: &Case,
    catalogues: Catalogues<'_>,
    cancel: &Cancel,
) -> Result<Option<Trace>, GradeError> {
    let beside = Beside { grader, exercise, language, source, cancel };
    let run = smallest::departure(&beside, case)?;
    let program = errors::Program::of(exercise, language, source, catalogues.level);
    Ok(run.trace.map(|mut trace| {
        if let (Some(message), Some(error)) = (&mut trace.message, &run.error)
            && let Some(reading) = catalogues.errors.read(error, program, true)
        {
            *message = message.replacen(&error.told, &reading.happened, 1);
        }
        trace
    }))
}
