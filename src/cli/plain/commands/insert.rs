//! `insert N TEXT`: a new line before one.

use super::line;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program;

const USAGE: &str = "insert 3 total = 0";

pub static COMMAND: Command = Command {
    name: "insert",
    group: Group::Writing,
    takes: "N TEXT",
    about: "Puts a new line before line N; the others move down.",
    more: "Without blanks before it, it is indented like the line before, or one step more after a colon. \
           `insert 3 indent 4 TEXT` says how far.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let (number, text) = program::split_number(typed, USAGE)?;
    line::change(desk, |lines, language| {
        // One behind the last is where `append` puts it.
        program::exists(number, lines.len() + 1)?;
        let indent = program::next_indent(&lines[..number - 1], language);
        lines.insert(number - 1, program::indented(text, indent));
        Ok(number)
    })
}
