//! The first step at which a run leaves the path of the reference, where the two share enough names that it
//! can be told. It says nothing where they do not.

use super::{SmallestCase, WATCHED};
use crate::diagnosis::suspects::Beside;
use crate::domain::Exercise;
use crate::grade::{Closer, GradeError, Step};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

const STEPS: usize = 200;
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
    /// The last steps, this one at the end.
    pub steps: Vec<Step>,
}

pub(in crate::diagnosis) fn departure(
    beside: &Beside<'_>,
    smallest: &SmallestCase,
) -> Result<Option<Departure>, GradeError> {
    let (Some(case), Some(files)) = (&smallest.case, beside.exercise.files(beside.language)) else {
        return Ok(None);
    };
    let exercise = Exercise { cases: vec![case.clone()], ..beside.exercise.clone() };
    let trace = |source: &str| -> Result<Vec<Step>, GradeError> {
        let closer = Closer { each: WATCHED, steps: STEPS };
        let watched = beside.grader.watch(&exercise, beside.language, source, closer, beside.cancel)?;
        Ok(watched.cases.into_iter().next().map_or_else(Vec::new, |case| case.steps))
    };
    let (run, path) = (trace(beside.source)?, trace(&files.solution)?);
    Ok(leaves(&run, &path))
}

/// The values of each name of each function, in order.
fn values(steps: &[Step]) -> BTreeMap<(&str, &str), Vec<&str>> {
    let mut found: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for step in steps {
        for (name, value) in &step.changed {
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
        for (name, value) in &step.changed {
            let key = (step.function.as_str(), name.as_str());
            let Some(path) = expected.get(&key) else { continue };
            let count = so_far.entry(key).or_default();
            let wanted = path.get(*count).copied();
            *count += 1;
            if wanted != Some(value.as_str()) {
                let steps = run[(number + 1).saturating_sub(SHOWN)..=number].to_vec();
                return Some(Departure {
                    line: step.line,
                    name: name.clone(),
                    value: value.clone(),
                    expected: wanted.map(str::to_owned),
                    steps,
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
