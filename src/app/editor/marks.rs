//! Notes beside lines, which move along when the text changes. They never know where they come from.

use super::buffer::Splice;
use std::collections::BTreeMap;

/// What a mark says of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MarkKind {
    /// A check failed because of this line.
    Failing,
    /// The tutor spoke of this line.
    Told,
    /// What failed here passes now.
    Passed,
}

/// A mark in the gutter, and what is said at the end of its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub kind: MarkKind,
    /// One sentence; shortened where it does not fit.
    pub message: Option<String>,
}

impl Mark {
    pub fn new(kind: MarkKind, message: impl Into<String>) -> Self {
        Self { kind, message: Some(message.into()) }
    }
}

/// Marks by 0-based line.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks {
    by_line: BTreeMap<usize, Mark>,
}

impl Marks {
    pub fn set(&mut self, marks: impl IntoIterator<Item = (usize, Mark)>, lines: usize) {
        self.by_line = marks.into_iter().filter(|(line, _)| *line < lines).collect();
    }

    pub fn get(&self, line: usize) -> Option<&Mark> {
        self.by_line.get(&line)
    }

    pub fn iter(&self) -> impl Iterator<Item = (usize, &Mark)> {
        self.by_line.iter().map(|(line, mark)| (*line, mark))
    }

    /// Follows a change of the text. A mark stays with what stood on its line; where that goes, the
    /// mark goes too.
    pub fn follow(&mut self, splice: &Splice) {
        if self.by_line.is_empty() || (splice.removed_lines == 0 && splice.inserted_lines == 0) {
            return;
        }
        let after = self.by_line.split_off(&(splice.line + splice.removed_lines + 1));
        let mut touched = self.by_line.split_off(&splice.line);
        let first = touched.remove(&splice.line);
        let last = touched.remove(&(splice.line + splice.removed_lines));
        let tail_line = splice.line + splice.inserted_lines;
        match (first, splice.removed_lines) {
            (Some(mark), 0) => {
                let line = if splice.head_blank { tail_line } else { splice.line };
                self.by_line.insert(line, mark);
            }
            (Some(mark), _) if !splice.head_blank => {
                self.by_line.insert(splice.line, mark);
            }
            _ => {}
        }
        if let Some(mark) = last
            && splice.head_blank
        {
            self.by_line.insert(tail_line, mark);
        }
        for (line, mark) in after {
            self.by_line.insert(line - splice.removed_lines + splice.inserted_lines, mark);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Mark, MarkKind, Marks};
    use crate::app::editor::buffer::Buffer;
    use std::ops::Range;

    fn lines_after(marked: &[usize], range: Range<usize>, inserted: &str) -> Vec<usize> {
        let buffer = Buffer::new("aa\n  bb\ncc\ndd\n");
        let mut marks = Marks::default();
        let mark = Mark { kind: MarkKind::Failing, message: None };
        marks.set(marked.iter().map(|line| (*line, mark.clone())), buffer.len_lines());
        marks.follow(&buffer.measure(range, inserted));
        marks.iter().map(|(line, _)| line).collect()
    }

    #[test]
    fn marks_stay_with_their_words() {
        // Lines begin at 0, 3, 8, 11.
        assert_eq!(lines_after(&[0, 1, 2], 1..1, "x"), [0, 1, 2], "within a line");
        assert_eq!(lines_after(&[0, 1, 2], 3..3, "\n"), [0, 2, 3], "a line in front");
        assert_eq!(lines_after(&[0, 1, 2], 5..5, "\n  "), [0, 2, 3], "a break in the indentation");
        assert_eq!(lines_after(&[0, 1, 2], 7..7, "\n"), [0, 1, 3], "a line after");
        assert_eq!(lines_after(&[0, 1, 2], 3..8, ""), [0, 1], "the line deleted");
        assert_eq!(lines_after(&[1, 2], 2..3, ""), [0, 1][1..].to_vec(), "joined to the line above");
        assert_eq!(lines_after(&[0, 1, 2, 3], 0..11, ""), [0], "several deleted");
        assert_eq!(lines_after(&[2], 0..13, ""), Vec::<usize>::new(), "all deleted");
    }

    #[test]
    fn marks_beyond_the_text_are_refused() {
        let mut marks = Marks::default();
        marks.set([(7, Mark { kind: MarkKind::Told, message: None })], 3);
        assert_eq!(marks.iter().count(), 0);
    }
}
