//! A history that was damaged: it is noticed, the damaged file is kept, and everything that any file still
//! has of it is back.

use super::{at, id, judged};
use crate::editor::random::{Random, seeds};
use codementor::domain::event::Event;
use codementor::domain::place::Position;
use codementor::domain::verdict::Status;
use codementor::domain::{Language, Moment};
use codementor::store::{Backups, Care, Store, StoredDraft, care, carve};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::{TempDir, tempdir};

/// A history with a backup of its first half; the second half is in the database and in its log of writes.
struct Life {
    folder: TempDir,
    events: Vec<(Event, Moment)>,
}

/// So many events are in the backup.
const BACKED_UP: usize = 30;

fn happened(number: usize) -> Event {
    match number % 5 {
        0 => judged("one", Status::Fail),
        // Some have no room on one page.
        1 => {
            Event::QuestionAsked { exercise: id("one"), text: format!("why {number}? ").repeat(number * 25) }
        }
        2 => Event::QuestionAnswered { exercise: id("one"), text: format!("because {number}") },
        3 => Event::ExerciseOpened { exercise: id("two"), language: Language::Python },
        _ => judged("two", Status::Pass),
    }
}

impl Life {
    /// A copy of a life that was lived once for all tests.
    fn lived() -> Self {
        static ONE: OnceLock<Life> = OnceLock::new();
        let one = ONE.get_or_init(Self::live);
        let folder = tempdir().expect("a folder");
        fs::create_dir(folder.path().join("backups")).expect("a folder");
        let backup = Backups::of(&one.path()).all().remove(0).path;
        for from in [one.path(), one.path().with_extension("db-wal"), backup] {
            let name = from.strip_prefix(one.folder.path()).expect("below it").to_owned();
            fs::copy(&from, folder.path().join(name)).expect("a copy");
        }
        Self { folder, events: one.events.clone() }
    }

    fn live() -> Self {
        let folder = tempdir().expect("a folder");
        let path = folder.path().join("history.db");
        let mut store = Store::open(&path).expect("a new history");
        let mut events = Vec::new();
        for number in 0..2 * BACKED_UP {
            let event = (happened(number), at(100 + number as i64 / 10));
            store.record(&event.0, event.1).expect("recorded");
            events.push(event);
            if number + 1 == BACKED_UP {
                Backups::of(&path).make(at(103)).expect("a backup");
                let connection = Connection::open(&path).expect("the database");
                connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").expect("folded in");
            }
        }
        let draft = StoredDraft {
            exercise: id("two"),
            language: Language::Python,
            source: "half = ".to_owned(),
            cursor: Position { line: 0, column: 7 },
            top_line: 0,
        };
        store.save_draft(&draft, at(106)).expect("saved");
        // As the files lie while the program runs, or after it was killed: the log of writes stays.
        std::mem::forget(store);
        Self { folder, events }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("history.db")
    }

    /// Opens it as the program does, and looks whether it is whole again. Answers how many events there are
    /// and what the person was told.
    fn is_mended(&self) -> (usize, String) {
        let (mut store, mended) = Store::open_or_mend(&self.path(), at(110)).expect("it opens");
        let mended = mended.or_else(|| store.mend(at(110)).expect("it is mended"));
        let told = mended.as_ref().map(codementor::store::Mended::words).unwrap_or_default();
        if let Some(aside) = mended.and_then(|mended| mended.aside) {
            assert!(
                aside.exists() && aside.starts_with(self.folder.path().join("kept")),
                "{}",
                aside.display()
            );
            let name = aside.file_name().expect("a name").to_string_lossy().into_owned();
            assert!(name.starts_with("1970-04-21T00-00-01Z-damaged-history"), "{name}");
        }
        let events = store.events().expect("the log can be read");
        assert!(events.iter().all(|event| self.events.contains(event)), "nothing was made up");
        store.record(&happened(2), at(111)).expect("life goes on");
        drop(store);
        is_sound(&self.path());
        (events.len(), told)
    }
}

fn is_sound(path: &Path) {
    let connection = Connection::open(path).expect("the database");
    let answer: String =
        connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer");
    assert_eq!(answer, "ok");
}

/// Changes the last letter of a piece of an event wherever it stands: pages keep what they held before.
fn change_letter(path: &Path, piece: &[u8], letter: u8) {
    let mut bytes = fs::read(path).expect("the file");
    let places: Vec<usize> = bytes
        .windows(piece.len())
        .enumerate()
        .filter(|(_, part)| *part == piece)
        .map(|(start, _)| start + piece.len() - 1)
        .collect();
    assert!(!places.is_empty(), "an event");
    for place in places {
        bytes[place] = letter;
    }
    fs::write(path, bytes).expect("written");
}

