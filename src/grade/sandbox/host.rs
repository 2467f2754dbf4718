//! The host's handle on a sandbox: starting its launcher, hearing what it says, ending it. It never
//! knows what runs inside.

use super::failure::{Failure, Step};
use super::group::{Delegated, Group};
use super::limits::Limits;
use super::protocol::{self, Heard, Spec};
use super::watch::{Excess, Watch};
use rustix::net::{AddressFamily, SocketFlags, SocketType, socketpair};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A launcher with all that it started. Dropping it ends all of that, and waits until it is gone.
#[derive(Debug)]
pub struct Sandbox {
    launcher: Child,
    /// Closed to tell the launcher to end.
    control: Option<OwnedFd>,
    /// Tier A+. Removed when the launcher is gone.
    group: Option<Group>,
}

impl Sandbox {
    /// Starts a launcher, which starts the program with these descriptors as its 0, 1, 2, …
    ///
    /// It does not wait until the program runs; what goes wrong from here on is an event. Where no control
    /// group can be made below the one that was delegated, there is none: `is_grouped` says so.
    pub fn start(
        launcher: &Path,
        spec: &Spec,
        delegated: Option<&Delegated>,
        descriptors: &[BorrowedFd<'_>],
    ) -> Result<Self, Failure> {
        let failed =
            |error: std::io::Error| Failure::new(Step::Fork, format!("{}: {error}", launcher.display()));
        let (ours, theirs) =
            socketpair(AddressFamily::UNIX, SocketType::SEQPACKET, SocketFlags::CLOEXEC, None)
                .map_err(|error| failed(error.into()))?;
        let launcher = Command::new(launcher)
            .arg("__sandbox")
            .env_clear()
            .stdin(Stdio::from(theirs))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(failed)?;
        let mut sandbox = Self { launcher, control: Some(ours), group: None };
        // Before the launcher knows what to start, so that all of it is in the group.
        sandbox.group = delegated.and_then(|delegated| {
            let group = Group::make(delegated, &spec.limits).ok()?;
            group.take_in(sandbox.process()).is_ok().then_some(group)
        });
        if let Some(control) = &sandbox.control {
            protocol::send_spec(control.as_fd(), spec, descriptors)?;
        }
        Ok(sandbox)
    }

    /// Readable when there is something to hear.
    pub fn control(&self) -> Option<BorrowedFd<'_>> {
        self.control.as_ref().map(AsFd::as_fd)
    }

    /// What the launcher has said since the last time, without waiting.
    pub fn hear(&self) -> Heard {
        self.control.as_ref().map_or(Heard::Gone, |control| protocol::receive_event(control.as_fd()))
    }

    /// The launcher's process number.
    pub fn process(&self) -> u32 {
        self.launcher.id()
    }

    /// Whether the kernel counts what all processes use together.
    pub fn is_grouped(&self) -> bool {
        self.group.is_some()
    }

    /// What counts it where the kernel does not.
    pub fn watch(&self, limits: &Limits) -> Option<Watch> {
        (!self.is_grouped()).then(|| Watch::new(self.process(), limits))
    }

    /// What the kernel has ended it for.
    pub fn excess(&self) -> Option<Excess> {
        self.group.as_ref().filter(|group| group.ran_out_of_memory()).map(|_| Excess::Memory)
    }

    /// Orders the end of everything inside, and does not wait for it.
    pub fn order_end(&mut self) {
        self.control = None;
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.order_end();
        let _ = self.launcher.wait();
    }
}
