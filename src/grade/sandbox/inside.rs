//! The last steps of a process before it becomes the program: it gives up its rights, takes on the limits
//! and the filters, and starts. After each step it can do less; the order matters.

use super::descriptors;
use super::failure::{Failure, Step};
use super::folder::WorkFolder;
use super::landlock::{self, Domain};
use super::namespaces::Become;
use super::protocol::{Identity, Role, Spec};
use super::root::Own;
use super::{identity, limits, seccomp};
use crate::domain::verdict::Tier;
use rustix::process::{Signal, set_child_subreaper, set_parent_process_death_signal};
use std::os::fd::OwnedFd;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// Tier A: the first process of the namespace becomes the learner.
pub(super) fn enter(learner: Become, identity: Identity) -> Result<(), Failure> {
    identity::give_up(learner, matches!(identity, Identity::Nobody { may_read: true, .. }))?;
    die_with_parent()
}

/// Tier A: becomes the program.
pub(super) fn start(spec: &Spec, given: &[OwnedFd]) -> Result<(), Failure> {
    let own = Own::of(spec);
    let domain = landlock::within_root(own)?;
    become_program(spec, given, domain, own.work, own.temp)
}

/// Tier B, and no tier at all: becomes the program.
pub(super) fn start_in_folder(spec: &Spec, given: &[OwnedFd], folder: &WorkFolder) -> Result<(), Failure> {
    // The paths are opened with the rights that are about to go.
    let domain = if spec.tier == Tier::B {
        landlock::around_folder(&spec.shown, &[folder.work(), folder.temp()])?
    } else {
        landlock::none()
    };
    match spec.identity {
        Identity::Own => identity::give_up(Become::Same, false)?,
        Identity::Nobody { id, may_read } => identity::give_up(Become::User(id), may_read)?,
    }
    die_with_parent()?;
    if spec.role == Role::Server {
        // What a run leaves behind becomes the driver's child, and so the driver sees it.
        set_child_subreaper(Some(rustix::process::getpid()))
            .map_err(|error| Failure::new(Step::Identity, error))?;
    }
    become_program(spec, given, domain, &folder.work(), &folder.temp())
}

fn become_program(
    spec: &Spec,
    given: &[OwnedFd],
    domain: Domain,
    work: &Path,
    temp: &Path,
) -> Result<(), Failure> {
    rustix::process::chdir(work).map_err(|error| Failure::new(Step::Folder, error))?;
    let mut program = Command::new(&spec.program);
    program
        .args(&spec.arguments)
        .env_clear()
        .envs(spec.environment.iter().map(|(name, value)| (name, value)))
        .env("HOME", work)
        .env("PWD", work)
        .env("TMPDIR", temp);
    limits::apply(&spec.limits, spec.neighbours)?;
    rustix::thread::set_no_new_privs(true).map_err(|error| Failure::new(Step::Seccomp, error))?;
    let held = domain.restrict(spec.tier)?;
    if spec.tier != Tier::None {
        seccomp::install(spec.tier, held)?;
    }
    // Last, as the low numbers were free for others until now.
    descriptors::put_in_place(given)?;
    Err(Failure::new(Step::Exec, format!("{}: {}", spec.program.display(), program.exec())))
}

fn die_with_parent() -> Result<(), Failure> {
    set_parent_process_death_signal(Some(Signal::KILL)).map_err(|error| Failure::new(Step::Identity, error))
}
