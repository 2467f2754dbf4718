//! `trace [CHECK]`: the run of one case, step by step, in full lines.

use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::domain::Exercise;

pub static COMMAND: Command = Command {
    name: "trace",
    group: Group::Checking,
    takes: "[CHECK]",
    about: "Steps through the run of your program: which line runs, and what changes.",
    more: "CHECK is the number or the name of a check; without it, the smallest case that fails is taken. `more` goes \
           on.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let Some(subject) = desk.subject()? else {
        desk.say(
            "There is nothing of yours to step through yet: `show` reads the program, `write` writes one.",
        );
        return Ok(());
    };
    let case = chosen(&subject.exercise, typed.trim())?;
    let source = subject.source.clone();
    let job = desk.diagnoses.begin(subject);
    let services = desk.services.clone();
    let Desk { console, diagnoses, .. } = desk;
    let work = move || job.trace(&services, case.as_deref());
    match console.attend(work, |_seconds| {}, || diagnoses.cancel())? {
        Ok(trace) => desk.list(trace.in_lines(&source)),
        Err(problem) => desk.say(&problem),
    }
    Ok(())
}

/// The name of the check that is meant.
fn chosen(exercise: &Exercise, typed: &str) -> Result<Option<String>, Failure> {
    if typed.is_empty() {
        return Ok(None);
    }
    let by_number = typed.parse::<usize>().ok().and_then(|number| exercise.cases.get(number.checked_sub(1)?));
    let by_name = exercise.cases.iter().find(|case| case.name.eq_ignore_ascii_case(typed));
    by_name.or(by_number).map(|case| Some(case.name.clone())).ok_or_else(|| {
        Failure::new(
            format!("failed to find a check called `{typed}`"),
            "`test` tells the names of all checks.",
        )
    })
}
