//! What changed from one program to the next, line by line, with what stands around it. It never knows when
//! either was written.

use crate::app::text;
use crate::app::text::Piece;

/// Lines shown around what changed.
const AROUND: usize = 3;
/// Comparing more pairs of lines than this is not worth its time; then all between the common ends changed.
const LARGEST_TABLE: usize = 1_000_000;

/// A row of the comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// In both; its number, from 1, in the later one.
    Same { number: usize, text: String },
    /// Only in the earlier one, with its number there.
    Gone { number: usize, pieces: Vec<Piece> },
    /// Only in the later one.
    New { number: usize, pieces: Vec<Piece> },
    /// So many lines that are the same.
    Left { lines: usize },
}

/// The rows from `earlier` to `later`; none where they are the same.
pub fn rows(earlier: &str, later: &str) -> Vec<Row> {
    let (old, new): (Vec<&str>, Vec<&str>) = (lines(earlier), lines(later));
    if old == new {
        return Vec::new();
    }
    let mut all = Vec::new();
    let (mut old_at, mut new_at) = (0, 0);
    for (old_next, new_next) in common(&old, &new).into_iter().chain([(old.len(), new.len())]) {
        changed(&old[old_at..old_next], &new[new_at..new_next], (old_at, new_at), &mut all);
        if let Some(line) = new.get(new_next) {
            all.push(Row::Same { number: new_next + 1, text: (*line).to_owned() });
        }
        (old_at, new_at) = (old_next + 1, new_next + 1);
    }
    folded(&all)
}

/// How many lines came and went.
pub fn counts(rows: &[Row]) -> (usize, usize) {
    let new = rows.iter().filter(|row| matches!(row, Row::New { .. })).count();
    let gone = rows.iter().filter(|row| matches!(row, Row::Gone { .. })).count();
    (new, gone)
}

fn lines(program: &str) -> Vec<&str> {
    program.trim_end().lines().map(str::trim_end).collect()
}

/// A stretch that is not the same: what went, then what came; where both are as long, line beside line.
fn changed(old: &[&str], new: &[&str], (old_at, new_at): (usize, usize), all: &mut Vec<Row>) {
    let whole = |line: &str| vec![Piece { text: line.to_owned(), differs: false }];
    let pairs: Vec<(Vec<Piece>, Vec<Piece>)> = if old.len() == new.len() {
        old.iter().zip(new).map(|(before, after)| text::difference(before, after)).collect()
    } else {
        Vec::new()
    };
    for (place, line) in old.iter().enumerate() {
        let pieces = pairs.get(place).map_or_else(|| whole(line), |pair| pair.0.clone());
        all.push(Row::Gone { number: old_at + place + 1, pieces });
    }
    for (place, line) in new.iter().enumerate() {
        let pieces = pairs.get(place).map_or_else(|| whole(line), |pair| pair.1.clone());
        all.push(Row::New { number: new_at + place + 1, pieces });
    }
}

/// The places of the lines that both have, in order: the longest common subsequence between the common ends.
fn common(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let start = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let end = old[start..]
        .iter()
        .rev()
        .zip(new[start..].iter().rev())
        .take_while(|(one, other)| one == other)
        .count();
    let (old_middle, new_middle) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    let mut pairs: Vec<(usize, usize)> = (0..start).map(|place| (place, place)).collect();
    let columns = new_middle.len() + 1;
    if (old_middle.len() + 1) * columns <= LARGEST_TABLE {
        let mut lengths = vec![0_u16; (old_middle.len() + 1) * columns];
        for row in (0..old_middle.len()).rev() {
            for column in (0..new_middle.len()).rev() {
                lengths[row * columns + column] = if old_middle[row] == new_middle[column] {
                    lengths[(row + 1) * columns + column + 1] + 1
                } else {
                    lengths[(row + 1) * columns + column].max(lengths[row * columns + column + 1])
                };
            }
        }
        let (mut row, mut column) = (0, 0);
        while row < old_middle.len() && column < new_middle.len() {
            if old_middle[row] == new_middle[column] {
                pairs.push((start + row, start + column));
                (row, column) = (row + 1, column + 1);
            } else if lengths[(row + 1) * columns + column] >= lengths[row * columns + column + 1] {
                row += 1;
            } else {
                column += 1;
            }
        }
    }
    pairs.extend((0..end).map(|place| (old.len() - end + place, new.len() - end + place)));
    pairs
}

