//! Who has the drafts of a home open: two programs on one home can tell, so that an attempt is written
//! down once. It never keeps anyone out.

use rustix::fs::{FlockOperation, flock};
use std::fs::{self, File};
use std::io;
use std::path::Path;

/// A tutor is open on these drafts, for as long as this lives.
#[derive(Debug)]
pub struct Presence {
    _lock: File,
}

impl Presence {
    /// Several tutors may be present at once.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn begin(folder: &Path) -> io::Result<Self> {
        let lock = open(folder)?;
        flock(&lock, FlockOperation::NonBlockingLockShared)?;
        Ok(Self { _lock: lock })
    }

    /// Whether any tutor is open on these drafts.
    pub fn is_anyone_there(folder: &Path) -> bool {
        let Ok(lock) = open(folder) else { return false };
        flock(&lock, FlockOperation::NonBlockingLockExclusive).is_err()
    }
}

fn open(folder: &Path) -> io::Result<File> {
    fs::create_dir_all(folder)?;
    File::options().read(true).append(true).create(true).open(folder.join(".open"))
}

#[cfg(test)]
mod tests {
    use super::Presence;

    #[test]
    fn presence_is_seen_as_long_as_it_lasts() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(!Presence::is_anyone_there(folder.path()));
        let one = Presence::begin(folder.path()).expect("begun");
        let other = Presence::begin(folder.path()).expect("begun beside it");
        drop(one);
        assert!(Presence::is_anyone_there(folder.path()));
        drop(other);
        assert!(!Presence::is_anyone_there(folder.path()));
    }
}
