//! The local terminal, on a real pseudo-terminal. It draws nothing of the program.

#[cfg(target_os = "linux")]
mod local;
