//! `today`: today's exercise with the reason for it, the streak, and what is due for review.

use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::greeting;

pub static COMMAND: Command = Command {
    name: "today",
    group: Group::Way,
    takes: "",
    about: "Tells today's exercise, why it is that one, your streak, and what is due for review.",
    more: "`open today` goes to it.",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    let mut sentences = greeting::today(desk)?;
    sentences.push(greeting::streak(desk));
    desk.say(&sentences.join(" "));
    let now = desk.now();
    let due = desk.journey.due_reviews(now);
    if due.is_empty() {
        desk.say("No reviews are due.");
        return Ok(());
    }
    desk.say(&greeting::reviews(desk));
    let lines = due.iter().map(|review| {
        let title = desk.exercise(&review.id).map(|exercise| exercise.title.clone()).unwrap_or_default();
        let (number, days) = (desk.number(&review.id), review.days);
        format!(
            "- {number}. {title}, done {days} days ago; {:.0} percent likely remembered.",
            review.recall * 100.0
        )
    });
    let lines = lines.collect();
    desk.list(lines);
    Ok(())
}
