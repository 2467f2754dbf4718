//! Landlock: which files a program may read and write, and whom it may signal. On tier A it is a second
//! wall, and may be missing; on tier B it is the wall. It never runs in the host.

use super::failure::{Failure, Step};
use super::root::Own;
use crate::domain::verdict::Tier;
use landlock::{
    ABI, Access, AccessFs, AccessNet, LandlockStatus, PathBeneath, PathFd, Ruleset, RulesetAttr,
    RulesetCreated, RulesetCreatedAttr, RulesetStatus, Scope, path_beneath_rules,
};
use std::path::{Path, PathBuf};

/// The newest version that is asked for; older kernels give what they have.
const NEWEST: ABI = ABI::V9;
const DEVICES: [&str; 4] = ["/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"];

/// A set of rules that does not hold yet.
pub(super) struct Domain(Option<RulesetCreated>);

/// What holds once the rules do, so that seccomp can refuse the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    /// No signal goes to a process outside (Linux 6.12).
    pub(super) signals: bool,
    /// No file outside can be cut short (Linux 6.2).
    pub(super) truncation: bool,
}

/// Tier A: all of the new root can be read, its two folders can be written.
pub(super) fn within_root(own: Own) -> Result<Domain, Failure> {
    rules(&[Path::new("/")], &[own.work, own.temp])
}

/// Tier B: the toolchain can be read, the work folder can be written, and there is nothing else.
pub(super) fn around_folder(shown: &[PathBuf], own: &[PathBuf]) -> Result<Domain, Failure> {
    rules(shown, own)
}

/// No tier: nothing is restricted.
pub(super) fn none() -> Domain {
    Domain(None)
}

fn rules<Shown: AsRef<Path>, Own: AsRef<Path>>(shown: &[Shown], own: &[Own]) -> Result<Domain, Failure> {
    let read = AccessFs::from_read(NEWEST);
    let write = AccessFs::from_all(NEWEST);
    let device = AccessFs::ReadFile | AccessFs::WriteFile;
    let mut ruleset = Ruleset::default()
        .handle_access(write)
        .and_then(|ruleset| ruleset.handle_access(AccessNet::from_all(NEWEST)))
        .and_then(|ruleset| ruleset.scope(Scope::from_all(NEWEST)))
        .and_then(Ruleset::create)
        .and_then(|ruleset| ruleset.add_rules(path_beneath_rules(shown, read)))
        .map_err(failed)?;
    for folder in own {
        // A folder that cannot be opened is an error here: a run without one makes no sense.
        let folder = PathFd::new(folder).map_err(failed)?;
        ruleset = ruleset.add_rule(PathBeneath::new(folder, write)).map_err(failed)?;
    }
    ruleset = ruleset.add_rules(path_beneath_rules(DEVICES, device)).map_err(failed)?;
    Ok(Domain(Some(ruleset)))
}

impl Domain {
    /// Makes the rules hold for this process and all that it starts, for good.
    pub(super) fn restrict(self, tier: Tier) -> Result<Held, Failure> {
        let Some(ruleset) = self.0 else {
            return Ok(Held { signals: false, truncation: false });
        };
        let status = ruleset.restrict_self().map_err(failed)?;
        let abi = match status.landlock {
            LandlockStatus::Available { effective_abi, .. } => effective_abi,
            _ => ABI::Unsupported,
        };
        if tier == Tier::B && status.ruleset == RulesetStatus::NotEnforced {
            return Err(Failure::new(
                Step::Landlock,
                "this kernel does not offer Landlock, or has it turned off",
            ));
        }
        Ok(Held { signals: abi >= ABI::V6, truncation: abi >= ABI::V3 })
    }
}

fn failed(error: impl std::fmt::Display) -> Failure {
    Failure::new(Step::Landlock, error)
}
