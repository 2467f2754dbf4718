//! Where the characters that a person sees begin and end in a rope. It never knows their width.

use ropey::RopeSlice;
use std::borrow::Cow;
use unicode_segmentation::{GraphemeCursor, GraphemeIncomplete, UnicodeSegmentation};

/// Characters fetched at a time; a line of any length costs only what is looked at.
const WINDOW: usize = 1024;

/// The end of the grapheme that begins at `offset`. Offsets are in characters.
pub fn next_boundary(text: RopeSlice<'_>, offset: usize) -> usize {
    let total = text.len_chars();
    if offset + 1 >= total {
        return total;
    }
    if text.char(offset).is_ascii() && text.char(offset + 1).is_ascii() {
        return offset + 1;
    }
    let byte = text.char_to_byte(offset);
    let mut cursor = GraphemeCursor::new(byte, text.len_bytes(), true);
    let (mut chunk, mut chunk_start, _, _) = text.chunk_at_byte(byte);
    loop {
        match cursor.next_boundary(chunk, chunk_start) {
            Ok(Some(boundary)) => return text.byte_to_char(boundary),
            Err(GraphemeIncomplete::NextChunk) => {
                (chunk, chunk_start, _, _) = text.chunk_at_byte(chunk_start + chunk.len());
            }
            Err(GraphemeIncomplete::PreContext(end)) => provide_context(&mut cursor, text, end),
            Ok(None) | Err(_) => return total,
        }
    }
}

/// The beginning of the grapheme that ends at `offset`. Offsets are in characters.
pub fn previous_boundary(text: RopeSlice<'_>, offset: usize) -> usize {
    if offset <= 1 {
        return 0;
    }
    if text.char(offset - 1).is_ascii() && text.char(offset - 2).is_ascii() {
        return offset - 1;
    }
    let byte = text.char_to_byte(offset);
    let mut cursor = GraphemeCursor::new(byte, text.len_bytes(), true);
    let (mut chunk, mut chunk_start, _, _) = text.chunk_at_byte(byte);
    loop {
        match cursor.prev_boundary(chunk, chunk_start) {
            Ok(Some(boundary)) => return text.byte_to_char(boundary),
            Err(GraphemeIncomplete::PrevChunk) => {
                (chunk, chunk_start, _, _) = text.chunk_at_byte(chunk_start.saturating_sub(1));
            }
            Err(GraphemeIncomplete::PreContext(end)) => provide_context(&mut cursor, text, end),
            Ok(None) | Err(_) => return 0,
        }
    }
}

/// `offset`, or the beginning of the grapheme that it lies within.
pub fn floor_boundary(text: RopeSlice<'_>, offset: usize) -> usize {
    let offset = offset.min(text.len_chars());
    if offset == 0 || offset == text.len_chars() {
        return offset;
    }
    if text.char(offset - 1).is_ascii() && text.char(offset).is_ascii() {
        return offset;
    }
    let start = previous_boundary(text, offset);
    if next_boundary(text, start) <= offset { offset } else { start }
}

/// `offset`, or the end of the grapheme that it lies within.
pub fn ceil_boundary(text: RopeSlice<'_>, offset: usize) -> usize {
    let start = floor_boundary(text, offset);
    if start == offset.min(text.len_chars()) { start } else { next_boundary(text, start) }
}

/// A grapheme begins or ends at this byte of a text, which must be between two characters.
pub fn is_edge(text: &str, byte: usize) -> bool {
    let bytes = text.as_bytes();
    if byte == 0 || byte >= bytes.len() || (bytes[byte - 1].is_ascii() && bytes[byte].is_ascii()) {
        return true;
    }
    GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

fn provide_context(cursor: &mut GraphemeCursor, text: RopeSlice<'_>, end: usize) {
    let (chunk, chunk_start, _, _) = text.chunk_at_byte(end.saturating_sub(1));
    cursor.provide_context(&chunk[..end - chunk_start], chunk_start);
}

/// One grapheme of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cluster<'walk> {
    /// Where it begins, in characters of the line.
    pub start: usize,
    /// Where it begins, in bytes of the line.
    pub byte: usize,
    /// How many characters it has.
    pub chars: usize,
    /// Its text; of an absurdly long one, the beginning.
    pub text: &'walk str,
}

/// A walk over the graphemes of one line, from any boundary on.
pub struct Clusters<'text> {
    line: RopeSlice<'text>,
    total: usize,
    window: Cow<'text, str>,
    /// Bytes of the window that lie behind.
    walked: usize,
    /// The window's last character is the line's.
    last: bool,
    next: usize,
    next_byte: usize,
}

impl<'text> Clusters<'text> {
    /// Begins at `start`, in characters of the line, which must be a boundary.
    pub fn new(line: RopeSlice<'text>, start: usize) -> Self {
        let total = line.len_chars();
        let start = start.min(total);
        let mut clusters = Self {
            line,
            total,
            window: Cow::Borrowed(""),
            walked: 0,
            last: false,
            next: start,
            next_byte: line.char_to_byte(start),
        };
        clusters.refill();
        clusters
    }

