//! `check [N]`: one check of the last verdict in full, or the names of all.

use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::{program, told};
use crate::domain::verdict::CaseStatus;

pub static COMMAND: Command = Command {
    name: "check",
    group: Group::Checking,
    takes: "[N]",
    about: "Tells check N of the last test in full, or the names of all checks.",
    more: "",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let practice = desk.practice()?;
    let exercise = practice.exercise.clone();
    let Some(verdict) = practice.checks.verdict.clone() else {
        desk.say("No check has been run since you opened this exercise. `test` runs them.");
        return Ok(());
    };
    if practice.checks.answered != Some(practice.editor.revision()) {
        desk.say("This is from before your last change.");
    }
    let wanted = typed.trim();
    if wanted.is_empty() {
        let lines = (1..).zip(&verdict.cases).map(|(number, case)| {
            let state = if case.status == CaseStatus::Passed { "passes" } else { "fails" };
            format!("Check {number} {state}: {}", case.name)
        });
        desk.list(lines.collect());
        return Ok(());
    }
    let number = program::split_number(wanted, "check 2")?.0;
    let case = number.checked_sub(1).and_then(|place| verdict.cases.get(place)).ok_or_else(|| {
        Failure::new(
            format!("failed to find check {number}"),
            format!("They go from 1 to {}; `check` tells them.", verdict.cases.len()),
        )
    })?;
    desk.tell(&told::one(number, case, &exercise));
    Ok(())
}
