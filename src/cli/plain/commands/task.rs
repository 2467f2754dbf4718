//! `task`: what the open exercise asks for, as plain text.

use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::voice::{self, Passage};

pub static COMMAND: Command = Command {
    name: "task",
    group: Group::Reading,
    takes: "",
    about: "Reads what the exercise asks for.",
    more: "Code is announced, and every line of it tells how far it is indented.",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    let practice = desk.practice()?;
    let (exercise, language) = (practice.exercise.clone(), practice.language);
    let mut passages = vec![Passage::Prose(format!("Task: {}", exercise.title))];
    passages.extend(voice::markdown(&exercise.task, language));
    if let Some(program) = exercise.files(language).and_then(|files| files.program.as_ref()) {
        passages.push(Passage::Prose("This is the program to be read.".to_owned()));
        passages.push(voice::code(program.trim_end().lines()));
        passages.push(Passage::Prose(
            "Say what each call gives: `show` tells the calls, `answer TEXT` answers the next one."
                .to_owned(),
        ));
    } else {
        passages
            .push(Passage::Prose("End of the task. `show` reads your program; `test` checks it.".to_owned()));
    }
    desk.tell(&passages);
    Ok(())
}
