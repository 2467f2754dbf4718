//! The process that puts up the walls: our own binary, started anew as `codementor __sandbox`, with one
//! thread and nothing open but a socket to the host. It never sees a learner's program.

use super::descriptors;
use super::failure::Failure;
use super::folder::WorkFolder;
use super::fork::{self, Forked};
use super::protocol::{self, Event, Role, Spec};
use super::supervisor::{self, Reach};
use super::{inside, namespaces, root};
use crate::domain::verdict::Tier;
use std::os::fd::{AsFd, OwnedFd};

/// What `codementor __sandbox` does; the result is its exit status.
///
/// Standard input must be a socket on which the host sends a `Spec`; anyone who calls it otherwise gets
/// a refusal.
pub fn launch() -> u8 {
    let Ok(control) = descriptors::take_control() else {
        return 2;
    };
    // Away from the person's terminal, so that its Ctrl-C is ours to handle.
    let _ = rustix::process::setsid();
    // When a machine has no memory left, this is what the kernel is to end first. Where it cannot be said, the
    // limits hold all the same.
    let _ = std::fs::write("/proc/self/oom_score_adj", "1000");
    match prepare_and_watch(&control) {
        Ok(()) => 0,
        Err(failure) => {
            protocol::send_event(control.as_fd(), &Event::Failed(failure));
            1
        }
    }
}

fn prepare_and_watch(control: &OwnedFd) -> Result<(), Failure> {
    let (spec, given) = protocol::receive_spec(control.as_fd())?;
    let given = descriptors::move_high(given)?;
    if spec.tier == Tier::A { in_namespaces(control, &spec, given) } else { in_folder(control, &spec, given) }
}

fn in_namespaces(control: &OwnedFd, spec: &Spec, given: Vec<OwnedFd>) -> Result<(), Failure> {
    let learner = namespaces::enter(spec.identity)?;
    root::build(spec, learner)?;
    match fork::fork()? {
        Forked::Child => {
            let outcome = inside::enter(learner, spec.identity).and_then(|()| match spec.role {
                Role::Server => inside::start(spec, &given),
                Role::Command => supervisor::wait_as_first(control, || inside::start(spec, &given)),
            });
            finish_child(control, outcome)
        }
        Forked::Parent(child) => {
            drop(given);
            supervisor::watch(control, child, Reach::Namespace, spec.role);
            Ok(())
        }
    }
}

fn in_folder(control: &OwnedFd, spec: &Spec, given: Vec<OwnedFd>) -> Result<(), Failure> {
    supervisor::adopt_orphans()?;
    let folder = WorkFolder::make(spec)?;
    match fork::fork()? {
        Forked::Child => finish_child(control, inside::start_in_folder(spec, &given, &folder)),
        Forked::Parent(child) => {
            drop(given);
            supervisor::watch(control, child, Reach::Descendants, spec.role);
            folder.remove();
            Ok(())
        }
    }
}

/// The end of a forked child that could not become the program. It must not run on as the launcher.
fn finish_child(control: &OwnedFd, outcome: Result<(), Failure>) -> ! {
    if let Err(failure) = outcome {
        protocol::send_event(control.as_fd(), &Event::Failed(failure));
    }
    fork::exit_now(0)
}
