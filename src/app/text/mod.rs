//! Text as it stands on a screen: how wide it is, cut or filled to a width, and made harmless. It
//! never knows a colour or a cell.

mod difference;
mod line_changes;

pub use difference::{Piece, difference};
pub use line_changes::{LineChange, line_changes, lines_of, merge};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// What stands for that which did not fit.
pub const ELLIPSIS: &str = "…";

/// The columns that a text takes. Control characters take none.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    text.graphemes(true).map(grapheme_width).sum()
}

/// The columns that one grapheme takes.
pub fn grapheme_width(grapheme: &str) -> usize {
    let mut letters = grapheme.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && letter.is_ascii()
    {
        return usize::from(!letter.is_ascii_control());
    }
    if grapheme.contains(char::is_control) {
        return 0;
    }
    grapheme.width()
}

/// The text within `columns`, its end replaced by `…` when it is too long.
pub fn clip(text: &str, columns: usize) -> String {
    clip_with(text, columns, ELLIPSIS)
}

/// Like [`clip`], with another mark for what is missing. The mark takes one column.
pub fn clip_with(text: &str, columns: usize, mark: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    if columns == 0 {
        return String::new();
    }
    let mut kept = String::with_capacity(text.len().min(columns * 4));
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let wide = grapheme_width(grapheme);
        if used + wide > columns - 1 {
            break;
        }
        used += wide;
        kept.push_str(grapheme);
    }
    kept.push_str(mark);
    kept
}

/// Exactly `columns` wide: clipped, or filled with blanks on the right.
pub fn pad(text: &str, columns: usize) -> String {
    let mut padded = clip(text, columns);
    let missing = columns.saturating_sub(width(&padded));
    padded.extend(std::iter::repeat_n(' ', missing));
    padded
}

/// Exactly `columns` wide: clipped, or filled with blanks on the left. For figures.
pub fn pad_left(text: &str, columns: usize) -> String {
    let clipped = clip(text, columns);
    let missing = columns.saturating_sub(width(&clipped));
    format!("{}{clipped}", " ".repeat(missing))
}

/// Takes away what could harm a screen: control characters but line feed and tab, and the marks that
/// turn the direction of writing (they can make a program read as something that it is not, see
/// <https://trojansource.codes>). CR LF becomes LF; a lone CR too.
pub fn strip_control(text: &str) -> String {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|letter| !is_harmful(*letter)).collect()
}

/// Like [`strip_control`], for what must stay on one line: line feeds and tabs become blanks.
pub fn single_line(text: &str) -> String {
    strip_control(text).replace(['\n', '\t'], " ")
}

/// A character that no screen is given.
pub fn is_harmful(letter: char) -> bool {
    (letter.is_control() && letter != '\n' && letter != '\t')
        || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}'
            | '\u{2028}' | '\u{2029}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::{clip, pad, pad_left, single_line, strip_control, width};

    #[test]
    fn widths() {
        for (text, columns) in [
            ("", 0),
            ("abc", 3),
            ("é", 1),
            ("e\u{301}", 1),
            ("漢字", 4),
            ("👩‍👩‍👧", 2),
            ("a\tb", 2),
            ("\u{1b}[1m", 3),
            ("ｶﾞ", 2),
        ] {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn clipping() {
        for (text, columns, expected) in [
            ("abc", 3, "abc"),
            ("abcd", 3, "ab…"),
            ("abcd", 1, "…"),
            ("abcd", 0, ""),
            ("漢字", 3, "漢…"),
            ("漢字", 2, "…"),
            ("", 0, ""),
        ] {
            assert_eq!(clip(text, columns), expected, "{text:?} in {columns}");
        }
    }

    #[test]
    fn padding() {
        assert_eq!(pad("ab", 4), "ab  ");
        assert_eq!(pad("漢字", 2), "… ");
        assert_eq!(pad_left("12", 4), "  12");
        assert_eq!(pad_left("12345", 4), "123…");
    }

    #[test]
    fn harmful_characters_go() {
        assert_eq!(strip_control("a\u{1b}[31mb\u{7}\u{9b}c\r\nd\re\tf"), "a[31mbc\nd\ne\tf");
        assert_eq!(strip_control("access\u{202e}level"), "accesslevel");
        assert_eq!(single_line("a\nb\tc"), "a b c");
    }
}
