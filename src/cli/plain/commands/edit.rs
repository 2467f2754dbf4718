//! `edit`: the learner's own editor on the program's file. What it saved becomes the program.

use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::outside;
use crate::config::EditorError;

pub static COMMAND: Command = Command {
    name: "edit",
    group: Group::Writing,
    takes: "",
    about: "Opens your program in your own editor; what you save there is your program when it closes.",
    more: "VISUAL or EDITOR names it; otherwise nano, vim or vi is taken. `undo` brings the old program back.",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    if !desk.console.is_terminal {
        let hint = "`write`, `line` and `append` change your program without one.";
        return Err(Failure::new("failed to open an editor: the commands do not come from a terminal", hint));
    }
    // Everything is in the file before another program opens it.
    desk.save()?;
    let practice = desk.practice()?;
    let (exercise, language) = (practice.exercise.clone(), practice.language);
    let file = outside::files(desk).ready(&exercise, language);
    let file = file.map_err(|trouble| {
        Failure::new(trouble, "`write`, `line` and `append` change your program without an editor.")
    })?;
    let mut command = desk.own_editor.as_ref().map_err(told)?.command(&file);
    // Ctrl-C is the editor's own affair.
    let ended = desk.console.attend(move || command.status(), |_| (), || ())?;
    let outcome = desk.own_editor.as_ref().map_err(told)?.outcome(ended);
    let is_news = outside::look(desk)?;
    outcome.map_err(|error| told(&error))?;
    if !is_news {
        desk.say("Nothing was changed.");
    }
    Ok(())
}

fn told(error: &EditorError) -> Failure {
    Failure::new(error.to_string(), error.hint())
}
