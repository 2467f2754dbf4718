//! Misconceptions: what a learner seems to believe, read off the shape of their program. It runs nothing,
//! and never says what the program should be.
//!
//! A misconception is data (`assets/misconceptions/README.md`): patterns over the tree, the sentence, the
//! question. Some patterns look at the learner's program alone; others lay it beside a right one, which
//! [`Right`] holds ready.

mod catalogue;
mod conditions;
mod find;
mod kinds;
mod looking;
mod read;
mod right;
mod values;
mod words;

pub use catalogue::{Catalogue, Misconception, Sample};
pub use find::{Held, MOST_NODES};
pub use right::Right;
