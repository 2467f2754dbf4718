//! The first step at which a run leaves the path of the reference, where the two share enough names that it
//! can be told. It says nothing where they do not.

use crate::diagnosis::suspects::Beside;
use crate::diagnosis::table;
use crate::domain::exercise::Case;
use crate::domain::trace::{GIVES_BACK, Leaving, Trace};
use crate::domain::verdict::CaseStatus;
use crate::domain::{CaughtError, Exercise};
use crate::grade::{Closer, GradeError, Step, WatchedCase};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Steps of one run that are told.
const STEPS: usize = 400;
const WATCHED: Duration = Duration::from_millis(250);
/// Rows of the table: the steps up to the one that leaves the path.
const SHOWN: usize = 12;
/// The share of the program's names that the reference has too.
const ENOUGH_SHARED: f64 = 0.6;

/// A step after which a name has another value than it should.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Departure {
    /// 1-based.
    pub line: u32,
    pub name: String,
    pub value: String,
    /// What it is on the expected path; `None`: there it does not change once more.
    pub expected: Option<String>,
    /// The last steps that changed something, this one at the end.
    pub steps: Vec<Step>,
    /// The place of the step in the whole run.
    #[serde(skip)]
    number: usize,
}

/// The run of one case.
#[derive(Debug, Default)]
pub(in crate::diagnosis) struct Run {
    /// `None` where no line of it is known.
    pub trace: Option<Trace>,
    pub departure: Option<Departure>,
    /// What ended it.
    pub error: Option<Box<CaughtError>>,
}

/// Runs one case step by step, and looks where it leaves the path of the reference.
pub(in crate::diagnosis) fn departure(beside: &Beside<'_>, case: &Case) -> Result<Run, GradeError> {
    let exercise = Exercise { cases: vec![case.clone()], ..beside.exercise.clone() };
    let run = |source: &str| -> Result<Option<WatchedCase>, GradeError> {
        let closer = Closer { each: WATCHED, steps: STEPS };
        let watched = beside.grader.watch(&exercise, beside.language, source, closer, beside.cancel)?;
        Ok(watched.cases.into_iter().next())
    };
    let Some(watched) = run(beside.source)? else { return Ok(Run::default()) };
    let path = match beside.exercise.files(beside.language) {
        Some(files) => run(&files.solution)?.map_or_else(Vec::new, |path| path.steps),
        None => Vec::new(),
    };
    let left = if watched.passed() { None } else { leaves(&watched.steps, &path) };
    let cut = watched.steps.len() >= STEPS || watched.verdict.status == CaseStatus::TimedOut;
    let trace = Trace {
        passed: watched.passed(),
        call: watched.verdict.input,
        expected: watched.verdict.expected,
        actual: watched.verdict.actual,
        message: watched.verdict.message,
        steps: table::steps(&watched.steps),
        leaves: left.as_ref().map(|left| Leaving {
            step: left.number,
            name: left.name.clone(),
            expected: left.expected.clone(),
        }),
        cut,
    };
    let trace = Some(trace).filter(|trace| !trace.steps.is_empty());
    Ok(Run { trace, departure: left, error: watched.verdict.error })
}

/// The values of each name of each function, in order.
fn values(steps: &[Step]) -> BTreeMap<(&str, &str), Vec<&str>> {
    let mut found: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for step in steps {
        for (name, value) in step.changed.iter().filter(|(name, _)| name != GIVES_BACK) {
            found.entry((&step.function, name)).or_default().push(value);
        }
    }
    found
}

fn leaves(run: &[Step], path: &[Step]) -> Option<Departure> {
    let (own, expected) = (values(run), values(path));
    let names: BTreeSet<&(&str, &str)> = own.keys().collect();
    let shared = names.iter().filter(|name| expected.contains_key(**name)).count();
    if (shared as f64) < names.len() as f64 * ENOUGH_SHARED {
        return None;
    }
    let mut so_far: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for (number, step) in run.iter().enumerate() {
        for (name, value) in step.changed.iter().filter(|(name, _)| name != GIVES_BACK) {
            let key = (step.function.as_str(), name.as_str());
            let Some(path) = expected.get(&key) else { continue };
            let count = so_far.entry(key).or_default();
            let wanted = path.get(*count).copied();
            *count += 1;
            if wanted != Some(value.as_str()) {
                let mut steps: Vec<Step> = run[..=number]
                    .iter()
                    .rev()
                    .filter(|step| !step.changed.is_empty())
                    .take(SHOWN)
                    .cloned()
                    .collect();
                steps.reverse();
                return Some(Departure {
                    line: step.line,
                    name: name.clone(),
                    value: value.clone(),
                    expected: wanted.map(str::to_owned),
                    steps,
                    number,
                });
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::leaves;
    use crate::grade::Step;

    fn steps(rows: &[(u32, &str, &str)]) -> Vec<Step> {
        rows.iter()
            .map(|(line, name, value)| Step {
                line: *line,
                function: "total".to_owned(),
                changed: vec![((*name).to_owned(), (*value).to_owned())],
                frame: 1,
            })
            .collect()
    }

    #[test]
    fn the_first_value_that_is_not_on_the_path_is_told() {
        let path =
            steps(&[(2, "sum", "0"), (3, "item", "4"), (4, "sum", "4"), (3, "item", "5"), (4, "sum", "9")]);
        let run =
            steps(&[(2, "sum", "0"), (3, "item", "4"), (4, "sum", "4"), (3, "item", "5"), (4, "sum", "5")]);
        let found = leaves(&run, &path).expect("it leaves the path");
        assert_eq!((found.line, found.name.as_str(), found.value.as_str()), (4, "sum", "5"));
        assert_eq!(found.expected.as_deref(), Some("9"));
        assert_eq!(found.steps.len(), 5);
        assert_eq!(leaves(&path, &path), None);
    }

    #[test]
    fn programs_with_names_of_their_own_are_not_compared() {
        let path = steps(&[(2, "sum", "0"), (3, "item", "4")]);
        let run = steps(&[(2, "result", "1"), (3, "thing", "4"), (3, "item", "9")]);
        assert_eq!(leaves(&run, &path), None);
    }
}
