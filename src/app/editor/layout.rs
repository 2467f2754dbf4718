//! How wide text is and what is drawn for it: tabs, wide and invisible characters. It never knows a
//! screen; a column here is a cell from the left edge of a line that is not scrolled.

use super::graphemes::{Cluster, Clusters};
use ropey::RopeSlice;
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// A tab in the text reaches to the next multiple of this many columns.
pub const TAB_STOP: usize = 4;

/// Bytes of one grapheme that are drawn at most; what stacks more marks than that is an attack.
const LONGEST_GRAPHEME: usize = 64;

/// What is drawn for one grapheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyph<'text> {
    /// Drawn in the first of its cells; the others stay empty. Safe for any terminal.
    pub symbol: Cow<'text, str>,
    /// How many cells it takes, at least 1.
    pub width: usize,
    /// It stands for something that has no shape of its own.
    pub substitute: bool,
}

/// What is drawn for a grapheme that begins at `column`.
pub fn glyph(text: &str, column: usize) -> Glyph<'_> {
    if let [byte] = text.as_bytes()
        && (0x20..0x7f).contains(byte)
    {
        return Glyph { symbol: Cow::Borrowed(text), width: 1, substitute: false };
    }
    let Some(first) = text.chars().next() else {
        return substitute(' ');
    };
    if first == '\t' {
        return Glyph { width: TAB_STOP - column % TAB_STOP, ..substitute('→') };
    }
    if first.is_control() {
        return substitute(picture_of_control(first));
    }
    let shown = shortened(text);
    match shown.width() {
        0 if is_invisible(first) => substitute('·'),
        0 => Glyph { symbol: Cow::Owned(format!("\u{25cc}{shown}")), width: 1, substitute: true },
        width => Glyph { symbol: Cow::Borrowed(shown), width, substitute: false },
    }
}

/// The cells that a grapheme takes at `column`.
pub fn width_at(text: &str, column: usize) -> usize {
    if text.len() == 1 && text.as_bytes()[0] >= 0x20 { 1 } else { glyph(text, column).width }
}

/// The column at which the character `target` of a line is drawn.
pub fn column_of(line: RopeSlice<'_>, target: usize) -> usize {
    let target = target.min(line.len_chars());
    let mut clusters = Clusters::new(line, 0);
    let mut column = 0;
    loop {
        column += clusters.skip_plain(target - clusters.position());
        if clusters.position() >= target {
            return column;
        }
        match clusters.next_cluster() {
            Some(Cluster { start, chars, .. }) if start + chars > target => return column,
            Some(cluster) => column += width_at(cluster.text, column),
            None => return column,
        }
    }
}

/// The grapheme that covers `column`: its first character in the line, and the column where it
/// begins. Beyond the end of the line: the line's end.
pub fn character_at(line: RopeSlice<'_>, target: usize) -> (usize, usize) {
    let mut clusters = Clusters::new(line, 0);
    let mut column = 0;
    loop {
        column += clusters.skip_plain(target - column);
        let position = clusters.position();
        if column >= target {
            return (position, column);
        }
        let Some(cluster) = clusters.next_cluster() else {
            return (position, column);
        };
        let width = width_at(cluster.text, column);
        if column + width > target {
            return (position, column);
        }
        column += width;
    }
}

/// The columns that a line takes.
pub fn width_of(line: RopeSlice<'_>) -> usize {
    column_of(line, usize::MAX)
}

/// A text of one line made safe to draw, in at most `columns` cells: what is invisible goes, what
/// does not fit ends in `…`.
pub fn fitted(text: &str, columns: usize) -> String {
    let clean: String =
        text.chars().map(|character| if character.is_whitespace() { ' ' } else { character }).collect();
    let mut fitted = String::new();
    let mut used = 0;
    // Where the text must end if it turns out not to fit.
    let mut last_that_leaves_room = 0;
    let mut clusters = Clusters::new(RopeSlice::from(clean.trim()), 0);
    while let Some(cluster) = clusters.next_cluster() {
        let glyph = glyph(cluster.text, used);
        if glyph.substitute {
            continue;
        }
        if used + glyph.width > columns {
            fitted.truncate(last_that_leaves_room);
            if columns > 0 {
                fitted.push('…');
            }
            return fitted;
        }
        fitted.push_str(&glyph.symbol);
        used += glyph.width;
        if used < columns {
            last_that_leaves_room = fitted.len();
        }
    }
    fitted
}

