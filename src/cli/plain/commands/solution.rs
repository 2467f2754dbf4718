//! `solution`: the model solution, once it has been earned, as on the screen.

use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::voice::{self, Passage};

pub static COMMAND: Command = Command {
    name: "solution",
    group: Group::Checking,
    takes: "",
    about: "Reads the model solution, once your checks have passed.",
    more: "",
    run,
};

pub fn run(desk: &mut Desk, _: &str) -> Told {
    let practice = desk.practice()?;
    if !practice.solution_is_open() {
        desk.say("The model solution opens when your checks pass. `hint` gives a hint.");
        return Ok(());
    }
    let solution = practice.solution().trim_end().to_owned();
    let heading = Passage::Prose("The model solution:".to_owned());
    desk.tell(&[heading, voice::code(solution.lines())]);
    Ok(())
}
