//! Clicks and drags on the text. It knows cells of the editor's own area, never the screen.

use super::viewport::Point;
use super::{Editor, Outcome, Selection, layout, words};
use std::ops::Range;

/// What a drag extends by, and what was under the pointer when it began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Grip {
    unit: Unit,
    origin: Range<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Character,
    Word,
    Line,
}

impl Editor {
    /// A button went down: one click places the cursor (or extends the selection), two select a
    /// word, three a line. A click on the gutter selects the line.
    pub fn pointer_down(&mut self, point: Point, clicks: usize, extend: bool) -> Outcome {
        let in_gutter = point.column < self.gutter_width(self.viewport.columns).cast_signed();
        let unit = match clicks {
            0 | 1 if in_gutter && !extend => Unit::Line,
            0 | 1 => Unit::Character,
            2 => Unit::Word,
            _ => Unit::Line,
        };
        self.history.close();
        let offset = self.offset_at(point);
        if extend {
            let anchor = self.selection.anchor;
            self.grip = Some(Grip { unit: Unit::Character, origin: anchor..anchor });
            self.hold(Selection { anchor, head: offset });
        } else {
            let origin = self.unit_at(unit, offset);
            self.hold(Selection { anchor: origin.start, head: origin.end });
            self.grip = Some(Grip { unit, origin });
        }
        Outcome::handled()
    }

    /// The pointer moved with the button down; outside of the area it scrolls.
    pub fn pointer_drag(&mut self, point: Point) -> Outcome {
        let Some(grip) = self.grip.clone() else {
            return Outcome::ignored();
        };
        let under = self.unit_at(grip.unit, self.offset_at(point));
        let selection = if under.start < grip.origin.start {
            Selection { anchor: grip.origin.end, head: under.start }
        } else {
            Selection { anchor: grip.origin.start, head: under.end.max(grip.origin.end) }
        };
        let above = point.row < 0;
        let below = point.row >= self.viewport.rows.cast_signed();
        if above || below || grip.unit == Unit::Character {
            self.place(selection);
        } else {
            self.hold(selection);
        }
        Outcome::handled()
    }

    /// The button went up.
    pub fn pointer_up(&mut self) {
        self.grip = None;
    }

    /// The place in the text that is nearest to a cell.
    pub fn offset_at(&self, point: Point) -> usize {
        let gutter = self.gutter_width(self.viewport.columns).cast_signed();
        let scroll = self.viewport.scroll;
        let line = scroll.top.saturating_add_signed(point.row).min(self.buffer.last_line());
        let column = scroll.left.saturating_add_signed(point.column - gutter);
        let (character, _) = layout::character_at(self.buffer.line(line), column);
        self.buffer.line_start(line) + character
    }

    /// Selects without scrolling: what was clicked is in view, and must stay under the pointer.
    pub(super) fn hold(&mut self, selection: Selection) {
        let scroll = self.viewport.scroll;
        self.place(selection);
        self.viewport.scroll = scroll;
    }

    fn unit_at(&self, unit: Unit, offset: usize) -> Range<usize> {
        match unit {
            Unit::Character => offset..offset,
            Unit::Word => words::around(&self.buffer, offset),
            Unit::Line => {
                let line = self.buffer.line_of(offset);
                let end = (self.buffer.line_end(line) + 1).min(self.buffer.len_chars());
                self.buffer.line_start(line)..end
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Point;
    use crate::app::editor::Editor;
    use crate::app::editor::notation::{python, show};

    /// Text begins behind a gutter of 4.
    fn at(row: isize, column: isize) -> Point {
        Point { row, column: column + 4 }
    }

    fn opened(text: &str) -> Editor {
        let mut editor = python(text);
        editor.set_viewport(10, 40);
        assert_eq!(editor.gutter_width(40), 4);
        editor
    }

    #[test]
    fn clicks_place_and_select() {
        let mut editor = opened("|foo bar\n漢字 x\nlast");
        for (point, clicks, extend, shown) in [
            (at(0, 5), 1, false, "foo b|ar\n漢字 x\nlast"),
            (at(1, 3), 1, false, "foo bar\n漢|字 x\nlast"),
            (at(1, 99), 1, false, "foo bar\n漢字 x|\nlast"),
            (at(9, 2), 1, false, "foo bar\n漢字 x\nla|st"),
            (at(0, 5), 2, false, "foo ¦bar|\n漢字 x\nlast"),
            (at(0, 5), 3, false, "¦foo bar\n|漢字 x\nlast"),
            (at(2, 0), 3, false, "foo bar\n漢字 x\n¦last|"),
            (at(1, -4), 1, false, "foo bar\n¦漢字 x\n|last"),
            (at(0, 1), 1, false, "f|oo bar\n漢字 x\nlast"),
            (at(0, 4), 1, true, "f¦oo |bar\n漢字 x\nlast"),
        ] {
            let _ = editor.pointer_down(point, clicks, extend);
            assert_eq!(show(&editor), shown);
        }
    }

    #[test]
    fn drags_extend_by_what_was_clicked() {
        let mut editor = opened("|foo bar\nbaz qux\nlast");
        let _ = editor.pointer_down(at(0, 5), 1, false);
        let _ = editor.pointer_drag(at(1, 1));
        assert_eq!(show(&editor), "foo b¦ar\nb|az qux\nlast");
        let _ = editor.pointer_down(at(0, 5), 2, false);
        let _ = editor.pointer_drag(at(1, 1));
        assert_eq!(show(&editor), "foo ¦bar\nbaz| qux\nlast");
        let _ = editor.pointer_drag(at(0, 0));
        assert_eq!(show(&editor), "|foo bar¦\nbaz qux\nlast");
        let _ = editor.pointer_down(at(1, 5), 3, false);
        let _ = editor.pointer_drag(at(0, 2));
        assert_eq!(show(&editor), "|foo bar\nbaz qux\n¦last");
        editor.pointer_up();
        assert!(!editor.pointer_drag(at(2, 2)).handled);
    }

    #[test]
    fn dragging_out_scrolls() {
        let mut editor = opened(&format!("|{}", "line\n".repeat(50)));
        let _ = editor.pointer_down(at(5, 2), 1, false);
        let _ = editor.pointer_drag(at(12, 2));
        assert_eq!(editor.cursor().line, 12);
        assert!(editor.scroll().top > 0);
        let _ = editor.pointer_drag(at(-30, 2));
        assert_eq!((editor.cursor().line, editor.scroll().top), (0, 0));
    }
}
