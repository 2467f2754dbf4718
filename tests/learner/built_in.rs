//! The built-in exercises through the learner's eyes: everything can be reached, step by step.

use super::life::Life;
use codementor::curriculum::Library;
use codementor::domain::event::Event;
use codementor::domain::profile::{Experience, ProfileChange};
use codementor::learner::choose::Wish;
use codementor::runtime::{catalogue, read_journey};
use codementor::store::Store;
use std::sync::Arc;
use tempfile::tempdir;

#[test]
fn a_newcomer_is_led_through_every_exercise_without_a_gap() {
    let (library, _) = Library::load(None);
    let mut life = Life::begin(Arc::new(catalogue(&library)));
    let total = life.journey.catalogue().items().len();
    assert!(total >= 24);
    let (mut new, mut difficulties) = (0, Vec::new());
    for round in 0..total * 3 {
        if round % 2 == 0 {
            life.sleep(1);
        }
        let Some(selection) = life.journey.choose(life.now, &Wish::default()) else { break };
        let choice = selection.choice;
        assert!(!choice.reason.starts_with("It asks for things"), "round {round}: {} has gaps", choice.id);
        let number = life.journey.catalogue().number(&choice.id).expect("an exercise");
        if !choice.review {
            new += 1;
            difficulties.push(f64::from(life.journey.catalogue().items()[number].difficulty));
        }
        life.passes_id(&choice.id, 5);
    }
    assert_eq!(new, total, "each was proposed once as new");
    assert!(difficulties[0] <= 2.0, "the first one is easy");
    let mean = |part: &[f64]| part.iter().sum::<f64>() / part.len() as f64;
    // Whoever never fails climbs quickly; what was too easy on the way is left for the end.
    assert!(mean(&difficulties[..8]) + 1.0 < mean(&difficulties[8..16]), "{difficulties:?}");
    let steps = difficulties[..16].windows(2).map(|pair| pair[1] - pair[0]);
    assert!(steps.fold(0.0, f64::max) <= 2.0, "no step is too high: {difficulties:?}");
}

#[test]
fn the_journey_of_a_stored_log_is_that_of_the_events() {
    let (library, _) = Library::load(None);
    let mut life = Life::begin(Arc::new(catalogue(&library)));
    life.happens(Event::ProfileChanged { change: ProfileChange::Experience(Experience::Some) });
    for _ in 0..6 {
        let selection = life.journey.choose(life.now, &Wish::default()).expect("a choice");
        life.passes_id(&selection.choice.id, 4);
        life.sleep(1);
    }
    let folder = tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("history.db")).expect("a new history");
    for (event, at) in &life.log {
        store.record(event, *at).expect("an event is recorded");
    }
    let read = read_journey(&library, &mut store).expect("a journey");
    assert_eq!(read.choose(life.now, &Wish::default()), life.journey.choose(life.now, &Wish::default()));
    assert_eq!(read.levels(), life.journey.levels());
    assert_eq!(read.skills(life.now), life.journey.skills(life.now));
    store.rebuild().expect("the projections are rebuilt");
    assert_eq!(store.events().expect("the log").len(), life.log.len());
}
