//! Putting words into cells: clipped to their area, in the theme's styles. It never knows what the words
//! are about.

use super::theme::Theme;
use super::tones::style_of;
use crate::app::layout::Area;
use crate::app::lines::{Line, Span};
use crate::app::text;
use crate::config::theme::Role;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

pub struct Painter<'frame> {
    pub buffer: &'frame mut Buffer,
    pub theme: &'frame Theme,
}

/// Beyond this column of a pane no code block is tinted, as prose ends there too.
const WIDEST_TINT: u16 = 74;

impl Painter<'_> {
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// The part of an area that is there to be drawn on.
    pub fn rect(&self, area: Area) -> Rect {
        Rect::new(area.left, area.top, area.width, area.height).intersection(self.buffer.area)
    }

    pub fn fill(&mut self, area: Area, style: Style) {
        let rect = self.rect(area);
        self.buffer.set_style(rect, style);
    }

    /// Writes into a row from `column` on, no further than `end`; returns the column behind it.
    pub fn write(&mut self, column: u16, row: u16, words: &str, end: u16, style: Style) -> u16 {
        let room = self.buffer.area;
        let end = end.min(room.right());
        if row < room.top() || row >= room.bottom() || column < room.left() || column >= end {
            return column;
        }
        let (next, _) = self.buffer.set_stringn(column, row, words, usize::from(end - column), style);
        next
    }

    pub fn span(&mut self, column: u16, row: u16, span: &Span, end: u16) -> u16 {
        let style = style_of(self.theme, span.tone);
        self.write(column, row, &span.text, end, style)
    }

    /// One row of words: from the left edge, and up to one column before the right edge.
    pub fn line(&mut self, line: &Line, row: Area) {
        if row.is_empty() {
            return;
        }
        if let Some(indent) = line.tint {
            let left = row.left.saturating_add(indent).min(row.right());
            let right = row.right().saturating_sub(1).min(row.left + WIDEST_TINT + 1).max(left);
            self.fill(Area { left, width: right - left, ..row }, self.style(Role::CodeBlock));
        }
        let right_width: usize = line.right.iter().map(|span| text::width(&span.text)).sum();
        let right_start = row.right().saturating_sub(1 + right_width as u16).max(row.left);
        let end = if right_width == 0 { row.right() } else { right_start };
        let mut column = row.left;
        for span in &line.left {
            column = self.span(column, row.top, span, end);
        }
        let mut column = right_start;
        for span in &line.right {
            column = self.span(column, row.top, span, row.right());
        }
    }

    /// Rows from `top` on, and a thumb at the right edge where there are more than fit.
    pub fn lines(&mut self, lines: &[Line], top: usize, area: Area) {
        let thumb = lines.len() > usize::from(area.height);
        let width = area.width - u16::from(thumb).min(area.width);
        for (place, line) in lines.iter().skip(top).take(area.height.into()).enumerate() {
            self.line(line, Area { top: area.top + place as u16, height: 1, width, ..area });
        }
        self.thumb(lines.len(), top, area);
    }

    /// Where one is in something longer than its pane: a stroke at the right edge, as long as the part
    /// that is seen.
    pub fn thumb(&mut self, rows: usize, top: usize, area: Area) {
        let height = usize::from(area.height);
        if rows <= height || area.is_empty() {
            return;
        }
        let long = (height * height / rows).clamp(1, height);
        let travel = height - long;
        let first = (top * travel).div_ceil((rows - height).max(1)).min(travel);
        let style = self.style(Role::Hairline);
        for place in first..first + long {
            self.write(area.right() - 1, area.top + place as u16, "┃", area.right(), style);
        }
    }

    /// A vertical hairline.
    pub fn hairline(&mut self, area: Area) {
        let style = self.style(Role::Hairline);
        for row in area.top..area.bottom() {
            self.write(area.left, row, "│", area.right(), style);
        }
    }

    /// A horizontal one.
    pub fn rule(&mut self, column: u16, row: u16, end: u16) {
        let style = self.style(Role::Hairline);
        self.write(column, row, &"─".repeat(end.saturating_sub(column).into()), end, style);
    }
}
