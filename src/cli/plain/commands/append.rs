//! `append TEXT`: a line at the end of the program.

use super::line;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program;

pub static COMMAND: Command = Command {
    name: "append",
    group: Group::Writing,
    takes: "TEXT",
    about: "Adds a line at the end of your program.",
    more: "Without blanks before it, it is indented like the line before, or one step more after a colon. \
           `append indent 4 TEXT` says how far.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    line::change(desk, |lines, language| {
        let indent = program::next_indent(lines, language);
        lines.push(program::indented(typed, indent));
        Ok(lines.len())
    })
}
