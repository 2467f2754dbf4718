//! Whether a loop over positions only gets at the items: `for place in range(len(words))` with nothing but
//! `words[place]` in it. It says yes only where there is no doubt.

use crate::syntax::{Match, Tree};

/// Nodes in which a name may be a counter of its own.
const LOOPS: &[&str] = &[
    "for_statement",
    "list_comprehension",
    "generator_expression",
    "set_comprehension",
    "dictionary_comprehension",
];

/// Whether the loop's index is used for nothing but reading the items, and the items for nothing else.
pub(super) fn only_gets_items(tree: &Tree, one: &Match) -> bool {
    let parts = (one.node("counts_items"), one.node("index"), one.node("items"));
    let (Some(whole), Some(index), Some(items)) = parts else { return false };
    let Some(body) = tree.child(whole, "body") else { return false };
    let mut reads = 0;
    for node in tree.descendants(body) {
        let text = tree.text(node);
        if tree.nodes()[node].kind != "identifier" || text != tree.text(index) && text != tree.text(items) {
            continue;
        }
        if !is_item_read(tree, node, tree.text(items), tree.text(index)) {
            return false;
        }
        reads += 1;
    }
    reads > 0 && !used_after(tree, whole, tree.text(index))
}

/// `node` is the `items` or the `index` of an `items[index]` that is read.
fn is_item_read(tree: &Tree, node: usize, items: &str, index: &str) -> bool {
    let Some(whole) = tree.nodes()[node].parent else { return false };
    let inner: Vec<usize> = tree.children(whole).filter(|child| tree.nodes()[*child].named).collect();
    let exact = tree.nodes()[whole].kind == "subscript"
        && inner.len() == 2
        && tree.text(inner[0]) == items
        && tree.text(inner[1]) == index;
    exact && !is_target(tree, whole)
}

/// Something is stored there, or taken away, or it is changed by a method.
fn is_target(tree: &Tree, node: usize) -> bool {
    let Some(above) = tree.nodes()[node].parent else { return false };
    let left = tree.nodes()[node].field == Some("left");
    let kind = tree.nodes()[above].kind;
    let listed = ["pattern_list", "tuple_pattern", "list_pattern", "delete_statement", "list_splat_pattern"];
    left && ["assignment", "augmented_assignment", "for_statement"].contains(&kind) || listed.contains(&kind)
}

/// The name is read after the loop, and not by another loop's own.
fn used_after(tree: &Tree, whole: usize, name: &str) -> bool {
    let nodes = tree.nodes();
    (nodes[whole].after..nodes.len()).any(|node| {
        nodes[node].kind == "identifier"
            && tree.text(node) == name
            && !tree.ancestors(node).any(|above| {
                LOOPS.contains(&nodes[above].kind)
                    && tree
                        .descendants(above)
                        .any(|inner| nodes[inner].field == Some("left") && tree.text(inner) == name)
            })
    })
}