    /// The character of the line at which the next grapheme begins.
    pub const fn position(&self) -> usize {
        self.next
    }

    pub fn next_cluster(&mut self) -> Option<Cluster<'_>> {
        if self.next >= self.total {
            return None;
        }
        let mut length = self.peek();
        if self.walked + length >= self.window.len() && !self.last {
            if self.walked > 0 {
                self.refill();
                length = self.peek();
            }
            if self.walked + length >= self.window.len() && !self.last {
                return Some(self.enormous());
            }
        }
        let text = &self.window[self.walked..self.walked + length];
        let chars = if length == 1 { 1 } else { text.chars().count() };
        let cluster = Cluster { start: self.next, byte: self.next_byte, chars, text };
        self.walked += length;
        self.next += chars;
        self.next_byte += length;
        Some(cluster)
    }

    /// Jumps over printable ASCII, of which each character is one grapheme and one column, at most
    /// `limit` of it. Returns how much; 0 where the next grapheme must be looked at.
    pub fn skip_plain(&mut self, limit: usize) -> usize {
        let mut skipped = 0;
        while skipped < limit {
            let rest = &self.window.as_bytes()[self.walked..];
            let plain = rest.iter().take_while(|byte| (0x20..0x7f).contains(*byte)).count();
            // The last of a run may carry a combining character, so it is left to be looked at.
            let step = plain.saturating_sub(1).min(limit - skipped);
            self.walked += step;
            self.next += step;
            self.next_byte += step;
            skipped += step;
            if plain < rest.len() || self.last || self.next >= self.total {
                break;
            }
            self.refill();
            if step == 0 && self.window.len() <= 1 {
                break;
            }
        }
        skipped
    }

    /// The bytes of the next grapheme, as far as the window shows it.
    fn peek(&self) -> usize {
        let rest = &self.window[self.walked..];
        match rest.as_bytes() {
            [] => 0,
            [first] if first.is_ascii() => 1,
            [first, second, ..] if first.is_ascii() && second.is_ascii() => 1,
            _ => rest.graphemes(true).next().map_or(0, str::len),
        }
    }

    fn refill(&mut self) {
        let end = (self.next + WINDOW).min(self.total);
        self.window = Cow::from(self.line.slice(self.next..end));
        self.walked = 0;
        self.last = end == self.total;
    }

    /// A grapheme that is longer than the window: its end is searched for, its text cut.
    fn enormous(&mut self) -> Cluster<'_> {
        let start = self.next;
        let byte = self.next_byte;
        self.next = next_boundary(self.line, start).max(start + 1);
        self.next_byte = self.line.char_to_byte(self.next);
        let shown: String = self.line.slice(start..self.next).chars().take(16).collect();
        self.refill();
        let length = shown.len();
        // The text must outlive this call, so the window carries it in front.
        self.window = Cow::Owned(shown + &self.window);
        self.walked = length;
        Cluster { start, byte, chars: self.next - start, text: &self.window[..length] }
    }
}

#[cfg(test)]
mod tests {
    use super::{Clusters, floor_boundary, next_boundary, previous_boundary};
    use ropey::Rope;

    fn walk(text: &str) -> Vec<String> {
        let rope = Rope::from_str(text);
        let mut clusters = Clusters::new(rope.slice(..), 0);
        let mut found = Vec::new();
        while let Some(cluster) = clusters.next_cluster() {
            found.push(cluster.text.to_owned());
        }
        found
    }

    #[test]
    fn clusters_are_what_a_person_sees() {
        assert_eq!(walk("a\u{301}b👨‍👩‍👧漢🇨🇭🇩🇪"), ["a\u{301}", "b", "👨‍👩‍👧", "漢", "🇨🇭", "🇩🇪"]);
        assert_eq!(walk(""), Vec::<String>::new());
    }

    #[test]
    fn clusters_survive_the_seams_of_windows() {
        for padding in 1018..1030 {
            let text = format!("{}{}z", "x".repeat(padding), "👨‍👩‍👧".repeat(500));
            assert_eq!(walk(&text).len(), padding + 501);
        }
    }

    #[test]
    fn one_enormous_cluster_is_cut_and_passed() {
        let text = format!("e{}z", "\u{301}".repeat(5_000));
        let found = walk(&text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1], "z");
        let rope = Rope::from_str(&text);
        assert_eq!(next_boundary(rope.slice(..), 0), 5_001);
        assert_eq!(previous_boundary(rope.slice(..), 5_001), 0);
        assert_eq!(floor_boundary(rope.slice(..), 77), 0);
    }

    #[test]
    fn plain_runs_are_skipped_up_to_their_last_character() {
        let text = format!("{}e\u{301}tail", "x".repeat(3_000));
        let rope = Rope::from_str(&text);
        let mut clusters = Clusters::new(rope.slice(..), 0);
        assert_eq!(clusters.skip_plain(usize::MAX), 3_000);
        assert_eq!(
            clusters.next_cluster().map(|cluster| cluster.text.to_owned()),
            Some("e\u{301}".to_owned())
        );
        assert_eq!(clusters.skip_plain(2), 2);
        assert_eq!(clusters.position(), 3_004);
    }
}