fn overwrite(path: &Path, at: usize, bytes: &[u8]) {
    let mut file = fs::read(path).expect("the file");
    file[at..at + bytes.len()].copy_from_slice(bytes);
    fs::write(path, file).expect("written");
}

#[test]
fn a_damaged_header_loses_nothing() {
    let life = Life::lived();
    overwrite(&life.path(), 0, &[0xff; 40]);
    fs::remove_file(life.path().with_extension("db-wal")).expect("removed");
    let (events, told) = life.is_mended();
    assert_eq!(events, BACKED_UP);
    assert!(told.starts_with("Your history was damaged. It is back from the backup of 1970-04-14"), "{told}");
    assert!(told.contains("The damaged file is kept as "), "{told}");

    let life = Life::lived();
    overwrite(&life.path(), 0, &[0xff; 40]);
    let (events, told) = life.is_mended();
    assert_eq!(events, life.events.len(), "{told}");
    assert!(told.is_empty() || told.contains("30 newer events of the damaged file"), "{told}");
}

#[test]
fn what_is_no_database_gives_way_to_the_backup_and_is_kept() {
    let life = Life::lived();
    fs::remove_file(life.path().with_extension("db-wal")).expect("removed");
    fs::write(life.path(), "this is a shopping list\n".repeat(400)).expect("written");
    let (events, _) = life.is_mended();
    assert_eq!(events, BACKED_UP);
    let kept = fs::read_dir(life.folder.path().join("kept")).expect("kept").flatten().next();
    let text = fs::read_to_string(kept.expect("a file").path()).expect("text");
    assert!(text.starts_with("this is a shopping list"));
}

#[test]
fn a_history_that_is_empty_or_gone_comes_back() {
    for gone in [false, true] {
        let life = Life::lived();
        fs::remove_file(life.path().with_extension("db-wal")).expect("removed");
        if gone {
            fs::remove_file(life.path()).expect("removed");
        } else {
            fs::write(life.path(), "").expect("written");
        }
        let (events, told) = life.is_mended();
        assert_eq!(events, BACKED_UP);
        assert!(told.contains(if gone { "was gone" } else { "was damaged" }), "{told}");
    }
}

#[test]
fn a_history_cut_in_half_is_completed() {
    let life = Life::lived();
    let length = fs::metadata(life.path()).expect("the file").len();
    let file = fs::OpenOptions::new().write(true).open(life.path()).expect("the file");
    file.set_len(length / 2 / 4096 * 4096).expect("cut");
    let (events, _) = life.is_mended();
    assert!(events >= BACKED_UP, "{events}");
}

#[test]
fn without_a_backup_what_can_be_read_is_there() {
    let life = Life::lived();
    fs::remove_dir_all(life.folder.path().join("backups")).expect("removed");
    overwrite(&life.path(), 0, &[0xff; 40]);
    // The log of writes has the first page as well, but SQLite does not look there for the header.
    let bytes = (fs::read(life.path()).expect("a file"), fs::read(life.path().with_extension("db-wal")));
    let found = carve(&bytes.0, &bytes.1.expect("a log"));
    assert_eq!(found.len(), life.events.len());
    let (events, _) = life.is_mended();
    assert_eq!(events, life.events.len());
}

#[test]
fn a_lost_log_of_writes_is_noticed_and_made_good() {
    let life = Life::lived();
    let backups = Backups::of(&life.path());
    drop(Store::open(&life.path()).expect("the history"));
    backups.make(at(107)).expect("a backup of all");
    // An older state, as if everything since had been in a log that is gone.
    fs::copy(&backups.all()[1].path, life.path()).expect("a copy");
    let Ok(Care::Behind(backup)) = care(&life.path(), at(108)) else { panic!("it was not noticed") };
    let mut store = Store::open(&life.path()).expect("the history");
    assert_eq!(store.take_back(&backup.path, at(108)).expect("taken back"), BACKED_UP as u64);
    assert_eq!(store.events().expect("the log"), life.events);
}

