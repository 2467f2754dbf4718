//! What others read of an editor, and what they hang onto it. Nothing here changes the text.

use super::{Editor, EditorOptions, Mark};
use crate::domain::place::Position;
use crate::domain::tokens::TokenSpan;
use ropey::{Rope, RopeSlice};
use std::ops::Range;

impl Editor {
    pub const fn options(&self) -> EditorOptions {
        self.options
    }

    /// The whole text, with `\n` between lines.
    pub fn text(&self) -> String {
        String::from(self.buffer.rope())
    }

    /// The whole text as it is now, without copying it: later changes do not reach it.
    pub fn snapshot(&self) -> Rope {
        self.buffer.rope().clone()
    }

    pub fn is_empty(&self) -> bool {
        self.buffer.len_chars() == 0
    }

    /// How many lines there are: at least 1.
    pub fn line_count(&self) -> usize {
        self.buffer.len_lines()
    }

    /// A line without its end; empty beyond the last.
    pub fn line(&self, line: usize) -> RopeSlice<'_> {
        self.buffer.line(line)
    }

    pub fn cursor(&self) -> Position {
        self.buffer.position(self.selection.head)
    }

    /// Grows with every change of the text, and only then.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    pub const fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    pub const fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Replaces all marks; those beyond the text are left out. Lines are 0-based.
    pub fn set_marks(&mut self, marks: impl IntoIterator<Item = (usize, Mark)>) {
        self.marks.set(marks, self.buffer.len_lines());
    }

    pub fn mark(&self, line: usize) -> Option<&Mark> {
        self.marks.get(line)
    }

    /// All marks with their 0-based lines, from the top.
    pub fn marks(&self) -> impl Iterator<Item = (usize, &Mark)> {
        self.marks.iter()
    }

    /// The coloured stretches of a line, in bytes of that line.
    pub fn spans(&self, line: usize) -> &[TokenSpan] {
        self.colours.spans(line)
    }

    /// The lines that need colours: all that changed since theirs were found, and those between. What
    /// was asked for and never came, or came too late, is among them.
    pub fn stale_lines(&self) -> Option<Range<usize>> {
        self.colours.stale_lines()
    }

    /// Takes over colours that were found for the text as it was at `revision`: one entry per line
    /// from `first_line` on. Where the text has moved on, lines that changed keep their old colours
    /// and the others are found where they are now.
    pub fn apply_tokens(&mut self, revision: u64, first_line: usize, lines: Vec<Vec<TokenSpan>>) {
        let buffer = &self.buffer;
        self.colours.apply(revision, first_line, lines, |line| buffer.line(line).len_bytes());
    }
}
