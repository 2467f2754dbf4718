//! Tier A's namespaces: processes, mounts, network, IPC and host name of its own, and users too where the
//! launcher is not root. It never mounts anything; that is `root`.

use super::failure::{Failure, Step};
use super::fork::{self, Forked};
use super::protocol::Identity;
use rustix::process::{Pid, WaitOptions, getegid, geteuid, getppid, waitpid};
use rustix::thread::{CapabilitySet, UnshareFlags, capabilities};
use std::fs;

/// The user and group number that a learner's program sees itself as, in a user namespace.
pub(super) const LEARNER: u32 = 1000;

/// Who the program will be, once the namespaces stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Become {
    /// Already the only user there is; only the capabilities go.
    Same,
    /// Switch to this user and group.
    User(u32),
}

/// Makes the namespaces. The calling process stays outside of the process namespace; its next child is
/// the first in it.
pub(super) fn enter(identity: Identity) -> Result<Become, Failure> {
    match identity {
        Identity::Own => {
            let (user, group) = (geteuid().as_raw(), getegid().as_raw());
            unshare(flags() | UnshareFlags::NEWUSER)?;
            write_map("/proc/self/setgroups", "deny")?;
            write_map("/proc/self/uid_map", &format!("{LEARNER} {user} 1"))?;
            write_map("/proc/self/gid_map", &format!("{LEARNER} {group} 1"))?;
            Ok(Become::Same)
        }
        Identity::Nobody { id, .. } => {
            if may(CapabilitySet::SYS_ADMIN) {
                unshare(flags())?;
                return Ok(Become::User(id));
            }
            // Root of a container: a user namespace with two users, the one who mounts and the learner.
            with_helper(id)?;
            Ok(Become::User(LEARNER))
        }
    }
}

fn flags() -> UnshareFlags {
    UnshareFlags::NEWNS
        | UnshareFlags::NEWPID
        | UnshareFlags::NEWNET
        | UnshareFlags::NEWIPC
        | UnshareFlags::NEWUTS
}

/// A map of two users must be written from outside, so a child that stays there does it.
fn with_helper(id: u32) -> Result<(), Failure> {
    let (ready, tell) = rustix::pipe::pipe().map_err(|error| Failure::new(Step::UserMap, error))?;
    match fork::fork()? {
        Forked::Child => {
            drop(tell);
            let mut nothing = [0];
            let told = rustix::io::read(&ready, &mut nothing).unwrap_or(0);
            let done = told == 1
                && getppid().is_some_and(|parent| {
                    let parent = Pid::as_raw(Some(parent));
                    let map = format!("0 0 1\n{LEARNER} {id} 1");
                    write_map(&format!("/proc/{parent}/uid_map"), &map).is_ok()
                        && write_map(&format!("/proc/{parent}/gid_map"), &map).is_ok()
                });
            fork::exit_now(i32::from(!done))
        }
        Forked::Parent(helper) => {
            unshare(flags() | UnshareFlags::NEWUSER)?;
            rustix::io::write(&tell, b"!").map_err(|error| Failure::new(Step::UserMap, error))?;
            let ended = waitpid(Some(helper), WaitOptions::empty());
            if matches!(ended, Ok(Some((_, status))) if status.exit_status() == Some(0)) {
                Ok(())
            } else {
                Err(Failure::new(Step::UserMap, "root here has no right to become someone else"))
            }
        }
    }
}

fn write_map(path: &str, text: &str) -> Result<(), Failure> {
    fs::write(path, text).map_err(|error| Failure::new(Step::UserMap, format!("{path}: {error}")))
}

fn may(capability: CapabilitySet) -> bool {
    capabilities(None).is_ok_and(|sets| sets.effective.contains(capability))
}

#[expect(unsafe_code, reason = "rustix marks unshare unsafe for CLONE_FILES, which is not asked for")]
fn unshare(flags: UnshareFlags) -> Result<(), Failure> {
    // SAFETY: the flags do not contain FILES, and the launcher has one thread.
    unsafe { rustix::thread::unshare_unsafe(flags) }.map_err(|error| Failure::new(Step::Namespaces, error))
}
