//! `concept [SKILL]`: the page about what an exercise practises.

use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::voice::{self, Passage};
use crate::domain::nearest::nearest;

pub static COMMAND: Command = Command {
    name: "concept",
    group: Group::Reading,
    takes: "[SKILL]",
    about: "Reads the page about what this exercise practises, or about another skill.",
    more: "",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let practice = desk.practice()?;
    let (exercise, language) = (practice.exercise.clone(), practice.language);
    let wanted = match typed.trim() {
        "" => exercise.skills.first().cloned().unwrap_or_default(),
        words => words.to_lowercase(),
    };
    let skills = desk.services.library.skills();
    let dashed = wanted.replace(' ', "-");
    let found = skills.iter().find(|skill| skill.slug == dashed || skill.title.to_lowercase() == wanted);
    let Some(skill) = found else {
        let near = nearest(&dashed, skills.iter().map(|skill| skill.slug.as_str()));
        let hint = near.map_or_else(
            || "`concept` alone reads about this exercise's own.".to_owned(),
            |near| format!("Did you mean `concept {near}`?"),
        );
        return Err(Failure::new("failed to find that skill", hint));
    };
    let mut passages = vec![Passage::Prose(format!("Concept: {}. {}", skill.title, skill.about))];
    passages.extend(voice::markdown(&skill.concept, language));
    let others: Vec<&str> =
        exercise.skills.iter().filter(|slug| **slug != skill.slug).map(String::as_str).collect();
    let end = if others.is_empty() {
        "End of the page.".to_owned()
    } else {
        format!(
            "End of the page. This exercise also practises: {}; `concept NAME` reads one.",
            others.join(", ")
        )
    };
    passages.push(Passage::Prose(end));
    desk.tell(&passages);
    Ok(())
}
