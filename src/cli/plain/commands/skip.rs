//! `skip`: sets the open exercise aside for some days, and goes on.

use super::next;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program::counted;
use crate::domain::event::Event;

pub static COMMAND: Command = Command {
    name: "skip",
    group: Group::Way,
    takes: "",
    about: "Sets this exercise aside for a week and goes to the next; your streak stays.",
    more: "You have two skips from Monday to Sunday.",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    let practice = desk.practice()?;
    if practice.standing.passed_at.is_some() {
        desk.say("You have solved this one; there is nothing to skip. `next` goes on.");
        return Ok(());
    }
    let exercise = practice.exercise.id.clone();
    let now = desk.now();
    if desk.journey.skips_left(now) == 0 {
        desk.say(
            "Both skips of this week are used. `next` goes to another one all the same; this one waits.",
        );
        return Ok(());
    }
    desk.record(&Event::ExerciseSkipped { exercise })?;
    let left = desk.journey.skips_left(now) as usize;
    desk.say(&format!("Set aside. {} left this week.", counted(left, "skip", "skips")));
    next::run(desk, "")
}
