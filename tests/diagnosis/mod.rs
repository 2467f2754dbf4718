//! What is wrong with a program.

mod catalogue;
mod errors;
