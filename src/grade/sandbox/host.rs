//! The host's handle on a sandbox: starting its launcher, hearing what it says, ending it. It never
//! knows what runs inside.

use super::failure::{Failure, Step};
use super::protocol::{self, Heard, Spec};
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
}

impl Sandbox {
    /// Starts a launcher, which starts the program with these descriptors as its 0, 1, 2, …
    ///
    /// It does not wait until the program runs; what goes wrong from here on is an event.
    pub fn start(launcher: &Path, spec: &Spec, descriptors: &[BorrowedFd<'_>]) -> Result<Self, Failure> {
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
        let sandbox = Self { launcher, control: Some(ours) };
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
