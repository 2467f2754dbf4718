//! Printing to standard output. A reader who has left (`codementor list | head -1`) is no failure.

use super::Failure;
use std::io::{ErrorKind, Write, stdout};

/// Prints a text as it is.
pub fn text(text: &str) -> Result<(), Failure> {
    let mut out = stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("failed to print: {error}"), "Look whether the disk is full."))
        }
        _ => Ok(()),
    }
}

/// Prints a text and ends its line.
pub fn line(line: &str) -> Result<(), Failure> {
    text(&format!("{line}\n"))
}
