//! What a sandbox is told to set up: the interpreter found, the tier chosen, the limits. It starts nothing.

use super::languages::python::{self, Interpreter};
use super::sandbox::{Delegated, Identity, Limits, Role, Spec, shown};
use crate::domain::verdict::Tier;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What all sandboxes of one grader share.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) launcher: PathBuf,
    pub(super) interpreter: Interpreter,
    pub(super) limits: Limits,
    pub(super) scratch: PathBuf,
    /// Tier A+: where control groups can be made.
    pub(super) delegated: Option<Arc<Delegated>>,
}

impl Plan {
    /// A warm driver.
    pub(super) fn server(&self, tier: Tier) -> Spec {
        self.spec(tier, Role::Server, python::driver_arguments(), Vec::new())
    }

    /// A learner's file as a program of its own, in a folder with nothing else.
    pub(super) fn command(&self, tier: Tier, name: &str, source: &str) -> Spec {
        let arguments = ["-s", "-B", "-u", name].map(str::to_owned).to_vec();
        self.spec(tier, Role::Command, arguments, vec![(name.to_owned(), source.to_owned())])
    }

    /// Any arguments for the interpreter.
    pub(super) fn bare(&self, tier: Tier, arguments: Vec<String>) -> Spec {
        self.spec(tier, Role::Command, arguments, Vec::new())
    }

    fn spec(&self, tier: Tier, role: Role, arguments: Vec<String>, files: Vec<(String, String)>) -> Spec {
        // A control group is made around the walls, which are those of tier A.
        let tier = if tier == Tier::APlus { Tier::A } else { tier };
        Spec {
            tier,
            role,
            program: self.interpreter.program.clone(),
            arguments,
            environment: python::environment(),
            shown: shown(&self.interpreter.needs),
            scratch: self.scratch.clone(),
            identity: self.identity(tier),
            limits: self.limits.clone(),
            neighbours: neighbours(tier),
            files,
        }
    }

    fn identity(&self, tier: Tier) -> Identity {
        if !rustix::process::geteuid().is_root() {
            return Identity::Own;
        }
        // A number that no person and no service has, and no other run at the same time: processes are
        // counted by it. Systemd and container engines hand out numbers below, or far above.
        let chance = uuid::Uuid::new_v4().as_u128();
        let id = 0x6000_0000 + (chance % 0x0fff_0000) as u32;
        // Tier A makes the folders above the toolchain anew, so only those in it can be in the way.
        let others_can = match tier {
            Tier::A => self.interpreter.is_for_everyone_below(&shown(&self.interpreter.needs)),
            _ => self.interpreter.is_for_everyone(),
        };
        Identity::Nobody { id, may_read: !others_can }
    }
}

/// How many processes count against the run's limit without being of it: its launcher and its driver; on
/// tier B, for a person, also all that they have running now.
fn neighbours(tier: Tier) -> u64 {
    let own = if tier != Tier::A && !rustix::process::geteuid().is_root() {
        tasks_of(rustix::process::geteuid().as_raw())
    } else {
        0
    };
    own + 2
}

/// The threads of all processes of a user.
fn tasks_of(user: u32) -> u64 {
    use std::os::unix::fs::MetadataExt;
    let Ok(entries) = Path::new("/proc").read_dir() else {
        return 0;
    };
    let of_user = |entry: &std::fs::DirEntry| entry.metadata().is_ok_and(|metadata| metadata.uid() == user);
    entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_name().as_encoded_bytes().first().is_some_and(u8::is_ascii_digit))
        .filter(of_user)
        // A folder has two links of its own and one from each folder in it: one for each thread.
        .filter_map(|entry| entry.path().join("task").metadata().ok())
        .map(|metadata| metadata.nlink().saturating_sub(2))
        .sum()
}
