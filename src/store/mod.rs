//! The learner's history in SQLite: an append-only log of events, the tables that are rebuilt from it,
//! and where the learner was. It never decides anything, and never holds a solution that was not typed.

mod attempts;
mod drafts;
mod error;
mod events;
mod open;
mod place;
mod preferences;
mod progress;
mod standings;
mod turns;

pub use drafts::StoredDraft;
pub use error::StoreError;
pub use progress::History;

use crate::domain::attempt::{PastAttempt, Standing, Version};
use crate::domain::event::Event;
use crate::domain::place::Place;
use crate::domain::tutoring::Turn;
use crate::domain::{ExerciseId, Language, Moment};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::collections::HashMap;
use std::path::Path;

/// An open database. One thread owns it; other processes may have the same file open.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    device_id: String,
}

impl Store {
    /// Opens the database at `path`, and makes or migrates it where needed.
    ///
    /// # Errors
    /// When the file cannot be opened, is no database, or was written by a newer version.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let mut connection = open::open(path)?;
        let device_id = events::device_id(&mut connection)?;
        Ok(Self { connection, device_id })
    }

    /// Appends an event and brings every projection up to date, in one transaction.
    pub fn record(&mut self, event: &Event, at: Moment) -> Result<(), StoreError> {
        let device_id = self.device_id.clone();
        self.write("record an event", |transaction| {
            let sequence = events::append(transaction, &device_id, event, at)?;
            project(transaction, sequence, event, at)
        })
    }

    /// Empties every projection and rebuilds it from the log.
    pub fn rebuild(&mut self) -> Result<(), StoreError> {
        self.write("rebuild the history", |transaction| {
            transaction.execute_batch(
                "DELETE FROM attempt; DELETE FROM standing; DELETE FROM turn; DELETE FROM pass_day;
                 DELETE FROM preference;",
            )?;
            for (sequence, event, at) in events::all(transaction)? {
                project(transaction, sequence, &event, at)?;
            }
            Ok(())
        })
    }

    /// Every event in the order of the log, with its moment (whose steady clock is zero).
    pub fn events(&mut self) -> Result<Vec<(Event, Moment)>, StoreError> {
        let all = self.write("read the log", events::all)?;
        Ok(all.into_iter().map(|(_, event, at)| (event, at)).collect())
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

    pub fn history(&self) -> Result<History, StoreError> {
        Ok(progress::read(&self.connection)?)
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

    pub fn save_draft(&mut self, draft: &StoredDraft, at: Moment) -> Result<(), StoreError> {
        self.write("save the draft", |transaction| drafts::save(transaction, draft, at))
    }

    pub fn place(&self) -> Result<Place, StoreError> {
        Ok(place::read(&self.connection)?)
    }

    pub fn save_place(&mut self, place: &Place) -> Result<(), StoreError> {
        self.write("save the place", |transaction| place::save(transaction, place))
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

/// What an event changes in the projections. This is the only place that writes to them.
fn project(transaction: &Transaction<'_>, sequence: i64, event: &Event, at: Moment) -> rusqlite::Result<()> {
    match event {
        Event::ExerciseOpened { exercise, .. } => standings::opened(transaction, exercise),
        Event::AttemptJudged(attempt) => {
            attempts::insert(transaction, sequence, attempt, at)?;
            standings::attempted(transaction, attempt, at)?;
            progress::passed_on(transaction, attempt, at)
        }
        Event::HintGiven { exercise, rung, text } => {
            turns::insert_hint(transaction, sequence, exercise, *rung, text)?;
            standings::hinted(transaction, exercise)
        }
        Event::QuestionAsked { exercise, text } => {
            turns::insert_question(transaction, sequence, exercise, text)
        }
        Event::QuestionAnswered { exercise, text } => {
            turns::insert_answer(transaction, sequence, exercise, text)
        }
        Event::SolutionRevealed { exercise } => standings::revealed(transaction, exercise),
        Event::PreferenceChanged { key, value } => preferences::set(transaction, key, value),
        // No table: what the learner's model needs of these it folds from the log itself.
        Event::DraftReset { .. }
        | Event::ExerciseChosen { .. }
        | Event::ExerciseSkipped { .. }
        | Event::ExerciseGivenUp { .. }
        | Event::ReviewGraded { .. }
        | Event::ProfileChanged { .. }
        | Event::InterviewEnded { .. }
        | Event::TourEnded { .. }
        | Event::MemoryCorrected { .. }
        | Event::MemoryErased { .. }
        | Event::LevelChanged { .. }
        | Event::BadgeEarned { .. } => Ok(()),
    }
}
