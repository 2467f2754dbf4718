//! `review`: what a teacher would say of the program, once its checks pass.

use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::voice::Passage;

pub static COMMAND: Command = Command {
    name: "review",
    group: Group::Checking,
    takes: "",
    about: "Tells what is well done in your program, and what could be written in another way, once it passes.",
    more: "",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    let practice = desk.practice()?;
    let score = practice.checks.verdict.as_ref().and_then(|verdict| verdict.score.clone());
    let stale = practice.checks.answered != Some(practice.editor.revision());
    let Some(score) = score.filter(|score| !score.remarks.is_empty()) else {
        desk.say("There is something to say when your checks pass. `test` runs them.");
        return Ok(());
    };
    if stale {
        desk.say("This is from before your last change.");
    }
    let told = score.remarks.iter().map(|remark| {
        let place = remark.line.map_or(String::new(), |line| format!(", line {line}"));
        Passage::Prose(format!("- {}{place}: {} {}", remark.kind.title(), remark.sentence, remark.why))
    });
    let passages: Vec<Passage> = told.collect();
    desk.tell(&passages);
    Ok(())
}
