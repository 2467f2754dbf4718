//! The learner's history in SQLite: an append-only log of events, the tables that are rebuilt from it,
//! and where the learner was. It never decides anything, and never holds a solution that was not typed.

mod attempts;
mod backups;
mod care;
mod drafts;
mod error;
mod events;
mod files;
mod folds;
mod fresh;
mod intake;
mod lock;
mod mend;
mod model_replies;
mod model_usage;
mod open;
mod order;
mod place;
mod preferences;
mod progress;
mod project;
mod rotation;
mod salvage;
mod snapshot;
mod standings;
mod turn_words;
mod turns;

pub use backups::{Backups, StoredBackup};
pub use care::{Care, care};
pub use drafts::{DatedDraft, StoredDraft};
pub use error::StoreError;
pub use events::{LoggedEvent, digest, hexadecimal};
pub use folds::{Folded, LogPlace};
pub use fresh::{Keep, backups_beside, begin_anew};
pub use intake::{Intake, Taken};
pub use mend::Mended;
pub use model_usage::ModelUsage;
pub use progress::{Activity, History};
pub use salvage::carve;
pub use snapshot::Snapshot;

use crate::domain::attempt::{PastAttempt, Standing, Version};
use crate::domain::event::Event;
use crate::domain::place::Place;
use crate::domain::tutoring::{FoundTurn, Turn};
use crate::domain::{ExerciseId, Language, Moment};
use lock::Lock;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// An open database. One thread owns it; other processes may have the same file open.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    device_id: String,
    path: PathBuf,
    /// After the connection, so that it is closed while the lock is held.
    lock: Lock,
}

