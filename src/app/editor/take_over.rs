//! Taking over a text that was changed elsewhere: only the lines that differ are replaced, so that the
//! cursor, marks and colours stay with their lines. It never knows where the text comes from.

use super::history::EditKind;
use super::{Editor, Outcome, normalise};
use crate::app::text::{line_changes, lines_of};

impl Editor {
    /// Makes the text this one, as one step that can be undone. The cursor stays at what it stands
    /// before; where that is gone, at the change.
    pub fn take_over(&mut self, text: &str, now: u64) -> Outcome {
        let text = normalise::line_endings(text);
        let old = self.text();
        let (old_lines, new_lines) = (lines_of(&old), lines_of(&text));
        let changes = line_changes(&old_lines, &new_lines);
        let mut starts = vec![0];
        for line in &old_lines {
            starts.push(starts[starts.len() - 1] + line.chars().count());
        }
        self.change(EditKind::Whole, now, |editor| {
            // From the last to the first: what comes before stays where it was found.
            for change in changes.iter().rev() {
                let (removed, inserted) =
                    (old_lines[change.old.clone()].concat(), new_lines[change.new.clone()].concat());
                let (front, back) = common_ends(&removed, &inserted);
                let count = inserted.chars().count() - front - back;
                let middle: String = inserted.chars().skip(front).take(count).collect();
                editor.replace(starts[change.old.start] + front..starts[change.old.end] - back, &middle);
            }
        })
    }
}

/// How many characters at the beginning and at the end are the same, without overlap.
fn common_ends(one: &str, other: &str) -> (usize, usize) {
    let front = one.chars().zip(other.chars()).take_while(|(left, right)| left == right).count();
    let most = one.chars().count().min(other.chars().count()) - front;
    let back = one
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take(most)
        .take_while(|(left, right)| left == right)
        .count();
    (front, back)
}

#[cfg(test)]
mod tests {
    use crate::app::editor::notation::{play, python, show};

    #[test]
    fn the_cursor_stays_with_its_line() {
        for (before, text, after) in [
            ("one\ntwo|\nthree", "zero\none\ntwo\nthree", "zero\none\ntwo|\nthree"),
            ("one\ntwo|\nthree", "two\nthree", "two|\nthree"),
            ("one\ntw|o\nthree", "one\ntwice\nthree", "one\ntw|ice\nthree"),
            ("one\ntwo\n|three", "one\nthree", "one\n|three"),
            ("one\ntw|o\nthree", "one\nthree", "one\n|three"),
            ("a¦b|c\nd", "x\nabc\nd", "x\na¦b|c\nd"),
            ("|", "one\n", "one\n|"),
            ("one\n|", "", "|"),
            ("one|\n", "one\r\ntwo\r\n", "one|\ntwo\n"),
        ] {
            let mut editor = python(before);
            let _ = editor.take_over(text, 0);
            assert_eq!(show(&editor), after, "{before} becomes {text}");
            let _ = play(&mut editor, "<undo>");
            assert_eq!(show(&editor), before);
        }
    }

    #[test]
    fn it_is_one_step_however_many_places_differ() {
        let mut editor = python("one\ntwo\nthree\nfour|\n");
        let _ = editor.take_over("ONE\ntwo\nTHREE\nfour\nfive\n", 0);
        assert_eq!(show(&editor), "ONE\ntwo\nTHREE\nfour|\nfive\n");
        assert_eq!(editor.revision(), 1);
        let _ = play(&mut editor, "<undo>");
        assert_eq!(show(&editor), "one\ntwo\nthree\nfour|\n");
        let _ = play(&mut editor, "<redo>");
        assert_eq!(show(&editor), "ONE\ntwo\nTHREE\nfour|\nfive\n");
        // The same text changes nothing.
        let revision = editor.revision();
        assert_eq!(editor.take_over("ONE\ntwo\nTHREE\nfour\nfive\n", 0).changed, None);
        assert_eq!(editor.revision(), revision);
    }
}
