//! Judging real Python programs.

mod forging;
mod lifecycle;
mod looking;
mod placing;
mod running;
mod sharing;
mod verdicts;
