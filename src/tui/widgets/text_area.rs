//! Draws an editor: gutter, text, selection, matches, marks. It never changes the editor and never
//! decides what a key does.

use crate::app::editor::graphemes::Clusters;
use crate::app::editor::{BracketPair, Editor, MarkKind, SelectedPart, layout};
use crate::domain::tokens::{TokenClass, TokenSpan};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use std::borrow::Cow;
use std::ops::Range;

/// Fewer cells than this behind a line's end hold no message.
const SHORTEST_MESSAGE: usize = 10;
/// Cells between a line's end and its message.
const MESSAGE_GAP: usize = 2;

/// An editor as it is drawn.
#[derive(Debug, Clone, Copy)]
pub struct TextArea<'view> {
    pub editor: &'view Editor,
    pub styles: &'view TextAreaStyles,
    /// Keys go here: the cursor and its line are shown.
    pub focused: bool,
    /// Shown while there is no text.
    pub placeholder: &'view str,
}

/// All styles of a text area; each is laid over `text`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TextAreaStyles {
    pub text: Style,
    pub placeholder: Style,
    pub line_number: Style,
    pub current_line_number: Style,
    /// A tint of the background.
    pub current_line: Style,
    pub selection: Style,
    pub search_match: Style,
    pub bracket: Style,
    /// `‹` and `›` where a line goes on outside of the view.
    pub clipped: Style,
    /// What stands for tabs and control characters.
    pub substitute: Style,
    pub failing: Style,
    pub told: Style,
    pub passed: Style,
    pub tokens: TokenStyles,
}

/// One style for each class of token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TokenStyles {
    pub comment: Style,
    pub keyword: Style,
    pub operator: Style,
    pub string: Style,
    pub escape: Style,
    pub number: Style,
    pub constant: Style,
    pub function: Style,
    pub type_name: Style,
    pub builtin: Style,
    pub parameter: Style,
}

impl TokenStyles {
    pub const fn of(&self, class: TokenClass) -> Style {
        match class {
            TokenClass::Comment => self.comment,
            TokenClass::Keyword => self.keyword,
            TokenClass::Operator => self.operator,
            TokenClass::String => self.string,
            TokenClass::Escape => self.escape,
            TokenClass::Number => self.number,
            TokenClass::Constant => self.constant,
            TokenClass::Function => self.function,
            TokenClass::Type => self.type_name,
            TokenClass::Builtin => self.builtin,
            TokenClass::Parameter => self.parameter,
        }
    }
}

impl TextAreaStyles {
    pub const fn mark(&self, kind: MarkKind) -> Style {
        match kind {
            MarkKind::Failing => self.failing,
            MarkKind::Told => self.told,
            MarkKind::Passed => self.passed,
        }
    }
}

/// The sign of a mark in the gutter, one cell wide.
pub const fn mark_glyph(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Failing => "✗",
        MarkKind::Told => "»",
        MarkKind::Passed => "✓",
    }
}

