//! `show [N[-M]]`: the learner's program with its line numbers.

use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program;

pub static COMMAND: Command = Command {
    name: "show",
    group: Group::Reading,
    takes: "[N or N-M]",
    about: "Reads your program, or some lines of it, with numbers and indentation.",
    more: "A line is told like this: 3, indent 4: return 1.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let practice = desk.practice()?;
    let name = practice.file_name();
    let lines = program::lines(&practice.editor.text());
    let wanted = typed.trim();
    if lines.is_empty() {
        desk.say(&format!("{name} is empty. `append TEXT` adds a line, `write` begins a whole program."));
        return Ok(());
    }
    let range = match wanted {
        "" => 1..=lines.len(),
        wanted => program::range(wanted, lines.len(), "show 3, or show 2-5")?,
    };
    if wanted.is_empty() {
        desk.say(&format!("{name}, {}:", program::counted(lines.len(), "line", "lines")));
    }
    for (number, line) in (1..).zip(&lines).filter(|(number, _)| range.contains(number)) {
        desk.voice.line(&program::numbered_line(number, line));
    }
    if wanted.is_empty() {
        desk.say("End of your text.");
    }
    Ok(())
}
