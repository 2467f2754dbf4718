//! `open NAME|NUMBER`: goes to an exercise, which is as it was left.

use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::greeting;
use crate::domain::ExerciseId;
use crate::domain::nearest::nearest;

pub static COMMAND: Command = Command {
    name: "open",
    group: Group::Way,
    takes: "NAME or NUMBER",
    about: "Goes to an exercise; what you wrote there is as you left it.",
    more: "`list` tells names and numbers. Some words of the title are enough. `open today` goes to today's.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let wanted = typed.trim();
    if wanted.is_empty() {
        return Err(Failure::new(
            "failed to tell which exercise is meant",
            "`open 3`, or a name from `list`.",
        ));
    }
    let id = find(desk, wanted)?;
    // Today's may be one to be remembered; any other is opened as it was left.
    let todays = desk.journey.today(desk.now()).filter(|_| wanted.eq_ignore_ascii_case("today"));
    desk.open(&id, todays.is_some_and(|today| today.choice.review))?;
    let place = greeting::place(desk)?;
    desk.say(&place);
    Ok(())
}

fn find(desk: &Desk, wanted: &str) -> Result<ExerciseId, Failure> {
    let library = &desk.services.library;
    let exercises = library.exercises();
    if wanted.eq_ignore_ascii_case("today") {
        return desk.journey.today(desk.now()).map(|today| today.choice.id).ok_or_else(|| {
            Failure::new(
                "failed to find an exercise for today: all are passed",
                "`list` tells which there are.",
            )
        });
    }
    if let Ok(number) = wanted.trim_end_matches('.').parse::<usize>() {
        let found = number.checked_sub(1).and_then(|place| exercises.get(place));
        return found.map(|exercise| exercise.id.clone()).ok_or_else(|| {
            Failure::new(
                format!("failed to find exercise number {number}"),
                format!("They go from 1 to {}; `list` tells them.", exercises.len()),
            )
        });
    }
    if let Some(exercise) = library.find(wanted) {
        return Ok(exercise.id.clone());
    }
    let words = wanted.to_lowercase();
    let fits = |title: &str, slug: &str| title.to_lowercase().contains(&words) || slug.contains(&words);
    let fitting: Vec<_> =
        exercises.iter().filter(|exercise| fits(&exercise.title, &exercise.id.slug)).collect();
    match fitting.as_slice() {
        [only] => Ok(only.id.clone()),
        [] => {
            let near = nearest(wanted, exercises.iter().map(|exercise| exercise.id.slug.as_str()));
            let hint = near.map_or_else(
                || "`list` tells every exercise.".to_owned(),
                |near| format!("Did you mean `{near}`? `list` tells every exercise."),
            );
            let wanted: String = wanted.chars().take(60).collect();
            Err(Failure::new(format!("failed to find the exercise `{wanted}`"), hint))
        }
        several => {
            let names: Vec<&str> = several.iter().take(5).map(|exercise| exercise.id.slug.as_str()).collect();
            Err(Failure::new(
                format!("failed to tell which one is meant: {} fit", several.len()),
                format!("Say one of them: {}.", names.join(", ")),
            ))
        }
    }
}
