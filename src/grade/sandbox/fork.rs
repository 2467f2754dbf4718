//! Forking, the one thing that Rust's own `Command` cannot do. It is only for the launcher, which
//! has a single thread; it never runs in the host.

use super::failure::{Failure, Step};
use rustix::process::Pid;

/// Which side of a fork this is.
pub(super) enum Forked {
    Child,
    Parent(Pid),
}

#[expect(unsafe_code, reason = "fork has no safe form; the launcher has one thread, so nothing is torn")]
pub(super) fn fork() -> Result<Forked, Failure> {
    // SAFETY: the launcher is single-threaded, so the child may do all that its parent may.
    match unsafe { libc::fork() } {
        0 => Ok(Forked::Child),
        child => Pid::from_raw(child)
            .filter(|_| child > 0)
            .map(Forked::Parent)
            .ok_or_else(|| Failure::new(Step::Fork, std::io::Error::last_os_error())),
    }
}

/// Ends a forked child at once, without running what its parent registered for its own end.
#[expect(unsafe_code, reason = "_exit has no safe form; std's exit would run the parent's handlers")]
pub(super) fn exit_now(status: i32) -> ! {
    // SAFETY: it takes an integer and does not return.
    unsafe { libc::_exit(status) }
}
