//! The walls around a learner's program, and the only place with `unsafe`. It never judges anything, and
//! knows no programming language; `plans/sandbox.md` says what each tier holds.
//!
//! The host starts a *launcher* (our own binary, `codementor __sandbox`), which puts up the walls and
//! starts one program behind them: either the command of a learner, or a driver that forks for each run.
//! Nothing is ever killed singly: a sandbox in which something went wrong is thrown away whole, because
//! ending a whole sandbox is the one thing that the kernel makes certain.

mod descendants;
mod descriptors;
mod failure;
mod folder;
mod fork;
mod group;
mod host;
mod identity;
mod inside;
mod landlock;
mod launcher;
mod limits;
mod mount;
mod namespaces;
mod protocol;
mod root;
mod seccomp;
mod supervisor;
mod syscalls;
mod toolchain;
mod tree;
mod usage;
mod watch;

pub use failure::{Failure, Step};
pub use group::Delegated;
pub use host::Sandbox;
pub use launcher::launch;
pub use limits::Limits;
pub use protocol::{Event, Heard, Identity, Role, Spec};
pub use toolchain::shown;
pub use watch::{Excess, Watch};
