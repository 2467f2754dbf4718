//! Rows of words and the windows in them: what two programs share. It never knows which program is right.

use super::prose::is_empty_word;
use super::words::{Word, renamed, texts};
use std::collections::HashSet;

/// Words of a window in which names count.
pub(super) const NAMED: usize = 4;
/// Words of a window in which names only have to be used alike.
pub(super) const RENAMED: usize = 7;

pub(super) type Windows = HashSet<Vec<String>>;

pub(super) fn named(row: &[Word]) -> Windows {
    texts(row).windows(NAMED).map(<[String]>::to_vec).collect()
}

/// Windows with at least three words that cannot be called otherwise, as brackets and names alone fit all.
pub(super) fn nameless(row: &[Word]) -> Windows {
    let telling = |window: &&[Word]| window.iter().filter(|word| !word.own).count() >= 3;
    row.windows(RENAMED).filter(telling).map(renamed).collect()
}

/// As sentences have it.
pub(super) fn spoken(row: &[Word]) -> Vec<Word> {
    row.iter().filter(|word| !is_empty_word(&word.text)).cloned().collect()
}

/// Where `part` stands in `row`, as one piece.
pub(super) fn find(row: &[String], part: &[String]) -> Option<usize> {
    if part.is_empty() || part.len() > row.len() {
        return None;
    }
    row.windows(part.len()).position(|window| window == part)
}

/// The share of `wanted` that is in `seen`, 0 to 1, and how many that are.
pub(super) fn share(wanted: &Windows, seen: &Windows) -> (f64, usize) {
    let both = wanted.intersection(seen).count();
    (both as f64 / wanted.len().max(1) as f64, both)
}
