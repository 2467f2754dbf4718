//! Loops that may never end, found in the text of a program that used up its time. It never runs anything,
//! so it only speaks of what can be seen; where it is not sure, it finds nothing.

use crate::syntax::Tree;

/// Why a loop may never end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LoopKind {
    /// Nothing in the loop changes a name of its condition.
    Unchanged,
    /// What changes leads away from the end: `while n > 0: n += 1`.
    Away,
    /// `while True` without a way out.
    Forever,
    /// A `for` loop makes the list longer that it goes over.
    Grows,
    /// There is exactly one `while` loop, and nothing is known to be wrong with it.
    Only,
}

impl LoopKind {
    pub(super) const ALL: [Self; 5] = [Self::Unchanged, Self::Away, Self::Forever, Self::Grows, Self::Only];

    /// As the catalogue calls it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::Away => "away",
            Self::Forever => "forever",
            Self::Grows => "grows",
            Self::Only => "only",
        }
    }
}

/// A loop that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EndlessLoop {
    /// 1-based.
    pub(super) line: u32,
    /// The condition of a `while`, what a `for` goes over.
    pub(super) condition: String,
    /// The name in question.
    pub(super) name: String,
}

/// Methods that change the object that they belong to, and those that make a list longer.
const CHANGES: [&str; 14] = [
    "append",
    "extend",
    "insert",
    "remove",
    "pop",
    "clear",
    "sort",
    "reverse",
    "add",
    "discard",
    "update",
    "popitem",
    "setdefault",
    "popleft",
];
const GROWS: [&str; 3] = ["append", "extend", "insert"];
/// Functions that leave alone what they are given.
const HARMLESS: [&str; 12] =
    ["print", "len", "str", "int", "float", "range", "sum", "max", "min", "abs", "round", "sorted"];

/// The first loop of this kind.
pub(super) fn find(tree: &Tree, kind: LoopKind) -> Option<EndlessLoop> {
    let nodes = tree.nodes();
    let of_kind = |wanted: &'static str| {
        (0..nodes.len()).filter(move |node| nodes[*node].kind == wanted && nodes[*node].named)
    };
    let found = |node: usize, condition: usize, name: &str| EndlessLoop {
        line: nodes[node].first_line,
        condition: tree.text(condition).to_owned(),
        name: name.to_owned(),
    };
    if kind == LoopKind::Grows {
        return of_kind("for_statement").find_map(|node| {
            let (over, body) = (tree.child(node, "right")?, tree.child(node, "body")?);
            let grows = nodes[over].kind == "identifier" && calls_method(tree, body, tree.text(over), &GROWS);
            (grows && !leaves(tree, body)).then(|| found(node, over, tree.text(over)))
        });
    }
    let mut loops = of_kind("while_statement");
    if kind == LoopKind::Only {
        let only = loops.next()?;
        let condition = tree.child(only, "condition")?;
        return loops.next().is_none().then(|| found(only, condition, ""));
    }
    loops.find_map(|node| {
        let (condition, body) = (tree.child(node, "condition")?, tree.child(node, "body")?);
        if leaves(tree, body) {
            return None;
        }
        if matches!(tree.text(condition), "True" | "1" | "(True)") {
            return (kind == LoopKind::Forever).then(|| found(node, condition, ""));
        }
        let names = names_of(tree, condition)?;
        let name = *names.first()?;
        let fits = match kind {
            LoopKind::Unchanged => !names.iter().any(|name| changes(tree, body, name)),
            LoopKind::Away => leads_away(tree, condition, body),
            _ => false,
        };
        fits.then(|| found(node, condition, name))
    })
}

/// The names of a condition; `None` where something else may change its value, such as a call.
fn names_of(tree: &Tree, condition: usize) -> Option<Vec<&str>> {
    let inside = std::iter::once(condition).chain(tree.descendants(condition));
    let mut names = Vec::new();
    for node in inside {
        match tree.nodes()[node].kind {
            "call" => {
                let callee = tree.child(node, "function")?;
                HARMLESS.contains(&tree.text(callee)).then_some(())?;
            }
            "attribute" | "named_expression" | "lambda" | "await" => return None,
            "identifier" if tree.nodes()[node].field != Some("function") => names.push(tree.text(node)),
            _ => {}
        }
    }
    Some(names)
}

/// Whether there is a way out of the loop. What belongs to a loop or a function inside of it counts too:
/// in doubt nothing is said.
fn leaves(tree: &Tree, body: usize) -> bool {
    const WAYS: [&str; 4] = ["break_statement", "return_statement", "raise_statement", "yield"];
    const CALLS: [&str; 4] = ["exit", "quit", "sys.exit", "next"];
    tree.descendants(body).any(|node| {
        let kind = tree.nodes()[node].kind;
        WAYS.contains(&kind)
            || (kind == "call"
                && tree.child(node, "function").is_some_and(|callee| CALLS.contains(&tree.text(callee))))
    })
}

