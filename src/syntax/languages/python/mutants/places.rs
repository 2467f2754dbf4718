//! Positions in a list, and names: each for one near it.

use super::stepped;
use crate::syntax::mutants::{EditKind, Maker};
use crate::syntax::names::Bound;

pub(super) fn subscript(maker: &mut Maker<'_>, node: usize) {
    let inner = maker.named(node);
    let (Some(whole), Some(last)) = (inner.first().copied(), inner.last().copied()) else { return };
    maker.replace(node, maker.text(whole), EditKind::Index, 0.1);
    for index in inner.iter().skip(1) {
        position(maker, *index);
    }
    // `grid[row][column]`.
    if maker.kind(whole) == "subscript"
        && let Some(outer) = maker.named(whole).get(1).copied()
    {
        maker.swap(outer, last, EditKind::Order, 0.4);
    }
}

fn position(maker: &mut Maker<'_>, index: usize) {
    match maker.kind(index) {
        "slice" => {
            for other in ["::-1", "1:", ":-1", ":"] {
                maker.replace(index, other, EditKind::Index, 0.15);
            }
        }
        "string" => {}
        _ => {
            for step in ["- 1", "+ 1"] {
                maker.replace(index, stepped(maker, index, step), EditKind::Index, 0.5);
            }
            for other in ["0", "-1", "1"] {
                maker.replace(index, other, EditKind::Index, 0.3);
            }
        }
    }
}

pub(super) fn slice(maker: &mut Maker<'_>, node: usize) {
    let text = maker.text(node).to_owned();
    let parts: Vec<String> = split_slice(maker, node);
    let join = |parts: &[String]| parts.join(":");
    for (place, part) in parts.iter().enumerate() {
        let mut put = |new: String, prior: f64| {
            let mut changed = parts.clone();
            changed[place] = new;
            maker.replace(node, join(&changed), EditKind::Index, prior);
        };
        if part.is_empty() {
            for new in if place == 2 { ["-1", "2"] } else { ["1", "-1"] } {
                put(new.to_owned(), 0.3);
            }
        } else {
            put(String::new(), 0.3);
            put(format!("{part} + 1"), 0.5);
            put(format!("{part} - 1"), 0.5);
            put(format!("-{part}"), 0.1);
        }
    }
    if parts.len() == 2 {
        maker.replace(node, format!("{text}:-1"), EditKind::Index, 0.15);
        maker.replace(node, format!("{}:{}", parts[1], parts[0]), EditKind::Index, 0.2);
    }
}

/// What stands before, between and after the colons.
fn split_slice(maker: &Maker<'_>, node: usize) -> Vec<String> {
    let mut parts = vec![String::new()];
    for child in maker.tree.children(node) {
        if maker.text(child) == ":" {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push_str(maker.text(child));
        }
    }
    parts
}

pub(super) fn name(maker: &mut Maker<'_>, node: usize, names: &[&str]) {
    let text = maker.text(node);
    let binding = maker.names.bindings.iter().find(|binding| binding.node == node).map(|binding| binding.how);
    let prior = match binding {
        None if maker.names.uses.contains(&node) => 0.3,
        Some(Bound::Assigned | Bound::Changed | Bound::Unpacked) => 0.15,
        _ => return,
    };
    let is_called = maker.parent_kind(node) == "call" && maker.field(node) == Some("function");
    if is_called {
        return functions(maker, node);
    }
    if names.contains(&text) || binding.is_some() {
        let others: Vec<&str> = names.iter().filter(|name| **name != text).copied().take(14).collect();
        let kindred = |other: &str| {
            let same_start = other.chars().next() == text.chars().next();
            if same_start || other.starts_with(text) || text.starts_with(other) { 1.3 } else { 1.0 }
        };
        for other in others {
            maker.replace(node, other, EditKind::Name, prior * kindred(other));
        }
        if binding.is_none() {
            copies(maker, node, text);
        }
    } else if !["self", "cls"].contains(&text) {
        // A name that nobody gave: the nearest of those that there are.
        for other in names.iter().take(14) {
            maker.replace(node, *other, EditKind::Name, 0.5);
        }
    }
    attributes(maker, node, text);
}

/// One's own function for another one of one's own.
fn functions(maker: &mut Maker<'_>, node: usize) {
    let others: Vec<&str> = maker
        .names
        .bindings
        .iter()
        .filter(|binding| binding.how == Bound::Function && binding.name != maker.text(node))
        .map(|binding| binding.name)
        .take(6)
        .collect();
    for other in others {
        maker.replace(node, other, EditKind::Call, 0.15);
    }
}

/// `self.total` where `total` stands.
fn attributes(maker: &mut Maker<'_>, node: usize, text: &str) {
    let known = maker.names.bindings.iter().any(|one| one.how == Bound::Attribute && one.name == text);
    if known && maker.parent_kind(node) != "attribute" {
        maker.replace(node, format!("self.{text}"), EditKind::Name, 0.4);
    }
}

/// A copy where the thing itself is stored: `rows.append(row)`.
fn copies(maker: &mut Maker<'_>, node: usize, text: &str) {
    let stored = maker.parent_kind(node) == "argument_list"
        || maker.parent_kind(node) == "assignment" && maker.field(node) == Some("right");
    if stored {
        maker.replace(node, format!("{text}[:]"), EditKind::Call, 0.12);
        for part in ["[1:]", "[:-1]", "[0]", "[-1]"] {
            maker.replace(node, format!("{text}{part}"), EditKind::Index, 0.08);
        }
    }
    if ["binary_operator", "argument_list"].contains(&maker.parent_kind(node)) {
        maker.replace(node, format!("{text} ** 2"), EditKind::Operator, 0.04);
        maker.replace(node, format!("-{text}"), EditKind::Operator, 0.06);
    }
}
