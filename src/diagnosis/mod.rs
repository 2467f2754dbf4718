//! What is wrong with a program, found without any model: it says what and where, and never what to
//! write instead.

pub mod misconceptions;
pub mod missing;
pub mod rung;
