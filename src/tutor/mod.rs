//! The tutor: the hint ladder and the conversation about an exercise, alone or by the voice of a model. It
//! never runs a program, never writes anything down, and never gives what has not been asked for rung by rung.

pub mod guard;
mod knowledge;
mod ladder;
pub mod lesson;
mod offline;
pub mod prompt;
pub mod providers;
pub mod review;
pub mod voice;

pub use ladder::{hints_and_reveals, ladder_of};
pub use lesson::Lesson;
pub use offline::{Conversation, answer};
