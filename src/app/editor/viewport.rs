//! Which part of the text is in view. It knows cells, never what is drawn in them.

use super::{Editor, Selection, layout};
use crate::domain::place::Position;

/// A cell, relative to the top left of the area that the editor is drawn into, its gutter included.
/// While dragging it may lie outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Point {
    pub row: isize,
    pub column: isize,
}

/// How far the text is scrolled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scroll {
    /// The first line in view.
    pub top: usize,
    /// The first column in view, in cells of an unscrolled line.
    pub left: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Viewport {
    /// Cells of the area, gutter included; 0 while unknown.
    pub rows: usize,
    pub columns: usize,
    pub scroll: Scroll,
}

/// Lines that stay in view above and below the cursor, where there is room.
const MARGIN_ROWS: usize = 3;
/// Columns that stay in view beside the cursor, where there is room.
const MARGIN_COLUMNS: usize = 6;

impl Editor {
    /// Tells the size of the area in cells, gutter included, and brings the cursor into view if the
    /// size changed. Until it is known nothing scrolls.
    pub fn set_viewport(&mut self, rows: usize, columns: usize) {
        if (self.viewport.rows, self.viewport.columns) != (rows, columns) {
            self.viewport.rows = rows;
            self.viewport.columns = columns;
            self.settle();
        }
    }

    pub const fn scroll(&self) -> Scroll {
        self.viewport.scroll
    }

    /// Scrolls by lines without moving the cursor, as a wheel does; negative is upwards.
    pub fn scroll_by(&mut self, lines: isize) {
        let top = self.viewport.scroll.top.saturating_add_signed(lines);
        self.viewport.scroll.top = top.min(self.last_top());
    }

    /// Scrolls sideways without moving the cursor; negative is to the left.
    pub fn scroll_sideways(&mut self, columns: isize) {
        let (first, end) = self.lines_in_view();
        let widest = (first..end).map(|line| layout::width_of(self.buffer.line(line))).max().unwrap_or(0);
        let left = self.viewport.scroll.left.saturating_add_signed(columns);
        self.viewport.scroll.left = left.min((widest + 1).saturating_sub(self.text_columns()));
    }

    /// Returns to where someone was.
    pub fn restore(&mut self, cursor: Position, scroll: Scroll) {
        self.viewport.scroll = scroll;
        self.place(Selection::cursor(self.buffer.offset(cursor)));
    }

    /// The lines in view: the first, and the one behind the last.
    pub fn lines_in_view(&self) -> (usize, usize) {
        let first = self.viewport.scroll.top.min(self.buffer.last_line());
        (first, (first + self.viewport.rows).min(self.buffer.len_lines()))
    }

    /// The cells that line numbers and marks take on the left, for an area so wide: a mark, the
    /// numbers, a space. Narrow areas have none.
    pub fn gutter_width(&self, columns: usize) -> usize {
        if self.options.single_line || columns < 12 {
            return 0;
        }
        if !self.options.line_numbers {
            return if self.options.language.is_some() { 2 } else { 0 };
        }
        let digits = self.buffer.len_lines().checked_ilog10().unwrap_or(0) as usize + 1;
        let width = digits.max(2) + 2;
        if width + 8 > columns { 2 } else { width }
    }

    /// Columns of text in view: never 0.
    pub fn text_columns(&self) -> usize {
        let columns = self.viewport.columns;
        columns.saturating_sub(self.gutter_width(columns)).max(1)
    }

    /// The column on screen of the cursor, in cells of an unscrolled line.
    pub fn cursor_column(&self) -> usize {
        let line = self.buffer.line_of(self.selection.head);
        layout::column_of(self.buffer.line(line), self.selection.head - self.buffer.line_start(line))
    }

    /// Brings the cursor into view with as little movement as possible, and forgets closers that it
    /// left behind.
    pub(super) fn settle(&mut self) {
        self.closers.keep_around(self.selection);
        let Viewport { rows, columns, .. } = self.viewport;
        if rows == 0 || columns == 0 {
            return;
        }
        let line = self.buffer.line_of(self.selection.head);
        let margin = MARGIN_ROWS.min((rows - 1) / 2);
        let top = self.viewport.scroll.top;
        let lowest = (line + margin + 1).saturating_sub(rows);
        let highest = line.saturating_sub(margin);
        self.viewport.scroll.top = top.max(lowest).min(highest).min(self.last_top());
        self.settle_sideways();
    }

