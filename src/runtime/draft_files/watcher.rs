//! Waiting for a file to change. The kernel tells, where it can (inotify), so that waiting costs nothing;
//! elsewhere one looks twice a second. It never reads the file.

use rustix::fs::{Stat, lstat};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// Programs may touch a file several times in a row.
const SETTLED: Duration = Duration::from_millis(30);
/// A file that is gone or empty is most likely being written anew.
const SETTLED_WHEN_EMPTY: Duration = Duration::from_millis(400);
const BETWEEN_LOOKS: Duration = Duration::from_millis(500);

/// Watches one path, whether there is a file or not.
#[derive(Debug)]
pub struct FileWatcher {
    path: PathBuf,
    how: How,
    /// The file stirred; it is told when it has settled.
    due: Option<Instant>,
}

#[derive(Debug)]
enum How {
    #[cfg(target_os = "linux")]
    Told(super::inotify::Notices),
    Looking {
        seen: Option<Stamp>,
        next: Instant,
    },
}

/// What of a file changes when it does.
type Stamp = (u64, i64, i64, i64);

impl FileWatcher {
    /// Tells when a program has written the file and closed it, or moved another one into its place.
    /// Must be called within a tokio runtime; the folder should be there.
    pub fn of_file(path: PathBuf) -> Self {
        Self::new(path, false)
    }

    /// Tells every write too: some programs never close what they write to.
    pub fn of_open_file(path: PathBuf) -> Self {
        Self::new(path, true)
    }

    /// Looks at the file again and again, as where no kernel tells.
    pub fn looking(path: PathBuf) -> Self {
        let how = How::Looking { seen: stamp(&path), next: Instant::now() + BETWEEN_LOOKS };
        Self { path, how, due: None }
    }

    /// The next `changed` returns at once.
    pub fn stir(&mut self) {
        self.due = Some(Instant::now());
    }

    fn new(path: PathBuf, each_write: bool) -> Self {
        #[cfg(target_os = "linux")]
        match super::inotify::Notices::of(&path, each_write) {
            Ok(notices) => return Self { path, how: How::Told(notices), due: None },
            Err(error) => tracing::warn!(%error, "failed to watch a folder; looking at it instead"),
        }
        #[cfg(not(target_os = "linux"))]
        let _ = each_write;
        Self::looking(path)
    }

    /// Waits until the file has changed, come or gone. It may be told once too often. May be dropped at
    /// any await; nothing is lost.
    pub async fn changed(&mut self) {
        loop {
            let due = self.due.unwrap_or_else(Instant::now);
            tokio::select! {
                () = sleep_until(due), if self.due.is_some() => {
                    self.due = None;
                    if !self.how.still_looks_at(&self.path) {
                        *self = Self::looking(std::mem::take(&mut self.path));
                    }
                    return;
                }
                still_told = self.how.stirred(&self.path) => {
                    if !still_told {
                        *self = Self::looking(std::mem::take(&mut self.path));
                    }
                    let whole = lstat(&self.path).is_ok_and(|found| found.st_size > 0);
                    let settled = if whole { SETTLED } else { SETTLED_WHEN_EMPTY };
                    self.due = Some(Instant::now() + settled);
                }
            }
        }
    }
}

impl How {
    /// Whether the folder that is watched is the one of the path still. A folder that was removed is not
    /// told to be gone as long as any process has a file of it open.
    fn still_looks_at(&self, path: &Path) -> bool {
        match self {
            #[cfg(target_os = "linux")]
            Self::Told(notices) => notices.is_of(path),
            Self::Looking { .. } => true,
        }
    }

    /// Waits for a sign of change; false when no more signs will come this way.
    async fn stirred(&mut self, path: &Path) -> bool {
        match self {
            #[cfg(target_os = "linux")]
            Self::Told(notices) => notices.next().await,
            Self::Looking { seen, next } => loop {
                sleep_until(*next).await;
                *next = Instant::now() + BETWEEN_LOOKS;
                let found = stamp(path);
                if found != *seen {
                    *seen = found;
                    return true;
                }
            },
        }
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    let found: Stat = lstat(path).ok()?;
    Some((found.st_ino as u64, found.st_size as i64, found.st_ctime as i64, found.st_ctime_nsec as i64))
}

#[cfg(test)]
mod tests {
    use super::FileWatcher;
    use crate::runtime::draft_files::write;
    use std::fs;
    use std::path::Path;
    use std::time::Duration;
    use tokio::time::timeout;

    async fn tells(watcher: &mut FileWatcher, what: &str) {
        let told = timeout(Duration::from_secs(30), watcher.changed()).await;
        assert!(told.is_ok(), "never told that the file was {what}");
    }

    async fn everything_is_told(mut watcher: FileWatcher, path: &Path) {
        let watcher = &mut watcher;
        fs::write(path, "one").expect("written");
        tells(watcher, "created").await;
        fs::write(path, "two, and longer").expect("written");
        tells(watcher, "written").await;
        write(path, "three").expect("written");
        tells(watcher, "replaced").await;
        fs::rename(path, path.with_extension("old")).expect("moved");
        tells(watcher, "moved away").await;
        fs::rename(path.with_extension("old"), path).expect("moved");
        tells(watcher, "moved back").await;
        fs::remove_file(path).expect("removed");
        tells(watcher, "removed").await;
    }

    #[tokio::test]
    async fn the_kernel_tells() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("solution.py");
        everything_is_told(FileWatcher::of_file(path.clone()), &path).await;
    }

    #[tokio::test]
    async fn without_the_kernel_one_looks() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("solution.py");
        everything_is_told(FileWatcher::looking(path.clone()), &path).await;
    }

    #[tokio::test]
    async fn a_folder_that_is_not_there_is_looked_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("later/solution.py");
        let mut watcher = FileWatcher::of_file(path.clone());
        write(&path, "text").expect("written");
        tells(&mut watcher, "created").await;
    }

    #[tokio::test]
    async fn a_folder_that_goes_and_comes_back_is_seen() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("drafts/solution.py");
        write(&path, "text").expect("written");
        let mut watcher = FileWatcher::of_file(path.clone());
        fs::remove_dir_all(folder.path().join("drafts")).expect("removed");
        tells(&mut watcher, "removed").await;
        write(&path, "text").expect("written");
        tells(&mut watcher, "written again").await;
    }

    #[tokio::test]
    async fn a_file_that_stays_open_is_told_at_every_write() {
        use std::io::Write as _;
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("history.db-wal");
        let mut file = fs::File::create(&path).expect("made");
        let mut watcher = FileWatcher::of_open_file(path);
        for _ in 0..3 {
            file.write_all(b"more").expect("written");
            tells(&mut watcher, "written to").await;
        }
    }
}
