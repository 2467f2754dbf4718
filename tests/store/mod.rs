//! The history on a real disk: the log, its projections, two copies of the program at once.

mod damage;
mod folds;

use crate::editor::random::{Random, seeds, text};
use codementor::domain::attempt::{Attempt, PastAttempt, Trigger};
use codementor::domain::event::Event;
use codementor::domain::exercise::Rung;
use codementor::domain::place::{BrowsePlace, Pane, Place, Position};
use codementor::domain::verdict::{Status, Tier};
use codementor::domain::{ExerciseId, Language, Moment, Verdict};
use codementor::store::{Store, StoreError, StoredDraft};
use rusqlite::Connection;
use std::path::Path;
use std::thread;
use tempfile::tempdir;

const DAY: i64 = 86_400_000;

fn at(day: i64) -> Moment {
    Moment { unix_millis: day * DAY + 1_000, steady_millis: 0, offset_minutes: 60 }
}

fn id(slug: &str) -> ExerciseId {
    ExerciseId::new("first-steps", slug)
}

fn judged(slug: &str, status: Status) -> Event {
    let verdict = Verdict {
        exercise: id(slug),
        language: Language::Python,
        status,
        problem: None,
        cases: Vec::new(),
        output: String::new(),
        millis: 2.5,
        memory_kib: 9_000,
        tier: Tier::A,
        score: None,
    };
    let source = format!("# a try at {slug}\n");
    let trigger = Trigger::Live;
    Event::AttemptJudged(Attempt { exercise: id(slug), language: Language::Python, source, trigger, verdict })
}

fn a_life() -> Vec<(Event, Moment)> {
    let hint = |text: &str| Event::HintGiven { exercise: id("one"), rung: Rung::Look, text: text.to_owned() };
    vec![
        (Event::ExerciseOpened { exercise: id("one"), language: Language::Python }, at(100)),
        (judged("one", Status::Fail), at(100)),
        (hint("Look at the last line."), at(100)),
        (Event::QuestionAsked { exercise: id("one"), text: "why?".to_owned() }, at(100)),
        (Event::QuestionAnswered { exercise: id("one"), text: "Because.".to_owned() }, at(100)),
        (judged("one", Status::Pass), at(100)),
        (judged("one", Status::Pass), at(101)),
        (judged("two", Status::Error), at(101)),
        (Event::SolutionRevealed { exercise: id("two") }, at(102)),
        (Event::PreferenceChanged { key: "theme".to_owned(), value: "light".to_owned() }, at(102)),
        (Event::PreferenceChanged { key: "theme".to_owned(), value: "sixteen".to_owned() }, at(103)),
    ]
}

fn dump(path: &Path) -> Vec<String> {
    let connection = Connection::open(path).expect("the database opens");
    let mut rows = Vec::new();
    for table in ["attempt", "standing", "turn", "pass_day", "preference"] {
        let mut statement =
            connection.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).expect("a table");
        let columns = statement.column_count();
        let mut found = statement.query([]).expect("rows");
        while let Some(row) = found.next().expect("a row") {
            let values: Vec<String> =
                (0..columns).map(|column| format!("{:?}", row.get_ref(column).expect("a value"))).collect();
            rows.push(format!("{table}: {}", values.join(" | ")));
        }
    }
    rows
}

