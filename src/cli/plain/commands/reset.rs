//! `reset`: back to the starter, after a question.

use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::domain::event::Event;

pub static COMMAND: Command = Command {
    name: "reset",
    group: Group::Writing,
    takes: "",
    about: "Goes back to the program as it came with the exercise; asks first.",
    more: "",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    let practice = desk.practice()?;
    if practice.is_untouched() {
        desk.say("This is the starter; nothing has been changed.");
        return Ok(());
    }
    if !desk.agrees("Go back to the starter? `undo` brings back what you wrote.") {
        desk.say("Kept as it is.");
        return Ok(());
    }
    let practice = desk.practice()?;
    let (exercise, language) = (practice.exercise.id.clone(), practice.language);
    let (discarded, starter) = (practice.editor.text(), practice.starter.clone());
    desk.record(&Event::DraftReset { exercise, language, discarded })?;
    desk.rewrite(&starter)?;
    desk.say("The starter is back. `undo` brings back what you wrote.");
    Ok(())
}
