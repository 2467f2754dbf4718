//! `give-up`: the learner says that they will not solve it, after a question; then its solution may be seen.

use super::solution;
use crate::app::question::Question;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::domain::event::Event;

pub static COMMAND: Command = Command {
    name: "give-up",
    group: Group::Checking,
    takes: "",
    about: "Gives this exercise up for now and reads its solution; asks first.",
    more: "It comes back after some days, when you may have what it takes. What you wrote stays.",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    if desk.practice()?.solution_is_open() {
        desk.say("There is nothing to give up: `solution` reads the solution.");
        return Ok(());
    }
    if !desk.agrees(&Question::GiveUp.text()) {
        desk.say("You stay. `hint` gives a hint.");
        return Ok(());
    }
    let practice = desk.practice()?;
    practice.given_up = true;
    practice.review = false;
    let exercise = practice.exercise.id.clone();
    desk.record(&Event::ExerciseGivenUp { exercise })?;
    solution::run(desk, "")?;
    desk.tell_news()?;
    desk.say("That is all right: it comes back when you know more. `next` goes on.");
    Ok(())
}
