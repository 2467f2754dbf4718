//! The text itself: a rope whose lines end with `\n` alone. It knows no cursor, no colour and no
//! history; offsets are in characters from the beginning of the text.

use super::graphemes;
use crate::domain::place::Position;
use ropey::{Rope, RopeSlice};
use std::ops::Range;

/// A text with cheap changes anywhere and cheap copies.
#[derive(Debug, Clone)]
pub struct Buffer {
    rope: Rope,
}

/// What one replacement does to lines, measured before it is done; marks and colours follow it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Splice {
    /// The characters that go.
    pub range: Range<usize>,
    /// How many characters come.
    pub inserted_chars: usize,
    /// The line on which it begins.
    pub line: usize,
    /// Bytes of that line in front of it.
    pub start_byte: usize,
    /// Bytes of the line on which the removed text ends, up to there.
    pub end_byte: usize,
    /// Bytes of the line on which the inserted text will end, up to there.
    pub inserted_end_byte: usize,
    /// Line breaks that go, and that come.
    pub removed_lines: usize,
    pub inserted_lines: usize,
    /// Nothing but blanks is in front of it on its line.
    pub head_blank: bool,
    /// The inserted text begins with a letter, a digit or `_`.
    pub begins_word: bool,
}

impl Buffer {
    pub fn new(text: &str) -> Self {
        Self { rope: Rope::from_str(text) }
    }

    pub const fn rope(&self) -> &Rope {
        &self.rope
    }

    pub fn text(&self) -> RopeSlice<'_> {
        self.rope.slice(..)
    }

    pub fn len_chars(&self) -> usize {
        self.rope.len_chars()
    }

    /// At least 1: an empty text has one empty line.
    pub fn len_lines(&self) -> usize {
        self.rope.len_lines()
    }

    pub fn last_line(&self) -> usize {
        self.rope.len_lines() - 1
    }

    /// A line without its end; lines beyond the last are empty.
    pub fn line(&self, line: usize) -> RopeSlice<'_> {
        if line >= self.len_lines() {
            return self.rope.slice(0..0);
        }
        self.rope.slice(self.line_start(line)..self.line_end(line))
    }

    pub fn line_start(&self, line: usize) -> usize {
        self.rope.line_to_char(line.min(self.len_lines()))
    }

    /// The offset of the line's end, in front of its `\n`.
    pub fn line_end(&self, line: usize) -> usize {
        if line >= self.last_line() { self.len_chars() } else { self.rope.line_to_char(line + 1) - 1 }
    }

    pub fn line_of(&self, offset: usize) -> usize {
        self.rope.char_to_line(offset.min(self.len_chars()))
    }

    pub fn position(&self, offset: usize) -> Position {
        let line = self.line_of(offset);
        Position { line, column: offset.min(self.len_chars()) - self.line_start(line) }
    }

    /// The nearest offset that exists, at the beginning of a grapheme.
    pub fn offset(&self, position: Position) -> usize {
        let line = position.line.min(self.last_line());
        let offset = self.line_start(line).saturating_add(position.column).min(self.line_end(line));
        graphemes::floor_boundary(self.text(), offset)
    }

    /// The line, and the byte within it, of an offset.
    pub fn line_and_byte(&self, offset: usize) -> (usize, usize) {
        let line = self.line_of(offset);
        (line, self.rope.char_to_byte(offset) - self.rope.line_to_byte(line))
    }

    pub fn char_at(&self, offset: usize) -> Option<char> {
        self.rope.get_char(offset)
    }

    pub fn char_before(&self, offset: usize) -> Option<char> {
        offset.checked_sub(1).and_then(|before| self.rope.get_char(before))
    }

    pub fn slice(&self, range: Range<usize>) -> String {
        String::from(self.rope.slice(range))
    }

    pub fn next_grapheme(&self, offset: usize) -> usize {
        graphemes::next_boundary(self.text(), offset)
    }

    pub fn previous_grapheme(&self, offset: usize) -> usize {
        graphemes::previous_boundary(self.text(), offset)
    }

    /// How many blanks (spaces and tabs) begin a line, without one that carries an accent.
    pub fn indentation(&self, line: usize) -> usize {
        let line = self.line(line);
        let blanks = line.chars().take_while(|character| is_blank(*character)).count();
        graphemes::floor_boundary(line, blanks)
    }

    pub fn is_blank_line(&self, line: usize) -> bool {
        self.indentation(line) == self.line(line).len_chars()
    }

    pub fn measure(&self, range: Range<usize>, text: &str) -> Splice {
        let (line, start_byte) = self.line_and_byte(range.start);
        let (end_line, end_byte) = self.line_and_byte(range.end);
        let inserted_lines = text.bytes().filter(|byte| *byte == b'\n').count();
        let inserted_end_byte = match text.rfind('\n') {
            Some(last_break) => text.len() - last_break - 1,
            None => start_byte + text.len(),
        };
        let line_start = self.line_start(line);
        Splice {
            inserted_chars: text.chars().count(),
            line,
            start_byte,
            end_byte,
            inserted_end_byte,
            removed_lines: end_line - line,
            inserted_lines,
            head_blank: range.start - line_start <= self.indentation(line),
            begins_word: text.chars().next().is_some_and(super::words::is_word),
            range,
        }
    }

    pub fn replace(&mut self, range: Range<usize>, text: &str) {
        let start = range.start;
        if !range.is_empty() {
            self.rope.remove(range);
        }
        if !text.is_empty() {
            self.rope.insert(start, text);
        }
    }
}

/// A space or a tab.
pub fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t')
}

#[cfg(test)]
mod tests {
    use super::Buffer;
    use crate::domain::place::Position;

    #[test]
    fn only_line_feeds_end_lines() {
        let buffer = Buffer::new("one\u{c}\u{85}\u{2028}still\ntwo\n");
        assert_eq!(buffer.len_lines(), 3);
        assert_eq!(buffer.line(1), "two");
        assert_eq!(buffer.line(2), "");
        assert_eq!(buffer.line(9), "");
    }

    #[test]
    fn positions_are_clamped_to_what_exists() {
        let buffer = Buffer::new("a\u{301}b\nc");
        for (line, column, offset) in [(0, 0, 0), (0, 1, 0), (0, 2, 2), (0, 99, 3), (1, 1, 5), (9, 9, 5)] {
            assert_eq!(buffer.offset(Position { line, column }), offset, "{line}:{column}");
        }
        assert_eq!(buffer.position(4), Position { line: 1, column: 0 });
    }
}
