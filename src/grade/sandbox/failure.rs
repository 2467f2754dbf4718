//! What can go wrong while walls are put up, and in which step, so that `doctor` can tell a person why
//! a tier is not to be had. It never knows what the walls are for.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A step of setting up a sandbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Step {
    Spec,
    Namespaces,
    UserMap,
    Mounts,
    Root,
    Identity,
    Limits,
    Landlock,
    Seccomp,
    Folder,
    Fork,
    Exec,
}

impl Step {
    const fn what(self) -> &'static str {
        match self {
            Self::Spec => "read what to set up",
            Self::Namespaces => "make namespaces of its own",
            Self::UserMap => "map users into a namespace of their own",
            Self::Mounts => "mount the toolchain into a root of its own",
            Self::Root => "change to a root of its own",
            Self::Identity => "give up its rights",
            Self::Limits => "set the limits of a run",
            Self::Landlock => "close off the file system with Landlock",
            Self::Seccomp => "refuse dangerous system calls with seccomp",
            Self::Folder => "make a folder to work in",
            Self::Fork => "start a process",
            Self::Exec => "start the program",
        }
    }
}

/// A step that failed, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    pub step: Step,
    pub reason: String,
}

impl Failure {
    pub(in crate::grade) fn new(step: Step, reason: impl fmt::Display) -> Self {
        Self { step, reason: reason.to_string() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "failed to {} ({})", self.step.what(), self.reason)
    }
}

impl std::error::Error for Failure {}
