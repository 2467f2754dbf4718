//! `redo`: does again what was undone.

use super::undo;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::domain::Action;

pub static COMMAND: Command = Command {
    name: "redo",
    group: Group::Writing,
    takes: "",
    about: "Does again what you undid.",
    more: "",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    undo::travel(desk, Action::Redo, "Done again", "There is nothing to redo.")
}
