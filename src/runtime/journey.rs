//! The learner's journey, put together from the library and the log. It never decides anything; `learner`
//! does.

use crate::curriculum::Library;
use crate::domain::Moment;
use crate::domain::event::Event;
use crate::learner::catalogue::{Catalogue, Item, SkillEntry};
use crate::learner::journey::{Journey, Today, TodayState};
use crate::store::{Folded, LogPlace, Store, StoreError};
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

/// Events behind the kept journey from which on it is worth keeping anew: reading them takes about as long as
/// writing it.
const WORTH_KEEPING: u64 = 200;

/// A journey that has more in it than the kept one, as it is to be kept.
pub(super) struct NewToKeep {
    fingerprint: u64,
    until: LogPlace,
    bytes: Vec<u8>,
}

/// All that follows from the log. What is recorded afterwards is told to [`Journey::observe`] one by one.
pub fn read_journey(library: &Library, store: &mut Store) -> Result<Journey, StoreError> {
    let (journey, new) = fold(library, store)?;
    if let Some(new) = new {
        keep(store, &new);
    }
    Ok(journey)
}

/// Folds what came after the kept journey.
pub(super) fn fold(library: &Library, store: &mut Store) -> Result<(Journey, Option<NewToKeep>), StoreError> {
    let catalogue = Arc::new(catalogue(library));
    let fingerprint = Journey::fingerprint(&catalogue);
    let Folded { state, read, until } = store.fold(
        fingerprint,
        || Journey::new(catalogue.clone()),
        |bytes| Journey::from_bytes(catalogue.clone(), bytes),
        |journey, event, at| drop(journey.observe(event, at)),
    )?;
    let bytes = (read >= WORTH_KEEPING).then(|| state.to_bytes()).flatten();
    Ok((state, bytes.map(|bytes| NewToKeep { fingerprint, until, bytes })))
}

/// Keeps what was folded. Nothing depends on it: a home that cannot be written to is only slower.
pub(super) fn keep(store: &mut Store, new: &NewToKeep) {
    if let Err(error) = store.keep_fold(new.fingerprint, new.until, &new.bytes) {
        tracing::warn!(%error, "failed to keep the journey");
    }
}

/// Keeps the journey as the log has it now, where enough is new in it.
pub(super) fn keep_if_worth(library: &Library, store: &mut Store) {
    let fingerprint = Journey::fingerprint(&catalogue(library));
    if store.behind_fold(fingerprint).is_ok_and(|behind| behind >= WORTH_KEEPING)
        && let Ok((_, Some(new))) = fold(library, store)
    {
        keep(store, &new);
    }
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
