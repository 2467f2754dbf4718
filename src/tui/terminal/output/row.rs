//! One row of a buffer as a terminal shows it: each column holds a glyph or the rest of the one before.
//! It never writes anything.

use crate::app::text::{grapheme_width, is_harmful};
use ratatui::buffer::Cell;

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Slot<'row> {
    /// A glyph begins here. Its symbol is safe to be written.
    Lead { symbol: &'row str, width: u16, cell: &'row Cell },
    /// Covered by the glyph that begins further left; what the cell says is not shown.
    Covered,
}

impl Slot<'_> {
    /// Whether the terminal shows the same for both.
    pub fn shows_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Covered, Self::Covered) => true,
            (
                Self::Lead { symbol, width, cell },
                Self::Lead { symbol: other_symbol, width: other_width, cell: other_cell },
            ) => {
                symbol == other_symbol
                    && width == other_width
                    && cell.fg == other_cell.fg
                    && cell.bg == other_cell.bg
                    && cell.modifier == other_cell.modifier
            }
            _ => false,
        }
    }
}

/// The row's cells as slots. Glyphs that do not fit before the edge are blanks, and so are those that a
/// terminal would not show as a glyph: control characters, marks without a letter.
pub(super) fn slots<'row>(cells: &'row [Cell], slots: &mut Vec<Slot<'row>>) {
    slots.clear();
    let mut column = 0;
    while let Some(cell) = cells.get(column) {
        let (symbol, width) = glyph(cell.symbol(), cells.len() - column);
        slots.push(Slot::Lead { symbol, width: width as u16, cell });
        slots.extend(std::iter::repeat_n(Slot::Covered, width - 1));
        column += width;
    }
}

fn glyph(symbol: &str, room: usize) -> (&str, usize) {
    if let [byte] = symbol.as_bytes() {
        return (if byte.is_ascii_control() { " " } else { symbol }, 1);
    }
    let width = grapheme_width(symbol);
    let unfit =
        width == 0 || width > room || symbol.chars().any(|letter| letter.is_control() || is_harmful(letter));
    if unfit { (" ", 1) } else { (symbol, width) }
}
