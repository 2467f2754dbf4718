//! The tutor: the hint ladder and the conversation about an exercise. It never runs a program, never
//! writes anything down, and never gives what has not been asked for rung by rung.

mod knowledge;
mod ladder;
mod offline;
pub mod providers;
pub mod voice;

pub use ladder::{hints_and_reveals, ladder_of};
pub use offline::{Conversation, answer};
