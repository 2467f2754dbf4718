//! The exercises as lists show them, put together from the library and the learner's journey.

use crate::app::msg::Entry;
use crate::curriculum::Library;
use crate::learner::journey::Journey;

/// Every exercise, in the library's order.
pub fn entries(library: &Library, journey: &Journey) -> Vec<Entry> {
    library
        .exercises()
        .iter()
        .map(|exercise| Entry {
            id: exercise.id.clone(),
            title: exercise.title.clone(),
            about: first_paragraph(&exercise.task),
            kind: exercise.kind,
            difficulty: exercise.difficulty,
            minutes: exercise.minutes,
            skills: exercise.skills.clone(),
            needs: library.needs(exercise),
            state: journey.state(&exercise.id),
        })
        .collect()
}

fn first_paragraph(task: &str) -> String {
    task.trim().split("\n\n").next().unwrap_or_default().to_owned()
}
