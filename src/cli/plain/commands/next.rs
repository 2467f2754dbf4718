//! `next`: goes to the exercise that is proposed after this one, with the reason for it.

use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::greeting;

pub static COMMAND: Command = Command {
    name: "next",
    group: Group::Way,
    takes: "",
    about: "Goes to the exercise that comes next for you.",
    more: "This one stays as it is; `skip` sets it aside instead, so that it is not proposed again this week.",
    run,
};

pub fn run(desk: &mut Desk, _: &str) -> Told {
    let Some(choice) = greeting::next_choice(desk) else {
        desk.say("Every other exercise is passed. `list` tells them, to take one again.");
        return Ok(());
    };
    desk.open(&choice.id)?;
    let place = greeting::place(desk)?;
    desk.say(&format!("{} {place}", choice.reason));
    Ok(())
}