fn substitute(character: char) -> Glyph<'static> {
    Glyph { symbol: Cow::Owned(character.to_string()), width: 1, substitute: true }
}

/// Unicode's pictures of the control characters begin at U+2400.
fn picture_of_control(character: char) -> char {
    match u32::from(character) {
        code @ 0..0x20 => char::from_u32(0x2400 + code).unwrap_or('\u{fffd}'),
        0x7f => '\u{2421}',
        _ => '\u{fffd}',
    }
}

/// Format characters (zero-width spaces, marks and overrides of direction, joiners): they draw
/// nothing, or worse, turn the rest of the line around.
fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

fn shortened(text: &str) -> &str {
    if text.len() <= LONGEST_GRAPHEME {
        return text;
    }
    let end = text.char_indices().map(|(byte, _)| byte).take_while(|byte| *byte <= LONGEST_GRAPHEME).last();
    &text[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::{character_at, column_of, fitted, glyph, width_of};
    use ropey::Rope;

    #[test]
    fn nothing_is_drawn_that_a_terminal_could_obey() {
        for (text, symbol, width) in [
            ("\u{1b}", "\u{241b}", 1),
            ("\u{7f}", "\u{2421}", 1),
            ("\u{9b}", "\u{fffd}", 1),
            ("\u{202e}", "·", 1),
            ("\u{200b}", "·", 1),
            ("\u{301}", "\u{25cc}\u{301}", 1),
            ("漢", "漢", 2),
            ("👨‍👩‍👧", "👨‍👩‍👧", 2),
            ("e\u{301}", "e\u{301}", 1),
        ] {
            let drawn = glyph(text, 0);
            assert_eq!((drawn.symbol.as_ref(), drawn.width), (symbol, width), "{text:?}");
        }
    }

    #[test]
    fn columns_and_characters_agree() {
        let rope = Rope::from_str("a\tb漢e\u{301}👨‍👩‍👧z");
        let line = rope.slice(..);
        let expected = [(0, 0), (1, 1), (2, 4), (3, 5), (4, 7), (6, 8), (11, 10), (12, 11)];
        for (character, column) in expected {
            assert_eq!(column_of(line, character), column, "character {character}");
            assert_eq!(character_at(line, column), (character, column), "column {column}");
        }
        assert_eq!(character_at(line, 3), (1, 1), "within the tab");
        assert_eq!(character_at(line, 6), (3, 5), "within the wide one");
        assert_eq!(character_at(line, 99), (12, 11), "beyond the end");
        assert_eq!(column_of(line, 5), 7, "within a grapheme");
        assert_eq!(width_of(line), 11);
    }

    #[test]
    fn texts_are_fitted_and_cleaned() {
        for (text, columns, expected) in [
            ("all of it", 9, "all of it"),
            ("not all of it", 9, "not all …"),
            ("two\nlines\u{1b}[2J", 20, "two lines[2J"),
            ("漢字漢字", 5, "漢字…"),
            ("漢字漢字", 4, "漢…"),
            ("xy", 1, "…"),
            ("x", 0, ""),
        ] {
            assert_eq!(fitted(text, columns), expected, "{text:?} in {columns}");
        }
    }

    #[test]
    fn a_long_line_is_measured_quickly_and_rightly() {
        let rope = Rope::from_str(&format!("{}漢{}", "x".repeat(500_000), "y".repeat(500_000)));
        assert_eq!(width_of(rope.slice(..)), 1_000_002);
        assert_eq!(character_at(rope.slice(..), 900_002), (900_001, 900_002));
    }
}
