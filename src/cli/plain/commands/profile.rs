//! `profile [NAME VALUE]`: what the learner says of themselves, and saying it anew.

use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program;
use crate::domain::event::Event;
use crate::domain::profile::ProfileChange;
use serde_json::{Value, json};

/// What is asked: as it is typed, as it is kept, and what may be answered.
const FIELDS: [(&str, &str, &str); 8] = [
    ("language", "language", "python"),
    ("experience", "experience", "new, some, comfortable or fluent"),
    ("goals", "goals", "words with commas between, such as job, games"),
    ("interests", "interests", "words with commas between, such as music, nature"),
    ("minutes", "minutes_a_day", "a number of minutes a day, 5 to 480"),
    ("style", "style", "trying, examples, reading or questions"),
    ("days", "frequency", "daily, weekdays or three a week"),
    ("confidence", "confidence", "careful, balanced or bold"),
];

pub static COMMAND: Command = Command {
    name: "profile",
    group: Group::You,
    takes: "[NAME VALUE]",
    about: "Tells what you say of yourself, or says one thing anew.",
    more: "For example: profile minutes 30.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let (name, value) = program::split_word(typed.trim());
    if name.is_empty() {
        return everything(desk);
    }
    let name = name.to_lowercase();
    let Some((name, kept, answers)) = FIELDS.into_iter().find(|(own, ..)| *own == name) else {
        let names: Vec<&str> = FIELDS.iter().map(|(own, ..)| *own).collect();
        let hint = format!("Say one of them: {}.", names.join(", "));
        return Err(Failure::new("failed to find that in your profile", hint));
    };
    let hint = || format!("For {name}, say {answers}.");
    if value.trim().is_empty() {
        return Err(Failure::new("failed to hear a value", hint()));
    }
    let read: Option<ProfileChange> = read(kept, value.trim());
    let change = read.ok_or_else(|| Failure::new("failed to understand that value", hint()))?;
    desk.record(&Event::ProfileChanged { change })?;
    desk.say(&format!("Noted: {name} {}.", value.trim()));
    desk.tell_news()
}

fn read(kept: &str, value: &str) -> Option<ProfileChange> {
    let value = match kept {
        "goals" | "interests" => {
            let words = value.split(',').map(|word| word.trim().to_lowercase());
            json!(words.filter(|word| !word.is_empty()).take(20).collect::<Vec<String>>())
        }
        "minutes_a_day" => json!(value.parse::<u16>().ok().filter(|minutes| (5..=480).contains(minutes))?),
        _ => json!(value.to_lowercase().replace(' ', "_")),
    };
    serde_json::from_value(json!({ "field": kept, "value": value })).ok()
}

fn everything(desk: &mut Desk) -> Told {
    let profile = serde_json::to_value(desk.journey.profile()).map_err(|error| {
        Failure::new(
            format!("failed to read your profile: {error}"),
            "`profile minutes 30` says one thing anew.",
        )
    })?;
    for (name, kept, answers) in FIELDS {
        let value = match profile.get(kept) {
            Some(Value::String(word)) => word.replace('_', " "),
            Some(Value::Array(words)) if words.is_empty() => "nothing yet".to_owned(),
            Some(Value::Array(words)) => {
                words.iter().filter_map(Value::as_str).collect::<Vec<&str>>().join(", ")
            }
            Some(other) => other.to_string(),
            None => "nothing yet".to_owned(),
        };
        desk.say(&format!("- {name}: {value}. You can say {answers}."));
    }
    Ok(())
}
