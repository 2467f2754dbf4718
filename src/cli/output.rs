//! Printing to standard output. A reader who has left (`codementor list | head -1`) is no failure.

use super::{Failure, harmless};
use std::io::{ErrorKind, IsTerminal, Write, stdout};

/// Prints a text; at a terminal, without what would speak to the terminal itself, as a part of it may be what
/// a learner's program printed.
pub fn text(text: &str) -> Result<(), Failure> {
    if stdout().is_terminal() { bytes(harmless::text(text).as_bytes()) } else { bytes(text.as_bytes()) }
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
