//! Mending a damaged history: the damaged file is kept, the backup that knows most takes its place, and
//! whatever the damaged file still has of newer events and drafts is put in. It never throws anything away.

use super::backups::{self, Backups};
use super::salvage::{Salvage, salvage};
use super::{Lock, Store, StoreError, files, open};
use crate::domain::Moment;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, params};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long another copy that is just ending is waited for.
const PATIENCE: Duration = Duration::from_secs(2);

/// What was done about a history that was damaged or lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// Where the damaged file is kept; nothing where there was none.
    pub aside: Option<PathBuf>,
    /// The day of the backup, like `2026-11-25`; nothing where there was none.
    pub backup: Option<String>,
    /// Events that came out of the damaged file.
    pub salvaged: u64,
    /// All that there are now.
    pub events: u64,
    /// The mending had been cut short before, and was only brought to its end.
    pub resumed: bool,
}

impl Mended {
    /// What a person is told.
    pub fn words(&self) -> String {
        if self.resumed {
            return format!(
                "Your history was damaged, and mending it was cut short. It is whole now ({} events); what was \
                 damaged is in the folder `kept`.",
                self.events
            );
        }
        let what = if self.aside.is_some() { "was damaged" } else { "was gone" };
        let from = match (&self.backup, self.salvaged) {
            (Some(date), 0) => format!("It is back from the backup of {date}"),
            (Some(date), salvaged) => {
                format!(
                    "It is back from the backup of {date}, with {salvaged} newer events of the damaged file"
                )
            }
            (None, 0) => "There is no backup, so it begins anew".to_owned(),
            (None, salvaged) => {
                format!("There is no backup; {salvaged} events could be read and are back")
            }
        };
        let kept = self
            .aside
            .as_ref()
            .map_or_else(String::new, |aside| format!(" The damaged file is kept as {}.", aside.display()));
        format!("Your history {what}. {from} ({} in all).{kept}", self.events)
    }
}

impl Store {
    /// Like [`Store::open`]; a history that cannot be opened because it is damaged, and one that is gone while
    /// its backups are there, is mended first.
    ///
    /// # Errors
    /// As [`Store::open`], and when another copy of the program keeps the damaged file open.
    pub fn open_or_mend(path: &Path, now: Moment) -> Result<(Self, Option<Mended>), StoreError> {
        let gone =
            files::is_empty(path) && (interrupted(path).exists() || !Backups::of(path).all().is_empty());
        if !gone {
            match Self::open(path) {
                Err(error) if error.is_damage() => {}
                opened => return Ok((opened?, None)),
            }
        }
        let lock = Lock::shared(path);
        if !lock.alone(PATIENCE) {
            return Err(StoreError::InUse { path: path.to_owned() });
        }
        // Another copy may have done it while this one waited.
        let mended = if !files::is_empty(path) && Self::open_unlocked(path).is_ok() {
            None
        } else {
            Some(mend(path, now)?)
        };
        lock.share();
        Ok((Self::open_with(path, lock)?, mended))
    }

    /// The history as far as it can be read, in memory: nothing that happens to it is kept.
    ///
    /// # Errors
    /// When what is there cannot be read.
    pub fn open_unkept(path: &Path) -> Result<Self, StoreError> {
        let mut connection = open::in_memory(path)?;
        let device_id = super::events::device_id(&mut connection)?;
        Ok(Self { connection, device_id, lock: Lock::none(), path: path.to_owned() })
    }

    /// Mends the history where it is damaged, and goes on with the mended one; nothing where it is sound.
    ///
    /// # Errors
    /// When another copy of the program has it open, or the disk does not take the mended one. The history is
    /// then as it was.
    pub fn mend(&mut self, now: Moment) -> Result<Option<Mended>, StoreError> {
        if backups::look_through(&self.connection).is_ok() {
            return Ok(None);
        }
        if !self.lock.alone(PATIENCE) {
            return Err(StoreError::InUse { path: self.path.clone() });
        }
        // What is in the log of writes stays there, to be read.
        let _ = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        drop(std::mem::replace(&mut self.connection, Connection::open_in_memory()?));
        let mended = mend(&self.path, now);
        let reopened = Self::open_unlocked(&self.path);
        self.lock.share();
        let (connection, device_id) = reopened?;
        (self.connection, self.device_id) = (connection, device_id);
        mended.map(Some)
    }

    /// Does something with the history; where that fails because the history is damaged, it is mended, and the
    /// work done again.
    ///
    /// # Errors
    /// Those of the work, and of [`Store::mend`].
    pub fn mending<Answer>(
        &mut self,
        now: Moment,
        mut work: impl FnMut(&mut Self) -> Result<Answer, StoreError>,
    ) -> Result<(Answer, Option<Mended>), StoreError> {
        match work(self) {
            Err(error) if error.is_damage() => {
                let mended = self.mend(now)?;
                Ok((work(self)?, mended))
            }
            done => Ok((done?, None)),
        }
    }

