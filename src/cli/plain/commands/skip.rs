//! `skip`: sets the open exercise aside for a week, after a question, and goes on.

use super::next;
use crate::app::question::Question;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::domain::event::Event;

pub static COMMAND: Command = Command {
    name: "skip",
    group: Group::Way,
    takes: "",
    about: "Sets this exercise aside for a week and goes to the next; asks first.",
    more: "You have two skips from Monday to Sunday; your streak stays.",
    run,
};

pub fn run(desk: &mut Desk, _: &str) -> Told {
    let now = desk.now();
    if !desk.is_under_way(now)? {
        desk.say("There is nothing to set aside: it is not under way. `next` goes on.");
        return Ok(());
    }
    let left = desk.journey.skips_left(now);
    if left == 0 {
        desk.say(
            "No more skips until Monday. `hint` gives a hint; `open` goes to any other, and this one waits.",
        );
        return Ok(());
    }
    if !desk.agrees(&Question::SkipExercise { left }.text()) {
        desk.say("You stay. `hint` gives a hint.");
        return Ok(());
    }
    let exercise = desk.practice()?.exercise.id.clone();
    desk.record(&Event::ExerciseSkipped { exercise })?;
    desk.tell_news()?;
    next::go_on(desk)
}
