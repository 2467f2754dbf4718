//! Lines turned into comments and back. It knows no language but what `Language` says of one.

use super::history::EditKind;
use super::{Editor, Outcome, Selection};
use crate::domain::Language;

impl Editor {
    /// Comments the touched lines, or, if all of them are comments, makes them text again. Blank
    /// lines among others stay as they are.
    pub(super) fn toggle_comment(&mut self, now: u64) -> Outcome {
        let Some(marker) = self.options.language.map(Language::line_comment) else {
            return Outcome::ignored();
        };
        let (first, last) = self.selected_lines();
        let mut lines: Vec<usize> = (first..=last).filter(|line| !self.buffer.is_blank_line(*line)).collect();
        if lines.is_empty() {
            lines.push(first);
        }
        let all_comments = lines.iter().all(|line| self.is_comment(*line, marker));
        self.change(EditKind::Whole, now, |editor| {
            if all_comments {
                editor.uncomment(&lines, marker);
            } else {
                editor.comment(&lines, marker);
            }
        })
    }

    fn is_comment(&self, line: usize, marker: &str) -> bool {
        let indentation = self.buffer.indentation(line);
        let rest = self.buffer.line(line).slice(indentation..);
        rest.len_chars() >= marker.chars().count()
            && rest.chars().zip(marker.chars()).all(|(have, want)| have == want)
    }

    /// Puts the marker at the least indentation of the lines, so that they stay aligned.
    fn comment(&mut self, lines: &[usize], marker: &str) {
        let column = lines.iter().map(|line| self.buffer.indentation(*line)).min().unwrap_or(0);
        let text = format!("{marker} ");
        let length = text.chars().count();
        for line in lines {
            let at = self.buffer.line_start(*line) + column;
            let selection = self.selection;
            self.replace(at..at, &text);
            // An end of the selection in the indentation stays there.
            let follow = |offset: usize| if offset > at { offset + length } else { offset };
            self.selection = if selection.is_empty() {
                let head = selection.head;
                Selection::cursor(if head >= at { head + length } else { head })
            } else {
                Selection { anchor: follow(selection.anchor), head: follow(selection.head) }
            };
        }
    }

    fn uncomment(&mut self, lines: &[usize], marker: &str) {
        for line in lines {
            let at = self.buffer.line_start(*line) + self.buffer.indentation(*line);
            let mut end = at + marker.chars().count();
            if self.buffer.char_at(end) == Some(' ') {
                end += 1;
            }
            self.replace(at..end, "");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::app::editor::notation::check;

    #[test]
    fn comments_come_and_go() {
        check(&[
            ("    x |= 1", "<toggle-comment>", "    # x |= 1"),
            ("    # x |= 1", "<toggle-comment>", "    x |= 1"),
            ("#x|", "<toggle-comment>", "x|"),
            ("|x", "<toggle-comment>", "# |x"),
            ("|", "<toggle-comment>", "# |"),
            ("a¦\n    b\n\nc|", "<toggle-comment>", "# a¦\n#     b\n\n# c|"),
            ("# a¦\n#     b\n\n# c|", "<toggle-comment>", "a¦\n    b\n\nc|"),
            ("  ¦  a\n    # b|\n", "<toggle-comment>", "  ¦  # a\n    # # b|\n"),
            ("¦a\n|b", "<toggle-comment>", "¦# a\n|b"),
            ("¦a\nb|", "<toggle-comment><undo>", "¦a\nb|"),
        ]);
    }
}
