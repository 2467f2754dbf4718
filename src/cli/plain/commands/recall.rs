//! `recall GRADE`: how well the learner remembered what a passed exercise asks for.

use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::domain::event::Event;
use crate::domain::recall::Recall;

pub static COMMAND: Command = Command {
    name: "recall",
    group: Group::Checking,
    takes: "again, hard, good or easy",
    about: "Says how well you remembered this one, which decides when it comes back.",
    more: "Without it, the program concludes that from your runs and hints.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let word = typed.trim().to_lowercase();
    let grade = Recall::ALL.into_iter().find(|grade| grade.title() == word);
    let grade = grade.ok_or_else(|| {
        Failure::new("failed to understand how well", "Say one of them: again, hard, good, easy.")
    })?;
    let practice = desk.practice()?;
    if practice.standing.passed_at.is_none() {
        desk.say("It is not solved yet; there is nothing to remember. `test` runs the checks.");
        return Ok(());
    }
    let exercise = practice.exercise.id.clone();
    practice.recall = Some(grade);
    let back = desk.journey.returns_in(&exercise, grade, desk.now());
    desk.record(&Event::ReviewGraded { exercise, grade })?;
    let back = back.and_then(|days| usize::try_from(days).ok()).map(|days| match days {
        1 => " It comes back tomorrow.".to_owned(),
        days => format!(" It comes back in {days} days."),
    });
    desk.say(&format!("Noted: {}.{}", grade.title(), back.unwrap_or_default()));
    Ok(())
}
