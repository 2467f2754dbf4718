//! What kind of value an expression has, where it can be read off the text. In doubt it says nothing.

use super::looking::Looking;
use crate::syntax::names::Bound;

/// Names are followed this many steps.
const MOST_STEPS: usize = 4;

/// A name that is given more often is not followed.
const MOST_BINDINGS: usize = 8;

const LISTS: &[&str] = &["list", "sorted", "split", "splitlines", "readlines"];
const TEXTS: &[&str] = &[
    "input",
    "str",
    "upper",
    "lower",
    "strip",
    "lstrip",
    "rstrip",
    "replace",
    "join",
    "capitalize",
    "title",
    "format",
    "zfill",
];
const NUMBERS: &[&str] = &["int", "float", "len", "sum", "abs", "round", "count", "index"];

/// One of `list`, `text`, `number`, `dict`, `set`, `tuple`, `truth`.
pub(super) fn kind_of(looking: &Looking<'_>, node: usize) -> Option<&'static str> {
    guess(looking, node, MOST_STEPS)
}

fn guess(looking: &Looking<'_>, node: usize, steps: usize) -> Option<&'static str> {
    let tree = looking.tree;
    if steps == 0 {
        return None;
    }
    let part = |field: &str| tree.child(node, field).and_then(|child| guess(looking, child, steps - 1));
    match looking.kind(node) {
        "list" | "list_comprehension" => Some("list"),
        "dictionary" | "dictionary_comprehension" => Some("dict"),
        "set" | "set_comprehension" => Some("set"),
        "tuple" => Some("tuple"),
        "string" | "concatenated_string" => Some("text"),
        "integer" | "float" => Some("number"),
        "true" | "false" | "comparison_operator" | "not_operator" => Some("truth"),
        "parenthesized_expression" => tree
            .children(node)
            .find(|child| tree.nodes()[*child].named)
            .and_then(|child| guess(looking, child, steps)),
        "binary_operator" => {
            let operator = tree.child(node, "operator").map_or("", |sign| tree.text(sign));
            let (left, right) = (part("left"), part("right"));
            match (left, right, operator) {
                (Some("number"), Some("number"), _) | (Some("number"), None, "-" | "/" | "//" | "**") => {
                    Some("number")
                }
                (None, Some("number"), "+" | "-" | "/" | "//" | "**") => Some("number"),
                (Some("text"), _, "+" | "%") | (None, Some("text"), "+") => Some("text"),
                (Some(kind @ ("text" | "list")), _, "*") => Some(kind),
                (Some("list"), _, "+") => Some("list"),
                _ => None,
            }
        }
        "call" => {
            let called = tree.child(node, "function")?;
            let method = looking.kind(called) == looking.kinds.member;
            let label = if method { tree.child(called, "attribute")? } else { called };
            let name = tree.text(label);
            if looking.is_defined(name) {
                return None;
            }
            match name {
                _ if LISTS.contains(&name) => Some("list"),
                _ if TEXTS.contains(&name) => Some("text"),
                _ if NUMBERS.contains(&name) => Some("number"),
                "dict" if !method => Some("dict"),
                "set" if !method => Some("set"),
                "copy" if method => {
                    tree.child(called, "object").and_then(|object| guess(looking, object, steps - 1))
                }
                _ => None,
            }
        }
        kind if kind == looking.kinds.name && !looking.is_label(node) => of_name(looking, node, steps),
        _ => None,
    }
}

/// A name has the kind that all its plain assignments have.
fn of_name(looking: &Looking<'_>, node: usize, steps: usize) -> Option<&'static str> {
    let tree = looking.tree;
    let name = tree.text(node);
    let mut scope = looking.function_of(node);
    if looking.bindings_of(name, scope).next().is_none() {
        scope = 0;
    }
    let mut known: Option<&'static str> = None;
    if looking.bindings_of(name, scope).count() > MOST_BINDINGS {
        return None;
    }
    for binding in looking.bindings_of(name, scope) {
        match binding.how {
            Bound::Changed => continue,
            Bound::Assigned => {}
            _ => return None,
        }
        let value = tree.nodes()[binding.node].parent.and_then(|parent| tree.child(parent, "right"))?;
        if !looking.reads(value, name).is_empty() {
            // `x = x + 1` leaves the kind as it was.
            continue;
        }
        let kind = guess(looking, value, steps - 1)?;
        if known.is_some_and(|known| known != kind) {
            return None;
        }
        known = Some(kind);
    }
    known
}