#[test]
fn what_was_recorded_is_there_after_opening_again() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("deep/er/history.db");
    {
        let mut store = Store::open(&path).expect("a new history");
        for (event, moment) in a_life() {
            store.record(&event, moment).expect("an event is recorded");
        }
        let draft = StoredDraft {
            exercise: id("two"),
            language: Language::Python,
            source: "half = \"ä\n".to_owned(),
            cursor: Position { line: 0, column: 7 },
            top_line: 3,
        };
        store.save_draft(&draft, at(103)).expect("a draft is saved");
        let browse = BrowsePlace {
            query: "rain".to_owned(),
            filters: vec![("kind".to_owned(), "debug".to_owned())],
            order: "title".to_owned(),
            chosen: Some(id("one")),
        };
        let place = Place { exercise: Some(id("two")), pane: Pane::Chat, zoomed: true, browse };
        store.save_place(&place).expect("a place is saved");
    }
    let mut store = Store::open(&path).expect("the same history");
    assert_eq!(store.events().expect("the log").len(), a_life().len());
    let one = store.standing(&id("one")).expect("a standing");
    assert_eq!((one.attempts, one.hints, one.opened, one.revealed), (3, 1, true, false));
    assert_eq!(one.passed_at.map(|moment| moment.local_day()), Some(100));
    let two = store.standing(&id("two")).expect("a standing");
    assert_eq!((two.attempts, two.revealed, two.passed_at), (1, true, None));
    assert_eq!(store.turns(&id("one")).expect("turns").len(), 3);
    assert_eq!(store.attempts(Some(&id("one")), None, 2).expect("attempts").len(), 2);
    assert_eq!(store.history().expect("history").pass_days, [100, 101]);
    assert_eq!(store.history().expect("history").first_pass_days, [100]);
    assert_eq!(store.preferences().expect("preferences"), [("theme".to_owned(), "sixteen".to_owned())]);
    let draft = store.draft(&id("two"), Language::Python).expect("drafts").expect("a draft");
    assert_eq!((draft.source.as_str(), draft.cursor.column, draft.top_line), ("half = \"ä\n", 7, 3));
    assert_eq!(store.place().expect("a place").pane, Pane::Chat);
}

#[test]
fn attempts_are_read_page_by_page_without_their_programs() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("history.db")).expect("a new history");
    for (event, moment) in a_life() {
        store.record(&event, moment).expect("an event is recorded");
    }
    let newest = store.attempts(None, None, 3).expect("attempts");
    let told = |attempts: &[PastAttempt]| -> Vec<(String, Status, u32, i64)> {
        let row =
            |one: &PastAttempt| (one.exercise.slug.clone(), one.status, one.hints, one.at.local_day() - 100);
        attempts.iter().map(row).collect()
    };
    assert_eq!(
        told(&newest),
        [
            ("two".to_owned(), Status::Error, 0, 1),
            ("one".to_owned(), Status::Pass, 1, 1),
            ("one".to_owned(), Status::Pass, 1, 0)
        ]
    );
    let older = store.attempts(None, Some(newest[2].sequence), 3).expect("attempts");
    assert_eq!(told(&older), [("one".to_owned(), Status::Fail, 0, 0)]);
    assert!(store.attempts(None, Some(older[0].sequence), 3).expect("attempts").is_empty());
    assert_eq!(store.attempts(Some(&id("one")), None, 9).expect("attempts").len(), 3);
    assert!(store.attempts(Some(&id("three")), None, 9).expect("attempts").is_empty());

    let version = store.version(newest[1].sequence).expect("a version").expect("it is there");
    assert_eq!(version.source, "# a try at one\n");
    assert_eq!(version.before.map(|before| before.sequence), Some(newest[2].sequence));
    assert_eq!(version.first.map(|first| first.sequence), Some(older[0].sequence));
    let first = store.version(older[0].sequence).expect("a version").expect("it is there");
    assert_eq!((first.before, first.first), (None, None));
    assert_eq!(store.version(99_999).expect("no failure"), None);
}

#[test]
fn projections_rebuilt_from_the_log_equal_the_live_ones() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("history.db");
    let mut store = Store::open(&path).expect("a new history");
    for (event, moment) in a_life() {
        store.record(&event, moment).expect("an event is recorded");
    }
    let live = dump(&path);
    assert!(live.len() >= 9, "{live:#?}");
    store.rebuild().expect("a rebuilding");
    assert_eq!(dump(&path), live);
}

