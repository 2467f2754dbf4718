//! Judging real Python programs.

mod forging;
mod lifecycle;
mod looking;
mod running;
mod verdicts;
