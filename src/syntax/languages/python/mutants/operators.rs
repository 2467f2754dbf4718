//! Comparisons, calculations and conditions, each for one that is taken for it. It never looks at names.

use super::tables::{COMPARISONS, OPERATORS};
use super::{may_be_number, stepped};
use crate::syntax::mutants::{EditKind, Maker};

pub(super) fn comparison(maker: &mut Maker<'_>, node: usize) {
    let children: Vec<usize> = maker.tree.children(node).collect();
    for child in &children {
        let Some((_, others)) = COMPARISONS.iter().find(|(sign, _)| *sign == maker.kind(*child)) else {
            continue;
        };
        for (other, prior) in *others {
            maker.replace(*child, *other, EditKind::Comparison, *prior);
        }
        // One thing is as good as none where a recursion ends.
        let nothing = maker.named(node).last().copied().filter(|last| maker.text(*last) == "0");
        if let Some(nothing) = nothing
            && maker.text(*child) == "=="
        {
            let place = maker.bytes(*child).start..maker.bytes(nothing).end;
            maker.edit(place, "<= 1", EditKind::Comparison, 0.2);
        }
    }
    for operand in maker.named(node) {
        // Numbers that stand there are changed by a rule of their own.
        if may_be_number(maker, operand) && !["integer", "float"].contains(&maker.kind(operand)) {
            for step in ["- 1", "+ 1"] {
                maker.replace(operand, stepped(maker, operand, step), EditKind::Constant, 0.2);
            }
        }
    }
    if let [left, right] = maker.named(node)[..] {
        maker.swap(left, right, EditKind::Order, 0.1);
    }
    condition(maker, node, 0.0);
}

/// The whole of a condition turned round, where it is one; `bare` is how likely that is elsewhere.
pub(super) fn condition(maker: &mut Maker<'_>, node: usize, bare: f64) {
    let target =
        if maker.kind(node) == "if_clause" { maker.named(node).first().copied() } else { Some(node) };
    let Some(target) = target else { return };
    let turned = format!("not ({})", maker.text(target));
    if bare > 0.0 {
        maker.replace(target, turned, EditKind::Condition, bare);
    }
    if maker.kind(node) == "if_clause" {
        maker.replace(node, "", EditKind::Condition, 0.2);
    }
}

pub(super) fn binary(maker: &mut Maker<'_>, node: usize) {
    let parts =
        (maker.tree.child(node, "left"), maker.tree.child(node, "operator"), maker.tree.child(node, "right"));
    let (Some(left), Some(sign), Some(right)) = parts else { return };
    if let Some((_, others)) = OPERATORS.iter().find(|(known, _)| *known == maker.text(sign)) {
        for (other, prior) in *others {
            maker.replace(sign, *other, EditKind::Operator, *prior);
        }
    }
    let order = if ["+", "*"].contains(&maker.text(sign)) { 0.12 } else { 0.4 };
    maker.swap(left, right, EditKind::Order, order);
    maker.replace(node, maker.text(left), EditKind::Operator, 0.25);
    maker.replace(node, maker.text(right), EditKind::Operator, 0.2);
    regroup(maker, node, left, right);
}

/// `a + b * c` for `(a + b) * c`, and the reverse.
fn regroup(maker: &mut Maker<'_>, node: usize, left: usize, right: usize) {
    for side in [left, right] {
        let text = maker.text(side);
        if maker.kind(side) == "parenthesized_expression" {
            let inner = text[1..text.len() - 1].to_owned();
            maker.replace(side, inner, EditKind::Operator, 0.3);
        } else if maker.kind(side) == "binary_operator" {
            let (one, other) = (maker.tree.child(side, "left"), maker.tree.child(side, "right"));
            let (Some(one), Some(other)) = (one, other) else { continue };
            let whole = maker.bytes(node);
            let source = maker.tree.source();
            let grouped = if side == right {
                let end = maker.bytes(one).end;
                format!("({}){}", &source[whole.start..end], &source[end..whole.end])
            } else {
                let start = maker.bytes(other).start;
                format!("{}({})", &source[whole.start..start], &source[start..whole.end])
            };
            maker.replace(node, grouped, EditKind::Operator, 0.25);
        }
    }
}

pub(super) fn boolean(maker: &mut Maker<'_>, node: usize) {
    let parts =
        (maker.tree.child(node, "left"), maker.tree.child(node, "operator"), maker.tree.child(node, "right"));
    let (Some(left), Some(sign), Some(right)) = parts else { return };
    let other = if maker.text(sign) == "and" { "or" } else { "and" };
    maker.replace(sign, other, EditKind::Condition, 0.7);
    maker.replace(node, maker.text(left), EditKind::Condition, 0.3);
    maker.replace(node, maker.text(right), EditKind::Condition, 0.3);
    for side in [left, right] {
        condition(maker, side, 0.2);
    }
}

pub(super) fn not(maker: &mut Maker<'_>, node: usize) {
    if let Some(inner) = maker.named(node).first().copied() {
        maker.replace(node, maker.text(inner), EditKind::Condition, 0.6);
    }
}

pub(super) fn unary(maker: &mut Maker<'_>, node: usize) {
    if let Some(inner) = maker.named(node).first().copied() {
        maker.replace(node, maker.text(inner), EditKind::Operator, 0.4);
    }
}

/// `one if condition else other`.
pub(super) fn conditional(maker: &mut Maker<'_>, node: usize) {
    if let [one, asked, other] = maker.named(node)[..] {
        condition(maker, asked, 0.3);
        maker.replace(node, maker.text(one), EditKind::Condition, 0.1);
        maker.replace(node, maker.text(other), EditKind::Condition, 0.1);
    }
}

/// Things side by side, two of them changed.
pub(super) fn items(maker: &mut Maker<'_>, node: usize) {
    let inner = maker.named(node);
    if inner.len() <= 4 {
        for pair in inner.windows(2) {
            maker.swap(pair[0], pair[1], EditKind::Order, 0.3);
        }
    }
}
