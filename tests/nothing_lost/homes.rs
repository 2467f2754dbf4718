//! A home in which someone has learnt, for the real program, and what lies in it afterwards.

use crate::support::person::get_to_know;
use codementor::curriculum::Library;
use codementor::domain::{ExerciseId, Language};
use codementor::runtime::Clock;
use codementor::store::Store;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub struct Home {
    folder: TempDir,
}

impl Home {
    /// Somebody has answered the first questions and seen the tour.
    pub fn known() -> Self {
        let home = Self { folder: tempfile::tempdir().expect("a folder") };
        let mut store = Store::open(&home.history()).expect("a new history");
        get_to_know(&mut store, Clock::default().now()).expect("known");
        home
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn history(&self) -> PathBuf {
        self.folder.path().join("history.db")
    }

    pub fn store(&self) -> Store {
        Store::open(&self.history()).expect("the history")
    }

    /// The first exercise's draft in the database.
    pub fn draft(&self) -> Option<String> {
        draft_in(&self.history())
    }

    /// SQLite finds nothing wrong, and every event is what was written.
    pub fn is_sound(&self) {
        let connection = Connection::open(self.history()).expect("the database");
        let answer: String =
            connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer");
        assert_eq!(answer, "ok");
        let mut store = self.store();
        let snapshot = store.snapshot().expect("a snapshot");
        snapshot
            .each_event(|event| {
                assert!(event.is_whole(), "{event:?}");
                Ok::<(), codementor::store::StoreError>(())
            })
            .expect("the log");
    }

    /// Every file below a folder of the home.
    pub fn files_below(&self, folder: &str) -> Vec<PathBuf> {
        let mut folders = vec![self.folder.path().join(folder)];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() { folders.push(entry.path()) } else { files.push(entry.path()) }
            }
        }
        files
    }

    /// The names of what lies in a folder of the home, in order.
    pub fn files_in(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path().join(folder)).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

pub fn first_exercise() -> ExerciseId {
    Library::load(None).0.find("thunder-count").expect("the first exercise").id.clone()
}

pub fn draft_in(history: &Path) -> Option<String> {
    let store = Store::open(history).expect("the history");
    store.draft(&first_exercise(), Language::Python).expect("drafts").map(|draft| draft.source)
}
