//! Small patterns of a program that a teacher would point at, found where there is no doubt. It never
//! says what to do about one.

use super::{Tree, languages};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Habit {
    /// Every error is caught, whatever it is.
    BareExcept,
    /// `== True`.
    ComparesTruth,
    /// `== None`.
    ComparesNone,
    /// A branch that returns true, and another that returns false.
    ReturnsCondition,
    Prints,
    /// A loop over positions that are only used to get at the items.
    CountsItems,
    /// An operator without a blank beside it.
    TightOperator,
}

const CAPTURES: [(&str, Habit); 6] = [
    ("bare_except", Habit::BareExcept),
    ("compares_truth", Habit::ComparesTruth),
    ("compares_none", Habit::ComparesNone),
    ("returns_condition", Habit::ReturnsCondition),
    ("prints", Habit::Prints),
    ("counts_items", Habit::CountsItems),
];

/// A habit, and the node where it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    pub habit: Habit,
    pub node: usize,
    /// 1-based.
    pub line: u32,
}

/// In the order of the text.
pub fn habits(tree: &Tree) -> Vec<Found> {
    let grammar = languages::grammar(tree.language());
    let mut found: Vec<Found> = Vec::new();
    for one in grammar.habit_query.matches(tree) {
        let known = CAPTURES.iter().find_map(|(name, habit)| one.node(name).map(|node| (*habit, node)));
        let Some((habit, node)) = known else { continue };
        if (grammar.is_sure)(tree, habit, &one) {
            found.push(Found { habit, node, line: tree.nodes()[node].first_line });
        }
    }
    for (node, inner) in tree.nodes().iter().enumerate() {
        let spaced = inner.parent.is_some_and(|above| grammar.spaced.contains(&tree.nodes()[above].kind));
        if spaced && grammar.operators.contains(&inner.kind) && is_tight(tree, node) {
            found.push(Found { habit: Habit::TightOperator, node, line: inner.first_line });
        }
    }
    found.sort_by_key(|one| (one.node, one.habit as u8));
    found.dedup();
    found
}

fn is_tight(tree: &Tree, node: usize) -> bool {
    let bytes = &tree.nodes()[node].bytes;
    let source = tree.source().as_bytes();
    let blank = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
    !blank(bytes.start.checked_sub(1).and_then(|before| source.get(before))) || !blank(source.get(bytes.end))
}
