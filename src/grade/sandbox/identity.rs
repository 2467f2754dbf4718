//! Giving up rights: another user where root started us, no groups, no capabilities. It never gives any.

use super::failure::{Failure, Step};
use super::namespaces::Become;
use rustix::process::{Gid, Uid};
use rustix::thread::{
    CapabilitySet, CapabilitySets, capabilities, configure_capability_in_ambient_set,
    remove_capability_from_bounding_set, set_capabilities, set_keep_capabilities, set_thread_groups,
    set_thread_res_gid, set_thread_res_uid,
};

/// Becomes the learner. With `may_read`, the right to read what file modes forbid stays, for an interpreter
/// in a home that others cannot enter; Landlock limits it to the toolchain.
pub(super) fn give_up(learner: Become, may_read: bool) -> Result<(), Failure> {
    let kept = if may_read { CapabilitySet::DAC_READ_SEARCH } else { CapabilitySet::empty() };
    let held = capabilities(None).map_err(failed)?;
    if held.effective.contains(CapabilitySet::SETPCAP) {
        for capability in CapabilitySet::all().iter().filter(|capability| !kept.contains(*capability)) {
            // A kernel that does not know a capability cannot hold it either.
            let _ = remove_capability_from_bounding_set(capability);
        }
    }
    if let Become::User(id) = learner {
        set_keep_capabilities(may_read).map_err(failed)?;
        set_thread_groups(&[]).map_err(failed)?;
        let (user, group) = (Uid::from_raw(id), Gid::from_raw(id));
        set_thread_res_gid(group, group, group).map_err(failed)?;
        set_thread_res_uid(user, user, user).map_err(failed)?;
    }
    set_capabilities(None, CapabilitySets { effective: kept, permitted: kept, inheritable: kept })
        .map_err(failed)?;
    if may_read {
        configure_capability_in_ambient_set(CapabilitySet::DAC_READ_SEARCH, true).map_err(failed)?;
    }
    Ok(())
}

fn failed(error: impl std::fmt::Display) -> Failure {
    Failure::new(Step::Identity, error)
}
