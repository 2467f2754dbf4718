//! `undo`: takes back the last change. Also what `redo` shares with it.

use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program::{self, counted};
use crate::domain::Action;

pub static COMMAND: Command = Command {
    name: "undo",
    group: Group::Writing,
    takes: "",
    about: "Takes back your last change since the exercise was opened.",
    more: "",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    travel(desk, Action::Undo, "Undone", "There is nothing to undo since you opened this exercise.")
}

/// Goes back or forth through the changes, and tells the first line that differs.
pub fn travel(desk: &mut Desk, action: Action, done: &str, nothing: &str) -> Told {
    let now = desk.now().steady_millis;
    let practice = desk.practice()?;
    let before = program::lines(&practice.editor.text());
    let outcome = practice.editor.act(action, now);
    let after = program::lines(&practice.editor.text());
    if outcome.changed.is_none() {
        desk.say(nothing);
        return Ok(());
    }
    desk.save()?;
    desk.say(&format!("{done}. Your program has {}.", counted(after.len(), "line", "lines")));
    if let Some(number) = program::first_difference(&before, &after)
        && let Some(line) = after.get(number - 1)
    {
        desk.voice.line(&program::numbered_line(number, line));
    }
    Ok(())
}
