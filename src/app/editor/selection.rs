//! The cursor and what is selected. It never knows the text; offsets are in characters.

use super::buffer::Splice;
use super::{Editor, Outcome};
use crate::domain::place::Position;
use std::ops::Range;

/// A stretch of text from the fixed end (`anchor`) to the cursor (`head`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Selection {
    pub anchor: usize,
    pub head: usize,
}

impl Selection {
    pub const fn cursor(offset: usize) -> Self {
        Self { anchor: offset, head: offset }
    }

    pub const fn is_empty(self) -> bool {
        self.anchor == self.head
    }

    /// In order of the text.
    pub fn range(self) -> Range<usize> {
        self.anchor.min(self.head)..self.anchor.max(self.head)
    }

    /// The same places after a change of the text; what is inserted at a place pushes it along.
    pub(super) fn follow(self, splice: &Splice) -> Self {
        let follow = |offset: usize| {
            if offset >= splice.range.end {
                offset - splice.range.len() + splice.inserted_chars
            } else {
                offset.min(splice.range.start)
            }
        };
        Self { anchor: follow(self.anchor), head: follow(self.head) }
    }
}

/// What of one line is selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelectedPart {
    /// In characters of the line.
    pub columns: Range<usize>,
    /// The line's end is selected too.
    pub with_end: bool,
}

impl Editor {
    /// The cursor and the fixed end of the selection, in characters from the text's beginning.
    pub const fn selection(&self) -> Selection {
        self.selection
    }

    /// What is seen to be selected.
    pub fn shown_range(&self) -> Range<usize> {
        self.shown.clone().unwrap_or_else(|| self.selection.range())
    }

    /// What is selected, if anything: from, up to.
    pub fn selected(&self) -> Option<(Position, Position)> {
        let range = self.shown_range();
        (!range.is_empty()).then(|| (self.buffer.position(range.start), self.buffer.position(range.end)))
    }

    pub fn selected_text(&self) -> String {
        self.buffer.slice(self.shown_range())
    }

    /// What of a line is selected.
    pub fn selected_on(&self, line: usize) -> Option<SelectedPart> {
        let range = self.shown_range();
        let (start, end) = (self.buffer.line_start(line), self.buffer.line_end(line));
        if range.is_empty() || line > self.buffer.last_line() || range.end <= start || range.start > end {
            return None;
        }
        Some(SelectedPart {
            columns: range.start.max(start) - start..range.end.min(end) - start,
            with_end: range.end > end,
        })
    }

    /// Selects from one position to another, where the cursor then is.
    pub fn select(&mut self, anchor: Position, head: Position) {
        let selection = Selection { anchor: self.buffer.offset(anchor), head: self.buffer.offset(head) };
        self.place(selection);
    }

    /// Moves the cursor; nothing is selected afterwards.
    pub fn move_to(&mut self, position: Position) {
        self.place(Selection::cursor(self.buffer.offset(position)));
    }

    /// Puts cursor and selection somewhere, brings the cursor into view, and forgets the column that
    /// vertical movement aimed for.
    pub(super) fn place(&mut self, selection: Selection) {
        self.selection = selection;
        self.shown = None;
        self.goal_column = None;
        self.settle();
    }

    pub(super) fn select_all(&mut self) -> Outcome {
        // The view stays where it is: everything is selected, wherever one looks.
        let scroll = self.viewport.scroll;
        self.place(Selection { anchor: 0, head: self.buffer.len_chars() });
        self.viewport.scroll = scroll;
        Outcome::handled()
    }

    /// The first and last line that the selection touches. A line of which only the beginning is
    /// touched by the selection's end does not count.
    pub(super) fn selected_lines(&self) -> (usize, usize) {
        let range = self.selection.range();
        let first = self.buffer.line_of(range.start);
        let last = self.buffer.line_of(range.end);
        if last > first && range.end == self.buffer.line_start(last) {
            (first, last - 1)
        } else {
            (first, last)
        }
    }
}
