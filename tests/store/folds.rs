//! What a fold over the log had come to: used where it fits, and thrown away without a word where not.

use super::{a_life, at};
use codementor::domain::event::Event;
use codementor::store::{Folded, Keep, Store, begin_anew};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

const RULES: u64 = u64::MAX - 7;

/// The kinds of all events, one after the other.
type Kinds = Folded<Vec<u8>>;

fn fold(store: &mut Store, rules: u64) -> Kinds {
    let step = |kinds: &mut Vec<u8>, event: &Event, _| kinds.extend(event.kind().bytes());
    store.fold(rules, Vec::new, |bytes| Some(bytes.to_vec()), step).expect("a fold")
}

fn keep(store: &mut Store) -> Kinds {
    let folded = fold(store, RULES);
    store.keep_fold(RULES, folded.until, &folded.state).expect("kept");
    folded
}

/// A history with all of it kept.
fn kept() -> (TempDir, PathBuf, Vec<u8>) {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("history.db");
    let mut store = Store::open(&path).expect("a history");
    for (event, at) in a_life() {
        store.record(&event, at).expect("recorded");
    }
    let folded = keep(&mut store);
    assert_eq!(fold(&mut store, RULES).read, 0, "nothing is read again");
    (folder, path, folded.state)
}

fn all() -> u64 {
    a_life().len() as u64
}

#[test]
fn only_what_is_new_is_read() {
    let (_folder, path, before) = kept();
    let mut store = Store::open(&path).expect("a history");
    assert_eq!(store.behind_fold(RULES).expect("a number"), 0);
    store.record(&Event::TourEnded { completed: true }, at(104)).expect("recorded");
    assert_eq!(store.behind_fold(RULES).expect("a number"), 1);
    let folded = fold(&mut store, RULES);
    assert_eq!((folded.read, folded.state), (1, [&before[..], b"tour_ended"].concat()));
    assert_eq!(fold(&mut store, 3).read, all() + 1, "other rules begin at the beginning");
}

#[test]
fn what_is_damaged_or_foreign_is_not_used() {
    let damages = [
        "UPDATE fold SET state = zeroblob(length(state))",
        "UPDATE fold SET state = substr(state, 1, length(state) - 1)",
        "UPDATE fold SET state = NULL",
        "UPDATE fold SET checksum = checksum + 1",
        "UPDATE fold SET sequence = 4000",
        "UPDATE fold SET sequence = NULL",
        "DELETE FROM fold",
    ];
    for damage in damages {
        let (_folder, path, whole) = kept();
        Connection::open(&path).expect("the database").execute_batch(damage).expect(damage);
        let mut store = Store::open(&path).expect("a history");
        let folded = fold(&mut store, RULES);
        assert_eq!((folded.read, &folded.state), (all(), &whole), "{damage}");
        keep(&mut store);
        assert_eq!(fold(&mut store, RULES).state, whole, "{damage}");
    }
}

#[test]
fn what_puts_the_log_into_another_order_drops_it() {
    let (_folder, path, whole) = kept();
    let mut store = Store::open(&path).expect("a history");
    let stale = fold(&mut store, RULES);
    store.rebuild().expect("rebuilt");
    assert_eq!(fold(&mut store, RULES).read, all());
    // Somebody was folding all the while.
    store.keep_fold(RULES, stale.until, b"stale").expect("passed over");
    assert_eq!(fold(&mut store, RULES).state, whole);
    keep(&mut store);
    import_something_older(&mut store);
    let folded = fold(&mut store, RULES);
    assert_eq!(folded.read, all() + 1);
    assert!(folded.state.starts_with(b"interview_ended"), "it stands where it happened");
}

fn import_something_older(store: &mut Store) {
    let folder = tempdir().expect("a folder");
    let mut other = Store::open(&folder.path().join("other.db")).expect("another history");
    other.record(&Event::InterviewEnded { completed: true }, at(50)).expect("recorded");
    let mut intake = store.intake().expect("an intake");
    let snapshot = other.snapshot().expect("a snapshot");
    snapshot.each_event(|logged| intake.event(&logged)).expect("taken in");
    intake.settle(|_, _| {}).expect("settled");
    intake.commit().expect("committed");
}

#[test]
fn an_import_that_brings_nothing_keeps_it() {
    let (_folder, path, _) = kept();
    let mut store = Store::open(&path).expect("a history");
    let intake = store.intake().expect("an intake");
    intake.commit().expect("committed");
    assert_eq!(fold(&mut store, RULES).read, 0);
}

#[test]
fn a_history_that_begins_anew_has_none() {
    let (folder, path, whole) = kept();
    let aside: &Path = &folder.path().join("aside.db");
    begin_anew(&path, aside, Keep::Choices, at(110)).expect("begun anew");
    let mut fresh = Store::open(&path).expect("a history");
    assert_eq!(fold(&mut fresh, RULES).read, 2, "two choices came along");
    let mut old = Store::open(aside).expect("the old history");
    assert_eq!((fold(&mut old, RULES).read, fold(&mut old, RULES).state), (0, whole));
}

#[test]
fn the_events_of_a_kind_are_found_without_reading_the_others() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("history.db");
    drop(Store::open(&path).expect("a history"));
    let connection = Connection::open(&path).expect("the file");
    let asked =
        "EXPLAIN QUERY PLAN SELECT payload FROM event WHERE kind = 'x' ORDER BY happened_at, sequence";
    let mut statement = connection.prepare(asked).expect("a plan");
    let steps = statement.query_map([], |row| row.get::<_, String>(3)).expect("its steps");
    let steps: Vec<String> = steps.collect::<Result<_, _>>().expect("words");
    assert_eq!(steps, ["SEARCH event USING INDEX event_of_kind (kind=?)"]);
}
