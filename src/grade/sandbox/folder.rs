//! Tier B's work folder: made by the launcher, and removed by it whatever a run left in it. Tier A has
//! none: its folders end with their namespace.

use super::failure::{Failure, Step};
use super::protocol::{Identity, Spec};
use rustix::fs::{AtFlags, Dir, FileType, FlockOperation, Mode, OFlags};
use std::ffi::CString;
use std::fs;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What the names of work folders begin with; the number of the launcher's process follows.
pub(super) const PREFIX: &str = "codementor-run-";
/// A younger folder may be one whose launcher has not locked it yet.
const YOUNG: Duration = Duration::from_secs(60);

/// A folder for one sandbox, with a part to work in and a part for temporary files.
pub(super) struct WorkFolder {
    path: PathBuf,
    /// Locked as long as the launcher lives: only so can another one tell that it was killed.
    _lock: OwnedFd,
}

impl WorkFolder {
    pub(super) fn make(spec: &Spec) -> Result<Self, Failure> {
        sweep(&spec.scratch);
        let name = format!("{PREFIX}{}-{}", std::process::id(), uuid::Uuid::new_v4().simple());
        let path = spec.scratch.join(name);
        let failed =
            |error: std::io::Error| Failure::new(Step::Folder, format!("{}: {error}", path.display()));
        // Others may pass through, as the learner's program may be another user; they cannot look.
        fs::DirBuilder::new().mode(0o711).create(&path).map_err(failed)?;
        let lock = open_folder(rustix::fs::CWD, &path).map_err(|error| failed(error.into()))?;
        rustix::fs::flock(&lock, FlockOperation::LockExclusive).map_err(|error| failed(error.into()))?;
        let folder = Self { path: path.clone(), _lock: lock };
        for part in [folder.work(), folder.temp()] {
            fs::DirBuilder::new().mode(0o700).create(&part).map_err(failed)?;
            give(&part, spec.identity).map_err(failed)?;
        }
        for (name, text) in &spec.files {
            let file = folder.work().join(name);
            fs::write(&file, text).map_err(failed)?;
            give(&file, spec.identity).map_err(failed)?;
        }
        Ok(folder)
    }

    pub(super) fn work(&self) -> PathBuf {
        self.path.join("work")
    }

    pub(super) fn temp(&self) -> PathBuf {
        self.path.join("tmp")
    }

    /// Removes all of it. Only when no process of the run is left.
    pub(super) fn remove(&self) {
        remove_tree(&self.path);
    }
}

fn give(path: &Path, identity: Identity) -> std::io::Result<()> {
    match identity {
        Identity::Own => Ok(()),
        Identity::Nobody { id, .. } => std::os::unix::fs::chown(path, Some(id), Some(id)),
    }
}

/// Removes what launchers that were killed have left: our own folders that nobody holds locked.
fn sweep(scratch: &Path) {
    let user = rustix::process::geteuid().as_raw();
    for entry in fs::read_dir(scratch).into_iter().flatten().flatten() {
        if !entry.file_name().as_encoded_bytes().starts_with(PREFIX.as_bytes()) {
            continue;
        }
        let path = entry.path();
        let is_ours = entry.metadata().is_ok_and(|metadata| {
            let age = metadata.modified().ok().and_then(|modified| modified.elapsed().ok());
            metadata.is_dir() && metadata.uid() == user && age.is_some_and(|age| age > YOUNG)
        });
        if is_ours
            && let Ok(lock) = open_folder(rustix::fs::CWD, &path)
            && rustix::fs::flock(&lock, FlockOperation::NonBlockingLockExclusive).is_ok()
        {
            remove_tree(&path);
        }
    }
}

/// Removes a folder with all in it, however deep: a folder that is not empty is first moved up to the
/// top, so that no path grows long and no more than two folders are ever open.
pub(super) fn remove_tree(path: &Path) {
    let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o700));
    let Ok(top) = open_folder(rustix::fs::CWD, path) else {
        return;
    };
    let mut moved = 0_u64;
    // Each round takes one level off every folder at the top; it ends when a round finds nothing.
    while let Ok(names) = list(&top)
        && !names.is_empty()
    {
        let mut progress = false;
        for (name, is_folder) in names {
            progress |= if is_folder {
                empty_folder(&top, &name, &mut moved)
            } else {
                rustix::fs::unlinkat(&top, &name, AtFlags::empty()).is_ok()
            };
        }
        if !progress {
            break;
        }
    }
    let _ = fs::remove_dir(path);
}

/// Takes out all that is in a folder at the top, then the folder itself.
fn empty_folder(top: &OwnedFd, name: &CString, moved: &mut u64) -> bool {
    if rustix::fs::unlinkat(top, name, AtFlags::REMOVEDIR).is_ok() {
        return true;
    }
    let _ = rustix::fs::chmodat(top, name, Mode::RWXU, AtFlags::empty());
    let Ok(folder) = open_folder(top.as_fd(), name) else {
        return false;
    };
    let mut progress = false;
    for (inner, is_folder) in list(&folder).unwrap_or_default() {
        progress |= if !is_folder {
            rustix::fs::unlinkat(&folder, &inner, AtFlags::empty()).is_ok()
        } else if rustix::fs::unlinkat(&folder, &inner, AtFlags::REMOVEDIR).is_ok() {
            true
        } else {
            *moved += 1;
            let _ = rustix::fs::chmodat(&folder, &inner, Mode::RWXU, AtFlags::empty());
            rustix::fs::renameat(&folder, &inner, top, format!(".moved-{moved}")).is_ok()
        };
    }
    rustix::fs::unlinkat(top, name, AtFlags::REMOVEDIR).is_ok() || progress
}

fn open_folder(parent: BorrowedFd<'_>, path: impl rustix::path::Arg) -> rustix::io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    rustix::fs::openat(parent, path, flags, Mode::empty())
}

/// A part of what is in a folder: enough for a round, so that a flood of files does not fill memory.
fn list(folder: &OwnedFd) -> rustix::io::Result<Vec<(CString, bool)>> {
    let mut names = Vec::new();
    for entry in Dir::read_from(folder)?.take(4096) {
        let entry = entry?;
        let name = entry.file_name();
        if name != c"." && name != c".." {
            let is_folder = match entry.file_type() {
                FileType::Unknown => rustix::fs::statat(folder, name, AtFlags::SYMLINK_NOFOLLOW)
                    .is_ok_and(|stat| FileType::from_raw_mode(stat.st_mode) == FileType::Directory),
                other => other == FileType::Directory,
            };
            names.push((name.to_owned(), is_folder));
        }
    }
    Ok(names)
}
