//! What is wrong with a program.

mod errors;
