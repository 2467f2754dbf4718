//! `next`: goes to the exercise that is proposed after this one, with the reason for it.

use super::skip;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::greeting;

pub static COMMAND: Command = Command {
    name: "next",
    group: Group::Way,
    takes: "",
    about: "Goes to the exercise that comes next for you.",
    more: "One that is under way is set aside for it, as `skip` does; that is asked first.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let now = desk.now();
    let open = desk.open_id().is_some();
    if open && desk.is_under_way(now)? { skip::run(desk, typed) } else { go_on(desk) }
}

/// To what is proposed; what is to be remembered begins from its starter.
pub fn go_on(desk: &mut Desk) -> Told {
    let Some(choice) = greeting::next_choice(desk) else {
        desk.say("Every other exercise is passed. `list` tells them, to take one again.");
        return Ok(());
    };
    desk.open(&choice.id, choice.review)?;
    let place = greeting::place(desk)?;
    desk.say(&format!("{} {place}", choice.reason));
    Ok(())
}
