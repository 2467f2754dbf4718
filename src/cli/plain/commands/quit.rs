//! `quit`: leaves; everything is on disk already.

use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};

pub static COMMAND: Command = Command {
    name: "quit",
    group: Group::You,
    takes: "",
    about: "Leaves; everything is kept. The end of input does the same.",
    more: "",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    desk.leaving = true;
    Ok(())
}
