//! The visual modes: a selection that holds the character under the cursor, or whole lines. It never
//! decides what is done with it.

use super::region::Region;
use super::text_objects::held;
use super::{Mode, Vim};
use crate::app::editor::{Editor, Selection, layout};

/// How much was selected, so that as much can be selected elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Covered {
    lines: bool,
    /// Line breaks within it.
    breaks: usize,
    /// Characters of its last line.
    characters: usize,
}

impl Vim {
    pub(super) fn begin_visual(&mut self, editor: &mut Editor, lines: bool) {
        self.mode = if lines { Mode::VisualLine } else { Mode::Visual };
        self.show(editor);
    }

    /// Back to normal mode; the cursor stays.
    pub(super) fn end_visual(&mut self, editor: &mut Editor) {
        if self.is_visual() {
            self.last_visual = Some((editor.selection, self.mode));
            self.mode = Mode::Normal;
            editor.place(Selection::cursor(editor.selection.head));
        }
    }

    pub(super) fn reselect(&mut self, editor: &mut Editor) {
        if let Some((selection, mode)) = self.last_visual {
            let total = editor.buffer.len_chars();
            let place = |offset: usize| editor.buffer.offset(editor.buffer.position(offset.min(total)));
            let selection = Selection { anchor: place(selection.anchor), head: place(selection.head) };
            self.mode = mode;
            editor.place(selection);
        }
    }

    /// What is selected.
    pub(super) fn selected(&self, editor: &Editor) -> Region {
        let range = held(editor, editor.selection);
        if self.mode == Mode::VisualLine {
            let last = editor.selection.range().end;
            return Region::lines(editor, editor.buffer.line_of(range.start), editor.buffer.line_of(last));
        }
        Region::characters(range)
    }

    /// Makes the screen show what is selected.
    pub(super) fn show(&self, editor: &mut Editor) {
        if self.is_visual() {
            let region = self.selected(editor);
            let end = if region.lines {
                (region.range.end + 1).min(editor.buffer.len_chars())
            } else {
                region.range.end
            };
            editor.shown = Some(region.range.start..end);
        }
    }

    /// Something that is not of vim has selected, or not: the mode follows.
    pub(super) fn adopt(&mut self, editor: &mut Editor) {
        let Selection { anchor, head } = editor.selection;
        if anchor == head {
            self.mode = Mode::Normal;
            return;
        }
        let buffer = &editor.buffer;
        let edge = |offset: usize| {
            offset == buffer.line_start(buffer.line_of(offset)) || offset == buffer.len_chars()
        };
        if self.mode != Mode::VisualLine || !edge(anchor) || !edge(head) {
            self.mode = Mode::Visual;
        }
        // The end of an ordinary selection is behind its last character.
        let selection = if anchor < head {
            Selection { anchor, head: buffer.previous_grapheme(head) }
        } else {
            Selection { anchor: buffer.previous_grapheme(anchor), head }
        };
        editor.hold(selection);
        self.show(editor);
    }

    pub(super) fn covered(&self, editor: &Editor) -> Covered {
        let region = self.selected(editor);
        let (first, last) = region.line_numbers(editor);
        let start = region.range.start.max(editor.buffer.line_start(last));
        let characters = editor.buffer.slice(start..region.range.end).chars().count();
        Covered { lines: region.lines, breaks: last - first, characters }
    }

    /// Selects as much from the cursor on.
    pub(super) fn cover(&mut self, editor: &mut Editor, covered: Covered) {
        let buffer = &editor.buffer;
        let anchor = editor.selection.head;
        let line = buffer.line_of(anchor);
        let last = (line + covered.breaks).min(buffer.last_line());
        let from = if covered.breaks == 0 { anchor } else { buffer.line_start(last) };
        let end = buffer.line_end(last);
        let wanted = (from + covered.characters.max(1) - 1).min(end.saturating_sub(usize::from(end > from)));
        let (column, _) = layout::character_at(buffer.line(last), usize::MAX);
        let head = buffer.offset(buffer.position(wanted.min(buffer.line_start(last) + column)));
        editor.place(Selection { anchor, head: head.max(anchor) });
        self.begin_visual(editor, covered.lines);
    }
}

/// Turns what is shown into an ordinary selection, so that whatever is not of vim takes it as such.
pub(super) fn lay_open(editor: &mut Editor) {
    if let Some(shown) = editor.shown.take() {
        editor.hold(Selection { anchor: shown.start, head: shown.end });
    }
}