    /// Puts the line of the cursor into the middle of the view.
    pub(super) fn centre(&mut self) {
        let line = self.buffer.line_of(self.selection.head);
        self.viewport.scroll.top = line.saturating_sub(self.viewport.rows / 2).min(self.last_top());
    }

    fn settle_sideways(&mut self) {
        let column = self.cursor_column();
        let width = self.text_columns();
        let margin = MARGIN_COLUMNS.min((width - 1) / 2);
        let left = self.viewport.scroll.left;
        // One cell behind the last character holds the cursor, one more a mark that the line goes on.
        let lowest = (column + margin + 1).saturating_sub(width);
        let highest = column.saturating_sub(margin);
        let left = left.max(lowest).min(highest);
        // A line that fits is never scrolled.
        self.viewport.scroll.left = if column + 1 < width && left <= margin { 0 } else { left };
    }

    /// The last line may be scrolled up to the last row, no further.
    fn last_top(&self) -> usize {
        self.buffer.len_lines().saturating_sub(self.viewport.rows.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::Scroll;
    use crate::app::editor::notation::{editor, play, python};
    use crate::app::editor::{Editor, EditorOptions};
    use crate::domain::place::Position;

    fn opened(lines: usize, rows: usize, columns: usize) -> Editor {
        let text = ("0123456789 ".repeat(10) + "\n").repeat(lines);
        let mut editor = python(&format!("|{text}"));
        editor.set_viewport(rows, columns);
        editor
    }

    #[test]
    fn the_cursor_stays_in_view_with_a_margin() {
        let mut editor = opened(100, 10, 44);
        let _ = play(&mut editor, &"<move-down>".repeat(6));
        assert_eq!(editor.scroll().top, 0);
        let _ = play(&mut editor, "<move-down>");
        assert_eq!(editor.scroll().top, 1);
        let _ = play(&mut editor, "<move-bottom>");
        assert_eq!(editor.scroll().top, 91);
        let _ = play(&mut editor, "<move-top><move-line-end>");
        assert_eq!(editor.scroll(), Scroll { top: 0, left: 110 + 7 - editor.text_columns() });
        let _ = play(&mut editor, "<move-line-start>");
        assert_eq!(editor.scroll().left, 0);
    }

    #[test]
    fn the_wheel_leaves_the_cursor_until_it_moves() {
        let mut editor = opened(100, 10, 40);
        editor.scroll_by(30);
        assert_eq!((editor.scroll().top, editor.cursor().line), (30, 0));
        editor.scroll_by(900);
        assert_eq!(editor.scroll().top, 91);
        let _ = play(&mut editor, "<move-down>");
        assert_eq!((editor.scroll().top, editor.cursor().line), (0, 1));
        editor.scroll_by(-5);
        assert_eq!(editor.scroll().top, 0);
    }

    #[test]
    fn any_size_is_survived() {
        let mut editor = opened(20, 1, 1);
        for (rows, columns) in [(1, 1), (0, 0), (1, 5), (2, 2), (500, 500), (3, 12), (0, 9), (9, 0)] {
            editor.set_viewport(rows, columns);
            let _ = play(&mut editor, "<move-bottom><move-line-end><move-page-up><move-top><move-page-down>");
            assert!(editor.scroll().top < editor.line_count());
        }
    }

    #[test]
    fn one_returns_to_where_one_was() {
        let mut editor = opened(100, 10, 40);
        let scroll = Scroll { top: 40, left: 0 };
        editor.restore(Position { line: 45, column: 3 }, scroll);
        assert_eq!((editor.cursor(), editor.scroll()), (Position { line: 45, column: 3 }, scroll));
        editor.restore(Position { line: 4_000, column: 3 }, Scroll { top: 9_999, left: 70 });
        assert_eq!((editor.cursor().line, editor.scroll()), (100, Scroll { top: 91, left: 0 }));
    }

    #[test]
    fn the_gutter_has_room_for_the_numbers() {
        assert_eq!(opened(5, 9, 40).gutter_width(40), 4);
        assert_eq!(opened(1_200, 9, 40).gutter_width(40), 6);
        assert_eq!(opened(5, 9, 40).gutter_width(11), 0);
        assert_eq!(editor("|", EditorOptions::prompt()).gutter_width(40), 0);
    }
}