/// Long stretches of the same are left out.
fn folded(all: &[Row]) -> Vec<Row> {
    let mut kept = Vec::new();
    let last = all.len();
    let mut place = 0;
    for stretch in all.chunk_by(|one, other| is_same(one) == is_same(other)) {
        let (begin, end) = (place, place + stretch.len());
        place = end;
        let head = if begin == 0 { 0 } else { AROUND };
        let tail = if end == last { 0 } else { AROUND };
        if !is_same(&stretch[0]) || stretch.len() <= head + tail + 1 {
            kept.extend_from_slice(stretch);
            continue;
        }
        kept.extend_from_slice(&stretch[..head]);
        kept.push(Row::Left { lines: stretch.len() - head - tail });
        kept.extend_from_slice(&stretch[stretch.len() - tail..]);
    }
    kept
}

const fn is_same(row: &Row) -> bool {
    matches!(row, Row::Same { .. })
}

#[cfg(test)]
mod tests {
    use super::{Row, counts, rows};

    /// ` ` same, `-` gone, `+` new, `…` left out; what differs within a line in `<…>`.
    fn drawn(earlier: &str, later: &str) -> Vec<String> {
        let piece = |pieces: &[super::Piece]| -> String {
            let mark = |piece: &super::Piece| {
                if piece.differs { format!("<{}>", piece.text) } else { piece.text.clone() }
            };
            pieces.iter().map(mark).collect()
        };
        rows(earlier, later)
            .iter()
            .map(|row| match row {
                Row::Same { number, text } => format!(" {number} {text}"),
                Row::Gone { number, pieces } => format!("-{number} {}", piece(pieces)),
                Row::New { number, pieces } => format!("+{number} {}", piece(pieces)),
                Row::Left { lines } => format!("…{lines}"),
            })
            .collect()
    }

    #[test]
    fn what_came_and_what_went() {
        assert!(drawn("a\nb\n", "a \nb\n\n").is_empty());
        assert_eq!(drawn("a\nb\nc\n", "a\nc\nd\n"), [" 1 a", "-2 b", " 2 c", "+3 d"]);
        assert_eq!(drawn("", "a\n"), ["+1 a"]);
        assert_eq!(drawn("a\n", ""), ["-1 a"]);
        assert_eq!(drawn("x\nreturn 1\n", "x\nreturn 2\n"), [" 1 x", "-2 return <1>", "+2 return <2>"]);
        assert_eq!(counts(&rows("a\nb\nc\n", "a\nc\nd\ne\n")), (2, 1));
    }

    #[test]
    fn what_is_far_from_a_change_is_left_out() {
        let numbers: Vec<String> = (1..=20).map(|number: u32| number.to_string()).collect();
        let later: Vec<String> =
            numbers.iter().map(|line| if line == "10" { "ten".to_owned() } else { line.clone() }).collect();
        assert_eq!(
            drawn(&numbers.join("\n"), &later.join("\n")),
            ["…6", " 7 7", " 8 8", " 9 9", "-10 <10>", "+10 <ten>", " 11 11", " 12 12", " 13 13", "…7"]
        );
    }

    #[test]
    fn long_programs_are_compared_too() {
        let long = |word: &str| format!("{word}\n").repeat(3_000);
        let rows = rows(&long("old"), &long("new"));
        assert_eq!(counts(&rows), (3_000, 3_000));
    }
}