impl Store {
    /// Opens the database at `path`, and makes or migrates it where needed.
    ///
    /// # Errors
    /// When the file cannot be opened, is no database, or was written by a newer version.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|source| StoreError::Folder { path: folder.to_owned(), source })?;
        }
        Self::open_with(path, Lock::shared(path))
    }

    /// Whether what is written is on disk, and not in memory only.
    pub fn is_kept(&self) -> bool {
        self.connection.path().is_some_and(|path| !path.is_empty())
    }

    /// Where the database lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Appends an event and brings every projection up to date, in one transaction.
    pub fn record(&mut self, event: &Event, at: Moment) -> Result<(), StoreError> {
        let device_id = self.device_id.clone();
        self.write("record an event", |transaction| {
            let sequence = events::append(transaction, &device_id, event, at)?;
            project::project(transaction, sequence, event, at)
        })
    }

    /// Empties every projection and rebuilds it from the log.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        let device_id = self.device_id.clone();
        self.write("rebuild the history", |transaction| {
            project::rebuild(transaction, &device_id, |_| {})?;
            Ok(())
        })
    }

    /// Every event in the order of the log, with its moment (whose steady clock is zero).
    pub fn events(&mut self) -> Result<Vec<(Event, Moment)>, StoreError> {
        let mut all = Vec::new();
        events::each(&self.connection, |sequence, logged| {
            all.extend(events::understood(sequence, &logged));
            Ok::<(), StoreError>(())
        })?;
        Ok(all)
    }

    /// The events of one kind, in the order in which they happened, also where they came from another home.
    pub fn events_of_kind(&self, kind: &str) -> Result<Vec<Event>, StoreError> {
        let logged = events::of_kind(&self.connection, kind)?;
        let read = |(sequence, logged): &(i64, LoggedEvent)| Some(events::understood(*sequence, logged)?.0);
        Ok(logged.iter().filter_map(read).collect())
    }

    pub fn standing(&self, exercise: &ExerciseId) -> Result<Standing, StoreError> {
        Ok(standings::all(&self.connection)?.remove(&exercise.to_string()).unwrap_or_default())
    }

    /// By the exercise's full name; exercises never opened are absent.
    pub fn standings(&self) -> Result<HashMap<String, Standing>, StoreError> {
        Ok(standings::all(&self.connection)?)
    }

    pub fn turns(&self, exercise: &ExerciseId) -> Result<Vec<Turn>, StoreError> {
        Ok(turns::of(&self.connection, exercise)?)
    }

    /// The local days on which each turn of the conversation about an exercise was said, oldest first.
    pub fn turn_days(&self, exercise: &ExerciseId) -> Result<Vec<i64>, StoreError> {
        Ok(turns::days_of(&self.connection, exercise)?)
    }

    /// The newest attempts first, at most `most`: of one exercise or of all, and only those before the
    /// attempt `before`.
    pub fn attempts(
        &self,
        exercise: Option<&ExerciseId>,
        before: Option<i64>,
        most: usize,
    ) -> Result<Vec<PastAttempt>, StoreError> {
        Ok(attempts::page(&self.connection, exercise, before, most)?)
    }

    /// The program of an attempt, with those that it is compared with.
    pub fn version(&self, sequence: i64) -> Result<Option<Version>, StoreError> {
        Ok(attempts::version(&self.connection, sequence)?)
    }

    /// What was said about any exercise with all of these words in it, the newest first, `limit` of them. Each
    /// word has to begin a word of the text; capitals and accents do not count. Whatever is typed is looked
    /// for as it stands; where there is no letter and no digit in it, nothing is found.
    pub fn search_turns(&self, words: &str, limit: usize) -> Result<Vec<FoundTurn>, StoreError> {
        Ok(turn_words::search(&self.connection, words, limit)?)
    }

    pub fn history(&self) -> Result<History, StoreError> {
        Ok(progress::read(&self.connection)?)
    }

    /// The days on which anything was judged, in order.
    pub fn activity(&self) -> Result<Vec<Activity>, StoreError> {
        Ok(progress::activity(&self.connection)?)
    }

    pub fn preferences(&self) -> Result<Vec<(String, String)>, StoreError> {
        Ok(preferences::all(&self.connection)?)
    }

    pub fn draft(
        &self,
        exercise: &ExerciseId,
        language: Language,
    ) -> Result<Option<StoredDraft>, StoreError> {
        Ok(drafts::of(&self.connection, exercise, language)?)
    }

    /// When the draft was saved, in milliseconds since 1970.
    pub fn draft_saved_at(
        &self,
        exercise: &ExerciseId,
        language: Language,
    ) -> Result<Option<i64>, StoreError> {
        Ok(drafts::saved_at(&self.connection, exercise, language)?)
    }

    pub fn save_draft(&mut self, draft: &StoredDraft, at: Moment) -> Result<(), StoreError> {
        self.write("save the draft", |transaction| drafts::save(transaction, draft, at))
    }

    pub fn place(&self) -> Result<Place, StoreError> {
        Ok(place::read(&self.connection)?)
    }

    pub fn save_place(&mut self, place: &Place) -> Result<(), StoreError> {
        self.write("save the place", |transaction| place::save(transaction, place))
    }

    /// Counts what a language model cost.
    pub fn add_model_usage(&mut self, usage: &ModelUsage, at: Moment) -> Result<(), StoreError> {
        self.write("count what a model cost", |transaction| {
            model_usage::add(transaction, at.local_day(), usage)
        })
    }

    /// What each model cost from the first of these local days to the last, the dearest first.
    pub fn model_usage(&self, first: i64, last: i64) -> Result<Vec<ModelUsage>, StoreError> {
        Ok(model_usage::between(&self.connection, first, last)?)
    }

    /// A reply that was kept within the last week.
    pub fn model_reply(&self, digest: &str, now: Moment) -> Result<Option<String>, StoreError> {
        Ok(model_replies::find(&self.connection, digest, now.unix_millis)?)
    }

    /// Keeps a reply for a week.
    pub fn keep_model_reply(&mut self, digest: &str, text: &str, now: Moment) -> Result<(), StoreError> {
        self.write("keep a reply", |transaction| {
            model_replies::keep(transaction, digest, text, now.unix_millis)
        })
    }

    /// A transaction that holds the only right to write from its beginning, so that two copies of the
    /// program wait for each other instead of failing in the middle.
    fn write<Answer>(
        &mut self,
        what: &'static str,
        work: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<Answer>,
    ) -> Result<Answer, StoreError> {
        let run = || {
            let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let answer = work(&transaction)?;
            transaction.commit()?;
            Ok(answer)
        };
        run().map_err(|source| StoreError::write(what, source))
    }
}
