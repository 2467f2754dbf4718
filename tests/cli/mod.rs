//! The command line as a person at a shell has it: the real program, its output and its exit status.

mod progress;
