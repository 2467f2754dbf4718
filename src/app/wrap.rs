//! Plain words in rows of a width. It never knows what the words are.

use super::text::{grapheme_width, width};
use unicode_segmentation::UnicodeSegmentation;

/// Rows of at most `columns`, broken between words where that can be; line feeds stay.
pub fn words(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut rows = Vec::new();
    for paragraph in text.lines() {
        let mut row = String::new();
        for word in paragraph.split_whitespace() {
            let gap = usize::from(!row.is_empty());
            if width(&row) + gap + width(word) <= columns {
                if gap == 1 {
                    row.push(' ');
                }
                row.push_str(word);
                continue;
            }
            if !row.is_empty() {
                rows.push(std::mem::take(&mut row));
            }
            let mut pieces = hard(word, columns);
            row = pieces.pop().unwrap_or_default();
            rows.append(&mut pieces);
        }
        rows.push(row);
    }
    if rows.is_empty() {
        rows.push(String::new());
    }
    rows
}

/// Rows of at most `columns`, broken wherever they are full. A grapheme that is wider than a row gets
/// one of its own.
pub fn hard(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut rows = vec![String::new()];
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let wide = grapheme_width(grapheme);
        if used + wide > columns && used > 0 {
            rows.push(String::new());
            used = 0;
        }
        used += wide;
        if let Some(row) = rows.last_mut() {
            row.push_str(grapheme);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::{hard, words};

    #[test]
    fn rows_are_never_too_wide() {
        assert_eq!(words("one two three", 7), ["one two", "three"]);
        assert_eq!(words("extraordinary", 5), ["extra", "ordin", "ary"]);
        assert_eq!(words("a\n\nb", 5), ["a", "", "b"]);
        assert_eq!(words("", 5), [""]);
        assert_eq!(hard("漢字x", 3), ["漢", "字x"]);
    }
}
