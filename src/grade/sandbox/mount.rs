//! The few mounts that tier A needs, by the kernel's newer calls (Linux 5.12): they act on whole trees at
//! once and only ever add restrictions. It never decides what is mounted where.

use super::failure::{Failure, Step};
use rustix::mount::{FsMountFlags, FsOpenFlags, MountAttrFlags, MoveMountFlags, OpenTreeFlags};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};
use std::path::Path;

pub(super) const SHOWN: MountAttrFlags = MountAttrFlags::MOUNT_ATTR_RDONLY
    .union(MountAttrFlags::MOUNT_ATTR_NOSUID)
    .union(MountAttrFlags::MOUNT_ATTR_NODEV);
pub(super) const DEVICE: MountAttrFlags = MountAttrFlags::MOUNT_ATTR_RDONLY
    .union(MountAttrFlags::MOUNT_ATTR_NOSUID)
    .union(MountAttrFlags::MOUNT_ATTR_NOEXEC);
pub(super) const WRITABLE: MountAttrFlags =
    MountAttrFlags::MOUNT_ATTR_NOSUID.union(MountAttrFlags::MOUNT_ATTR_NODEV);

/// A copy of what is mounted at and below a path, with restrictions, not yet attached anywhere.
pub(super) fn clone_tree(path: &Path, restrictions: MountAttrFlags) -> Result<OwnedFd, Failure> {
    let flags =
        OpenTreeFlags::OPEN_TREE_CLONE | OpenTreeFlags::OPEN_TREE_CLOEXEC | OpenTreeFlags::AT_RECURSIVE;
    let tree = rustix::mount::open_tree(rustix::fs::CWD, path, flags)
        .map_err(|error| failed(format!("{}: {error}", path.display())))?;
    restrict(&tree, restrictions, libc::AT_RECURSIVE)?;
    Ok(tree)
}

/// A new tmpfs, not yet attached anywhere.
pub(super) fn tmpfs(options: &[(&str, &str)], restrictions: MountAttrFlags) -> Result<OwnedFd, Failure> {
    let context = rustix::mount::fsopen("tmpfs", FsOpenFlags::FSOPEN_CLOEXEC).map_err(failed)?;
    for (key, value) in options {
        rustix::mount::fsconfig_set_string(&context, *key, *value).map_err(failed)?;
    }
    rustix::mount::fsconfig_create(&context).map_err(failed)?;
    rustix::mount::fsmount(&context, FsMountFlags::FSMOUNT_CLOEXEC, restrictions).map_err(failed)
}

pub(super) fn attach(tree: &OwnedFd, folder: BorrowedFd<'_>, path: &Path) -> Result<(), Failure> {
    rustix::mount::move_mount(tree, "", folder, path, MoveMountFlags::MOVE_MOUNT_F_EMPTY_PATH)
        .map_err(|error| failed(format!("{}: {error}", path.display())))
}

pub(super) fn make_read_only(tree: &OwnedFd) -> Result<(), Failure> {
    restrict(tree, MountAttrFlags::MOUNT_ATTR_RDONLY, 0)
}

/// `struct mount_attr` of `mount_setattr(2)`.
#[repr(C)]
struct Attributes {
    set: u64,
    clear: u64,
    propagation: u64,
    user_namespace: u64,
}

#[expect(unsafe_code, reason = "rustix 1.1 does not offer mount_setattr")]
fn restrict(tree: &OwnedFd, restrictions: MountAttrFlags, reach: i32) -> Result<(), Failure> {
    let attributes =
        Attributes { set: u64::from(restrictions.bits()), clear: 0, propagation: 0, user_namespace: 0 };
    // SAFETY: the path is an empty C string, and the structure outlives the call with its true size.
    let result = unsafe {
        libc::syscall(
            libc::SYS_mount_setattr,
            tree.as_fd().as_raw_fd(),
            c"".as_ptr(),
            libc::AT_EMPTY_PATH | reach,
            &raw const attributes,
            size_of::<Attributes>(),
        )
    };
    if result == 0 { Ok(()) } else { Err(failed(std::io::Error::last_os_error())) }
}

fn failed(error: impl std::fmt::Display) -> Failure {
    Failure::new(Step::Mounts, error)
}
