//! Right programs that are written otherwise than the reference: other names, comparisons turned round, sums
//! written out, values kept before they are given back, branches in the other order. A bug in one of them is
//! not the only place where it differs from the reference. It makes no bug itself.

use codementor::domain::{Edit, Exercise, Language};
use codementor::syntax::Tree;
use codementor::syntax::names::{Bound, names};
use codementor::syntax::tokens::{Kind, tokens};
use std::ops::Range;

type Change = fn(&Tree) -> Vec<(Range<usize>, String)>;

/// The reference, written otherwise in all ways after which it is still right.
pub fn written_otherwise(exercise: &Exercise, is_right: &dyn Fn(&str) -> bool) -> Option<String> {
    let solution = &exercise.files(Language::Python)?.solution;
    let mut text = solution.clone();
    let changes: [Change; 5] = [turned_round, written_out, kept_first, other_branch_first, renamed];
    for change in changes {
        let Ok(tree) = Tree::parse(Language::Python, &text) else { continue };
        let mut edits = change(&tree);
        edits.sort_by_key(|(bytes, _)| std::cmp::Reverse(bytes.start));
        let mut changed = text.clone();
        for (bytes, new) in edits {
            changed = Edit::new(bytes, new).apply(&changed);
        }
        if changed != text && is_right(&changed) {
            text = changed;
        }
    }
    (text != *solution).then_some(text)
}

/// Nodes of a kind that stand in none of the same kind.
fn outermost(tree: &Tree, kind: &str) -> Vec<usize> {
    let is = |node: usize| tree.nodes()[node].kind == kind;
    (0..tree.nodes().len())
        .filter(|node| is(*node) && tree.ancestors(*node).all(|above| !is(above)))
        .collect()
}

fn named(tree: &Tree, node: usize) -> Vec<usize> {
    tree.children(node).filter(|child| tree.nodes()[*child].named).collect()
}

fn indent(tree: &Tree, node: usize) -> String {
    let start = tree.nodes()[node].bytes.start;
    let line = tree.source()[..start].rfind('\n').map_or(0, |end| end + 1);
    " ".repeat(start - line)
}

fn turned_round(tree: &Tree) -> Vec<(Range<usize>, String)> {
    let turn = |node: usize| {
        let parts: Vec<usize> = tree.children(node).collect();
        let [left, sign, right] = parts.as_slice() else { return None };
        let other = match tree.text(*sign) {
            "<" => ">",
            ">" => "<",
            "<=" => ">=",
            ">=" => "<=",
            same @ ("==" | "!=") => same,
            _ => return None,
        };
        let text = format!("{} {other} {}", tree.text(*right), tree.text(*left));
        Some((tree.nodes()[node].bytes.clone(), text))
    };
    outermost(tree, "comparison_operator").into_iter().filter_map(turn).collect()
}

fn written_out(tree: &Tree) -> Vec<(Range<usize>, String)> {
    let write = |node: usize| {
        let parts: Vec<usize> = tree.children(node).collect();
        let [left, sign, right] = parts.as_slice() else { return None };
        let simple = ["identifier", "integer", "float", "string", "subscript", "call", "attribute"];
        let operator = tree.text(*sign).strip_suffix('=')?;
        let (name, value) = (tree.text(*left), tree.text(*right));
        let value =
            if simple.contains(&tree.nodes()[*right].kind) { value.to_owned() } else { format!("({value})") };
        Some((tree.nodes()[node].bytes.clone(), format!("{name} = {name} {operator} {value}")))
    };
    outermost(tree, "augmented_assignment").into_iter().filter_map(write).collect()
}

fn kept_first(tree: &Tree) -> Vec<(Range<usize>, String)> {
    let keep = |node: usize| {
        let value = *named(tree, node).first()?;
        let plain =
            ["identifier", "integer", "true", "false", "none", "string", "attribute", "expression_list"];
        if plain.contains(&tree.nodes()[value].kind) {
            return None;
        }
        let text = format!("outcome = {}\n{}return outcome", tree.text(value), indent(tree, node));
        Some((tree.nodes()[node].bytes.clone(), text))
    };
    outermost(tree, "return_statement").into_iter().filter_map(keep).collect()
}

/// Branches of an `if` with nothing but an `else`, each on lines of its own.
fn other_branch_first(tree: &Tree) -> Vec<(Range<usize>, String)> {
    let turn = |node: usize| {
        let condition = tree.child(node, "condition")?;
        let first = tree.child(node, "consequence")?;
        let clauses: Vec<usize> = tree
            .children(node)
            .filter(|child| ["elif_clause", "else_clause"].contains(&tree.nodes()[*child].kind))
            .collect();
        let [clause] = clauses.as_slice() else { return None };
        let second = tree.child(*clause, "body")?;
        let (indent, inner) = (indent(tree, node), indent(tree, first));
        let own_lines = tree.nodes()[first].first_line > tree.nodes()[node].first_line;
        if !own_lines || tree.nodes()[*clause].kind != "else_clause" {
            return None;
        }
        let text = format!(
            "if not ({}):\n{inner}{}\n{indent}else:\n{inner}{}",
            tree.text(condition),
            tree.text(second).trim_end(),
            tree.text(first).trim_end()
        );
        Some((tree.nodes()[node].bytes.clone(), text))
    };
    outermost(tree, "if_statement").into_iter().filter_map(turn).collect()
}

fn renamed(tree: &Tree) -> Vec<(Range<usize>, String)> {
    let known = names(tree);
    let fixed = [Bound::Function, Bound::Class, Bound::Imported, Bound::Attribute];
    let mut own: Vec<&str> = known
        .bindings
        .iter()
        .filter(|binding| !fixed.contains(&binding.how) && binding.name != "self")
        .map(|binding| binding.name)
        .collect();
    own.sort_unstable();
    own.dedup();
    tokens(tree)
        .into_iter()
        .filter(|token| token.kind == Kind::Name && !tree.source()[..token.start].ends_with('.'))
        .filter_map(|token| {
            let place = own.iter().position(|name| *name == token.text)?;
            Some((token.start..token.start + token.text.len(), format!("thing{place}")))
        })
        .collect()
}
