//! Judging real Python programs.

mod verdicts;