/// Whatever happened in whatever order, on however odd a clock.
#[test]
fn projections_of_random_histories_are_rebuilt_as_they_were() {
    for seed in seeds(0, 12) {
        let mut random = Random::seeded(seed);
        let folder = tempdir().expect("a folder");
        let path = folder.path().join("history.db");
        let mut store = Store::open(&path).expect("a new history");
        for number in 0..40 {
            let exercise = id(["one", "two", "three"][random.below(3)]);
            let text = text(&mut random, 3);
            let event = match random.below(9) {
                0 => judged(&exercise.slug, Status::Pass),
                1 => judged(&exercise.slug, Status::Fail),
                2 => Event::ExerciseOpened { exercise, language: Language::Python },
                3 => Event::HintGiven { exercise, rung: Rung::Look, text },
                4 => Event::QuestionAsked { exercise, text },
                5 => Event::QuestionAnswered { exercise, text },
                6 => Event::SolutionRevealed { exercise },
                7 => Event::ExerciseReset { exercise },
                _ => Event::PreferenceChanged { key: format!("key {}", number % 3), value: text },
            };
            // A clock that jumps, days forward and back.
            let moment = at(100 + random.below(9) as i64 - 4);
            store.record(&event, moment).expect("an event is recorded");
        }
        let live = dump(&path);
        store.rebuild().expect("a rebuilding");
        assert_eq!(dump(&path), live, "seed {seed}");
    }
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("history.db");
    drop(Store::open(&path).expect("a new history"));
    Connection::open(&path)
        .expect("the database")
        .pragma_update(None, "user_version", 999)
        .expect("a version");
    let before = std::fs::read(&path).expect("the file");
    let refused = Store::open(&path).expect_err("a newer database is refused");
    assert!(matches!(refused, StoreError::Newer { found: 999, .. }));
    assert!(refused.to_string().contains("a newer CodeMentor wrote it"), "{refused}");
    assert!(refused.hint().contains("newest CodeMentor"));
    assert_eq!(std::fs::read(&path).expect("the file"), before);
}

#[test]
fn what_is_no_database_is_never_overwritten() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("history.db");
    std::fs::write(
        &path,
        "this is a shopping list, and long enough to be looked at as a header of something\n",
    )
    .expect("a file");
    let refused = Store::open(&path).expect_err("a text file is no history");
    assert!(refused.to_string().contains("failed to open the history"), "{refused}");
    assert!(std::fs::read_to_string(&path).expect("the file").starts_with("this is a shopping list"));
}

#[test]
fn two_copies_of_the_program_lose_nothing() {
    let folder = tempdir().expect("a folder");
    let path = folder.path().join("history.db");
    let writers: Vec<thread::JoinHandle<()>> = (0..4)
        .map(|writer| {
            let path = path.clone();
            thread::spawn(move || {
                let mut store = Store::open(&path).expect("the shared history");
                for number in 0..25 {
                    let text = format!("question {number} of {writer}");
                    let event = Event::QuestionAsked { exercise: id("one"), text };
                    store.record(&event, at(100)).expect("an event is recorded");
                }
            })
        })
        .collect();
    for writer in writers {
        writer.join().expect("a writer ends well");
    }
    let mut store = Store::open(&path).expect("the shared history");
    assert_eq!(store.events().expect("the log").len(), 100);
    let connection = Connection::open(&path).expect("the database");
    let devices: i64 = connection
        .query_row("SELECT COUNT(DISTINCT device_id) FROM event", [], |row| row.get(0))
        .expect("a count");
    let last: i64 = connection
        .query_row("SELECT MAX(device_sequence) FROM event", [], |row| row.get(0))
        .expect("a number");
    assert_eq!((devices, last), (1, 100), "one device, numbered without a gap");
}

#[test]
fn the_log_cannot_be_told_apart_from_what_was_recorded() {
    let folder = tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("history.db")).expect("a new history");
    for (event, moment) in a_life() {
        store.record(&event, moment).expect("an event is recorded");
    }
    assert_eq!(store.events().expect("the log"), a_life());
}
