//! `more`: the rest of a list.

use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};

pub static COMMAND: Command = Command {
    name: "more",
    group: Group::Way,
    takes: "",
    about: "Goes on with a list that was too long to tell at once.",
    more: "",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    if !desk.more() {
        desk.say("There is nothing more to tell. `list` begins a list.");
    }
    Ok(())
}
