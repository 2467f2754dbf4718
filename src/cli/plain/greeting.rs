//! Where the learner is, in sentences: the open exercise, today's, what comes next, the streak, reviews.
//! It proposes nothing itself; the journey does.

use super::desk::{Desk, Told};
use super::program::counted;
use crate::cli::Failure;
use crate::domain::attempt::State;
use crate::domain::event::Event;
use crate::learner::choose::Choice;
use crate::learner::journey::{Today, TodayState};

/// Opens the exercise where the learner was last, or today's, and says all of it in one paragraph.
pub fn begin(desk: &mut Desk) -> Told {
    let today = proposed(desk)?;
    let place = desk.last_place().or_else(|| today.as_ref().map(|today| today.choice.id.clone()));
    let mut sentences = vec!["CodeMentor in plain lines.".to_owned()];
    let first = desk.services.library.exercises().first().map(|exercise| exercise.id.clone());
    match place.or(first) {
        Some(id) => {
            desk.open(&id, false)?;
            sentences.push(self::place(desk)?);
        }
        None => sentences.push(
            "There is no exercise here. Put a pack into the folder that `codementor doctor` names."
                .to_owned(),
        ),
    }
    sentences.extend(self::today(desk)?);
    sentences.push(streak(desk));
    sentences.push(reviews(desk));
    sentences.push("`task` reads the exercise, `help` tells the commands.".to_owned());
    desk.say(&sentences.join(" "));
    Ok(())
}

/// Which exercise is open, and how it stands with it.
pub fn place(desk: &mut Desk) -> Result<String, Failure> {
    let practice = desk.practice()?;
    let (exercise, begun) = (practice.exercise.clone(), !practice.is_untouched());
    let state = match practice.standing.state() {
        _ if practice.review => " You have solved it before; do it once more, and see what is still there.",
        State::Solved => " You have solved it.",
        _ if begun => " You have begun it.",
        _ => "",
    };
    Ok(format!(
        "You are at exercise {} of {}: {} It is of the kind {}, difficulty {} of 10, about {}.{state}",
        desk.number(&exercise.id),
        desk.services.library.exercises().len(),
        ended(&exercise.title),
        exercise.kind.title(),
        exercise.difficulty,
        counted(exercise.minutes.into(), "minute", "minutes"),
    ))
}

/// Today's exercise with its reason.
pub fn today(desk: &mut Desk) -> Result<Vec<String>, Failure> {
    let Some(Today { choice, state }) = proposed(desk)? else {
        return Ok(vec!["Every exercise is passed; nothing is left for today.".to_owned()]);
    };
    let is_open = desk.open_id() == Some(&choice.id);
    let title = desk.exercise(&choice.id).map(|exercise| ended(&exercise.title)).unwrap_or_default();
    Ok(match state {
        TodayState::Done => vec![format!("Today's exercise is done: {title}")],
        _ if is_open => vec!["This is today's exercise.".to_owned(), choice.reason],
        _ => vec![format!("Today's exercise: {title}"), choice.reason, "`open today` goes to it.".to_owned()],
    })
}

/// A new proposal for today is written down, so that it stays until midnight.
pub fn keep_todays(desk: &mut Desk) -> Told {
    proposed(desk).map(drop)
}

fn proposed(desk: &mut Desk) -> Result<Option<Today>, Failure> {
    let today = desk.journey.today(desk.now());
    if let Some(Today { choice, state: TodayState::Proposed }) = &today {
        let (exercise, reason) = (choice.id.clone(), choice.reason.clone());
        desk.record(&Event::ExerciseChosen { exercise, reason })?;
    }
    Ok(today)
}

/// What comes after the open exercise.
pub fn next_choice(desk: &Desk) -> Option<Choice> {
    desk.journey.next_after(desk.open_id(), desk.now())
}

pub fn streak(desk: &Desk) -> String {
    let streak = desk.journey.streak(desk.now());
    let days = counted(streak.current as usize, "day", "days");
    match (streak.current, streak.practised_today, streak.needs_today) {
        (0, ..) => "No streak yet: solve one today, and it begins.".to_owned(),
        (_, true, _) => format!("Your streak is {days}, today among them."),
        (_, _, true) => format!("Your streak is {days}; solve one today to keep it."),
        _ => format!("Your streak is {days}."),
    }
}

pub fn reviews(desk: &Desk) -> String {
    match desk.journey.due_reviews(desk.now()).len() {
        0 => "No reviews are due.".to_owned(),
        1 => "1 review is due.".to_owned(),
        count => format!("{count} reviews are due."),
    }
}

/// A title as the end of a sentence.
pub fn ended(title: &str) -> String {
    if title.ends_with(['.', '!', '?']) { title.to_owned() } else { format!("{title}.") }
}
