//! The learner's journey, put together from the library and the log. It never decides anything; `learner`
//! does.

use crate::curriculum::Library;
use crate::domain::Moment;
use crate::domain::event::Event;
use crate::learner::catalogue::{Catalogue, Item, SkillEntry};
use crate::learner::journey::{Journey, Today, TodayState};
use crate::store::{Store, StoreError};
use std::sync::Arc;

/// The library as the learner's rules see it.
pub fn catalogue(library: &Library) -> Catalogue {
    let items = library.exercises().iter().map(|exercise| Item {
        id: exercise.id.clone(),
        title: exercise.title.clone(),
        kind: exercise.kind,
        difficulty: exercise.difficulty,
        minutes: exercise.minutes,
        skills: exercise.skills.clone(),
        needs: library.needs(exercise),
        interests: exercise.interests.clone(),
    });
    let skill = |slug: &str, title: &str| SkillEntry { slug: slug.to_owned(), title: title.to_owned() };
    let skills = library.skills().iter().map(|entry| skill(&entry.slug, &entry.title)).collect();
    Catalogue::new(items.collect(), skills)
}

/// Folds the whole log. What is recorded afterwards is told to [`Journey::observe`] one by one.
pub fn read_journey(library: &Library, store: &mut Store) -> Result<Journey, StoreError> {
    let mut journey = Journey::new(Arc::new(catalogue(library)));
    for (event, at) in store.events()? {
        journey.observe(&event, at);
    }
    Ok(journey)
}

/// Like [`read_journey`]; where today's exercise is only proposed, it is written down, so that it stays until
/// midnight.
pub fn read_journey_of_today(
    library: &Library,
    store: &mut Store,
    now: Moment,
) -> Result<Journey, StoreError> {
    let mut journey = read_journey(library, store)?;
    if let Some(Today { choice, state: TodayState::Proposed }) = journey.today(now) {
        let chosen = Event::ExerciseChosen { exercise: choice.id, reason: choice.reason };
        store.record(&chosen, now)?;
        journey.observe(&chosen, now);
    }
    Ok(journey)
}
