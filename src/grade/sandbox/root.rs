//! Tier A's root: a small read-only tmpfs with the toolchain bound into it, and sized tmpfs folders to
//! write in. It never shows anything that the spec does not name, but for a few harmless devices.

use super::failure::{Failure, Step};
use super::mount;
use super::namespaces::{Become, LEARNER};
use super::protocol::Spec;
use rustix::fs::{CWD, Gid, Mode, OFlags, Uid};
use rustix::mount::{MountPropagationFlags, UnmountFlags};
use std::collections::BTreeSet;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::{Path, PathBuf};

/// Where the learner's own folders may be: at the first that holds nothing of the toolchain.
const WORK: [&str; 2] = ["/work", "/learner-work"];
const TEMP: [&str; 2] = ["/tmp", "/learner-tmp"];

const DEVICES: [&str; 4] = ["/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"];
/// Where the new root is put until it is the root; hidden again at once.
const PLACES: [&str; 4] = ["/tmp", "/run", "/var", "/usr"];

/// The folders that a learner's program may write in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Own {
    /// Also their home.
    pub(super) work: &'static Path,
    pub(super) temp: &'static Path,
}

impl Own {
    pub(super) fn of(spec: &Spec) -> Self {
        let first_free = |places: [&'static str; 2]| {
            let is_free = |place: &&str| !spec.shown.iter().any(|path| path.starts_with(place));
            Path::new(places.into_iter().find(is_free).unwrap_or(places[1]))
        };
        Self { work: first_free(WORK), temp: first_free(TEMP) }
    }
}

pub(super) fn build(spec: &Spec, learner: Become) -> Result<(), Failure> {
    rustix::mount::mount_change("/", MountPropagationFlags::PRIVATE | MountPropagationFlags::REC)
        .map_err(mounting)?;
    // The trees are taken first: mounting the new root hides a part of the old one.
    let mut trees = Vec::new();
    let mut links = Vec::new();
    for path in &spec.shown {
        let Ok(metadata) = std::fs::symlink_metadata(path) else {
            continue;
        };
        if metadata.is_symlink() {
            let target = std::fs::read_link(path).map_err(mounting)?;
            links.push((path, target));
        } else {
            let tree = mount::clone_tree(path, mount::SHOWN)?;
            trees.push((path.clone(), tree, metadata.is_dir()));
        }
    }
    for device in DEVICES {
        trees.push((PathBuf::from(device), mount::clone_tree(Path::new(device), mount::DEVICE)?, false));
    }

    let new_root = mount::tmpfs(&[("size", "1m"), ("nr_inodes", "1024"), ("mode", "0755")], mount::WRITABLE)?;
    let place = PLACES.iter().find(|place| Path::new(place).is_dir()).copied().unwrap_or("/tmp");
    mount::attach(&new_root, CWD, Path::new(place))?;
    let mut folders = BTreeSet::new();
    for (path, tree, is_folder) in &trees {
        put(&new_root, path, tree, *is_folder, &mut folders)?;
    }
    for (path, target) in links {
        let inner = inner(path);
        make_folders(&new_root, inner.parent(), &mut folders)?;
        rustix::fs::symlinkat(target, &new_root, inner).map_err(mounting)?;
    }
    let own = Own::of(spec);
    own_files(&new_root, own, &mut folders)?;
    scratch(spec, own, learner, &new_root)?;
    mount::make_read_only(&new_root)?;
    change_root(new_root)
}

/// The folders that can be written, with their sizes.
fn scratch(spec: &Spec, own: Own, learner: Become, new_root: &OwnedFd) -> Result<(), Failure> {
    let size = format!("{}m", spec.limits.files_mib);
    let small = format!("{}m", spec.limits.files_mib.div_ceil(4));
    let files = spec.limits.files.to_string();
    for (path, size) in [(own.work, &size), (own.temp, &small)] {
        let options = [("size", size.as_str()), ("nr_inodes", files.as_str()), ("mode", "0700")];
        let folder = mount::tmpfs(&options, mount::WRITABLE)?;
        rustix::fs::mkdirat(new_root, inner(path), Mode::from_raw_mode(0o755)).map_err(mounting)?;
        mount::attach(&folder, new_root.as_fd(), inner(path))?;
        if path == own.work {
            for (name, text) in &spec.files {
                write_file(folder.as_fd(), Path::new(name), text)?;
                give(folder.as_fd(), Path::new(name), learner)?;
            }
        }
        give(folder.as_fd(), Path::new("."), learner)?;
    }
    // Shared memory counts as files of the run.
    rustix::fs::symlinkat(own.temp, new_root, "dev/shm").map_err(mounting)
}

