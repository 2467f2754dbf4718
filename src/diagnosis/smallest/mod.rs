//! The smallest input on which a program fails, and the first step of that run that leaves the path of the
//! reference. Both programs run in the sandbox, each for itself.

mod departure;
mod natural;
mod shrink;
mod texts;

pub use departure::Departure;
pub(super) use departure::departure;

use super::inputs::{Domain, expected};
use super::suspects::{Beside, Spectrum};
use crate::domain::CaughtError;
use crate::domain::exercise::{Ask, Case};
use crate::domain::verdict::CaseStatus;
use crate::domain::{Edit, Exercise};
use crate::grade::{Closer, GradeError, Patience};
use serde::{Deserialize, Serialize};
use std::time::{Duration, Instant};

const EACH: Duration = Duration::from_millis(40);
const WATCHED: Duration = Duration::from_millis(200);
/// Inputs tried at once.
const ROUND: usize = 24;

/// A case that fails, as small as was found. Its texts are in the notation of the learner's language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SmallestCase {
    pub input: String,
    pub expected: String,
    /// What the program gives instead; `None` where nothing came.
    pub actual: Option<String>,
    pub message: Option<String>,
    /// The error that ended it, for whoever reads it.
    #[serde(skip)]
    pub error: Option<Box<CaughtError>>,
    /// The name of the exercise's case that it is; `None`: an input of its own.
    pub name: Option<String>,
    #[serde(skip)]
    pub(super) case: Option<Case>,
}

pub(super) fn smallest(
    beside: &Beside<'_>,
    spectrum: &Spectrum,
    until: Instant,
) -> Result<Option<SmallestCase>, GradeError> {
    let domain = Domain::of(beside.exercise.cases.iter().map(|case| &case.ask));
    let mut failing: Vec<(bool, bool, &Case)> = spectrum
        .cases
        .iter()
        .enumerate()
        .filter(|(_, one)| !one.passed())
        // What an author hid is only a beginning. What was made by chance reads less well than what the
        // author wrote: letters are missing in it.
        .map(|(place, one)| (one.case.hidden, place >= spectrum.own, &one.case))
        .collect();
    failing.sort_by_key(|(hidden, made, case)| (*hidden, *made, natural::size(&case.ask)));
    let Some(first) = failing.first().map(|(_, _, case)| (*case).clone()) else { return Ok(None) };
    let hidden: Vec<&Ask> =
        beside.exercise.cases.iter().filter(|case| case.hidden).map(|case| &case.ask).collect();
    let best =
        shrink::shrink(first, |case| &case.ask, &domain, &hidden, |asks| first_failing(beside, asks, until))?;
    if best.hidden {
        return Ok(None);
    }
    told(beside, best)
}

/// The first of these, in order, on which the program fails.
fn first_failing(beside: &Beside<'_>, asks: &[Ask], until: Instant) -> Result<Option<Case>, GradeError> {
    for round in asks.chunks(ROUND) {
        if Instant::now() >= until {
            break;
        }
        let cases: Vec<Case> = expected(beside, round, until)?.into_iter().flatten().collect();
        let exercise = Exercise { cases, ..beside.exercise.clone() };
        let patience = Patience { each: EACH, until };
        let nothing = Edit::new(0..0, "");
        // One run for each case: what one leaves behind must not make the next one fail.
        let alone = |case: &Case| Exercise { cases: vec![case.clone()], ..beside.exercise.clone() };
        let run = |exercise: &Exercise| {
            let (language, source) = (beside.language, beside.source);
            beside.grader.try_edits(exercise, language, source, &[&nothing], patience, beside.cancel)
        };
        let statuses = run(&exercise)?.pop().flatten().unwrap_or_default();
        for (case, status) in exercise.cases.iter().zip(statuses) {
            if status != CaseStatus::Passed {
                let again = run(&alone(case))?.pop().flatten().unwrap_or_default();
                if again.first().is_some_and(|status| *status != CaseStatus::Passed) {
                    return Ok(Some(case.clone()));
                }
            }
        }
    }
    Ok(None)
}

fn told(beside: &Beside<'_>, case: Case) -> Result<Option<SmallestCase>, GradeError> {
    let exercise = Exercise { cases: vec![case.clone()], ..beside.exercise.clone() };
    let closer = Closer { each: WATCHED, steps: 0 };
    let watched = beside.grader.watch(&exercise, beside.language, beside.source, closer, beside.cancel)?;
    let failing = watched.cases.into_iter().find(|case| !case.passed());
    Ok(failing.map(|watched| SmallestCase {
        input: watched.verdict.input,
        expected: watched.verdict.expected,
        actual: watched.verdict.actual,
        message: watched.verdict.message,
        error: watched.verdict.error,
        name: (!case.name.is_empty()).then(|| case.name.clone()),
        case: Some(case),
    }))
}
