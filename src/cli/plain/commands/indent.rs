//! `indent N[-M] BLANKS`: moves lines to where they belong.

use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program;

const USAGE: &str = "indent 3 8, or indent 3-5 8";
/// Further in stands nobody's code.
const FURTHEST: usize = 200;

pub static COMMAND: Command = Command {
    name: "indent",
    group: Group::Writing,
    takes: "N or N-M, BLANKS",
    about: "Indents line N by so many blanks; several lines move together.",
    more: "The first of several lines gets that indentation, and the others keep their distance from it.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let practice = desk.practice()?;
    let mut lines = program::lines(&practice.editor.text());
    let (which, blanks) = typed.trim().split_once(' ').unwrap_or((typed.trim(), ""));
    let range = program::range(which, lines.len(), USAGE)?;
    let blanks: usize = blanks.trim().parse().ok().filter(|blanks| *blanks <= FURTHEST).ok_or_else(|| {
        Failure::new("failed to understand how many blanks", format!("Say it like this: {USAGE}."))
    })?;
    let first = lines.get(range.start() - 1).map_or(0, |line| program::indent_of(line));
    for number in range.clone() {
        let line = &mut lines[number - 1];
        let code = line.trim_start_matches(' ');
        let indent = (program::indent_of(line) + blanks).saturating_sub(first);
        *line = if code.is_empty() { String::new() } else { format!("{}{code}", " ".repeat(indent)) };
    }
    desk.rewrite(&program::text(&lines))?;
    for number in range {
        desk.voice.line(&program::numbered_line(number, &lines[number - 1]));
    }
    Ok(())
}
