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
    fn hold(&mut self, selection: Selection) {
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
