//! `ask QUESTION`: a question to the tutor in the learner's own words.

use super::hint;
use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::model;
use crate::domain::tutoring::Question;

pub static COMMAND: Command = Command {
    name: "ask",
    group: Group::Checking,
    takes: "QUESTION",
    about: "Asks the tutor in your own words.",
    more: "",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let text = typed.trim();
    if text.is_empty() {
        return Err(Failure::new(
            "failed to hear a question",
            "`ask why does it fail?`, or `hint` for a hint.",
        ));
    }
    let question = Question::Typed(text.to_owned());
    hint::ask(desk, &question)?;
    model::consider_offering(desk, &question);
    Ok(())
}
