//! Rows of words as bytes: a whole screen with colours, or a block of plain text. It never knows what the
//! words say.

use crate::app::lines::{Line, Span, Tone};
use crate::app::text;
use std::fmt::Write as _;

/// How wide a block is that nobody's window gives a width.
pub const BLOCK_COLUMNS: usize = 80;

const LEAVE: &str = "q leaves";

/// Draws a window anew: each row is written over the one before and cleared to its end, so that nothing
/// flickers and nothing old stays.
pub fn screen(lines: &[Line], columns: u16, rows: u16, coloured: bool) -> Vec<u8> {
    let (columns, rows) = (usize::from(columns), usize::from(rows));
    let foot = usize::from(rows >= 4);
    let room = rows.saturating_sub(foot).max(1);
    let mut bytes = String::from("\x1b[?2026h\x1b[m");
    for row in 0..room {
        let more = lines.len().saturating_sub(row);
        go_to(&mut bytes, row + 1);
        let Some(line) = lines.get(row) else { continue };
        if row + 1 == room && more > 1 {
            let words = format!(" {} {more} more rows; make the window higher.", text::ELLIPSIS);
            push(&mut bytes, &text::clip(&words, columns), Tone::Muted, coloured);
        } else {
            push_line(&mut bytes, line, columns, coloured);
        }
    }
    if foot > 0 {
        go_to(&mut bytes, rows);
        push(&mut bytes, &text::clip(&format!(" {LEAVE}"), columns), Tone::Faint, coloured);
    }
    bytes.push_str("\x1b[?2026l");
    bytes.into_bytes()
}

/// To the beginning of a row, which is cleared first: behind a row that is full there is no place to clear
/// from.
fn go_to(bytes: &mut String, row: usize) {
    // Writing to a string cannot fail.
    let _ = write!(bytes, "\x1b[{row};1H\x1b[K");
}

/// The rows as text, with an empty row at the end.
pub fn block(lines: &[Line]) -> String {
    let mut words = String::new();
    for line in lines {
        let mut row = String::new();
        push_line(&mut row, line, BLOCK_COLUMNS, false);
        words.push_str(row.trim_end());
        words.push('\n');
    }
    words.push('\n');
    words
}

fn push_line(bytes: &mut String, line: &Line, columns: usize, coloured: bool) {
    let right: usize = line.right.iter().map(|span| text::width(&span.text)).sum();
    let room = columns.saturating_sub(if right == 0 { 0 } else { right + 2 });
    let mut left = 0;
    for Span { text: words, tone } in &line.left {
        let words = text::clip(&text::single_line(words), room - left);
        left += text::width(&words);
        push(bytes, &words, *tone, coloured);
    }
    if right > 0 && left + right < columns {
        bytes.push_str(&" ".repeat(columns - left - right - 1));
        for Span { text: words, tone } in &line.right {
            push(bytes, words, *tone, coloured);
        }
    }
}

fn push(bytes: &mut String, words: &str, tone: Tone, coloured: bool) {
    let code = sgr(tone);
    if !coloured || code.is_empty() {
        return bytes.push_str(words);
    }
    bytes.push_str("\x1b[");
    bytes.push_str(code);
    bytes.push('m');
    bytes.push_str(words);
    bytes.push_str("\x1b[m");
}

/// The sixteen colours that every terminal has, as its owner has chosen them.
const fn sgr(tone: Tone) -> &'static str {
    match tone {
        Tone::Strong => "1",
        Tone::Passed | Tone::Wanted | Tone::Added => "32",
        Tone::Failing | Tone::Differs | Tone::Removed => "31",
        Tone::Working => "33",
        Tone::Told | Tone::Accent | Tone::Key | Tone::Marked => "36",
        Tone::Muted | Tone::Faint | Tone::Hairline => "2",
        Tone::Text | Tone::Code | Tone::Heat(_) | Tone::Read(_) | Tone::Token(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::{block, screen};
    use crate::app::lines::{Line, Tone};
    use crate::app::text::width;

    fn lines(count: usize) -> Vec<Line> {
        let line = |number: usize| {
            Line::of(format!(" ✗ case {number} with a name of some length"), Tone::Failing)
                .with_right("hidden", Tone::Faint)
        };
        (0..count).map(line).collect()
    }

    #[test]
    fn a_block_has_no_sequences_and_no_blanks_at_ends() {
        let text = block(&lines(2));
        assert!(!text.contains('\x1b'), "{text:?}");
        let rows: Vec<&str> = text.lines().collect();
        assert!(rows[0].starts_with(" ✗ case 0") && rows[0].ends_with("hidden"), "{text}");
        assert_eq!((rows.len(), rows[2], width(rows[0])), (3, "", 79));
    }

    #[test]
    fn every_row_fits_its_window() {
        for (columns, rows) in [(80, 24), (20, 5), (9, 4), (3, 2), (1, 1)] {
            let bytes = String::from_utf8(screen(&lines(12), columns, rows, false)).expect("text");
            let drawn = bytes.trim_end_matches("\x1b[?2026l");
            let mut seen = 0;
            for part in drawn.split("\x1b[").skip(3) {
                if let Some(row) = part.strip_suffix(";1H") {
                    seen += 1;
                    assert!(row.parse::<u16>().expect("a row") <= rows, "{columns}x{rows}: row {row}");
                } else {
                    let words = part.strip_prefix('K').expect("cleared, then written");
                    assert!(width(words) <= usize::from(columns), "{columns}x{rows}: {words:?}");
                }
            }
            assert!(seen > 0 && seen <= rows, "{columns}x{rows}: {seen} rows");
        }
    }

    #[test]
    fn without_colours_nothing_is_coloured() {
        let plain = String::from_utf8(screen(&lines(2), 80, 24, false)).expect("text");
        assert!(!plain.contains("\x1b[31m"));
        let coloured = String::from_utf8(screen(&lines(2), 80, 24, true)).expect("text");
        assert!(coloured.contains("\x1b[31m") && coloured.contains("q leaves"));
    }
}
