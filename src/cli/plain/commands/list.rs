//! `list [WORDS]`: the exercises, and where the learner stands with each.

use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::greeting;
use crate::domain::Exercise;
use crate::domain::attempt::State;

pub static COMMAND: Command = Command {
    name: "list",
    group: Group::Way,
    takes: "[WORDS]",
    about: "Tells the exercises and where you stand with each; with words, those that have them all.",
    more: "Words are looked for in titles, names, skills, kinds, interests, and in new, begun, solved.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let words: Vec<String> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut lines = Vec::new();
    for (number, exercise) in (1..).zip(desk.services.library.exercises()) {
        let state = match desk.journey.state(&exercise.id) {
            State::New => "new",
            State::Started => "begun",
            State::Solved => "solved",
        };
        if words.iter().all(|word| has(exercise, state, word)) {
            lines.push(format!(
                "{number}. {} {}. Name {}, {}, difficulty {} of 10, about {} min.",
                greeting::ended(&exercise.title),
                capital(state),
                exercise.id.slug,
                exercise.kind.title(),
                exercise.difficulty,
                exercise.minutes,
            ));
        }
    }
    if lines.is_empty() {
        desk.say("No exercise has these words. `list` alone tells all of them.");
    } else {
        desk.list(lines);
    }
    Ok(())
}

fn has(exercise: &Exercise, state: &str, word: &str) -> bool {
    let mut words = exercise.skills.iter().chain(&exercise.interests).map(String::as_str);
    exercise.title.to_lowercase().contains(word)
        || exercise.id.slug.contains(word)
        || words.any(|own| own.contains(word))
        || exercise.kind.title() == word
        || state == word
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
