//! The one place where the text changes: everything that has a place in it moves along, and history
//! learns of it. It never decides what to change.

use super::colours::LineChange;
use super::history::{Counted, Edit, EditKind};
use super::selection::Selection;
use super::{Editor, Outcome, graphemes, normalise};
use std::mem;
use std::ops::Range;

impl Editor {
    /// Replaces the whole text by another, as one step that can be undone (a reset to the starter).
    /// What both have in common at their ends keeps its marks and colours; the cursor stays on its
    /// line and column as far as they exist.
    pub fn set_text_keeping_undo(&mut self, text: &str, now: u64) -> Outcome {
        let text = normalise::line_endings(text);
        let text = if self.options.single_line { normalise::one_line(&text).into() } else { text };
        let cursor = self.cursor();
        let old = self.buffer.rope();
        let front = old.chars().zip(text.chars()).take_while(|(have, want)| have == want).count();
        let new_chars = text.chars().count();
        let most = (old.len_chars() - front).min(new_chars - front);
        let back = old
            .chars_at(old.len_chars())
            .reversed()
            .zip(text.chars().rev())
            .take(most)
            .take_while(|(have, want)| have == want)
            .count();
        let range = front..old.len_chars() - back;
        let middle: String = text.chars().skip(front).take(new_chars - front - back).collect();
        self.change(EditKind::Whole, now, |editor| {
            editor.replace(range, &middle);
            editor.selection = Selection::cursor(editor.buffer.offset(cursor));
        })
    }

    /// Does one change, of any number of replacements, that is undone as one.
    pub(super) fn change(&mut self, kind: EditKind, now: u64, body: impl FnOnce(&mut Self)) -> Outcome {
        if self.options.read_only {
            return Outcome::ignored();
        }
        let before = self.selection;
        body(self);
        self.goal_column = None;
        let edits = mem::take(&mut self.pending);
        let changed = self.finish();
        if !edits.is_empty() {
            self.history.record(kind, edits, before, self.selection, now);
        }
        Outcome { handled: true, changed, copied: None }
    }

    /// Replaces a range of characters, within a change.
    pub(super) fn replace(&mut self, range: Range<usize>, text: &str) {
        if range.is_empty() && text.is_empty() {
            return;
        }
        let removed = Counted::new(self.buffer.slice(range.clone()));
        let at = range.start;
        self.splice(range, text);
        self.pending.push(Edit { at, removed, inserted: Counted::new(text.to_owned()) });
    }

    pub(super) fn undo(&mut self) -> Outcome {
        if self.options.read_only {
            return Outcome::ignored();
        }
        let Some(step) = self.history.undo() else {
            return Outcome::handled();
        };
        let (before, edits) = (step.before, step.edits.clone());
        for edit in edits.iter().rev() {
            self.splice(edit.at..edit.at + edit.inserted.chars, &edit.removed.text);
        }
        self.return_to(before)
    }

    pub(super) fn redo(&mut self) -> Outcome {
        if self.options.read_only {
            return Outcome::ignored();
        }
        let Some(step) = self.history.redo() else {
            return Outcome::handled();
        };
        let (after, edits) = (step.after, step.edits.clone());
        self.do_again(&edits);
        self.return_to(after)
    }

    /// The same, with the cursor on the line and column where it was before, as vim has it.
    pub(super) fn redo_in_place(&mut self) -> Outcome {
        let Some(step) = self.history.redo() else {
            return Outcome::handled();
        };
        let (before, edits) = (step.before.head, step.edits.clone());
        let place = self.buffer.position(before);
        self.do_again(&edits);
        self.return_to(Selection::cursor(self.buffer.offset(place)))
    }

    fn do_again(&mut self, edits: &[Edit]) {
        for edit in edits {
            self.splice(edit.at..edit.at + edit.removed.chars, &edit.inserted.text);
        }
    }

    fn return_to(&mut self, selection: Selection) -> Outcome {
        self.selection = selection;
        self.goal_column = None;
        self.closers.clear();
        let changed = self.finish();
        Outcome { handled: true, changed, copied: None }
    }

    /// Ends a change: a new revision, if there was one, and the cursor in view.
    fn finish(&mut self) -> Option<usize> {
        let change = self.changing.take();
        if let Some(change) = change {
            self.revision += 1;
            self.colours.remember(self.revision, change);
            // What was written or deleted may have joined what is around it into one grapheme.
            let whole = |offset| graphemes::ceil_boundary(self.buffer.text(), offset);
            self.selection =
                Selection { anchor: whole(self.selection.anchor), head: whole(self.selection.head) };
        }
        self.settle();
        change.map(|change| change.first)
    }

    fn splice(&mut self, range: Range<usize>, text: &str) {
        let splice = self.buffer.measure(range.clone(), text);
        self.search.leave_lines(&self.buffer, splice.line, splice.line + splice.removed_lines);
        self.buffer.replace(range, text);
        self.search.enter_lines(&self.buffer, splice.line, splice.line + splice.inserted_lines);
        self.marks.follow(&splice);
        self.colours.follow(&splice);
        self.closers.follow(&splice);
        self.selection = self.selection.follow(&splice);
        self.shown = None;
        self.search.follow(&splice);
        // A drag under way began at a place that may be gone.
        self.grip = None;
        let change = LineChange::of(&splice);
        self.changing = Some(self.changing.map_or(change, |earlier| earlier.and_then(change)));
    }
}

#[cfg(test)]
mod tests {
    use crate::app::editor::notation::{play, python, show};
    use crate::app::editor::{Mark, MarkKind};

    #[test]
    fn the_first_changed_line_is_told() {
        let mut editor = python("a\nb¦\nc\nd|\n");
        assert_eq!(play(&mut editor, "<insert-indent>").changed, Some(1));
        assert_eq!(play(&mut editor, "<move-up>").changed, None);
        assert_eq!(play(&mut editor, "<undo>").changed, Some(1));
        assert_eq!(play(&mut editor, "<redo>").changed, Some(1));
        assert_eq!(editor.revision(), 3);
    }

    #[test]
    fn a_reset_can_be_undone_and_keeps_what_is_common() {
        let mut editor = python("def f():\n    work|\n\nlast");
        editor.set_marks([(3, Mark::new(MarkKind::Told, "here"))]);
        let outcome = editor.set_text_keeping_undo("def f():\r\n    pass\n    # more\n\nlast", 0);
        assert_eq!(
            (show(&editor).as_str(), outcome.changed),
            ("def f():\n    pass|\n    # more\n\nlast", Some(1))
        );
        assert_eq!(editor.marks().map(|(line, _)| line).collect::<Vec<_>>(), [4]);
        let _ = play(&mut editor, "<undo>");
        assert_eq!(show(&editor), "def f():\n    work|\n\nlast");
        assert_eq!(editor.set_text_keeping_undo("def f():\n    work\n\nlast", 0).changed, None);
    }
}
