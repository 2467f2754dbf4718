//! The table `fold`: what a fold over the log had come to, so that only the rest has to be read. It never
//! knows what is folded; a state that is damaged or of other rules is passed over without a word.

use super::{Store, StoreError, events};
use crate::domain::Moment;
use crate::domain::event::Event;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::hash::{DefaultHasher, Hasher};

/// A fold over the whole log.
#[derive(Debug)]
pub struct Folded<State> {
    pub state: State,
    /// How many events were read for it.
    pub read: u64,
    pub until: LogPlace,
}

/// How far a log was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogPlace {
    shape: i64,
    sequence: i64,
}

impl Store {
    /// Folds the log, from a kept state on where there is one of this fingerprint that `restore` can read, and
    /// else from the beginning.
    pub fn fold<State>(
        &mut self,
        fingerprint: u64,
        begin: impl FnOnce() -> State,
        restore: impl FnOnce(&[u8]) -> Option<State>,
        mut step: impl FnMut(&mut State, &Event, Moment),
    ) -> Result<Folded<State>, StoreError> {
        // One transaction, so that what is kept and what is read after it belong together.
        let transaction = self.connection.transaction()?;
        let shape = shape(&transaction)?;
        let kept = kept(&transaction, fingerprint)?;
        let restored = kept.and_then(|(sequence, bytes)| Some((restore(&bytes)?, sequence)));
        let (mut state, mut sequence) = restored.unwrap_or_else(|| (begin(), 0));
        let mut read = 0;
        events::each_after(&transaction, sequence, |place, logged| {
            if let Some((event, at)) = events::understood(place, &logged) {
                step(&mut state, &event, at);
            }
            sequence = place;
            read += 1;
            Ok::<(), StoreError>(())
        })?;
        Ok(Folded { state, read, until: LogPlace { shape, sequence } })
    }

    /// Keeps the state of a fold, unless the log has been put into another order since.
    pub fn keep_fold(&mut self, fingerprint: u64, until: LogPlace, state: &[u8]) -> Result<(), StoreError> {
        self.write("keep what follows from the history", |transaction| {
            transaction.execute(
                "UPDATE fold SET fingerprint = ?1, sequence = ?2, checksum = ?3, state = ?4 WHERE shape = ?5",
                params![fingerprint.cast_signed(), until.sequence, checksum(state), state, until.shape],
            )?;
            Ok(())
        })
    }

    /// How many events there may be behind the kept state of this fingerprint.
    pub fn behind_fold(&self, fingerprint: u64) -> Result<u64, StoreError> {
        let read = "SELECT (SELECT COALESCE(MAX(sequence), 0) FROM event) -
                           COALESCE((SELECT sequence FROM fold WHERE fingerprint = ?1), 0)";
        let behind: i64 =
            self.connection.query_row(read, params![fingerprint.cast_signed()], |row| row.get(0))?;
        Ok(u64::try_from(behind).unwrap_or(0))
    }
}

/// The log was put into another order: nothing that was folded before is right any more.
pub(super) fn forget(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(
        "UPDATE fold SET shape = shape + 1, fingerprint = NULL, sequence = NULL, checksum = NULL, state = NULL",
    )
}

fn shape(connection: &Connection) -> rusqlite::Result<i64> {
    let shape = connection.query_row("SELECT shape FROM fold", [], |row| row.get(0)).optional()?;
    // A row that someone took away: nothing will be kept, which is all.
    Ok(shape.unwrap_or(-1))
}

/// The last event of a kept state that is whole and fits, and its bytes.
fn kept(connection: &Connection, fingerprint: u64) -> rusqlite::Result<Option<(i64, Vec<u8>)>> {
    let read = "SELECT sequence, checksum, state FROM fold
                WHERE fingerprint = ?1 AND sequence IN (SELECT sequence FROM event)";
    let row: Option<(i64, Option<i64>, Option<Vec<u8>>)> = connection
        .query_row(read, params![fingerprint.cast_signed()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .optional()?;
    Ok(row.and_then(|(sequence, sum, state)| {
        let whole = state.filter(|state| sum == Some(checksum(state)))?;
        Some((sequence, whole))
    }))
}

fn checksum(state: &[u8]) -> i64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(state);
    hasher.finish().cast_signed()
}
