//! Watching over what was started, and ending all of it: when the program ends, when the host asks,
//! and when the host is gone. It never decides when a run has used up its time; the host does.

use super::failure::{Failure, Step};
use super::fork::{self, Forked};
use super::protocol::{self, Event, Role};
use super::{descendants, usage};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::process::{
    Pid, PidfdFlags, Signal, WaitOptions, kill_process, pidfd_open, set_child_subreaper, wait, waitpid,
};
use std::os::fd::{AsFd, OwnedFd};

/// How everything that a run started can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// The child is process 1 of a namespace: the kernel ends all with it.
    Namespace,
    /// By descent; who lost their parent is adopted by the launcher.
    Descendants,
}

/// From now on, whoever loses their parent below this process becomes its child.
pub(super) fn adopt_orphans() -> Result<(), Failure> {
    descendants::of_self().map_err(|error| Failure::new(Step::Fork, format!("/proc: {error}")))?;
    set_child_subreaper(Some(rustix::process::getpid())).map_err(|error| Failure::new(Step::Fork, error))
}

/// Returns when nothing is left of the child and of all that it started.
pub(super) fn watch(control: &OwnedFd, child: Pid, reach: Reach, role: Role) {
    let ended_itself = wait_for_either(control, child);
    let _ = kill_process(child, Signal::KILL);
    let status = loop {
        match waitpid(Some(child), WaitOptions::empty()) {
            Ok(Some((_, status))) => break status.as_raw(),
            Ok(None) | Err(Errno::INTR) => {}
            Err(_) => break 0,
        }
    };
    if reach == Reach::Descendants {
        end_descendants();
    }
    // In a namespace of its own, a command's end is told by the process 1 that waited for it.
    if ended_itself && (role == Role::Server || reach == Reach::Descendants) {
        tell(control, status);
    }
}

/// True when the child ended; false when the host closed its end.
fn wait_for_either(control: &OwnedFd, child: Pid) -> bool {
    let Ok(ended) = pidfd_open(child, PidfdFlags::empty()) else {
        return false;
    };
    loop {
        let mut watched =
            [PollFd::new(control, PollFlags::IN | PollFlags::HUP), PollFd::new(&ended, PollFlags::IN)];
        match poll(&mut watched, None) {
            Ok(_) if !watched[1].revents().is_empty() => return true,
            Ok(_) if !watched[0].revents().is_empty() => return false,
            Ok(_) | Err(Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}

/// Each pass kills all that are there; what they started in the meantime is adopted, and found by the
/// next. The limit of processes bounds a pass, and killing is faster than forking.
fn end_descendants() {
    loop {
        loop {
            match wait(WaitOptions::NOHANG) {
                Ok(Some(_)) | Err(Errno::INTR) => {}
                Ok(None) => break,
                Err(_) => return,
            }
        }
        descendants::kill_all();
        let _ = wait(WaitOptions::empty());
    }
}

/// Process 1 of a namespace: starts the command, adopts and forgets orphans, tells how the command
/// ended. When it returns, it is to end, and the kernel ends the rest.
pub(super) fn wait_as_first(
    control: &OwnedFd,
    start: impl FnOnce() -> Result<(), Failure>,
) -> Result<(), Failure> {
    match fork::fork()? {
        Forked::Child => start(),
        Forked::Parent(command) => loop {
            match wait(WaitOptions::empty()) {
                Ok(Some((ended, status))) if ended == command => {
                    tell(control, status.as_raw());
                    return Ok(());
                }
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(Failure::new(Step::Fork, error)),
            }
        },
    }
}

fn tell(control: &OwnedFd, status: i32) {
    let event = Event::Ended { status, memory_kib: usage::largest_child_kib() };
    protocol::send_event(control.as_fd(), &event);
}
