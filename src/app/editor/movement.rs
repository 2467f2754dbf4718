//! Where the cursor goes. It never changes the text.

use super::{Editor, Outcome, Selection, layout, words};

/// A way to move the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Motion {
    Up,
    Down,
    Left,
    Right,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    PageUp,
    PageDown,
    Top,
    Bottom,
    Bracket,
}

impl Editor {
    /// Moves the cursor, with the selection's other end staying where it is if `extend`.
    pub(super) fn travel(&mut self, motion: Motion, extend: bool) -> Outcome {
        if self.options.single_line
            && matches!(motion, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown)
        {
            return Outcome::ignored();
        }
        self.history.close();
        let range = self.selection.range();
        if !extend && !range.is_empty() {
            let collapsed = match motion {
                Motion::Left => Some(range.start),
                Motion::Right => Some(range.end),
                _ => None,
            };
            if let Some(offset) = collapsed {
                self.place(Selection::cursor(offset));
                return Outcome::handled();
            }
        }
        match motion {
            Motion::Up => self.travel_lines(-1, extend),
            Motion::Down => self.travel_lines(1, extend),
            Motion::PageUp => self.travel_page(-1, extend),
            Motion::PageDown => self.travel_page(1, extend),
            _ => {
                let head = self.target(motion);
                self.arrive(head, extend);
            }
        }
        Outcome::handled()
    }

    fn target(&self, motion: Motion) -> usize {
        let head = self.selection.head;
        let buffer = &self.buffer;
        match motion {
            Motion::Left => buffer.previous_grapheme(head),
            Motion::Right => buffer.next_grapheme(head),
            Motion::WordLeft => words::previous_start(buffer, head),
            Motion::WordRight => words::next_end(buffer, head),
            Motion::LineStart => self.smart_start(head),
            Motion::LineEnd => buffer.line_end(buffer.line_of(head)),
            Motion::Top => 0,
            Motion::Bottom => buffer.len_chars(),
            Motion::Bracket => self.bracket_target(head).unwrap_or(head),
            Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown => head,
        }
    }

    /// The first letter of the line; from there, the line's edge.
    fn smart_start(&self, head: usize) -> usize {
        let line = self.buffer.line_of(head);
        let start = self.buffer.line_start(line);
        let letter = start + self.buffer.indentation(line);
        if head == letter { start } else { letter }
    }

    fn arrive(&mut self, head: usize, extend: bool) {
        let anchor = if extend { self.selection.anchor } else { head };
        self.place(Selection { anchor, head });
    }

    /// Moves by lines, towards the column where the way began; beyond the first and the last line
    /// it reaches the text's ends.
    fn travel_lines(&mut self, lines: isize, extend: bool) {
        let head = self.selection.head;
        let line = self.buffer.line_of(head);
        let goal = self.goal_column.unwrap_or_else(|| self.cursor_column());
        let target = line.saturating_add_signed(lines).min(self.buffer.last_line());
        let head = if line == 0 && lines < 0 {
            0
        } else if line == self.buffer.last_line() && lines > 0 {
            self.buffer.len_chars()
        } else {
            let (character, _) = layout::character_at(self.buffer.line(target), goal);
            self.buffer.line_start(target) + character
        };
        self.arrive(head, extend);
        self.goal_column = Some(goal);
    }

    /// A page keeps two lines of the one before, and the cursor on its row.
    fn travel_page(&mut self, direction: isize, extend: bool) {
        let lines = self.viewport.rows.saturating_sub(2).max(1).cast_signed() * direction;
        self.scroll_by(lines);
        self.travel_lines(lines, extend);
    }
}
