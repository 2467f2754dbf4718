//! The kernel's notices about one name in a folder (Linux). The folder is watched and not the file, which
//! editors replace by another of the same name.
//!
//! By `rustix`, which is here already: the crate `notify` would bring threads of its own and a dozen
//! crates for this one call.

use rustix::fd::OwnedFd;
use rustix::fs::inotify::{CreateFlags, ReadFlags, Reader, WatchFlags, add_watch, init};
use rustix::io::Errno;
use std::ffi::OsString;
use std::io;
use std::mem::MaybeUninit;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;
use tokio::io::unix::AsyncFd;

#[derive(Debug)]
pub struct Notices {
    inotify: AsyncFd<OwnedFd>,
    name: OsString,
    /// Device and number of the folder.
    folder: Option<(u64, u64)>,
}

/// What a reading of notices said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    Stirred,
    /// The folder is not watched any more.
    Over,
}

impl Notices {
    pub fn of(path: &Path, each_write: bool) -> io::Result<Self> {
        let inotify = init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK)?;
        let mut wanted = WatchFlags::CLOSE_WRITE
            // A link or a folder is never closed.
            | WatchFlags::CREATE
            | WatchFlags::MOVED_TO
            | WatchFlags::MOVED_FROM
            | WatchFlags::DELETE
            | WatchFlags::DELETE_SELF
            | WatchFlags::MOVE_SELF
            | WatchFlags::ONLYDIR;
        if each_write {
            wanted |= WatchFlags::MODIFY;
        }
        add_watch(&inotify, path.parent().unwrap_or(Path::new(".")), wanted)?;
        let folder = folder_of(path);
        let name = path.file_name().unwrap_or_default().to_owned();
        #[expect(
            deprecated,
            reason = "sound with a descriptor that is owned; its successor is unsafe, which only the sandbox may be"
        )]
        let inotify = AsyncFd::new(inotify)?;
        Ok(Self { inotify, name, folder })
    }

    /// Whether the path's folder is the one that is watched.
    pub fn is_of(&self, path: &Path) -> bool {
        self.folder.is_some() && self.folder == folder_of(path)
    }

    /// Waits until something happened to the name; false when nothing more can be told of it.
    pub async fn next(&mut self) -> bool {
        loop {
            let Ok(mut ready) = self.inotify.readable().await else { return false };
            let name = &self.name;
            match ready.try_io(|inotify| read(inotify.get_ref(), name)) {
                Ok(Ok(Said::Stirred)) => return true,
                Ok(Ok(Said::Over) | Err(_)) => return false,
                Ok(Ok(Said::Nothing)) | Err(_) => {}
            }
        }
    }
}

fn folder_of(path: &Path) -> Option<(u64, u64)> {
    let found = std::fs::metadata(path.parent()?).ok()?;
    Some((found.dev(), found.ino()))
}

/// Everything that has been told by now.
fn read(inotify: &OwnedFd, name: &OsString) -> io::Result<Said> {
    let mut buffer = [MaybeUninit::uninit(); 4096];
    let mut notices = Reader::new(inotify, &mut buffer);
    let mut said = None;
    loop {
        let notice = match notices.next() {
            Ok(notice) => notice,
            Err(Errno::AGAIN) => break,
            Err(Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
        };
        let over = ReadFlags::IGNORED | ReadFlags::UNMOUNT | ReadFlags::MOVE_SELF;
        if notice.events().intersects(over) {
            return Ok(Said::Over);
        }
        let ours = notice.file_name().is_some_and(|told| told.to_bytes() == name.as_bytes());
        // Too much happened to be told: it may have been this.
        let stirred = ours || notice.events().contains(ReadFlags::QUEUE_OVERFLOW);
        said = Some(if stirred || said == Some(Said::Stirred) { Said::Stirred } else { Said::Nothing });
    }
    // Nothing read at all: the readiness was old.
    said.ok_or_else(|| io::ErrorKind::WouldBlock.into())
}