/// Whether something in the body may give this name another value, or change what it holds.
fn changes(tree: &Tree, body: usize, name: &str) -> bool {
    calls_method(tree, body, name, &CHANGES)
        || tree.descendants(body).any(|node| {
            let is_it = |part: Option<usize>| part.is_some_and(|part| mentions(tree, part, name));
            match tree.nodes()[node].kind {
                "assignment" | "augmented_assignment" | "for_statement" => is_it(tree.child(node, "left")),
                "named_expression" => is_it(tree.child(node, "name")),
                "delete_statement" | "as_pattern" | "global_statement" | "nonlocal_statement" => {
                    mentions(tree, node, name)
                }
                "call" => {
                    let callee = tree.child(node, "function");
                    let harmless = callee.is_some_and(|callee| HARMLESS.contains(&tree.text(callee)));
                    !harmless && is_it(tree.child(node, "arguments"))
                }
                _ => false,
            }
        })
}

fn mentions(tree: &Tree, node: usize, name: &str) -> bool {
    std::iter::once(node)
        .chain(tree.descendants(node))
        .any(|part| tree.nodes()[part].kind == "identifier" && tree.text(part) == name)
}

fn calls_method(tree: &Tree, body: usize, name: &str, methods: &[&str]) -> bool {
    tree.descendants(body).any(|node| {
        if tree.nodes()[node].kind != "call" {
            return false;
        }
        let Some((object, method)) = tree
            .child(node, "function")
            .and_then(|callee| Some((tree.child(callee, "object")?, tree.child(callee, "attribute")?)))
        else {
            return false;
        };
        tree.text(object) == name && methods.contains(&tree.text(method))
    })
}

/// `name > …` while the only change is `name += number`, or the reverse.
fn leads_away(tree: &Tree, condition: usize, body: usize) -> bool {
    let text: Vec<&str> = tree.text(condition).split_whitespace().collect();
    let [name, comparison, _] = text[..] else { return false };
    let wrong = match comparison {
        ">" | ">=" => "+",
        "<" | "<=" => "-",
        _ => return false,
    };
    let mut steps = tree.descendants(body).filter(|node| {
        let left = tree.child(*node, "left").map(|left| tree.text(left));
        matches!(tree.nodes()[*node].kind, "assignment" | "augmented_assignment") && left == Some(name)
    });
    let (Some(step), None) = (steps.next(), steps.next()) else { return false };
    let compact: String = tree.text(step).split_whitespace().collect();
    [format!("{name}{wrong}="), format!("{name}={name}{wrong}")].iter().any(|beginning| {
        compact.strip_prefix(beginning).is_some_and(|rest| rest.chars().all(|letter| letter.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::{LoopKind, find};
    use crate::domain::Language;
    use crate::syntax::Tree;

    fn kinds(source: &str) -> Vec<&'static str> {
        let tree = Tree::parse(Language::Python, source).expect("a tree");
        LoopKind::ALL.into_iter().filter(|kind| find(&tree, *kind).is_some()).map(LoopKind::name).collect()
    }

    #[test]
    fn what_can_be_seen_is_found_and_the_rest_is_not_guessed() {
        for (source, expected) in [
            ("n = 0\nwhile n < 3:\n    print(n)\n", vec!["unchanged", "only"]),
            ("n = 0\nwhile n < 3:\n    m = n + 1\n", vec!["unchanged", "only"]),
            ("n = 0\nwhile n < 3:\n    n += 1\n", vec!["only"]),
            ("n = 0\nwhile n < 3:\n    n -= 1\n", vec!["away", "only"]),
            ("n = 3\nwhile n > 0:\n    n = n + 1\n", vec!["away", "only"]),
            ("while True:\n    pass\n", vec!["forever", "only"]),
            ("while True:\n    break\n", vec!["only"]),
            ("while items:\n    items.pop()\n", vec!["only"]),
            ("while items:\n    shrink(items)\n", vec!["only"]),
            ("while ready():\n    pass\n", vec!["only"]),
            ("while len(items) > 2:\n    print(items)\n", vec!["unchanged", "only"]),
            ("for item in items:\n    items.append(item)\n", vec!["grows"]),
            ("for item in items:\n    others.append(item)\n", vec![]),
            ("while a:\n    pass\nwhile b:\n    b = 0\n", vec!["unchanged"]),
        ] {
            assert_eq!(kinds(source), expected, "{source}");
        }
    }
}
