//! Which descriptors a process of the sandbox holds: those that it was given, at the numbers that it
//! expects, and no others. It never knows what they carry.

use super::failure::{Failure, Step};
use rustix::io::fcntl_dupfd_cloexec;
use std::os::fd::{AsRawFd, OwnedFd};

/// Descriptors are kept from here on until they are put in place, so that none is overwritten.
const HIGH: i32 = 64;

/// Takes the socket to the host from standard input, and closes whatever else was inherited.
pub(super) fn take_control() -> Result<OwnedFd, Failure> {
    close_from(3);
    let control = fcntl_dupfd_cloexec(rustix::stdio::stdin(), HIGH).map_err(failed)?;
    // Whatever is not a socket of ours is not a host: refuse before reading from it.
    rustix::net::sockopt::socket_type(&control)
        .ok()
        .filter(|kind| *kind == rustix::net::SocketType::SEQPACKET)
        .ok_or_else(|| Failure::new(Step::Spec, "standard input is not a host's socket"))?;
    Ok(control)
}

pub(super) fn move_high(given: Vec<OwnedFd>) -> Result<Vec<OwnedFd>, Failure> {
    given.into_iter().map(|descriptor| fcntl_dupfd_cloexec(descriptor, HIGH).map_err(failed)).collect()
}

/// Puts the given descriptors at 0, 1, 2, … All others close when the program starts.
#[expect(unsafe_code, reason = "dup2 onto a number that nobody owns has no safe form")]
pub(super) fn put_in_place(given: &[OwnedFd]) -> Result<(), Failure> {
    for (number, descriptor) in given.iter().enumerate() {
        // SAFETY: both are plain integers; numbers below HIGH are owned by nothing in the launcher
        // but std's standard streams, which it does not use.
        if unsafe { libc::dup2(descriptor.as_raw_fd(), number as i32) } < 0 {
            return Err(failed(std::io::Error::last_os_error()));
        }
    }
    Ok(())
}

#[expect(unsafe_code, reason = "close_range has no safe form")]
fn close_from(first: u32) {
    // SAFETY: called before the launcher opens anything of its own.
    unsafe { libc::syscall(libc::SYS_close_range, first, u32::MAX, 0) };
}

fn failed(error: impl std::fmt::Display) -> Failure {
    Failure::new(Step::Spec, error)
}
