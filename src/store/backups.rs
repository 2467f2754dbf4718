//! Copies of the history in a folder beside it, each of them a database of its own that was looked through
//! when it was made. It never reads what they say.

use super::rotation::{self, staying};
use super::{StoreError, events, files, open};
use crate::domain::Moment;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::Duration;

const DAY: i64 = 86_400_000;
const BUSY: Duration = Duration::from_secs(5);

/// The backups of one history.
#[derive(Debug, Clone)]
pub struct Backups {
    history: PathBuf,
    folder: PathBuf,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredBackup {
    pub path: PathBuf,
    /// When it was made, in milliseconds since 1970.
    pub made_at: i64,
    pub bytes: u64,
}

impl StoredBackup {
    fn day(&self) -> i64 {
        self.made_at.div_euclid(DAY)
    }

    /// The day on which it was made, like `2026-11-25`.
    pub fn date(&self) -> String {
        date(self.made_at)
    }
}

pub(super) fn date(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).unwrap_or_default().strftime("%Y-%m-%d").to_string()
}

/// For a file's name, like `2026-11-25T09-16-27Z`.
pub(super) fn time(millis: i64) -> String {
    jiff::Timestamp::from_millisecond(millis).unwrap_or_default().strftime("%Y-%m-%dT%H-%M-%SZ").to_string()
}

impl Backups {
    /// In the folder `backups` beside the history.
    pub fn of(history: &Path) -> Self {
        Self { history: history.to_owned(), folder: history.with_file_name("backups") }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The newest first.
    pub fn all(&self) -> Vec<StoredBackup> {
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let mut found: Vec<StoredBackup> = entries
            .filter_map(|entry| {
                let path = entry.path();
                let name = path.file_name()?.to_str()?.strip_prefix("history-")?.strip_suffix(".db")?;
                let made_at = jiff::fmt::strtime::parse("%Y-%m-%dT%H-%M-%SZ", name).ok()?;
                let made_at = made_at.to_datetime().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
                let bytes = entry.metadata().ok()?.len();
                Some(StoredBackup { made_at: made_at.timestamp().as_millisecond(), bytes, path })
            })
            .collect();
        found.sort_by_key(|backup| std::cmp::Reverse(backup.made_at));
        found
    }

    /// Whether none was made today. One from the future, of a clock that has been put back since, is none of
    /// today.
    pub fn is_due(&self, now: Moment) -> bool {
        let today = now.unix_millis.div_euclid(DAY);
        self.all().iter().all(|backup| backup.day() != today)
    }

    /// The sound one that knows most: the log only grows, whatever the clock has done.
    pub fn best(&self) -> Option<StoredBackup> {
        let sound = self.all().into_iter().filter_map(|backup| {
            let connection = read_only(&backup.path).ok()?;
            look_through(&connection).ok()?;
            let events = events::count(&connection).ok()?;
            Some((events, backup))
        });
        sound.max_by_key(|(events, backup)| (*events, backup.made_at)).map(|(_, backup)| backup)
    }

    /// The newest, where it has events that the history lacks.
    pub fn ahead(&self) -> Option<StoredBackup> {
        let newest = self.all().into_iter().next()?;
        let there = events::count(&read_only(&newest.path).ok()?).ok()?;
        let here = events::count(&read_only(&self.history).ok()?).ok()?;
        (there > here).then_some(newest)
    }

    /// Copies the history as it is at this moment, while others read and write it, and looks the copy
    /// through. Then those that are no longer needed go.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the history is not sound, or what keeps it from being copied.
    pub fn make(&self, now: Moment) -> Result<StoredBackup, StoreError> {
        std::fs::create_dir_all(&self.folder)
            .map_err(|source| StoreError::Folder { path: self.folder.clone(), source })?;
        let part = self.folder.join("history.part");
        files::clear(&part)?;
        let copied = self.copy_to(&part);
        if let Err(error) = copied {
            files::clear(&part)?;
            return Err(error);
        }
        let path = self.folder.join(format!("history-{}.db", time(now.unix_millis)));
        files::rename(&part, &path)?;
        let bytes = std::fs::metadata(&path).map_or(0, |metadata| metadata.len());
        self.rotate(now);
        Ok(StoredBackup { path, made_at: now.unix_millis, bytes })
    }

    fn copy_to(&self, part: &Path) -> Result<(), StoreError> {
        let copy = || -> rusqlite::Result<()> {
            let history = read_only(&self.history)?;
            let mut copy = Connection::open(part)?;
            let backup = Backup::new(&history, &mut copy)?;
            // All of it in one reading transaction: in pieces, every write in between would begin it anew.
            while backup.step(-1)? != StepResult::Done {
                std::thread::sleep(Duration::from_millis(20));
            }
            drop(backup);
            copy.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
            look_through(&copy)
        };
        copy().map_err(|source| match source {
            source if open::is_damage(&source) => StoreError::Damaged { path: self.history.clone(), source },
            source => StoreError::write("make a backup of the history", source),
        })?;
        std::fs::File::open(part).and_then(|file| file.sync_all()).map_err(|source| StoreError::Move {
            from: self.history.clone(),
            to: part.to_owned(),
            source,
        })
    }

    /// What cannot be taken away is no harm but to the disk.
    fn rotate(&self, now: Moment) {
        let (future, mut past): (Vec<_>, Vec<_>) =
            self.all().into_iter().partition(|backup| backup.made_at > now.unix_millis + DAY);
        // All that they know is in the one that was just made.
        let mut leaving = future;
        let measures: Vec<rotation::Backup> =
            past.iter().map(|backup| rotation::Backup { day: backup.day(), bytes: backup.bytes }).collect();
        let stay = staying(&measures);
        leaving.extend(past.drain(..).zip(stay).filter(|(_, stays)| !stays).map(|(backup, _)| backup));
        for backup in leaving {
            if let Err(error) = files::remove(&backup.path) {
                tracing::warn!(%error, "failed to take an old backup away");
            }
        }
    }
}

pub(super) fn read_only(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    Ok(connection)
}

/// Whether the file's structure is sound, and every event what was written.
pub(super) fn look_through(connection: &Connection) -> rusqlite::Result<()> {
    let answer: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if answer != "ok" {
        return Err(open::damage(&answer));
    }
    events::each(connection, |sequence, logged| {
        if logged.is_whole() { Ok(()) } else { Err(open::damage(&format!("event {sequence} was changed"))) }
    })
}
