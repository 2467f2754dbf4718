//! What a statement says, in one way of writing it: comparisons look to the left, `+=` is written out, brackets
//! that only group are left out. It never changes what is said, but for names.

use crate::syntax::Tree;
use std::collections::HashMap;

/// What is nested deeper is read as it stands.
const DEEPEST: usize = 40;

/// The names of one program in the words of another one.
pub(super) type NameMap<'tree> = HashMap<&'tree str, &'tree str>;

/// The words of a statement's head, without what stands in it.
pub(super) fn words<'tree>(tree: &'tree Tree, node: usize, names: &NameMap<'tree>) -> Vec<&'tree str> {
    let mut found = Vec::new();
    emit(tree, node, names, 0, &mut found);
    found
}

fn emit<'tree>(
    tree: &'tree Tree,
    node: usize,
    names: &NameMap<'tree>,
    depth: usize,
    out: &mut Vec<&'tree str>,
) {
    let nodes = tree.nodes();
    let mut children = tree.children(node).peekable();
    if children.peek().is_none() || depth > DEEPEST || nodes[node].kind == "string" {
        let text = tree.text(node);
        let named = if nodes[node].kind == "identifier" { names.get(text) } else { None };
        return out.push(named.copied().unwrap_or(text));
    }
    let parts: Vec<usize> = children.collect();
    let inner = |node: usize, out: &mut Vec<&'tree str>| emit(tree, node, names, depth + 1, out);
    match (nodes[node].kind, parts.as_slice()) {
        ("parenthesized_expression", [_, inside, _]) => inner(*inside, out),
        ("comparison_operator", [left, sign, right]) => {
            let (mut first, mut second) = (Vec::new(), Vec::new());
            inner(*left, &mut first);
            inner(*right, &mut second);
            let sign = tree.text(*sign);
            let turned = match sign {
                ">" => Some("<"),
                ">=" => Some("<="),
                "==" | "!=" if second < first => Some(sign),
                _ => None,
            };
            if turned.is_some() {
                std::mem::swap(&mut first, &mut second);
            }
            out.append(&mut first);
            out.push(turned.unwrap_or(sign));
            out.append(&mut second);
        }
        ("augmented_assignment", [left, sign, right]) => {
            inner(*left, out);
            out.push("=");
            inner(*left, out);
            out.push(tree.text(*sign).trim_end_matches('='));
            inner(*right, out);
        }
        _ => {
            for part in parts {
                let kind = nodes[part].kind;
                let stands_in = ["block", "elif_clause", "else_clause", "except_clause", "finally_clause"];
                if !stands_in.contains(&kind) && ![":", ";", "comment"].contains(&kind) {
                    inner(part, out);
                }
            }
        }
    }
}

/// 0 where two rows are the same, 1 where they have nothing in common in the same order.
pub(super) fn unlike<Word: PartialEq>(left: &[Word], right: &[Word]) -> f64 {
    if left.is_empty() && right.is_empty() {
        return 0.0;
    }
    let mut above = vec![0_usize; right.len() + 1];
    for word in left {
        let mut row = vec![0; right.len() + 1];
        for (column, other) in right.iter().enumerate() {
            row[column + 1] =
                if word == other { above[column] + 1 } else { above[column + 1].max(row[column]) };
        }
        above = row;
    }
    1.0 - 2.0 * above[right.len()] as f64 / (left.len() + right.len()) as f64
}
