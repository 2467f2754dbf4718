//! Closer looks at a program than a check takes: which lines each case runs and how its variables change
//! (`watch`), and what many small edits of it give (`batch`). What is expected stays here, as always.

pub(super) mod batch;
pub(super) mod watch;

pub use super::records::Step;
pub use batch::Patience;
pub use watch::{Closer, Watched, WatchedCase};
