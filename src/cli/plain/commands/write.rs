//! `write`: the whole program anew, line by line, until a line with a single full stop. What has been typed is
//! on disk as it comes, so that whatever ends the program takes nothing with it.

use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::console::Heard;
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program::{self, counted};

/// Longer programs are no exercise's.
const MOST_LINES: usize = 10_000;

pub static COMMAND: Command = Command {
    name: "write",
    group: Group::Writing,
    takes: "",
    about: "Takes your whole program anew, line by line; a line with a single . ends it.",
    more: "Begin each line with its blanks; a tab counts as blanks up to the next stop of four. A line with \
           .cancel, or Ctrl-C, gives up and leaves your program as it was. `undo` brings the old program back too.",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    let before = desk.practice()?.editor.text();
    desk.say("Type the whole program. A line with a single . ends it; .cancel gives up.");
    let mut lines: Vec<String> = Vec::new();
    // One step to undo, however often it is saved.
    let mut saved = false;
    let ended = loop {
        match desk.hear("") {
            Heard::Line { text, .. } => match text.trim() {
                "." => break true,
                ".cancel" => break false,
                _ => lines.push(program::typed(&text)),
            },
            Heard::TooLong => continue,
            Heard::Interrupted => break false,
            Heard::End => break true,
        }
        if lines.len() > MOST_LINES {
            desk.say(&format!("A program of more than {MOST_LINES} lines is not taken."));
            break false;
        }
        // What came in one piece is saved as one.
        if !desk.console.has_line() {
            desk.save_text(program::text(&lines))?;
            saved = true;
        }
    };
    if !ended {
        if saved {
            desk.save_text(before)?;
        }
        desk.say("Given up; your program is as it was.");
        return Ok(());
    }
    if lines.is_empty() {
        desk.say("Nothing was typed; your program is as it was.");
        return Ok(());
    }
    desk.rewrite(&program::text(&lines))?;
    desk.say(&format!("Your program has {} now. `test` checks it.", counted(lines.len(), "line", "lines")));
    Ok(())
}
