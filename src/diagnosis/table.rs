//! The steps of a run as rows of a table: each with all names of its function as they are then. It never
//! runs anything.

use crate::domain::trace::{TraceStep, TracedName};
use crate::grade::Step;
use std::collections::BTreeMap;

/// One row for each step, in order. Each call of a function has names of its own.
pub(super) fn steps(run: &[Step]) -> Vec<TraceStep> {
    let mut calls: BTreeMap<u32, Vec<TracedName>> = BTreeMap::new();
    let row = |step: &Step| {
        let names = calls.entry(step.frame).or_default();
        for known in names.iter_mut() {
            known.changed = false;
        }
        for (name, value) in &step.changed {
            match names.iter_mut().find(|known| known.name == *name) {
                Some(known) => (known.value, known.changed) = (value.clone(), true),
                None => names.push(TracedName { name: name.clone(), value: value.clone(), changed: true }),
            }
        }
        TraceStep { line: step.line, function: step.function.clone(), names: names.clone() }
    };
    run.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::steps;
    use crate::grade::Step;

    fn step(line: u32, frame: u32, changed: &[(&str, &str)]) -> Step {
        let changed = changed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Step { line, function: "f".to_owned(), changed, frame }
    }

    #[test]
    fn each_row_has_all_names_of_its_call_and_marks_the_new_ones() {
        let run = [
            step(1, 1, &[("left", "2")]),
            step(2, 1, &[]),
            step(1, 2, &[("left", "1")]),
            step(3, 1, &[("sum", "3")]),
        ];
        let told: Vec<String> = steps(&run)
            .iter()
            .map(|step| {
                let mark = |changed: bool| if changed { "*" } else { "" };
                let names = step.names.iter();
                let names = names.map(|one| format!("{}={}{}", one.name, one.value, mark(one.changed)));
                names.collect::<Vec<String>>().join(" ")
            })
            .collect();
        assert_eq!(told, ["left=2*", "left=2", "left=1*", "left=2 sum=3*"]);
    }
}
