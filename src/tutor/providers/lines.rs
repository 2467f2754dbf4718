//! Bytes as they come become whole lines. It never knows what stands in a line, and never holds more than
//! one line's longest.

use super::flaw::Flaw;

/// A line longer than this is no part of a conversation.
pub const LONGEST_LINE: usize = 1 << 20;

/// Splits at LF, CR and CRLF, wherever the bytes were split before.
#[derive(Debug, Default)]
pub struct Lines {
    held: Vec<u8>,
    /// The last byte was a CR; a LF after it is the same end of a line.
    after_return: bool,
    /// The first line has begun.
    begun: bool,
}

impl Lines {
    /// Adds the lines that are whole now, without their ends.
    ///
    /// # Errors
    /// When a line has no end in sight; the lines before it are added.
    pub fn push(&mut self, bytes: &[u8], whole: &mut Vec<String>) -> Result<(), Flaw> {
        for byte in bytes {
            let after_return = std::mem::replace(&mut self.after_return, *byte == b'\r');
            match byte {
                b'\n' if after_return => {}
                b'\n' | b'\r' => whole.push(self.take()),
                _ if self.held.len() >= LONGEST_LINE => return Err(Flaw::LineTooLong),
                other => self.held.push(*other),
            }
        }
        Ok(())
    }

    /// What stands after the last end of a line.
    pub fn rest(&mut self) -> Option<String> {
        (!self.held.is_empty()).then(|| self.take())
    }

    fn take(&mut self) -> String {
        let bytes = std::mem::take(&mut self.held);
        // A line is whole, so that no letter is split; what is no UTF-8 shows as such.
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if std::mem::replace(&mut self.begun, true) {
            return text;
        }
        text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Flaw, LONGEST_LINE, Lines};

    #[test]
    fn every_kind_of_end_is_one_wherever_it_is_split() {
        let text = "\u{feff}one\r\ntwo\nthree\r\rfünf\r\n";
        for split in 0..=text.len() {
            let (before, after) = text.as_bytes().split_at(split);
            let mut lines = Lines::default();
            let mut whole = Vec::new();
            lines.push(before, &mut whole).expect("short");
            lines.push(after, &mut whole).expect("short");
            assert_eq!(whole, ["one", "two", "three", "", "fünf"], "split at {split}");
            assert_eq!(lines.rest(), None);
        }
    }

    #[test]
    fn a_line_without_an_end_is_given_up() {
        let mut lines = Lines::default();
        let part = vec![b'x'; LONGEST_LINE];
        let mut whole = Vec::new();
        assert_eq!(lines.push(b"before\n", &mut whole), Ok(()));
        assert_eq!(lines.push(&part, &mut whole), Ok(()));
        assert_eq!(lines.push(b"x", &mut whole), Err(Flaw::LineTooLong));
        assert_eq!(whole, ["before"]);
    }
}
