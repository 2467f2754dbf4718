//! The files that belong to a database. It never looks into one.

use super::StoreError;
use std::fs;
use std::path::{Path, PathBuf};

/// What SQLite keeps beside a database: the log of writes, its index, and the older kind of log.
pub const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The file whose name is the database's with this at its end.
pub fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Takes a database away, with all that is beside it.
pub fn clear(path: &Path) -> Result<(), StoreError> {
    remove(path)?;
    COMPANIONS.iter().try_for_each(|end| remove(&beside(path, end)))
}

pub fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
            Err(StoreError::Remove { path: path.to_owned(), source })
        }
        _ => Ok(()),
    }
}

pub fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::rename(from, to).map_err(|source| moved(from, to, source))
}

pub fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    let copied = fs::copy(from, to).and_then(|_| fs::File::open(to)?.sync_all());
    copied.map_err(|source| moved(from, to, source))
}

fn moved(from: &Path, to: &Path, source: std::io::Error) -> StoreError {
    StoreError::Move { from: from.to_owned(), to: to.to_owned(), source }
}

/// Empty, or not there at all.
pub fn is_empty(path: &Path) -> bool {
    fs::metadata(path)
        .map_or_else(|error| error.kind() == std::io::ErrorKind::NotFound, |metadata| metadata.len() == 0)
}
