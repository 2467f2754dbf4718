//! A line of source that is too long for its column, in parts: broken at blanks where there are some. It
//! never changes what it breaks.

use crate::app::text;
use unicode_segmentation::UnicodeSegmentation;

/// Columns by which what goes on is set in, beyond the line itself.
const SET_IN: usize = 2;
/// Parts are at least so wide, whatever the room: a line in letters is no line.
const LEAST: usize = 8;

/// A part of a line, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub start: usize,
    pub end: usize,
    /// Columns by which it is set in.
    pub set_in: u16,
}

impl Part {
    /// It begins its line.
    pub const fn is_first(self) -> bool {
        self.start == 0
    }
}

pub fn parts(line: &str, room: usize) -> Vec<Part> {
    let room = room.max(LEAST);
    let mut parts = Vec::new();
    let mut start = 0;
    let blanks = line.len() - line.trim_start_matches(' ').len();
    let further = (blanks + SET_IN).min(room / 2);
    loop {
        let rest = &line[start..];
        let set_in = if start == 0 { 0 } else { further };
        let room = room - set_in;
        if text::width(rest) <= room {
            parts.push(Part { start, end: line.len(), set_in: set_in as u16 });
            return parts;
        }
        let mut used = 0;
        let mut end = start;
        let mut after_blank = None;
        for (byte, grapheme) in rest.grapheme_indices(true) {
            used += text::grapheme_width(grapheme);
            if used > room {
                break;
            }
            end = start + byte + grapheme.len();
            // Blanks at the front are indentation.
            if grapheme == " " && !rest[..byte].trim().is_empty() {
                after_blank = Some(end);
            }
        }
        // A grapheme wider than the room is put there all the same.
        let whole = rest.graphemes(true).next().map_or(line.len(), |first| start + first.len());
        let end = after_blank.unwrap_or(end).max(whole);
        parts.push(Part { start, end, set_in: set_in as u16 });
        start = end;
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn lines_are_broken_at_blanks_and_nothing_is_lost() {
        for (line, room, expected) in [
            ("short", 20, vec!["short"]),
            ("", 20, vec![""]),
            ("return left + right", 12, vec!["return left ", "+ right"]),
            ("        deeply(in)", 12, vec!["        deep", "ly(in)"]),
            ("abcdefghijklmnop", 3, vec!["abcdefgh", "ijklmn", "op"]),
            ("漢字漢字漢字", 8, vec!["漢字漢字", "漢字"]),
        ] {
            let found: Vec<&str> = parts(line, room).iter().map(|part| &line[part.start..part.end]).collect();
            assert_eq!(found, expected, "{line} in {room}");
        }
    }
}
