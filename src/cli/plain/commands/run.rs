//! `run [INPUT]`: runs the program as it stands and tells what it prints. It judges nothing.

use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::voice::lines;
use crate::domain::Exercise;
use crate::domain::exercise::Ask;
use crate::grade::{Cancel, GradeError, Input, RunFile, RunOutcome, Stream};
use crate::runtime::Services;

/// More lines of what was printed are not told.
const MOST_LINES: usize = 100;

pub static COMMAND: Command = Command {
    name: "run",
    group: Group::Checking,
    takes: "[INPUT]",
    about: "Runs your program and tells what it prints.",
    more: "INPUT is given to it as a line that it can read; without one, a program that reads gets the input of the \
           first check. Ctrl-C stops it.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let practice = desk.practice()?;
    let exercise = practice.exercise.clone();
    if exercise.is_predict() {
        let hint = "Read it with `task`; `answer TEXT` answers, and `test` checks the answers.";
        return Err(Failure::new("failed: here a program is read, not run", hint));
    }
    let (name, source) = (practice.file_name(), practice.editor.text());
    let input = input_of(&exercise, typed);
    if typed.trim().is_empty() && !input.is_empty() {
        desk.say("It gets the input of the first check.");
    }
    let (services, cancel) = (desk.services.clone(), Cancel::new());
    let stop = cancel.clone();
    let Desk { console, voice, .. } = desk;
    let beat = |seconds| voice.say(&format!("Still running, {seconds} seconds. Ctrl-C stops it."));
    let work = move || run_it(&services, name, source, input, &cancel);
    match console.attend(work, beat, || stop.cancel())? {
        Err(GradeError::Cancelled) => desk.say("Stopped."),
        Err(error) => return Err(error.into()),
        Ok((printed, outcome)) => tell(desk, &printed, &outcome),
    }
    Ok(())
}

fn input_of(exercise: &Exercise, typed: &str) -> String {
    if !typed.trim().is_empty() {
        return format!("{typed}\n");
    }
    let visible = exercise.cases.iter().find(|case| !case.hidden).map(|case| &case.ask);
    match visible {
        Some(Ask::Program { stdin, .. }) => stdin.clone(),
        _ => String::new(),
    }
}

fn run_it(
    services: &Services,
    name: String,
    source: String,
    input: String,
    cancel: &Cancel,
) -> Result<(String, RunOutcome), GradeError> {
    let grader = services.grader();
    let grader = grader.as_ref().as_ref().map_err(Clone::clone)?;
    let mut printed = Vec::new();
    let mut pass_on = |_: Stream, bytes: &[u8]| printed.extend_from_slice(bytes);
    let wall = grader.report().limits.wall;
    let job = RunFile { name, source, input: Input::Text(input.into_bytes()), output: &mut pass_on, wall };
    let outcome = grader.run_file(job, cancel)?;
    Ok((String::from_utf8_lossy(&printed).into_owned(), outcome))
}

fn tell(desk: &mut Desk, printed: &str, outcome: &RunOutcome) {
    if printed.is_empty() {
        desk.say("It printed nothing. What a function gives back is not printed; `test` looks at that.");
    } else {
        desk.tell(&lines("It printed", printed, MOST_LINES));
        if outcome.cut {
            desk.say("It printed more than is kept.");
        }
    }
    if let Some(words) = &outcome.words {
        desk.say(words);
    }
}
