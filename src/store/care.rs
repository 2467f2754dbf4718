//! Looking after a history beside the work on it: a backup a day, and whether it is still sound. It never
//! changes the history.

use super::StoreError;
use super::backups::{Backups, StoredBackup};
use crate::domain::Moment;
use std::path::Path;

/// What was found.
#[derive(Debug)]
#[must_use]
pub enum Care {
    /// There is a backup of today already.
    NotDue,
    Made(StoredBackup),
    /// A backup has events that the history lacks: [`super::Store::take_back`] brings them back.
    Behind(StoredBackup),
    /// [`super::Store::mend`] mends it.
    Damaged(StoreError),
}

/// Makes today's backup, unless it is there. Takes a while; meant for a thread of its own.
///
/// # Errors
/// What keeps a backup from being made.
pub fn care(history: &Path, now: Moment) -> Result<Care, StoreError> {
    let backups = Backups::of(history);
    if let Some(backup) = backups.ahead() {
        return Ok(Care::Behind(backup));
    }
    if !backups.is_due(now) {
        return Ok(Care::NotDue);
    }
    match backups.make(now) {
        Ok(backup) => Ok(Care::Made(backup)),
        Err(error @ StoreError::Damaged { .. }) => Ok(Care::Damaged(error)),
        Err(error) => Err(error),
    }
}
