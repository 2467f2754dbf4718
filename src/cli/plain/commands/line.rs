//! `line N TEXT`: another line in place of one. Also what all changes of single lines share.

use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program;
use crate::domain::Language;

const USAGE: &str = "line 3 return total";

pub static COMMAND: Command = Command {
    name: "line",
    group: Group::Writing,
    takes: "N TEXT",
    about: "Puts TEXT in place of line N, indented as that line was.",
    more: "`line 3 indent 8 TEXT`, or blanks before TEXT, say how far it is indented instead. A tab counts as four \
           blanks.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let (number, text) = program::split_number(typed, USAGE)?;
    change(desk, |lines, _| {
        program::exists(number, lines.len())?;
        let indent = program::indent_of(&lines[number - 1]);
        lines[number - 1] = program::indented(text, indent);
        Ok(number)
    })
}

/// Changes the program's lines, and tells the line whose number comes back.
pub fn change(
    desk: &mut Desk,
    changing: impl FnOnce(&mut Vec<String>, Language) -> Result<usize, Failure>,
) -> Told {
    let practice = desk.practice()?;
    let mut lines = program::lines(&practice.editor.text());
    let number = changing(&mut lines, practice.language)?;
    desk.rewrite(&program::text(&lines))?;
    if let Some(line) = number.checked_sub(1).and_then(|place| lines.get(place)) {
        desk.voice.line(&program::numbered_line(number, line));
    }
    Ok(())
}
