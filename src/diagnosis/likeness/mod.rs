//! How each statement of a program compares with its counterpart in a right one: what says the same is less
//! suspect, what says something else, or stands beside what is missing, is more. It runs nothing, and never
//! says what the right one has.

mod canonical;

use super::missing::{Ordered, Script, Shape, script};
use crate::syntax::Tree;
use canonical::{NameMap, unlike, words};
use std::collections::HashMap;

/// The cost of a statement that only one program has.
const SINGLE: u32 = 40;
/// Of laying two statements of a kind on each other that have nothing in common.
const NOTHING_IN_COMMON: f64 = 64.0;

/// How much less suspect a statement is that says the same, and how much more one that says something else,
/// that the other program has not, or that stands beside what is missing; each of them where the programs
/// are alike as a whole. Chosen on the tuning half: from half of these to three times as much the figures
/// stay the same.
const SAME: f64 = 0.5;
const OTHER: f64 = 1.0;
const ALONE: f64 = 0.2;
const BESIDE_MISSING: f64 = 0.3;

/// What is known of one statement.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Compared {
    /// 1-based, of its head.
    pub line: u32,
    /// 0 for the same, 1 for nothing in common or no counterpart.
    pub unlike: f64,
    /// It has no counterpart.
    pub alone: bool,
    /// The right program has a statement before it, after it or in it that has no counterpart here.
    pub beside_missing: bool,
}

/// All statements, with how alike the programs are as a whole, 0 to 1.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Likeness {
    pub statements: Vec<Compared>,
    pub whole: f64,
}

impl Likeness {
    /// By what the suspicion of the statement that begins on a line is multiplied.
    pub fn factor(&self, line: u32) -> f64 {
        let Some(one) = self.statements.iter().find(|one| one.line == line) else { return 1.0 };
        let own = if one.alone {
            1.0 + ALONE * self.whole
        } else if one.unlike > 0.0 {
            1.0 + OTHER * self.whole
        } else {
            1.0 - SAME * self.whole
        };
        own + if one.beside_missing { BESIDE_MISSING * self.whole } else { 0.0 }
    }
}

/// `None` where the programs are too large to be compared.
pub(super) fn likeness(here: &Tree, right: &Tree) -> Option<Likeness> {
    let (ours, theirs) = (Shape::of(here), Shape::of(right));
    let first =
        align(&ours, &theirs, &|one, two| unlike(&ours.pieces[one].renamed, &theirs.pieces[two].renamed))?;
    let names = name_map(here, right, &ours, &theirs, &first);
    let own: Vec<Vec<&str>> = ours.pieces.iter().map(|piece| words(here, piece.node, &names)).collect();
    let none = NameMap::new();
    let wanted: Vec<Vec<&str>> = theirs.pieces.iter().map(|piece| words(right, piece.node, &none)).collect();
    let both = align(&ours, &theirs, &|one, two| unlike(&own[one], &wanted[two]))?;
    let partner: HashMap<usize, usize> = both.pairs.iter().copied().collect();
    let back: HashMap<usize, usize> = both.pairs.iter().map(|(one, two)| (*two, *one)).collect();
    let beside = beside_missing(&theirs, &back);
    let statements: Vec<Compared> = (1..ours.pieces.len())
        .map(|piece| {
            let unlike = partner.get(&piece).map(|two| unlike(&own[piece], &wanted[*two]));
            Compared {
                line: ours.pieces[piece].line,
                unlike: unlike.unwrap_or(1.0),
                alone: unlike.is_none(),
                beside_missing: beside.contains(&piece),
            }
        })
        .collect();
    let missing = theirs.pieces.len() - both.pairs.len();
    let all = (statements.len() + missing).max(1) as f64;
    let alike: f64 = statements.iter().map(|one| 1.0 - one.unlike).sum();
    Some(Likeness { statements, whole: alike / all })
}

fn align(ours: &Shape, theirs: &Shape, unlike: &dyn Fn(usize, usize) -> f64) -> Option<Script> {
    let parents = |shape: &Shape| shape.pieces.iter().map(|piece| piece.parent).collect::<Vec<_>>();
    let pair = |one: usize, two: usize| {
        if ours.pieces[one].kind.is_like(theirs.pieces[two].kind) {
            (NOTHING_IN_COMMON * unlike(one, two)) as u32
        } else {
            2 * SINGLE + 1
        }
    };
    script(&Ordered::of(&parents(ours)), &Ordered::of(&parents(theirs)), SINGLE, &pair)
}

