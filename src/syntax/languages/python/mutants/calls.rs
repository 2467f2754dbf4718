//! Calls: another of the family, one too many, one that is missing, other arguments.

use super::tables::{FAMILIES, METHODS, WRAPS};
use super::{may_be_number, stepped};
use crate::syntax::mutants::{EditKind, Maker};
use crate::syntax::names::Bound;

pub(super) fn call(maker: &mut Maker<'_>, node: usize) {
    let parts = (maker.tree.child(node, "function"), maker.tree.child(node, "arguments"));
    let (Some(function), Some(list)) = parts else { return };
    let arguments = maker.named(list);
    let label = match maker.kind(function) {
        "attribute" => maker.tree.child(function, "attribute"),
        _ => Some(function),
    };
    let called = label.map_or("", |label| maker.text(label));
    if let Some(label) = label {
        families(maker, label, called);
    }
    if called == "range" && maker.kind(function) == "identifier" {
        range(maker, list, &arguments);
    }
    if called == "len" && !["argument_list", "comparison_operator"].contains(&maker.parent_kind(node)) {
        for step in ["- 1", "+ 1"] {
            maker.replace(node, stepped(maker, node, step), EditKind::Constant, 0.25);
        }
    }
    // Without the call.
    if let ([only], "identifier") = (&arguments[..], maker.kind(function)) {
        maker.replace(node, maker.text(*only), EditKind::Call, 0.3);
    }
    if let Some(object) = maker.tree.child(function, "object")
        && maker.parent_kind(node) != "expression_statement"
    {
        maker.replace(node, maker.text(object), EditKind::Call, if arguments.is_empty() { 0.3 } else { 0.1 });
    }
    listed(maker, list, &arguments);
    habits(maker, list, called, &arguments);
    if maker.parent_kind(node) != "expression_statement" {
        wraps(maker, node, 0.5);
    }
}

fn families(maker: &mut Maker<'_>, label: usize, called: &str) {
    for family in FAMILIES.iter().filter(|family| family.contains(&called)) {
        let prior = if family.len() == 2 { 0.5 } else { 0.25 };
        for other in family.iter().filter(|other| **other != called) {
            maker.replace(label, *other, EditKind::Call, prior);
        }
    }
}

fn range(maker: &mut Maker<'_>, list: usize, arguments: &[usize]) {
    let texts: Vec<&str> = arguments.iter().map(|argument| maker.text(*argument)).collect();
    let ways: Vec<(String, f64)> = match texts[..] {
        [end] => vec![
            (format!("({end} + 1)"), 0.8),
            (format!("({end} - 1)"), 0.7),
            (format!("(1, {end})"), 0.7),
            (format!("(1, {end} + 1)"), 0.4),
            (format!("({end} - 1, -1, -1)"), 0.15),
            (format!("(2, {end})"), 0.1),
            (format!("(0, {end}, 2)"), 0.05),
        ],
        [start, end] => vec![
            (format!("({start}, {end} + 1)"), 0.8),
            (format!("({start}, {end} - 1)"), 0.7),
            (format!("({start} + 1, {end})"), 0.6),
            (format!("({start} - 1, {end})"), 0.4),
            (format!("({end})"), 0.5),
            (format!("(1, {end})"), 0.3),
            (format!("({start}, {end}, -1)"), 0.3),
            (format!("({start}, {end}, 2)"), 0.05),
        ],
        [start, end, step] => vec![
            (format!("({start}, {end} + 1, {step})"), 0.6),
            (format!("({start}, {end} - 1, {step})"), 0.6),
            (format!("({start} + 1, {end}, {step})"), 0.5),
            (format!("({start} - 1, {end}, {step})"), 0.5),
            (format!("({start}, {end})"), 0.4),
            (format!("({start}, {end}, -{step})"), 0.3),
        ],
        _ => return,
    };
    for (text, prior) in ways {
        maker.replace(list, text, EditKind::Range, prior);
    }
}

