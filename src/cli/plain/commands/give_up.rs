//! `give-up`: the learner says that they will not solve it, after a question.

use super::next;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::domain::event::Event;

pub static COMMAND: Command = Command {
    name: "give-up",
    group: Group::Checking,
    takes: "",
    about: "Gives this exercise up for now and goes to the next; asks first.",
    more: "It comes back after some days, when you may have what it takes. What you wrote stays.",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    let practice = desk.practice()?;
    if practice.standing.passed_at.is_some() {
        desk.say("You have solved this one; there is nothing to give up. `next` goes on.");
        return Ok(());
    }
    let exercise = practice.exercise.id.clone();
    if !desk.agrees("Give this exercise up for now? It comes back in a few days, and what you wrote stays.") {
        desk.say("Not given up. `hint` gives a hint.");
        return Ok(());
    }
    desk.record(&Event::ExerciseGivenUp { exercise })?;
    desk.say("Given up for now.");
    desk.tell_news()?;
    next::run(desk, "")
}
