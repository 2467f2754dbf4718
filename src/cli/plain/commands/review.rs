//! `review`: what a teacher would say of the program, once its checks pass.

use super::hint;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::model;
use crate::cli::plain::voice::Passage;
use crate::domain::tutoring::Question;

pub static COMMAND: Command = Command {
    name: "review",
    group: Group::Checking,
    takes: "",
    about: "Tells what is well done in your program, and what could be written in another way, once it passes.",
    more: "A model puts it in its own words, where one answers.",
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
    if !stale && model::speaking(desk)?.is_some() {
        return hint::ask(desk, &Question::Review);
    }
    let told = score.remarks.iter().map(|remark| {
        let place = remark.line.map_or(String::new(), |line| format!(", line {line}"));
        Passage::Prose(format!("- {}{place}: {} {}", remark.kind.title(), remark.sentence, remark.why))
    });
    let passages: Vec<Passage> = told.collect();
    desk.tell(&passages);
    Ok(())
}