impl TextArea<'_> {
    /// Draws every cell of `area`. Returns the cell of the terminal's cursor, if it is in view and
    /// the editor is focused.
    pub fn render(&self, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return None;
        }
        let gutter = self.editor.gutter_width(area.width.into()) as u16;
        let text_area = Rect { x: area.x + gutter, width: area.width - gutter, ..area };
        let cursor = self.editor.cursor();
        let bracket_pair = if self.focused { self.editor.bracket_pair() } else { None };
        let top = self.editor.scroll().top;
        for row in 0..area.height {
            let line = top + usize::from(row);
            let is_current = self.focused && line == cursor.line && !self.editor.options().single_line;
            let base =
                if is_current { self.styles.text.patch(self.styles.current_line) } else { self.styles.text };
            let whole = Rect { y: area.y + row, height: 1, ..area };
            clear(whole, base, buffer);
            if line < self.editor.line_count() {
                self.draw_gutter(line, Rect { width: gutter, ..whole }, is_current, base, buffer);
                let row = Row {
                    view: self,
                    line,
                    base,
                    area: Rect { y: whole.y, height: 1, ..text_area },
                    bracket_pair,
                    selected: self.editor.selected_on(line),
                };
                row.draw(buffer);
            }
        }
        if self.editor.is_empty() && !self.placeholder.is_empty() {
            let text = layout::fitted(self.placeholder, text_area.width.into());
            buffer.set_string(text_area.x, text_area.y, text, self.styles.placeholder);
        }
        if self.focused { self.cursor_cell(text_area) } else { None }
    }

    fn cursor_cell(&self, text_area: Rect) -> Option<Position> {
        let scroll = self.editor.scroll();
        let row = self.editor.cursor().line.checked_sub(scroll.top)?;
        let column = self.editor.cursor_column().checked_sub(scroll.left)?;
        let inside = row < usize::from(text_area.height) && column < usize::from(text_area.width);
        inside.then(|| Position { x: text_area.x + column as u16, y: text_area.y + row as u16 })
    }

    /// A mark, the number, a space; without numbers the mark and a space.
    fn draw_gutter(&self, line: usize, area: Rect, is_current: bool, base: Style, buffer: &mut Buffer) {
        if area.width == 0 {
            return;
        }
        if area.width > 2 {
            let own = if is_current { self.styles.current_line_number } else { self.styles.line_number };
            let width = usize::from(area.width) - 2;
            let number = format!("{:>width$}", line + 1);
            buffer.set_string(area.x + 1, area.y, number, base.patch(own));
        }
        if let Some(mark) = self.editor.mark(line) {
            buffer.set_string(area.x, area.y, mark_glyph(mark.kind), base.patch(self.styles.mark(mark.kind)));
        }
    }
}

/// One line being drawn.
struct Row<'view> {
    view: &'view TextArea<'view>,
    line: usize,
    base: Style,
    area: Rect,
    bracket_pair: Option<BracketPair>,
    selected: Option<SelectedPart>,
}

/// One grapheme in view.
struct Piece {
    /// Cells from the left edge of the view; negative where the edge cuts it.
    cell: isize,
    width: usize,
    symbol: Cow<'static, str>,
    substitute: bool,
    character: usize,
    byte: usize,
}

