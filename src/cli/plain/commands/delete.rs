//! `delete N[-M]`: lines go.

use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program::{self, counted};

const USAGE: &str = "delete 3, or delete 3-5";

pub static COMMAND: Command = Command {
    name: "delete",
    group: Group::Writing,
    takes: "N or N-M",
    about: "Takes lines away; `undo` brings them back.",
    more: "",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let practice = desk.practice()?;
    let mut lines = program::lines(&practice.editor.text());
    let range = program::range(typed.trim(), lines.len(), USAGE)?;
    if range.is_empty() {
        desk.say("The second number is smaller than the first; nothing was deleted.");
        return Ok(());
    }
    let gone = lines.drain(range.start() - 1..*range.end()).count();
    desk.rewrite(&program::text(&lines))?;
    let (gone, left) = (counted(gone, "line", "lines"), counted(lines.len(), "line", "lines"));
    desk.say(&format!("{gone} deleted; {left} left."));
    Ok(())
}
