//! A lock on a home's history: all who have it open share it, and who puts another file in its place has it
//! alone. It is a file of its own, since closing any handle of a database's file would let go of SQLite's own
//! locks on it.

use rustix::fs::{FlockOperation, flock};
use std::fs::{File, OpenOptions};
use std::path::Path;
use std::time::{Duration, Instant};

/// How long one waits for another copy that is at work on the file.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(20);

/// Held until it is dropped, or the process ends however it ends. Nothing where the folder cannot be written
/// to: there, nobody can put another file in place either.
#[derive(Debug)]
pub struct Lock(Option<File>);

impl Lock {
    /// Beside the others that have the history open; waits for one who mends it.
    pub fn shared(history: &Path) -> Self {
        let path = history.with_extension("lock");
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path).ok();
        let lock = Self(file);
        lock.wait(FlockOperation::NonBlockingLockShared, PATIENCE);
        lock
    }

    /// For a file that nobody else can know of.
    pub fn none() -> Self {
        Self(None)
    }

    /// Whether it is ours alone now. If not, it is shared as before.
    pub fn alone(&self, patience: Duration) -> bool {
        let alone = self.wait(FlockOperation::NonBlockingLockExclusive, patience);
        if !alone {
            self.share();
        }
        alone
    }

    /// Lets the others in again.
    pub fn share(&self) {
        self.wait(FlockOperation::NonBlockingLockShared, PATIENCE);
    }

    fn wait(&self, operation: FlockOperation, patience: Duration) -> bool {
        let Some(file) = &self.0 else { return true };
        let begun = Instant::now();
        loop {
            match flock(file, operation) {
                Ok(()) => return true,
                Err(rustix::io::Errno::WOULDBLOCK | rustix::io::Errno::INTR)
                    if begun.elapsed() < patience =>
                {
                    std::thread::sleep(PAUSE);
                }
                // A file system without such locks is no reason not to work.
                Err(error) => return error != rustix::io::Errno::WOULDBLOCK,
            }
        }
    }
}