/// By the places where names stand in statements that are laid on each other. A name that both have is
/// itself.
fn name_map<'tree>(
    here: &'tree Tree,
    right: &'tree Tree,
    ours: &Shape,
    theirs: &Shape,
    script: &Script,
) -> NameMap<'tree> {
    let names = |tree: &'tree Tree| -> Vec<&'tree str> {
        (0..tree.nodes().len())
            .filter(|node| tree.nodes()[*node].kind == "identifier")
            .map(|node| tree.text(node))
            .collect()
    };
    let (own, known) = (names(here), names(right));
    let none = NameMap::new();
    let mut votes: HashMap<(&str, &str), usize> = HashMap::new();
    for (one, two) in &script.pairs {
        let left = words(here, ours.pieces[*one].node, &none);
        let wanted = words(right, theirs.pieces[*two].node, &none);
        if left.len() != wanted.len() {
            continue;
        }
        for (name, other) in left.into_iter().zip(wanted) {
            if own.contains(&name) && known.contains(&other) && !known.contains(&name) {
                *votes.entry((name, other)).or_default() += 1;
            }
        }
    }
    let mut all: Vec<(usize, &str, &str)> =
        votes.into_iter().map(|((name, other), count)| (count, name, other)).collect();
    all.sort_unstable_by(|left, right| right.cmp(left));
    let mut map = NameMap::new();
    for (_, name, other) in all {
        if !map.contains_key(name) && !map.values().any(|taken| *taken == other) && !own.contains(&other) {
            map.insert(name, other);
        }
    }
    map
}

/// Statements of ours that stand next to, or around, one that only the right program has.
fn beside_missing(theirs: &Shape, back: &HashMap<usize, usize>) -> Vec<usize> {
    let mut found = Vec::new();
    for piece in (0..theirs.pieces.len()).filter(|piece| !back.contains_key(piece)) {
        let Some(parent) = theirs.pieces[piece].parent else { continue };
        let siblings: Vec<usize> = theirs.children(parent).collect();
        let at = siblings.iter().position(|sibling| *sibling == piece).unwrap_or(0);
        let before = siblings[..at].iter().rev().find_map(|sibling| back.get(sibling));
        let after = siblings[at + 1..].iter().find_map(|sibling| back.get(sibling));
        found.extend(before.or_else(|| back.get(&parent)));
        found.extend(after);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Likeness, likeness};
    use crate::domain::Language;
    use crate::syntax::Tree;

    const RIGHT: &str = "def total(prices, limit):\n    result = 0\n    for price in prices:\n        if price > limit:\n            result += price\n    return result\n";
    /// The same with other names, a comparison that looks the other way, and a sum that is written out.
    const OTHERWISE: &str = "def total(prices, limit):\n    all = 0\n    for one in prices:\n        if limit < one:\n            all = all + one\n    return all\n";

    fn beside(program: &str) -> Likeness {
        let tree = |source| Tree::parse(Language::Python, source).expect("a tree");
        likeness(&tree(program), &tree(RIGHT)).expect("small programs")
    }

    #[test]
    fn the_same_in_other_words_is_the_same() {
        for program in [RIGHT, OTHERWISE] {
            let found = beside(program);
            assert!(found.statements.iter().all(|one| one.unlike < 1e-9), "{found:?}");
            assert!(found.whole > 1.0 - 1e-9 && found.statements.len() == 6);
        }
    }

    #[test]
    fn what_says_something_else_is_found_by_its_line() {
        for (from, to, line) in
            [("limit < one", "limit <= one", 4), ("all = 0", "all = 1", 2), ("all + one", "all - one", 5)]
        {
            let found = beside(&OTHERWISE.replace(from, to));
            let other: Vec<u32> =
                found.statements.iter().filter(|one| one.unlike > 0.0).map(|one| one.line).collect();
            assert_eq!(other, [line], "{found:?}");
        }
    }

    #[test]
    fn what_stands_beside_a_gap_is_marked() {
        let found = beside(&OTHERWISE.replace("    all = 0\n", ""));
        let marked: Vec<u32> =
            found.statements.iter().filter(|one| one.beside_missing).map(|one| one.line).collect();
        assert_eq!(marked, [1, 2], "{found:?}");
        assert!(found.statements.iter().all(|one| !one.alone));
        let alone = beside(&OTHERWISE.replace("    return all\n", "    print(all)\n    return all\n"));
        assert!(alone.statements.iter().any(|one| one.alone && one.line == 6), "{alone:?}");
    }
}