impl Row<'_> {
    fn draw(&self, buffer: &mut Buffer) {
        let editor = self.view.editor;
        let width = usize::from(self.area.width);
        let left = editor.scroll().left;
        let pieces = self.pieces(left, width);
        let line_end = pieces.last().map_or(0, |piece| piece.cell + piece.width.cast_signed());
        let clipped_left = left > 0 && editor.line(self.line).len_chars() > 0;
        let clipped_right = line_end > width.cast_signed();
        let first = isize::from(clipped_left);
        let end = width.cast_signed() - isize::from(clipped_right);
        let matches = self.matches(&pieces);
        let spans = editor.spans(self.line);
        for piece in &pieces {
            let style = self.style_of(piece, &matches, spans);
            if piece.cell < first || piece.cell + piece.width.cast_signed() > end {
                self.blank(piece, first..end, style, buffer);
            } else {
                self.put(piece, style, buffer);
            }
        }
        if let Some(selected) = &self.selected
            && selected.with_end
            && (0..end).contains(&line_end)
        {
            let style = self.base.patch(self.view.styles.selection);
            buffer[(self.area.x + line_end as u16, self.area.y)].set_style(style);
        }
        if !clipped_right {
            self.draw_message(line_end.max(0).cast_unsigned(), buffer);
        }
        let style = self.base.patch(self.view.styles.clipped);
        if clipped_left {
            buffer[(self.area.x, self.area.y)].set_symbol("‹").set_style(style);
        }
        if clipped_right {
            buffer[(self.area.right() - 1, self.area.y)].set_symbol("›").set_style(style);
        }
    }

    /// The graphemes that touch the view, and the first one behind it.
    fn pieces(&self, left: usize, width: usize) -> Vec<Piece> {
        let line = self.view.editor.line(self.line);
        let (start, mut column) = layout::character_at(line, left);
        let mut clusters = Clusters::new(line, start);
        let mut pieces = Vec::with_capacity(width.min(line.len_chars()) + 1);
        while column <= left + width
            && let Some(cluster) = clusters.next_cluster()
        {
            let glyph = layout::glyph(cluster.text, column);
            pieces.push(Piece {
                cell: column.cast_signed() - left.cast_signed(),
                width: glyph.width,
                substitute: glyph.substitute,
                symbol: Cow::Owned(glyph.symbol.into_owned()),
                character: cluster.start,
                byte: cluster.byte,
            });
            column += glyph.width;
        }
        pieces
    }

    fn matches(&self, pieces: &[Piece]) -> Vec<Range<usize>> {
        match (pieces.first(), pieces.last()) {
            (Some(first), Some(last)) => {
                self.view.editor.matches_on(self.line, first.character..last.character + 1)
            }
            _ => Vec::new(),
        }
    }

    fn style_of(&self, piece: &Piece, matches: &[Range<usize>], spans: &[TokenSpan]) -> Style {
        let styles = self.view.styles;
        let mut style = self.base;
        let span = spans.partition_point(|span| span.end <= piece.byte);
        if let Some(span) = spans.get(span).filter(|span| span.start <= piece.byte) {
            style = style.patch(styles.tokens.of(span.class));
        }
        if piece.substitute {
            style = style.patch(styles.substitute);
        }
        if matches.iter().any(|found| found.contains(&piece.character)) {
            style = style.patch(styles.search_match);
        }
        let is_bracket = self.bracket_pair.is_some_and(|pair| {
            [pair.opener, pair.closer]
                .iter()
                .any(|position| position.line == self.line && position.column == piece.character)
        });
        if is_bracket {
            style = style.patch(styles.bracket);
        }
        if self.selected.as_ref().is_some_and(|part| part.columns.contains(&piece.character)) {
            style = style.patch(styles.selection);
        }
        style
    }

    fn put(&self, piece: &Piece, style: Style, buffer: &mut Buffer) {
        for offset in 0..piece.width {
            let column = self.area.x + (piece.cell.cast_unsigned() + offset) as u16;
            let cell = &mut buffer[(column, self.area.y)];
            if offset == 0 {
                cell.set_symbol(&piece.symbol);
            }
            cell.set_style(style);
        }
    }

    /// A grapheme that an edge cuts is not drawn; its cells in view keep its background.
    fn blank(&self, piece: &Piece, view: Range<isize>, style: Style, buffer: &mut Buffer) {
        for cell in piece.cell.max(view.start)..(piece.cell + piece.width.cast_signed()).min(view.end) {
            buffer[(self.area.x + cell.cast_unsigned() as u16, self.area.y)].set_style(style);
        }
    }

    /// What the line's mark says, behind the text, if there is room for some of it.
    fn draw_message(&self, line_end: usize, buffer: &mut Buffer) {
        let Some(mark) = self.view.editor.mark(self.line) else {
            return;
        };
        let Some(message) = &mark.message else {
            return;
        };
        let start = line_end + MESSAGE_GAP;
        let room = usize::from(self.area.width).saturating_sub(start);
        let text = layout::fitted(message, room);
        if room >= SHORTEST_MESSAGE || text == *message {
            let style = self.base.patch(self.view.styles.mark(mark.kind));
            buffer.set_string(self.area.x + start as u16, self.area.y, text, style);
        }
    }
}

fn clear(area: Rect, style: Style, buffer: &mut Buffer) {
    for column in area.left()..area.right() {
        let cell = &mut buffer[(column, area.y)];
        cell.reset();
        cell.set_style(style);
    }
}
