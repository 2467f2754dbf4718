//! More inputs like those of an exercise's cases, with what the reference gives for them. It never leaves
//! what the cases show of the domain: no negative number where none is, no empty list where none is.

mod chance;
mod domain;
mod vary;

pub(super) use chance::Chance;
pub(super) use domain::Domain;

use super::suspects::Beside;
use crate::domain::exercise::{Ask, Case, Signature};
use crate::grade::{GradeError, Patience};

use std::time::{Duration, Instant};

/// How many inputs are made, and how many of a program, as each of those needs processes of its own.
const GROWN: usize = 90;
const GROWN_FOR_PROGRAMS: usize = 20;
/// The processor time of a case under an edit, beside what the reference takes for all of them.
const SHORT: Duration = Duration::from_millis(6);
/// What a run of all cases of an ordinary exercise takes with all that is round it.
const ORDINARY: Duration = Duration::from_millis(40);
/// The reference is right, and so it is quick.
const EACH: Duration = Duration::from_millis(100);

/// Cases beside those of the exercise, each with what the reference gives, and the time that a case of a
/// program which is right may take. No cases where there is no reference.
pub(super) fn grow(beside: &Beside<'_>, until: Instant) -> Result<(Vec<Case>, Duration), GradeError> {
    let own: Vec<Ask> = beside.exercise.cases.iter().map(|case| case.ask.clone()).collect();
    let begin = Instant::now();
    expected(beside, &own, until)?;
    let each = SHORT + begin.elapsed().saturating_sub(ORDINARY);
    let cases = expected(beside, &variations(beside), until)?;
    Ok((cases.into_iter().flatten().collect(), each))
}

/// The same inputs each time for the same exercise.
fn variations(beside: &Beside<'_>) -> Vec<Ask> {
    let exercise = beside.exercise;
    let most = if exercise.signature == Signature::Program { GROWN_FOR_PROGRAMS } else { GROWN };
    let domain = Domain::of(exercise.cases.iter().map(|case| &case.ask));
    let mut chance = Chance::from_text(&exercise.id.slug);
    let mut found: Vec<Ask> = Vec::new();
    for round in 0..most * 3 {
        let Some(case) = chance.pick(&exercise.cases) else { break };
        let mut ask = case.ask.clone();
        for _ in 0..=(round % 3) {
            ask = vary::vary(&ask, &domain, &mut chance);
        }
        let known = exercise.cases.iter().map(|case| &case.ask).chain(&found);
        if found.len() < most && !known.into_iter().any(|other| same_question(other, &ask)) {
            found.push(ask);
        }
    }
    found
}

/// The questions with what the reference gives.
pub(super) fn expected(
    beside: &Beside<'_>,
    asks: &[Ask],
    until: Instant,
) -> Result<Vec<Option<Case>>, GradeError> {
    let Some(files) = beside.exercise.files(beside.language) else { return Ok(Vec::new()) };
    let patience = Patience { each: EACH, until };
    beside.grader.answers(beside.exercise, &files.solution, asks, patience, beside.cancel)
}

pub(super) fn same_question(left: &Ask, right: &Ask) -> bool {
    match (left, right) {
        (Ask::Call { arguments: left, .. }, Ask::Call { arguments: right, .. }) => left == right,
        (Ask::Program { stdin: left, .. }, Ask::Program { stdin: right, .. }) => left == right,
        (
            Ask::Steps { constructor: left, steps: left_steps },
            Ask::Steps { constructor: right, steps: right_steps },
        ) => {
            left == right
                && left_steps.len() == right_steps.len()
                && left_steps
                    .iter()
                    .zip(right_steps)
                    .all(|(one, other)| one.method == other.method && one.arguments == other.arguments)
        }
        _ => false,
    }
}
