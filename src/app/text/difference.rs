//! Two short texts side by side: which stretches of each are not in the other. It never knows what the
//! texts mean, nor how a difference is shown.

use unicode_segmentation::UnicodeSegmentation;

/// A stretch of a text. The pieces of a text, put together, are the text again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// Not in the other text at this place.
    pub differs: bool,
}

/// A table of this many entries is the most that is filled to compare two lines; longer ones differ as
/// a whole between their common beginning and end. 40,000 take well under a millisecond.
const LARGEST_TABLE: usize = 40_000;

/// Shorter common stretches within what differs are chance, and marking around them is noise.
const SHORTEST_COMMON: usize = 3;

/// Marks what differs between what was expected and what came, by graphemes and line by line: first
/// the common beginning and end of each pair of lines, then the longest common subsequence of what is
/// between them.
pub fn difference(expected: &str, actual: &str) -> (Vec<Piece>, Vec<Piece>) {
    let expected_lines: Vec<&str> = expected.split_inclusive('\n').collect();
    let actual_lines: Vec<&str> = actual.split_inclusive('\n').collect();
    let (start, end) = common_ends(&expected_lines, &actual_lines);
    let mut left = Side::default();
    let mut right = Side::default();
    for line in &expected_lines[..start] {
        left.push(line, false);
        right.push(line, false);
    }
    let expected_middle = &expected_lines[start..expected_lines.len() - end];
    let actual_middle = &actual_lines[start..actual_lines.len() - end];
    for index in 0..expected_middle.len().max(actual_middle.len()) {
        match (expected_middle.get(index), actual_middle.get(index)) {
            (Some(expected_line), Some(actual_line)) => {
                compare_lines(expected_line, actual_line, &mut left, &mut right);
            }
            (Some(line), None) => left.push(line, true),
            (None, Some(line)) => right.push(line, true),
            (None, None) => {}
        }
    }
    for line in &expected_lines[expected_lines.len() - end..] {
        left.push(line, false);
        right.push(line, false);
    }
    (left.pieces, right.pieces)
}

#[derive(Default)]
struct Side {
    pieces: Vec<Piece>,
}

impl Side {
    fn push(&mut self, text: &str, differs: bool) {
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.differs == differs => last.text.push_str(text),
            _ => self.pieces.push(Piece { text: text.to_owned(), differs }),
        }
    }
}

/// How many items at the beginning and at the end are the same, without overlap.
fn common_ends(left: &[&str], right: &[&str]) -> (usize, usize) {
    let start = left.iter().zip(right).take_while(|(one, other)| one == other).count();
    let end = left[start..]
        .iter()
        .rev()
        .zip(right[start..].iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    (start, end)
}

fn compare_lines(expected: &str, actual: &str, left: &mut Side, right: &mut Side) {
    let expected: Vec<&str> = expected.graphemes(true).collect();
    let actual: Vec<&str> = actual.graphemes(true).collect();
    let (start, end) = common_ends(&expected, &actual);
    let expected_middle = &expected[start..expected.len() - end];
    let actual_middle = &actual[start..actual.len() - end];
    let (expected_common, actual_common) = common_within(expected_middle, actual_middle);
    let middles = [(&mut *left, &expected, expected_common), (&mut *right, &actual, actual_common)];
    for (side, graphemes, common) in middles {
        for grapheme in &graphemes[..start] {
            side.push(grapheme, false);
        }
        for (grapheme, same) in graphemes[start..].iter().zip(common) {
            side.push(grapheme, !same);
        }
        for grapheme in &graphemes[graphemes.len() - end..] {
            side.push(grapheme, false);
        }
    }
}

/// For each grapheme of both, whether it belongs to a common stretch that is long enough to tell.
fn common_within(left: &[&str], right: &[&str]) -> (Vec<bool>, Vec<bool>) {
    let mut left_common = vec![false; left.len()];
    let mut right_common = vec![false; right.len()];
    let columns = right.len() + 1;
    if left.is_empty() || right.is_empty() || (left.len() + 1) * columns > LARGEST_TABLE {
        return (left_common, right_common);
    }
    // lengths[row * columns + column]: the longest common subsequence of left[row..] and right[column..].
    let mut lengths = vec![0_u16; (left.len() + 1) * columns];
    for row in (0..left.len()).rev() {
        for column in (0..right.len()).rev() {
            lengths[row * columns + column] = if left[row] == right[column] {
                lengths[(row + 1) * columns + column + 1] + 1
            } else {
                lengths[(row + 1) * columns + column].max(lengths[row * columns + column + 1])
            };
        }
    }
    let (mut row, mut column, mut run) = (0, 0, 0);
    while row < left.len() && column < right.len() {
        if left[row] == right[column] {
            run += 1;
            row += 1;
            column += 1;
            let ends = row == left.len() || column == right.len() || left[row] != right[column];
            if ends && run >= SHORTEST_COMMON {
                left_common[row - run..row].fill(true);
                right_common[column - run..column].fill(true);
            }
        } else {
            run = 0;
            if lengths[(row + 1) * columns + column] >= lengths[row * columns + column + 1] {
                row += 1;
            } else {
                column += 1;
            }
        }
    }
    (left_common, right_common)
}

#[cfg(test)]
mod tests {
    use super::{Piece, difference};

    /// Differing stretches in `<…>`.
    fn marked(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|piece| if piece.differs { format!("<{}>", piece.text) } else { piece.text.clone() })
            .collect()
    }

    #[test]
    fn differences() {
        for (expected, actual, left, right) in [
            ("0", "1", "<0>", "<1>"),
            ("same", "same", "same", "same"),
            ("", "x", "", "<x>"),
            ("[1, 2, 3]", "[1, 3, 3]", "[1, <2>, 3]", "[1, <3>, 3]"),
            ("[10, 20, 30]", "[11, 20, 31]", "[1<0>, 20, 3<0>]", "[1<1>, 20, 3<1>]"),
            ("abc", "ab", "ab<c>", "ab"),
            ("one\ntwo\nthree\n", "one\ntoo\nthree\n", "one\nt<w>o\nthree\n", "one\nt<o>o\nthree\n"),
            ("one\ntwo\n", "one\n", "one\n<two\n>", "one\n"),
            ("a\n", "a", "a<\n>", "a"),
            ("Grüße", "Gru\u{308}sse", "Gr<üß>e", "Gr<u\u{308}ss>e"),
            ("漢字", "漢詩", "漢<字>", "漢<詩>"),
        ] {
            let (one, other) = difference(expected, actual);
            assert_eq!((marked(&one).as_str(), marked(&other).as_str()), (left, right));
        }
    }

    #[test]
    fn pieces_make_the_text_again_however_long_it_is() {
        let numbers: Vec<String> = (0..3000).map(|number: u32| number.to_string()).collect();
        let long = numbers.join(",");
        let other = long.replace('7', "8");
        let (left, right) = difference(&long, &other);
        assert_eq!(left.iter().map(|piece| piece.text.as_str()).collect::<String>(), long);
        assert_eq!(right.iter().map(|piece| piece.text.as_str()).collect::<String>(), other);
        assert!(left.iter().any(|piece| piece.differs));
    }
}
