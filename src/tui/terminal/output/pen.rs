//! The style that the terminal writes with, and the shortest way from one to the next. It never moves
//! the cursor.

use crate::tui::colour::ColourDepth;
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use std::io::Write as _;

/// Foreground, background and modifiers as the terminal has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pen {
    pub foreground: Color,
    pub background: Color,
    pub modifier: Modifier,
}

/// The modifiers that are shown. Nothing blinks, and nothing is hidden.
const SHOWN: Modifier = Modifier::BOLD
    .union(Modifier::DIM)
    .union(Modifier::ITALIC)
    .union(Modifier::UNDERLINED)
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT);

/// Modifier, code that begins it, code that ends it. Bold and dim end together.
const CODES: [(Modifier, u8, u8); 6] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::REVERSED, 7, 27),
    (Modifier::CROSSED_OUT, 9, 29),
];

impl Pen {
    pub const PLAIN: Self =
        Self { foreground: Color::Reset, background: Color::Reset, modifier: Modifier::empty() };

    pub fn of(cell: &Cell, depth: ColourDepth) -> Self {
        Self {
            foreground: depth.nearest(cell.fg),
            background: depth.nearest(cell.bg),
            modifier: cell.modifier.intersection(SHOWN),
        }
    }

    /// Writes what turns this pen into `next`, which it becomes.
    pub fn change(&mut self, next: Self, bytes: &mut Vec<u8>) {
        if *self == next {
            return;
        }
        if next == Self::PLAIN {
            bytes.extend_from_slice(b"\x1b[m");
            *self = next;
            return;
        }
        bytes.extend_from_slice(b"\x1b[");
        let start = bytes.len();
        let mut kept = self.modifier;
        for (modifier, _, end) in CODES {
            if kept.contains(modifier) && !next.modifier.contains(modifier) {
                code(bytes, start, &[end]);
                kept.remove(modifier);
                if end == 22 {
                    kept.remove(Modifier::BOLD | Modifier::DIM);
                }
            }
        }
        for (modifier, begin, _) in CODES {
            if next.modifier.contains(modifier) && !kept.contains(modifier) {
                code(bytes, start, &[begin]);
            }
        }
        if self.foreground != next.foreground {
            colour(bytes, start, next.foreground, 30);
        }
        if self.background != next.background {
            colour(bytes, start, next.background, 40);
        }
        bytes.push(b'm');
        *self = next;
    }
}

/// Parameters of one sequence that began at `start`, separated from those before.
fn code(bytes: &mut Vec<u8>, start: usize, numbers: &[u8]) {
    for number in numbers {
        if bytes.len() > start {
            bytes.push(b';');
        }
        // A vector takes all that is written to it.
        let _ = write!(bytes, "{number}");
    }
}

/// `base` is 30 for the foreground, 40 for the background.
fn colour(bytes: &mut Vec<u8>, start: usize, colour: Color, base: u8) {
    match colour {
        Color::Reset => code(bytes, start, &[base + 9]),
        Color::Rgb(red, green, blue) => code(bytes, start, &[base + 8, 2, red, green, blue]),
        Color::Indexed(index) => code(bytes, start, &[base + 8, 5, index]),
        Color::Black => code(bytes, start, &[base]),
        Color::Red => code(bytes, start, &[base + 1]),
        Color::Green => code(bytes, start, &[base + 2]),
        Color::Yellow => code(bytes, start, &[base + 3]),
        Color::Blue => code(bytes, start, &[base + 4]),
        Color::Magenta => code(bytes, start, &[base + 5]),
        Color::Cyan => code(bytes, start, &[base + 6]),
        Color::Gray => code(bytes, start, &[base + 7]),
        Color::DarkGray => code(bytes, start, &[base + 60]),
        Color::LightRed => code(bytes, start, &[base + 61]),
        Color::LightGreen => code(bytes, start, &[base + 62]),
        Color::LightYellow => code(bytes, start, &[base + 63]),
        Color::LightBlue => code(bytes, start, &[base + 64]),
        Color::LightMagenta => code(bytes, start, &[base + 65]),
        Color::LightCyan => code(bytes, start, &[base + 66]),
        Color::White => code(bytes, start, &[base + 67]),
    }
}

#[cfg(test)]
mod tests {
    use super::Pen;
    use ratatui::style::{Color, Modifier};

    #[test]
    fn only_what_changes_is_written() {
        let pen = |foreground, background, modifier| Pen { foreground, background, modifier };
        let plain = Pen::PLAIN;
        let bold = Modifier::BOLD;
        for (from, to, expected) in [
            (plain, plain, ""),
            (plain, pen(Color::Red, Color::Reset, bold), "\x1b[1;31m"),
            (pen(Color::Red, Color::Reset, bold), plain, "\x1b[m"),
            (pen(Color::Red, Color::Reset, bold), pen(Color::Red, Color::Reset, Modifier::DIM), "\x1b[22;2m"),
            (
                pen(Color::Red, Color::Reset, bold | Modifier::DIM),
                pen(Color::Red, Color::Reset, bold),
                "\x1b[22;1m",
            ),
            (
                plain,
                pen(Color::Rgb(1, 2, 3), Color::Indexed(9), Modifier::empty()),
                "\x1b[38;2;1;2;3;48;5;9m",
            ),
            (
                pen(Color::Red, Color::LightBlue, Modifier::empty()),
                pen(Color::White, Color::Reset, Modifier::empty()),
                "\x1b[97;49m",
            ),
        ] {
            let mut bytes = Vec::new();
            let mut changed = from;
            changed.change(to, &mut bytes);
            assert_eq!(String::from_utf8_lossy(&bytes), expected);
            assert_eq!(changed, to);
        }
    }
}
