//! Opening an exercise: the exercise itself, with everything that history kept of it.

use super::draft_files::Desk;
use super::outside;
use crate::app::msg::{Draft, Opened};
use crate::curriculum::Library;
use crate::domain::{ExerciseId, Language};
use crate::store::{Store, StoreError};
use crate::tutor::ladder_of;
use std::sync::Mutex;

/// Reads the exercise's history.
///
/// # Errors
/// What happened and what to do, in words.
pub fn open(
    library: &Library,
    store: &Store,
    desk: Option<&Mutex<Desk>>,
    id: &ExerciseId,
) -> Result<Opened, String> {
    let Some(exercise) = library.get(id) else {
        return Err(format!(
            "There is no exercise `{id}` any more. Its pack may have been taken away; choose another."
        ));
    };
    let Some(language) = exercise.languages.keys().next().copied() else {
        return Err(format!("`{id}` has no language that it can be solved in."));
    };
    let read = || -> Result<Opened, StoreError> {
        let turns = store.turns(id)?;
        let mut draft = draft(store, id, language)?;
        let file = match desk {
            Some(desk) => {
                let saved_at = store.draft_saved_at(id, language)?.unwrap_or_default();
                Some(outside::open(desk, exercise, language, &mut draft, saved_at))
            }
            None => None,
        };
        Ok(Opened {
            exercise: exercise.clone(),
            language,
            draft,
            file,
            standing: store.standing(id)?,
            ladder: ladder_of(exercise, language, &turns),
            turn_days: store.turn_days(id)?,
            turns,
            skill_titles: exercise
                .skills
                .iter()
                .map(|slug| library.skill(slug).map_or_else(|| slug.clone(), |skill| skill.title.clone()))
                .collect(),
        })
    };
    read().map_err(|error| format!("{error}. {}", error.hint()))
}

fn draft(store: &Store, id: &ExerciseId, language: Language) -> Result<Option<Draft>, StoreError> {
    let stored = store.draft(id, language)?;
    Ok(stored.map(|stored| Draft { source: stored.source, cursor: stored.cursor, top_line: stored.top_line }))
}
