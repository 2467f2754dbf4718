//! Whole lines: deleted, duplicated, moved. It never looks into them.

use super::history::EditKind;
use super::{Editor, Outcome, Selection};

impl Editor {
    /// Deletes the lines of the cursor or the selection; the cursor keeps its column.
    pub(super) fn delete_lines(&mut self, now: u64) -> Outcome {
        self.change(EditKind::Whole, now, |editor| {
            let (first, last) = editor.selected_lines();
            let column = editor.cursor_column();
            let buffer = &editor.buffer;
            let range = if last < buffer.last_line() {
                buffer.line_start(first)..buffer.line_start(last + 1)
            } else {
                buffer.line_start(first).saturating_sub(1)..buffer.len_chars()
            };
            editor.replace(range, "");
            let line = first.min(editor.buffer.last_line());
            let (character, _) = super::layout::character_at(editor.buffer.line(line), column);
            editor.selection = Selection::cursor(editor.buffer.line_start(line) + character);
        })
    }

    /// Repeats the selection behind itself, or the line below itself; the cursor goes with the copy.
    pub(super) fn duplicate(&mut self, now: u64) -> Outcome {
        if self.options.single_line {
            return Outcome::ignored();
        }
        self.change(EditKind::Whole, now, |editor| {
            let selection = editor.selection;
            if selection.is_empty() {
                let line = editor.buffer.line_of(selection.head);
                let end = editor.buffer.line_end(line);
                let copy = format!("\n{}", editor.buffer.line(line));
                editor.replace(end..end, &copy);
                editor.selection = Selection::cursor(selection.head + copy.chars().count());
            } else {
                let range = selection.range();
                let (copy, shift) = (editor.buffer.slice(range.clone()), range.len());
                editor.replace(range.end..range.end, &copy);
                editor.selection =
                    Selection { anchor: selection.anchor + shift, head: selection.head + shift };
            }
        })
    }

    pub(super) fn move_lines_up(&mut self, now: u64) -> Outcome {
        if self.options.single_line {
            return Outcome::ignored();
        }
        self.change(EditKind::Whole, now, |editor| {
            let (first, last) = editor.selected_lines();
            if first == 0 {
                return;
            }
            // The line above goes below: what is moved keeps its marks and colours.
            let above = String::from(editor.buffer.line(first - 1));
            let length = above.chars().count() + 1;
            let selection = editor.selection;
            let end = editor.buffer.line_end(last);
            editor.replace(end..end, &format!("\n{above}"));
            let start = editor.buffer.line_start(first - 1);
            editor.replace(start..start + length, "");
            editor.selection = Selection { anchor: selection.anchor - length, head: selection.head - length };
        })
    }

    pub(super) fn move_lines_down(&mut self, now: u64) -> Outcome {
        if self.options.single_line {
            return Outcome::ignored();
        }
        self.change(EditKind::Whole, now, |editor| {
            let (first, last) = editor.selected_lines();
            if last >= editor.buffer.last_line() {
                return;
            }
            let below = String::from(editor.buffer.line(last + 1));
            let length = below.chars().count() + 1;
            let selection = editor.selection;
            let end = editor.buffer.line_end(last);
            editor.replace(end..end + length, "");
            let start = editor.buffer.line_start(first);
            editor.replace(start..start, &format!("{below}\n"));
            let limit = editor.buffer.len_chars();
            editor.selection = Selection {
                anchor: (selection.anchor + length).min(limit),
                head: (selection.head + length).min(limit),
            };
        })
    }

    /// Goes to a line by its number as people count, from 1; beyond the last, to the last.
    pub fn go_to_line(&mut self, number: usize) {
        let line = number.saturating_sub(1).min(self.buffer.last_line());
        let offset = self.buffer.line_start(line) + self.buffer.indentation(line);
        self.history.close();
        self.place(Selection::cursor(offset));
        self.centre();
    }
}

#[cfg(test)]
mod tests {
    use crate::app::editor::notation::{check, play, python, show};
    use crate::app::editor::{Mark, MarkKind};

    #[test]
    fn lines_are_deleted() {
        check(&[
            ("one\nt|wo\nthree", "<delete-line>", "one\nt|hree"),
            ("one\ntw|o", "<delete-line>", "on|e"),
            ("on|e", "<delete-line>", "|"),
            ("o¦ne\ntw|o\nthree", "<delete-line>", "th|ree"),
            ("¦one\n|two", "<delete-line>", "|two"),
            ("one\n|", "<delete-line>", "|one"),
        ]);
    }

    #[test]
    fn lines_and_selections_are_duplicated() {
        check(&[
            ("on|e\ntwo", "<duplicate-line>", "one\non|e\ntwo"),
            ("on|e", "<duplicate-line>", "one\non|e"),
            ("a¦bc|d", "<duplicate-line>", "abc¦bc|d"),
            ("a|bc¦d", "<duplicate-line>", "abc|bc¦d"),
            ("¦one\n|two", "<duplicate-line>", "one\n¦one\n|two"),
        ]);
    }

    #[test]
    fn lines_are_moved() {
        check(&[
            ("one\nt|wo\nthree", "<move-line-up>", "t|wo\none\nthree"),
            ("one\nt|wo\nthree", "<move-line-down>", "one\nthree\nt|wo"),
            ("o|ne\ntwo", "<move-line-up>", "o|ne\ntwo"),
            ("one\ntw|o", "<move-line-down>", "one\ntw|o"),
            ("one\ntw|o", "<move-line-up>", "tw|o\none"),
            ("o|ne\ntwo", "<move-line-down>", "two\no|ne"),
            ("one\n¦two\n|three", "<move-line-up>", "¦two\n|one\nthree"),
            ("¦one\n|two\nthree", "<move-line-down>", "two\n¦one\n|three"),
            ("one\nt¦wo\nthr|ee", "<move-line-up>", "t¦wo\nthr|ee\none"),
            ("one\nt|wo\nthree", "<move-line-down><undo>", "one\nt|wo\nthree"),
        ]);
    }

    #[test]
    fn a_moved_line_keeps_its_mark() {
        let mut editor = python("one\nt|wo\nthree");
        editor.set_marks([(1, Mark::new(MarkKind::Failing, "here"))]);
        let lines =
            |editor: &crate::app::editor::Editor| editor.marks().map(|(line, _)| line).collect::<Vec<_>>();
        let _ = play(&mut editor, "<move-line-down>");
        assert_eq!(lines(&editor), [2]);
        let _ = play(&mut editor, "<move-line-up><move-line-up>");
        assert_eq!(lines(&editor), [0]);
    }

    #[test]
    fn lines_are_found_by_their_number() {
        let mut editor = python("|one\n    two\nthree");
        for (number, shown) in
            [(2, "one\n    |two\nthree"), (0, "|one\n    two\nthree"), (99, "one\n    two\n|three")]
        {
            editor.go_to_line(number);
            assert_eq!(show(&editor), shown);
        }
    }
}
