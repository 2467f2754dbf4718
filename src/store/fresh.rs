//! Beginning anew. The log is append-only, so nothing is deleted from it: the whole database is moved
//! aside, to where the learner can find it, and a fresh one takes its place, with a device of its own. An
//! exercise begins anew by an event; see [`Store::reset_exercise`].

use super::{Backups, Store, StoreError, events, files, project};
use crate::domain::event::Event;
use crate::domain::{ExerciseId, Moment};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// What a fresh database begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Who the learner says they are, what they chose on a screen, drafts, and where they were. Their events
    /// come along as they are, so that a later import of the old log doubles none of them.
    Choices,
    Nothing,
}

/// Moves the database at `path` to `aside` (in the same file system) and puts a fresh one in its place.
///
/// # Errors
/// When another process has it open, or a file cannot be written or moved. Until the very last step nothing
/// is lost; should that fail, the next start begins with an empty history, and the old one is at `aside`.
pub fn begin_anew(path: &Path, aside: &Path, keep: Keep, now: Moment) -> Result<(), StoreError> {
    let mut old = Store::open(path)?;
    hold_alone(&old.connection, path)?;
    let fresh_path = path.with_extension("fresh");
    files::clear(&fresh_path)?;
    let mut fresh = Store::open(&fresh_path)?;
    if keep == Keep::Choices {
        carry_choices(&mut old, &mut fresh, now)?;
    }
    // Closing the last connection folds everything into the one file.
    drop(fresh);
    // First of all: the backups of an old history must never bring it back into a fresh one.
    let backups = Backups::of(path);
    if backups.folder().exists() {
        files::rename(backups.folder(), &backups_beside(aside))?;
    }
    files::rename(path, aside)?;
    files::rename(&fresh_path, path)
}

/// Where the backups of a database go that was set aside.
pub fn backups_beside(aside: &Path) -> PathBuf {
    aside.with_extension("backups")
}

fn carry_choices(old: &mut Store, fresh: &mut Store, now: Moment) -> Result<(), StoreError> {
    let snapshot = old.snapshot()?;
    let mut intake = fresh.intake()?;
    snapshot.each_event(|logged| {
        let is_choice = events::understood(0, &logged).is_some_and(|(event, _)| {
            matches!(
                event,
                Event::PreferenceChanged { .. }
                    | Event::ProfileChanged { .. }
                    | Event::InterviewEnded { .. }
                    | Event::TourEnded { .. }
            )
        });
        if is_choice { intake.event(&logged) } else { Ok(()) }
    })?;
    for draft in snapshot.drafts()? {
        intake.draft(&draft, now)?;
    }
    intake.place(&snapshot.place()?)?;
    intake.settle(|_, _| {})?;
    intake.commit()
}

/// Takes the file for this connection alone, as one file without a log beside it, until it is closed.
fn hold_alone(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let alone = || -> rusqlite::Result<bool> {
        connection.query_row("PRAGMA locking_mode = EXCLUSIVE", [], |_| Ok(()))?;
        // This fails, or answers with the old mode, where anybody else has the database open.
        let mode: String = connection.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
        connection.execute_batch("BEGIN EXCLUSIVE; COMMIT;")?;
        Ok(mode == "delete")
    };
    match alone() {
        Ok(true) => Ok(()),
        _ => Err(StoreError::InUse { path: path.to_owned() }),
    }
}

impl Store {
    /// Begins an exercise as if it were new: its drafts go into the log, and an event says that it begins
    /// again. Attempts and days that were practised stay.
    pub fn reset_exercise(&mut self, exercise: &ExerciseId, at: Moment) -> Result<(), StoreError> {
        let device_id = self.device_id.clone();
        self.write("begin the exercise anew", |transaction| {
            for dated in super::drafts::all(transaction)? {
                let draft = dated.draft;
                if draft.exercise == *exercise {
                    super::drafts::delete(transaction, exercise, draft.language)?;
                    let event = Event::DraftReset {
                        exercise: exercise.clone(),
                        language: draft.language,
                        discarded: draft.source,
                    };
                    events::append(transaction, &device_id, &event, at)?;
                }
            }
            let event = Event::ExerciseReset { exercise: exercise.clone() };
            let sequence = events::append(transaction, &device_id, &event, at)?;
            project::project(transaction, sequence, &event, at)
        })
    }
}
