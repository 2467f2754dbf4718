//! What children used. It never measures the host.

/// The largest resident memory of any child that has ended, in KiB.
#[expect(unsafe_code, reason = "rustix 1.1 does not offer getrusage")]
pub(super) fn largest_child_kib() -> u64 {
    let mut usage = std::mem::MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: the structure is zeroed, of the right type, and outlives the call; all zeroes is a valid value.
    let usage = unsafe {
        libc::getrusage(libc::RUSAGE_CHILDREN, usage.as_mut_ptr());
        usage.assume_init()
    };
    u64::try_from(usage.ru_maxrss).unwrap_or(0)
}
