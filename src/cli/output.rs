//! Printing to standard output. A reader who has left (`codementor list | head -1`) is no failure.

use super::Failure;
use std::io::{ErrorKind, Write, stdout};

/// Prints a text as it is.
pub fn text(text: &str) -> Result<(), Failure> {
    bytes(text.as_bytes())
}

/// Prints what another part has made ready.
pub fn bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
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

/// A number with its noun.
pub fn counted(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
