//! Taking text away beside the cursor. It never decides what whole lines are; `lines` does.

use super::history::EditKind;
use super::{Editor, Outcome, layout, words};
use std::ops::Range;

impl Editor {
    /// Backspace: the selection; an empty pair that the editor closed itself; a step of indentation;
    /// or one character.
    pub(super) fn delete_left(&mut self, now: u64) -> Outcome {
        let head = self.selection.head;
        if !self.selection.is_empty() {
            return self.delete_range(self.selection.range(), EditKind::Whole, now);
        }
        if self.closers.is_empty_pair_at(head) {
            return self.delete_range(head - 1..head + 1, EditKind::DeletingLeft, now);
        }
        let start = self.indent_step_before(head).unwrap_or_else(|| self.left_of(head));
        self.delete_range(start..head, EditKind::DeletingLeft, now)
    }

    pub(super) fn delete_right(&mut self, now: u64) -> Outcome {
        let head = self.selection.head;
        if !self.selection.is_empty() {
            return self.delete_range(self.selection.range(), EditKind::Whole, now);
        }
        self.delete_range(head..self.buffer.next_grapheme(head), EditKind::DeletingRight, now)
    }

    pub(super) fn delete_word_left(&mut self, now: u64) -> Outcome {
        if !self.selection.is_empty() {
            return self.delete_range(self.selection.range(), EditKind::Whole, now);
        }
        let head = self.selection.head;
        let at_start = self.buffer.char_before(head) == Some('\n');
        let start = if at_start { head - 1 } else { words::previous_start(&self.buffer, head) };
        self.delete_range(start..head, EditKind::Whole, now)
    }

    pub(super) fn delete_word_right(&mut self, now: u64) -> Outcome {
        if !self.selection.is_empty() {
            return self.delete_range(self.selection.range(), EditKind::Whole, now);
        }
        let head = self.selection.head;
        let at_end = self.buffer.char_at(head) == Some('\n');
        let end = if at_end { head + 1 } else { words::next_end(&self.buffer, head) };
        self.delete_range(head..end, EditKind::Whole, now)
    }

    fn delete_range(&mut self, range: Range<usize>, kind: EditKind, now: u64) -> Outcome {
        self.change(kind, now, |editor| editor.replace(range, ""))
    }

    /// The beginning of what Backspace takes. A base with combining characters loses the last of
    /// them no more than a person could see: it goes as a whole.
    fn left_of(&self, head: usize) -> usize {
        self.buffer.previous_grapheme(head)
    }

    /// The previous stop of indentation, if only spaces are in front of the cursor.
    fn indent_step_before(&self, head: usize) -> Option<usize> {
        self.options.language?;
        let line = self.buffer.line_of(head);
        let start = self.buffer.line_start(line);
        let before = self.buffer.rope().slice(start..head);
        if head == start || before.chars().any(|character| character != ' ') {
            return None;
        }
        let column = layout::column_of(self.buffer.line(line), head - start);
        let step = self.options.indent();
        let stop = (column - 1) / step * step;
        Some(start + stop)
    }
}

#[cfg(test)]
mod tests {
    use crate::app::editor::notation::check;

    #[test]
    fn characters_and_selections() {
        check(&[
            ("ab|c", "<delete-left>", "a|c"),
            ("|abc", "<delete-left>", "|abc"),
            ("ab|c", "<delete-right>", "ab|"),
            ("abc|", "<delete-right>", "abc|"),
            ("ab\n|cd", "<delete-left>", "ab|cd"),
            ("ab|\ncd", "<delete-right>", "ab|cd"),
            ("👨‍👩‍👧|x", "<delete-left>", "|x"),
            ("|e\u{301}x", "<delete-right>", "|x"),
            ("a¦bc|d", "<delete-left>", "a|d"),
            ("a|bc¦d", "<delete-right>", "a|d"),
            ("a¦b\nc|d", "<delete-word-left>", "a|d"),
        ]);
    }

    #[test]
    fn backspace_takes_steps_of_indentation() {
        check(&[
            ("        |x", "<delete-left>", "    |x"),
            ("      |x", "<delete-left>", "    |x"),
            ("    |", "<delete-left>", "|"),
            ("a    |x", "<delete-left>", "a   |x"),
            ("\t|x", "<delete-left>", "|x"),
            ("    |    x", "<delete-left>", "|    x"),
        ]);
    }

    #[test]
    fn words_and_line_ends() {
        check(&[
            ("foo bar|", "<delete-word-left>", "foo |"),
            ("foo |bar", "<delete-word-left>", "|bar"),
            ("foo\n|bar", "<delete-word-left>", "foo|bar"),
            ("|foo bar", "<delete-word-right>", "| bar"),
            ("foo|\n  bar", "<delete-word-right>", "foo|  bar"),
            ("foo| bar", "<delete-word-right>", "foo|"),
        ]);
    }
}