/// Arguments that are swapped, missing, too many, or one off.
fn listed(maker: &mut Maker<'_>, list: usize, arguments: &[usize]) {
    for pair in arguments.windows(2) {
        maker.swap(pair[0], pair[1], EditKind::Argument, 0.35);
    }
    let whole: Vec<String> = arguments.iter().map(|argument| maker.text(*argument).to_owned()).collect();
    if whole.len() >= 2 && maker.kind(list) == "argument_list" {
        for left_out in 0..whole.len() {
            let mut rest = whole.clone();
            rest.remove(left_out);
            maker.replace(list, format!("({})", rest.join(", ")), EditKind::Argument, 0.2);
        }
    }
    for argument in arguments {
        let simple = !["integer", "float"].contains(&maker.kind(*argument));
        if simple && may_be_number(maker, *argument) {
            for step in ["- 1", "+ 1"] {
                maker.replace(*argument, stepped(maker, *argument, step), EditKind::Argument, 0.15);
            }
        }
        if maker.kind(*argument) == "identifier" {
            wraps(maker, *argument, 0.25);
        }
    }
}

/// Arguments that certain calls often lack, or have.
fn habits(maker: &mut Maker<'_>, list: usize, called: &str, arguments: &[usize]) {
    let text = maker.text(list);
    let inner = text.get(1..text.len().saturating_sub(1)).unwrap_or_default().trim().to_owned();
    let more = |addition: &str| {
        if inner.is_empty() { format!("({addition})") } else { format!("({inner}, {addition})") }
    };
    let ways: Vec<(String, f64)> = match called {
        "sorted" | "sort" if !inner.contains("reverse") => {
            vec![(more("reverse=True"), 0.5), (more("key=len"), 0.15), (more("key=str.lower"), 0.05)]
        }
        "get" | "pop" if arguments.len() == 1 => vec![(more("0"), 0.4), (more("None"), 0.05)],
        "pop" if arguments.is_empty() => vec![("(0)".to_owned(), 0.4), ("(-1)".to_owned(), 0.05)],
        "split" if arguments.is_empty() => vec![("(\" \")".to_owned(), 0.3), ("(\",\")".to_owned(), 0.2)],
        "split" => vec![("()".to_owned(), 0.4)],
        "print" => vec![(more("sep=\"\""), 0.25), (more("end=\"\""), 0.25), (more("end=\" \""), 0.1)],
        "enumerate" if arguments.len() == 1 => vec![(more("1"), 0.4)],
        "round" if arguments.len() == 1 => vec![(more("2"), 0.3), (more("1"), 0.2)],
        "sum" if arguments.len() == 1 => vec![(more("1"), 0.03)],
        _ => Vec::new(),
    };
    for (way, prior) in ways {
        maker.replace(list, way, EditKind::Argument, prior);
    }
}

/// A call that is missing round a value, or behind it.
pub(super) fn wraps(maker: &mut Maker<'_>, node: usize, share: f64) {
    let text = maker.text(node);
    for (wrap, prior) in WRAPS {
        maker.replace(node, format!("{wrap}({text})"), EditKind::Call, prior * share);
    }
    for (method, prior) in METHODS {
        maker.replace(node, format!("{text}{method}"), EditKind::Call, prior * share);
    }
}

/// `word.lower` that is not called, and an attribute for another.
pub(super) fn attribute(maker: &mut Maker<'_>, node: usize) {
    let Some(label) = maker.tree.child(node, "attribute") else { return };
    let is_called = maker.parent_kind(node) == "call" && maker.field(node) == Some("function");
    if is_called {
        return;
    }
    if maker.parent_kind(node) != "assignment" || maker.field(node) != Some("left") {
        maker.replace(node, format!("{}()", maker.text(node)), EditKind::Call, 0.3);
    }
    let mut others: Vec<&str> = maker
        .names
        .bindings
        .iter()
        .filter(|binding| binding.how == Bound::Attribute && binding.name != maker.text(label))
        .map(|binding| binding.name)
        .collect();
    others.sort_unstable();
    others.dedup();
    for other in others.into_iter().take(8) {
        maker.replace(label, other, EditKind::Name, 0.3);
    }
}