#[test]
fn a_changed_letter_in_an_event_is_damage_too() {
    let life = Life::lived();
    drop(Store::open(&life.path()).expect("the history"));
    change_letter(&life.path(), br#""text":"why 1? w"#, b'W');
    let damage = care(&life.path(), at(110));
    assert!(matches!(damage, Ok(Care::Damaged(_))), "{damage:?}");
    let (events, told) = life.is_mended();
    assert_eq!(events, life.events.len(), "{told}");
    let store = Store::open(&life.path()).expect("the history");
    let draft = store.draft(&id("two"), Language::Python).expect("drafts").expect("the draft");
    assert_eq!(draft.source, "half = ");
}

#[test]
fn whatever_is_damaged_the_backup_and_all_whole_events_are_there() {
    for seed in seeds(0, 24) {
        let mut random = Random::seeded(seed);
        let life = Life::lived();
        if random.below(2) == 0 {
            drop(Store::open(&life.path()).expect("the history"));
        }
        for _ in 0..=random.below(3) {
            let mut file = fs::read(life.path()).expect("the file");
            let start = random.below(file.len());
            let end = (start + 1 + random.below(3_000)).min(file.len());
            match random.below(4) {
                0 => file.truncate(start),
                1 => file[start..end].fill(0),
                2 => file[start..end].iter_mut().for_each(|byte| *byte ^= 0x55),
                _ => file[start] ^= 1 << random.below(8),
            }
            fs::write(life.path(), file).expect("written");
        }
        let (events, told) = life.is_mended();
        assert!(events >= BACKED_UP, "seed {seed}: {events} events; {told}");
    }
}

#[test]
fn one_event_that_can_no_longer_be_read_does_not_take_the_others_along() {
    let life = Life::lived();
    fs::remove_dir_all(life.folder.path().join("backups")).expect("removed");
    drop(Store::open(&life.path()).expect("the history"));
    change_letter(&life.path(), br#""text":"because 7"#, b'B');
    let (events, told) = life.is_mended();
    assert_eq!(events, life.events.len() - 1, "{told}");
    assert!(told.contains("There is no backup; 59 events could be read and are back"), "{told}");
}

#[test]
fn a_sound_history_is_never_mended() {
    let life = Life::lived();
    let (mut store, mended) = Store::open_or_mend(&life.path(), at(110)).expect("it opens");
    assert_eq!(mended, None);
    assert_eq!(store.mend(at(110)).expect("nothing to do"), None);
    assert!(!life.folder.path().join("kept").exists());
    assert_eq!(store.events().expect("the log"), life.events);
}

#[test]
fn mending_that_was_cut_short_is_brought_to_its_end() {
    let life = Life::lived();
    drop(Store::open(&life.path()).expect("the history"));
    // As it is between the last two steps: the damaged file was moved, the mended one not yet.
    fs::rename(life.path(), life.path().with_extension("mending")).expect("moved");
    let (events, told) = life.is_mended();
    assert_eq!(events, life.events.len());
    assert!(told.contains("mending it was cut short. It is whole now (60 events)"), "{told}");
}

#[test]
fn nobody_mends_what_another_has_open() {
    let life = Life::lived();
    drop(Store::open(&life.path()).expect("the history"));
    let other = Store::open(&life.path()).expect("a second copy");
    change_letter(&life.path(), br#""text":"why 1? w"#, b'W');
    let mut store = Store::open(&life.path()).expect("the history");
    let refused = store.mend(at(110)).expect_err("another has it open");
    assert!(refused.to_string().contains("another CodeMentor has it open"), "{refused}");
    drop(other);
    assert!(store.mend(at(110)).expect("mended").is_some());
}

#[test]
fn one_backup_a_day_is_made_and_the_folder_stays_small() {
    let life = Life::lived();
    fs::remove_dir_all(life.folder.path().join("backups")).expect("removed");
    let backups = Backups::of(&life.path());
    for day in 200..240 {
        let made = care(&life.path(), at(day)).expect("cared for");
        assert!(matches!(made, Care::Made(_)), "{made:?}");
        let again = care(&life.path(), at(day)).expect("cared for");
        assert!(matches!(again, Care::NotDue), "{again:?}");
    }
    let dates: Vec<String> = backups.all().iter().map(codementor::store::StoredBackup::date).collect();
    assert_eq!(
        dates,
        ["1970-08-28", "1970-08-27", "1970-08-26", "1970-08-25", "1970-08-23", "1970-08-16", "1970-08-09"]
    );
    for backup in backups.all() {
        is_sound(&backup.path);
    }
    assert!(!backups.folder().join("history.part").exists());
    // The clock is put back by a year: the backups of the future make room for one of today.
    let made = care(&life.path(), at(20)).expect("cared for");
    assert!(matches!(made, Care::Made(_)), "{made:?}");
    assert_eq!(backups.all().len(), 1);
}
