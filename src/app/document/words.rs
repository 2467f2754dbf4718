//! Breaking spans of text into lines at the edges of words. It never knows what stands around them.

use super::{Span, TextRole};
use crate::app::text::grapheme_width;
use unicode_segmentation::UnicodeSegmentation;

struct Letter<'text> {
    grapheme: &'text str,
    width: usize,
    role: TextRole,
}

impl Letter<'_> {
    fn is_blank(&self) -> bool {
        self.grapheme == " "
    }
}

/// Lines of at most `width` columns. A word that is too long for a line is broken where the line ends;
/// wide letters (Chinese, Japanese, Korean) may be broken between any two. Blanks at the edges of lines
/// are dropped, and so are letters that are wider than a line.
pub(super) fn wrap(spans: &[Span], width: usize) -> Vec<Vec<Span>> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line: Vec<Letter<'_>> = Vec::new();
    let mut used = 0;
    // A line may end before this index of it.
    let mut chance: Option<usize> = None;
    for span in spans {
        for grapheme in span.text.graphemes(true) {
            if grapheme == "\n" {
                lines.push(join(&line));
                line.clear();
                (used, chance) = (0, None);
                continue;
            }
            let letter = Letter { grapheme, width: grapheme_width(grapheme), role: span.role };
            if letter.width == 0 || letter.width > width || (letter.is_blank() && line.is_empty()) {
                continue;
            }
            if letter.width > 1 || line.last().is_some_and(|last| last.width > 1 || last.is_blank()) {
                chance = Some(line.len());
            }
            // A blank may hang over the edge: it is dropped there.
            if used + letter.width > width && !letter.is_blank() {
                let at = chance.filter(|at| *at > 0).unwrap_or(line.len());
                let rest = line.split_off(at);
                lines.push(join(&line));
                line = rest;
                used = line.iter().map(|letter| letter.width).sum();
                chance = None;
            }
            used += letter.width;
            line.push(letter);
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(join(&line));
    }
    lines
}

/// Letters as spans, without the blanks at the end.
fn join(letters: &[Letter<'_>]) -> Vec<Span> {
    let end = letters.iter().rposition(|letter| !letter.is_blank()).map_or(0, |last| last + 1);
    let mut spans: Vec<Span> = Vec::new();
    for letter in &letters[..end] {
        match spans.last_mut() {
            Some(last) if last.role == letter.role => last.text.push_str(letter.grapheme),
            _ => spans.push(Span::new(letter.grapheme, letter.role)),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::wrap;
    use crate::app::document::{Span, TextRole};
    use crate::app::text::width;

    fn lines(text: &str, columns: usize) -> Vec<String> {
        wrap(&[Span::new(text, TextRole::Body)], columns)
            .iter()
            .map(|line| line.iter().map(|span| span.text.as_str()).collect())
            .collect()
    }

    #[test]
    fn breaks_between_words() {
        for (text, columns, expected) in [
            ("one two three", 7, vec!["one two", "three"]),
            ("one two three", 8, vec!["one two", "three"]),
            ("one two", 3, vec!["one", "two"]),
            ("unbreakable", 4, vec!["unbr", "eaka", "ble"]),
            ("a unbreakable", 4, vec!["a", "unbr", "eaka", "ble"]),
            ("漢字漢字", 5, vec!["漢字", "漢字"]),
            ("see 漢字 there", 6, vec!["see 漢", "字", "there"]),
            ("hard\nbreak", 20, vec!["hard", "break"]),
            ("", 10, vec![""]),
            ("  edges  ", 20, vec!["edges"]),
            ("漢", 1, vec![""]),
        ] {
            assert_eq!(lines(text, columns), expected, "{text:?} in {columns}");
        }
    }

    #[test]
    fn a_word_of_two_roles_stays_whole() {
        let spans = [Span::new("say ", TextRole::Body), Span::new("bold", TextRole::Strong)];
        let spans = [&spans[..], &[Span::new(", please", TextRole::Body)]].concat();
        let wrapped = wrap(&spans, 7);
        let texts: Vec<String> =
            wrapped.iter().map(|line| line.iter().map(|span| span.text.as_str()).collect()).collect();
        assert_eq!(texts, ["say", "bold,", "please"]);
        assert_eq!(wrapped[1][0].role, TextRole::Strong);
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let text = "Ein längeres Stück 漢字テスト text, with 👩‍👩‍👧 and e\u{301}té-and-a-very-long-word.";
        for columns in 1..40 {
            assert!(lines(text, columns).iter().all(|line| width(line) <= columns), "{columns}");
        }
    }
}
