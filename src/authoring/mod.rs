//! The author's bench: it proves by running that a pack holds what it promises. It never trusts a file,
//! and never mends one.

mod beliefs;
mod prove;
mod text;

pub use beliefs::{Unproven, unproven};
pub use prove::{Prover, Step};
