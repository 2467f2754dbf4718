//! What an operator takes: a stretch of characters, or whole lines. It never does anything with it.

use super::motions::{Extent, Reach};
use crate::app::editor::Editor;
use std::ops::Range;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    /// In characters; of whole lines, from the beginning of the first up to the end of the last, without
    /// the line break there.
    pub range: Range<usize>,
    pub lines: bool,
}

impl Region {
    pub const fn characters(range: Range<usize>) -> Self {
        Self { range, lines: false }
    }

    /// From the line of one offset to that of another.
    pub fn lines(editor: &Editor, first: usize, last: usize) -> Self {
        let buffer = &editor.buffer;
        let last = last.min(buffer.last_line());
        Self { range: buffer.line_start(first.min(last))..buffer.line_end(last), lines: true }
    }

    /// What lies between the cursor and where a motion leads.
    pub fn of(editor: &Editor, reach: Reach) -> Self {
        let buffer = &editor.buffer;
        let (from, target) = (editor.selection.head, reach.target);
        let (start, end) = (from.min(target), from.max(target));
        match reach.extent {
            Extent::Lines => Self::lines(editor, buffer.line_of(start), buffer.line_of(end)),
            Extent::Inclusive if buffer.char_at(end) == Some('\n') => Self::characters(start..end),
            Extent::Inclusive => Self::characters(start..buffer.next_grapheme(end)),
            Extent::Exclusive => Self::exclusive(editor, start..end),
        }
    }

    /// A stretch over several lines that ends at the edge of its last one does not touch that line; and
    /// if nothing but blanks is in front of it, it is made of whole lines.
    pub fn exclusive(editor: &Editor, range: Range<usize>) -> Self {
        let buffer = &editor.buffer;
        let (first, last) = (buffer.line_of(range.start), buffer.line_of(range.end));
        if first == last || range.end != buffer.line_start(last) {
            return Self::characters(range);
        }
        if is_in_indent(editor, range.start) {
            return Self::lines(editor, first, last - 1);
        }
        Self::characters(range.start..buffer.line_end(last - 1).max(range.start))
    }

    /// Deleting all of several lines deletes the lines.
    pub fn for_deleting(self, editor: &Editor) -> Self {
        let buffer = &editor.buffer;
        let (first, last) = (buffer.line_of(self.range.start), buffer.line_of(self.range.end));
        let rest_is_blank = || {
            let rest = buffer.slice(self.range.end..buffer.line_end(last));
            rest.chars().all(char::is_whitespace)
        };
        if !self.lines && first < last && is_in_indent(editor, self.range.start) && rest_is_blank() {
            return Self::lines(editor, first, last);
        }
        self
    }

    /// First and last line.
    pub fn line_numbers(&self, editor: &Editor) -> (usize, usize) {
        let buffer = &editor.buffer;
        let first = buffer.line_of(self.range.start);
        if self.lines {
            return (first, buffer.line_of(self.range.end));
        }
        let last = buffer.line_of(self.range.end.saturating_sub(1).max(self.range.start));
        (first, last)
    }
}

/// Nothing but blanks is in front of an offset on its line.
fn is_in_indent(editor: &Editor, offset: usize) -> bool {
    let line = editor.buffer.line_of(offset);
    offset <= editor.buffer.line_start(line) + editor.buffer.indentation(line)
}
