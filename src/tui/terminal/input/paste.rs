//! A bracketed paste as it comes in, within bounds. It never knows where the text goes.

use crate::app::text::strip_control;

/// What is kept of a paste, in bytes; the rest is dropped. An exercise has a few hundred lines.
const LONGEST_PASTE: usize = 8 * 1024 * 1024;
const END: &[u8] = b"\x1b[201~";

#[derive(Debug, Default)]
pub(super) struct Paste {
    kept: Vec<u8>,
    /// How many bytes of the end mark the last bytes are.
    matched: usize,
}

impl Paste {
    /// Takes one byte; returns the text once the end mark is complete.
    pub fn push(&mut self, byte: u8) -> Option<String> {
        if byte == END[self.matched] {
            self.matched += 1;
            if self.matched == END.len() {
                let kept = std::mem::take(self).kept;
                return Some(strip_control(&String::from_utf8_lossy(&kept)));
            }
            return None;
        }
        // Only its first byte is an Esc, so that a mark which fails can begin anew only with this byte.
        let failed = std::mem::take(&mut self.matched);
        self.keep(&END[..failed]);
        if byte == END[0] {
            self.matched = 1;
        } else {
            self.keep(&[byte]);
        }
        None
    }

    fn keep(&mut self, bytes: &[u8]) {
        if self.kept.len() + bytes.len() <= LONGEST_PASTE {
            self.kept.extend_from_slice(bytes);
        }
    }
}
