//! What changed between two texts, line by line, and two people's changes of one text put together. It
//! never knows what the lines mean, and never asks anyone.

use std::ops::Range;

/// Lines `old` of the one text are lines `new` of the other; what lies between two of these is the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineChange {
    pub old: Range<usize>,
    pub new: Range<usize>,
}

/// The largest table that is filled to find what two texts have in common: a thousand changed lines
/// beside a thousand others take a few milliseconds. Beyond it everything between the common beginning
/// and end is one change.
const LARGEST_TABLE: usize = 1_000_000;

/// A text's lines, each with its end.
pub fn lines_of(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// The changes that lead from one text to the other, in order: a longest common subsequence of lines
/// between the common beginning and end.
///
/// Source: D. S. Hirschberg, "A linear space algorithm for computing maximal common subsequences",
/// 1975, for the table; all of it is kept, since learners' programs are short.
pub fn line_changes(old: &[&str], new: &[&str]) -> Vec<LineChange> {
    let start = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let most = old.len().min(new.len()) - start;
    let end =
        old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(one, other)| one == other).count();
    let (old_middle, new_middle) = (&old[start..old.len() - end], &new[start..new.len() - end]);
    if old_middle.is_empty() && new_middle.is_empty() {
        return Vec::new();
    }
    let columns = new_middle.len() + 1;
    let whole = LineChange { old: start..old.len() - end, new: start..new.len() - end };
    if (old_middle.len() + 1).saturating_mul(columns) > LARGEST_TABLE {
        return vec![whole];
    }
    let lengths = common_lengths(old_middle, new_middle);
    let mut changes = Vec::new();
    let (mut row, mut column) = (0, 0);
    let mut begun = (0, 0);
    let mut close = |begun: (usize, usize), row: usize, column: usize| {
        if begun != (row, column) {
            changes
                .push(LineChange { old: start + begun.0..start + row, new: start + begun.1..start + column });
        }
    };
    while row < old_middle.len() && column < new_middle.len() {
        if old_middle[row] == new_middle[column] {
            close(begun, row, column);
            row += 1;
            column += 1;
            begun = (row, column);
        } else if lengths[(row + 1) * columns + column] >= lengths[row * columns + column + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    close(begun, old_middle.len(), new_middle.len());
    changes
}

/// At `row * (new.len() + 1) + column`: how long the longest common subsequence of `old[row..]` and
/// `new[column..]` is.
fn common_lengths(old: &[&str], new: &[&str]) -> Vec<u32> {
    let columns = new.len() + 1;
    let mut lengths = vec![0_u32; (old.len() + 1) * columns];
    for row in (0..old.len()).rev() {
        for column in (0..new.len()).rev() {
            lengths[row * columns + column] = if old[row] == new[column] {
                lengths[(row + 1) * columns + column + 1] + 1
            } else {
                lengths[(row + 1) * columns + column].max(lengths[row * columns + column + 1])
            };
        }
    }
    lengths
}

/// What `base` is with the changes of both in it; `None` where they changed the same or neighbouring
/// lines in different ways. A change that both made is made once.
///
/// Source: S. Khanna, K. Kunal, B. C. Pierce, "A formal investigation of diff3", 2007. Neighbouring
/// changes conflict as they do in git: what stands side by side is read together.
#[must_use]
pub fn merge(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let (base, ours, theirs) = (lines_of(base), lines_of(ours), lines_of(theirs));
    let our_changes = line_changes(&base, &ours);
    let their_changes = line_changes(&base, &theirs);
    let mut merged = String::new();
    let mut at = 0;
    let (mut our_next, mut their_next) = (our_changes.iter().peekable(), their_changes.iter().peekable());
    loop {
        let (change, lines) = match (our_next.peek(), their_next.peek()) {
            (None, None) => break,
            (Some(one), Some(other)) if touch(&one.old, &other.old) => {
                let same = one.old == other.old && ours[one.new.clone()] == theirs[other.new.clone()];
                if !same {
                    return None;
                }
                their_next.next();
                (our_next.next(), &ours)
            }
            (Some(one), Some(other)) if other.old.start < one.old.start => (their_next.next(), &theirs),
            (Some(_), _) => (our_next.next(), &ours),
            (None, Some(_)) => (their_next.next(), &theirs),
        };
        let Some(change) = change else { break };
        merged.extend(base[at..change.old.start].iter().copied());
        merged.extend(lines[change.new.clone()].iter().copied());
        at = change.old.end;
    }
    merged.extend(base[at..].iter().copied());
    Some(merged)
}

const fn touch(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start <= other.end && other.start <= one.end
}

#[cfg(test)]
mod tests {
    use super::{line_changes, lines_of, merge};

    #[test]
    fn changes_of_lines() {
        for (old, new, expected) in [
            ("", "", vec![]),
            ("a\n", "a\n", vec![]),
            ("", "a\n", vec![(0..0, 0..1)]),
            ("a\n", "", vec![(0..1, 0..0)]),
            ("a\nb\nc\n", "a\nx\nc\n", vec![(1..2, 1..2)]),
            ("a\nb\nc\n", "x\na\nc\ny\n", vec![(0..0, 0..1), (1..2, 2..2), (3..3, 3..4)]),
            ("a", "a\n", vec![(0..1, 0..1)]),
            ("a\na\n", "a\n", vec![(1..2, 1..1)]),
        ] {
            let found: Vec<_> = line_changes(&lines_of(old), &lines_of(new))
                .into_iter()
                .map(|change| (change.old, change.new))
                .collect();
            assert_eq!(found, expected, "{old:?} to {new:?}");
        }
    }

    #[test]
    fn texts_that_have_nothing_in_common_are_one_change_however_long() {
        let old: Vec<String> = (0..2_000).map(|number| format!("{number}\n")).collect();
        let new: Vec<String> = (5_000..7_000).map(|number| format!("{number}\n")).collect();
        let old: Vec<&str> = old.iter().map(String::as_str).collect();
        let new: Vec<&str> = new.iter().map(String::as_str).collect();
        assert_eq!(line_changes(&old, &new).len(), 1);
    }

    #[test]
    fn merging() {
        let base = "one\ntwo\nthree\nfour\nfive\n";
        for (ours, theirs, expected) in [
            // One of them changed nothing.
            (base, "one\n", Some("one\n")),
            ("one\n", base, Some("one\n")),
            // Both changed, far enough apart.
            (
                "ONE\ntwo\nthree\nfour\nfive\n",
                "one\ntwo\nthree\nfour\nFIVE\n",
                Some("ONE\ntwo\nthree\nfour\nFIVE\n"),
            ),
            (
                "one\ntwo\nthree\nfour\nfive\nsix\n",
                "zero\none\ntwo\nthree\nfour\nfive\n",
                Some("zero\none\ntwo\nthree\nfour\nfive\nsix\n"),
            ),
            ("two\nthree\nfour\nfive\n", "one\ntwo\nthree\nfour\n", Some("two\nthree\nfour\n")),
            // Both made the same change, and one made another.
            (
                "one\nTWO\nthree\nfour\nfive\n",
                "one\nTWO\nthree\nfour\nFIVE\n",
                Some("one\nTWO\nthree\nfour\nFIVE\n"),
            ),
            (
                "one\nnew\ntwo\nthree\nfour\nfive\n",
                "one\nnew\ntwo\nthree\nfour\nfive\n",
                Some("one\nnew\ntwo\nthree\nfour\nfive\n"),
            ),
            // The same line, neighbouring lines, the same gap; one deletes what the other changes.
            ("one\nTWO\nthree\nfour\nfive\n", "one\n2\nthree\nfour\nfive\n", None),
            ("one\nTWO\nthree\nfour\nfive\n", "one\ntwo\nTHREE\nfour\nfive\n", None),
            ("one\nmine\ntwo\nthree\nfour\nfive\n", "one\ntheirs\ntwo\nthree\nfour\nfive\n", None),
            ("one\nthree\nfour\nfive\n", "one\nTWO\nthree\nfour\nfive\n", None),
            ("", "one\ntwo\nthree\nfour\nFIVE\n", None),
            // The last line's end.
            (
                "one\ntwo\nthree\nfour\nfive",
                "ONE\ntwo\nthree\nfour\nfive\n",
                Some("ONE\ntwo\nthree\nfour\nfive"),
            ),
        ] {
            assert_eq!(merge(base, ours, theirs).as_deref(), expected, "{ours:?} and {theirs:?}");
            assert_eq!(merge(base, theirs, ours).as_deref(), expected, "{theirs:?} and {ours:?}");
        }
    }
}
