//! Search and replace: one match after the other, or all of them as one step of undo. It never decides
//! what matches.

use super::history::EditKind;
use super::{Editor, Outcome, Selection};
use std::borrow::Cow;

/// A text does not grow beyond so many characters by one replacement of everything.
const MOST_CHARACTERS: usize = 1 << 22;

impl Editor {
    /// Replaces the match that is selected and goes on to the next one; where none is selected it only goes
    /// to one.
    pub fn replace_match(&mut self, replacement: &str, now: u64) -> Outcome {
        let Some(found) = self.selected_match() else {
            return self.find_next();
        };
        let text = one_line(replacement);
        let outcome = self.change(EditKind::Whole, now, |editor| {
            editor.replace(found.clone(), &text);
            editor.selection = Selection::cursor(found.start + text.chars().count());
        });
        // The search goes on from here, not from where it began.
        self.accept_search();
        self.show_match_from(self.selection.head);
        outcome
    }

    /// Replaces every match; returns how many there were.
    pub fn replace_matches(&mut self, replacement: &str, now: u64) -> (Outcome, usize) {
        let text = one_line(replacement);
        let total = self.search_count().map_or(0, |count| count.total);
        let grown = self.buffer.len_chars() + total.saturating_mul(text.chars().count());
        if total == 0 || grown > MOST_CHARACTERS {
            return (Outcome::handled(), 0);
        }
        let cursor = self.cursor();
        let outcome = self.change(EditKind::Whole, now, |editor| {
            for line in 0..editor.buffer.len_lines() {
                let matches = editor.matches_on(line, 0..usize::MAX);
                let (Some(first), Some(last)) = (matches.first(), matches.last()) else { continue };
                let start = editor.buffer.line_start(line);
                let whole = start + first.start..start + last.end;
                let old = editor.buffer.line(line);
                let mut new = String::new();
                let mut reached = first.start;
                for found in &matches {
                    new.push_str(&Cow::from(old.slice(reached..found.start)));
                    new.push_str(&text);
                    reached = found.end;
                }
                editor.replace(whole, &new);
            }
            editor.selection = Selection::cursor(editor.buffer.offset(cursor));
        });
        self.accept_search();
        (outcome, total)
    }
}

/// A replacement is typed in one line, but may have been set to anything.
fn one_line(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use crate::app::editor::notation::{python, show};
    use crate::domain::Action;

    #[test]
    fn one_match_after_the_other() {
        let mut editor = python("|one two one\none");
        let _ = editor.set_query("one");
        assert_eq!(show(&editor), "¦one| two one\none");
        let _ = editor.replace_match("1", 0);
        assert_eq!(show(&editor), "1 two ¦one|\none");
        let _ = editor.act(Action::FindNext, 0);
        let _ = editor.replace_match("", 0);
        assert_eq!(show(&editor), "1 two ¦one|\n");
        let _ = editor.act(Action::Undo, 0);
        assert_eq!(show(&editor), "1 two one\n¦one|");
        let _ = editor.act(Action::Undo, 0);
        assert_eq!(show(&editor), "¦one| two one\none");
    }

    #[test]
    fn a_replacement_that_holds_what_is_replaced_is_not_replaced_again() {
        let mut editor = python("|aa b");
        let _ = editor.set_query("a");
        for _ in 0..2 {
            let _ = editor.replace_match("aa", 0);
        }
        assert_eq!(editor.text(), "aaaa b");
    }

    #[test]
    fn everything_at_once_and_back_in_one_step() {
        let mut editor = python("one On|e\n\nxonex one\n");
        let _ = editor.set_query("one");
        let (outcome, count) = editor.replace_matches("é1", 0);
        assert_eq!((outcome.changed, count), (Some(0), 4));
        assert_eq!(editor.text(), "é1 é1\n\nxé1x é1\n");
        let _ = editor.act(Action::Undo, 0);
        assert_eq!(editor.text(), "one One\n\nxonex one\n");
        let _ = editor.set_query("nowhere");
        assert_eq!(editor.replace_matches("x", 0).1, 0);
    }
}