fn give(folder: BorrowedFd<'_>, path: &Path, learner: Become) -> Result<(), Failure> {
    if let Become::User(id) = learner {
        let (user, group) = (Uid::from_raw(id), Gid::from_raw(id));
        rustix::fs::chownat(folder, path, Some(user), Some(group), rustix::fs::AtFlags::empty())
            .map_err(mounting)?;
    }
    Ok(())
}

/// Enough of `/etc` for programs that ask who they are.
fn own_files(new_root: &OwnedFd, own: Own, folders: &mut BTreeSet<PathBuf>) -> Result<(), Failure> {
    make_folders(new_root, Some(Path::new("etc")), folders)?;
    let user = format!("learner:x:{LEARNER}:{LEARNER}::{}:/bin/sh\n", own.work.display());
    write_file(new_root.as_fd(), Path::new("etc/passwd"), &user)?;
    write_file(new_root.as_fd(), Path::new("etc/group"), &format!("learner:x:{LEARNER}:\n"))
}

fn write_file(folder: BorrowedFd<'_>, path: &Path, text: &str) -> Result<(), Failure> {
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
    let file = rustix::fs::openat(folder, path, flags, Mode::from_raw_mode(0o644)).map_err(mounting)?;
    std::io::Write::write_all(&mut std::fs::File::from(file), text.as_bytes()).map_err(mounting)
}

fn put(
    new_root: &OwnedFd,
    path: &Path,
    tree: &OwnedFd,
    is_folder: bool,
    folders: &mut BTreeSet<PathBuf>,
) -> Result<(), Failure> {
    let inner = inner(path);
    if is_folder {
        make_folders(new_root, Some(inner), folders)?;
    } else {
        make_folders(new_root, inner.parent(), folders)?;
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::CLOEXEC;
        rustix::fs::openat(new_root, inner, flags, Mode::from_raw_mode(0o644)).map_err(mounting)?;
    }
    mount::attach(tree, new_root.as_fd(), inner)
}

/// Makes a folder and those above it, in the new root.
fn make_folders(
    new_root: &OwnedFd,
    path: Option<&Path>,
    made: &mut BTreeSet<PathBuf>,
) -> Result<(), Failure> {
    let Some(path) = path.filter(|path| !path.as_os_str().is_empty()) else {
        return Ok(());
    };
    if made.contains(path) {
        return Ok(());
    }
    make_folders(new_root, path.parent(), made)?;
    match rustix::fs::mkdirat(new_root, path, Mode::from_raw_mode(0o755)) {
        Ok(()) | Err(rustix::io::Errno::EXIST) => {
            made.insert(path.to_owned());
            Ok(())
        }
        Err(error) => Err(mounting(format!("{}: {error}", path.display()))),
    }
}

fn change_root(new_root: OwnedFd) -> Result<(), Failure> {
    let failed = |error| Failure::new(Step::Root, error);
    rustix::process::fchdir(&new_root).map_err(failed)?;
    drop(new_root);
    // The old root lands on top of the new one and is taken away: nothing of it can be reached.
    rustix::process::pivot_root(".", ".").map_err(failed)?;
    rustix::mount::unmount(".", UnmountFlags::DETACH).map_err(failed)?;
    rustix::process::chdir("/").map_err(failed)?;
    rustix::system::sethostname(b"codementor").map_err(failed)
}

fn inner(path: &Path) -> &Path {
    path.strip_prefix("/").unwrap_or(path)
}

fn mounting(error: impl std::fmt::Display) -> Failure {
    Failure::new(Step::Mounts, error)
}