    /// Takes in what a backup knows and this history lacks, as when the log of writes was lost. Answers how
    /// many events came back.
    pub fn take_back(&mut self, backup: &Path, now: Moment) -> Result<u64, StoreError> {
        let mut from = Self::open_backup(backup)?;
        let snapshot = from.snapshot()?;
        let mut intake = self.intake()?;
        snapshot.each_event(|event| intake.event(&event))?;
        for draft in snapshot.drafts()? {
            intake.draft(&draft, now)?;
        }
        let taken = intake.settle(|_, _| {})?;
        intake.commit()?;
        Ok(taken.events)
    }
}

/// Where the mended history is made. It is moved to its place only once it is whole.
fn interrupted(path: &Path) -> PathBuf {
    path.with_extension("mending")
}

/// The caller has the history alone, and closed.
fn mend(path: &Path, now: Moment) -> Result<Mended, StoreError> {
    let fresh = interrupted(path);
    if files::is_empty(path) && finish(path, &fresh)? {
        let events = super::events::count(&Store::open_unlocked(path)?.0)?;
        return Ok(Mended { aside: None, backup: None, salvaged: 0, events, resumed: true });
    }
    files::clear(&fresh)?;
    let backup = Backups::of(path).best();
    if let Some(backup) = &backup {
        files::copy(&backup.path, &fresh)?;
    }
    let found = salvage(path);
    let (connection, device_id) = Store::open_unlocked(&fresh)?;
    let mut store = Store { connection, device_id, lock: Lock::none(), path: fresh.clone() };
    if backup.is_none() {
        store.become_device(found.device_id.as_deref())?;
    }
    let salvaged = store.put_in(&found, now)?;
    backups::look_through(&store.connection)?;
    let events = super::events::count(&store.connection)?;
    // Closing the last connection folds everything into the one file.
    drop(store);
    let there = path.exists();
    let aside = if there { Some(set_aside(path, now)?) } else { None };
    finish(path, &fresh)?;
    tracing::warn!(events, salvaged, "mended the history");
    Ok(Mended { aside, backup: backup.map(|backup| backup.date()), salvaged, events, resumed: false })
}

/// Puts a whole history in its place. False where there is none to put.
fn finish(path: &Path, fresh: &Path) -> Result<bool, StoreError> {
    if !fresh.exists() {
        return Ok(false);
    }
    let sound = backups::read_only(fresh).and_then(|connection| backups::look_through(&connection));
    if sound.is_err() {
        return Ok(false);
    }
    // A log of writes of the old file would be played into the new one.
    files::clear(path)?;
    files::rename(fresh, path)?;
    Ok(true)
}

/// Keeps the damaged file and its log of writes under a name with the time. The log is copied before the file
/// is moved, so that at no moment a file stands without its log.
fn set_aside(path: &Path, now: Moment) -> Result<PathBuf, StoreError> {
    let folder = path.with_file_name("kept");
    std::fs::create_dir_all(&folder).map_err(|source| StoreError::Folder { path: folder.clone(), source })?;
    let name = |number: u32| {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        folder.join(format!("{}-damaged-history{number}.db", backups::time(now.unix_millis)))
    };
    let aside = (1..1_000).map(name).find(|path| !path.exists()).unwrap_or_else(|| name(1));
    for end in ["-wal", "-journal"] {
        let log = files::beside(path, end);
        if log.exists() {
            files::copy(&log, &files::beside(&aside, end))?;
        }
    }
    files::rename(path, &aside)?;
    Ok(aside)
}

impl Store {
    /// The device that the damaged history was, where that can be read.
    fn become_device(&mut self, device_id: Option<&str>) -> Result<(), StoreError> {
        if let Some(device_id) = device_id {
            self.connection
                .execute("UPDATE device SET device_id = ?1", params![device_id])
                .map_err(|source| StoreError::write("mend the history", source))?;
            device_id.clone_into(&mut self.device_id);
        }
        Ok(())
    }

    fn put_in(&mut self, found: &Salvage, now: Moment) -> Result<u64, StoreError> {
        let mut intake = self.intake()?;
        for event in &found.events {
            match intake.event(event) {
                // One of two is not what was written; the backup's was looked through.
                Err(StoreError::Contradiction { .. }) => {}
                taken => taken?,
            }
        }
        for draft in &found.drafts {
            intake.draft(draft, now)?;
        }
        if let Some(place) = &found.place {
            intake.place(place)?;
        }
        let taken = intake.settle(|_, _| {})?;
        intake.commit()?;
        Ok(taken.events)
    }

    fn open_backup(path: &Path) -> Result<Self, StoreError> {
        let failed = |source| StoreError::Open { path: path.to_owned(), source };
        let connection = backups::read_only(path).map_err(failed)?;
        let device_id = connection
            .query_row("SELECT device_id FROM device WHERE only_row = 1", [], |row| row.get(0))
            .map_err(failed)?;
        Ok(Self { connection, device_id, lock: Lock::none(), path: path.to_owned() })
    }

    /// Opens a database for whoever has the lock already.
    fn open_unlocked(path: &Path) -> Result<(Connection, String), StoreError> {
        let mut connection = open::open(path)?;
        let device_id = super::events::device_id(&mut connection)?;
        Ok((connection, device_id))
    }

    pub(super) fn open_with(path: &Path, lock: Lock) -> Result<Self, StoreError> {
        let (connection, device_id) = Self::open_unlocked(path)?;
        Ok(Self { connection, device_id, lock, path: path.to_owned() })
    }
}
