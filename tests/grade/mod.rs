//! Judging real Python programs.

mod forging;
mod lifecycle;
mod placing;
mod running;
mod verdicts;
