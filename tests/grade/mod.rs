//! Judging real Python programs.

mod forging;
mod lifecycle;
mod running;
mod sharing;
mod verdicts;
