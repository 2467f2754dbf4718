//! A right program, taken apart once so that many learners' programs can be laid beside it. It is asked
//! whether something stands in it, and never told to a learner.

use super::kinds::Kinds;
use super::looking::Looking;
use super::values;
use crate::syntax::Tree;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// A node with more tokens than this is not compared as a whole.
const MOST_TOKENS: usize = 48;

/// What stands in a right program.
#[derive(Debug, Clone, Default)]
pub struct Right {
    /// The tokens of each node, with the names as they are, and with all variables alike.
    exact: HashSet<String>,
    shapes: HashSet<String>,
    /// The same, with what the node is to its parent.
    exact_places: HashSet<(&'static str, &'static str, String)>,
    shape_places: HashSet<(&'static str, &'static str, String)>,
    pub(super) kinds: HashSet<&'static str>,
    pub(super) signs: HashSet<String>,
    pub(super) names: HashSet<String>,
    pub(super) called: HashSet<String>,
    pub(super) keeps_arguments: bool,
    /// What it gives back, where that can be read off.
    pub(super) gives: HashSet<&'static str>,
    /// Its questions, in the order of the text.
    pub(super) questions: Vec<String>,
    /// What stands inside of which kinds of statements, and what stands outside of them.
    inside: HashMap<String, Vec<&'static str>>,
    outside: HashMap<String, Vec<&'static str>>,
    /// Simple statements by their block, in order, as shapes.
    pub(super) blocks: Vec<Vec<String>>,
}

/// Whether variables count by their names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    Exact,
    Alike,
}

impl Right {
    pub fn of(tree: &Tree) -> Self {
        let looking = Looking::at(tree);
        let mut right = Self { keeps_arguments: true, ..Self::default() };
        for (node, inner) in tree.nodes().iter().enumerate() {
            right.kinds.insert(inner.kind);
            if inner.after == node + 1 && !inner.named {
                right.signs.insert(tree.text(node).to_owned());
            }
            if looking.is_value_name(node) {
                right.names.insert(tree.text(node).to_owned());
                let given = looking.is_parameter(tree.text(node), node) && looking.changes_in_place(node);
                right.keeps_arguments &= !given;
            }
            if !inner.named {
                continue;
            }
            for (mode, all, places) in [
                (Names::Exact, &mut right.exact, &mut right.exact_places),
                (Names::Alike, &mut right.shapes, &mut right.shape_places),
            ] {
                let Some(tokens) = tokens(&looking, node, mode) else { continue };
                let above = inner.parent.map_or("", |parent| looking.head_of(parent));
                places.insert((above, inner.field.unwrap_or_default(), tokens.clone()));
                all.insert(tokens);
            }
            let above = inner.parent.map_or("", |parent| looking.kind(parent));
            if above == looking.kinds.returns {
                right.gives.extend(values::kind_of(&looking, node));
            }
            if inner.field == Some("condition") {
                right.questions.extend(tokens(&looking, node, Names::Exact));
            }
            right.place(&looking, node);
            if looking.kind(node) == "block" || looking.kind(node) == "module" {
                let statements = tree.children(node).map(|child| tokens(&looking, child, Names::Exact));
                right.blocks.push(statements.map(Option::unwrap_or_default).collect());
            }
        }
        right.called = looking.called_in(0).into_iter().map(str::to_owned).collect();
        right
    }

    fn place(&mut self, looking: &Looking<'_>, node: usize) {
        let Some(row) = tokens(looking, node, Names::Exact) else { return };
        for kind in looking.kinds.around {
            let inside = looking.around(node).any(|above| looking.kind(above) == *kind);
            let known = if inside { &mut self.inside } else { &mut self.outside };
            known.entry(row.clone()).or_default().push(kind);
        }
    }

    /// Whether this stands in it, and always in a statement of one of these kinds.
    pub(super) fn has_inside(&self, row: &str, kinds: &[&str]) -> bool {
        let inside = self.inside.get(row).map(Vec::as_slice).unwrap_or_default();
        let outside = self.outside.get(row).map(Vec::as_slice).unwrap_or_default();
        kinds.iter().any(|kind| inside.contains(kind)) && !kinds.iter().all(|kind| outside.contains(kind))
    }

    /// Whether these tokens stand in it somewhere.
    pub(super) fn has(&self, tokens: &str, mode: Names) -> bool {
        match mode {
            Names::Exact => self.exact.contains(tokens),
            Names::Alike => self.shapes.contains(tokens),
        }
    }

    /// Whether these tokens stand in it as this field of such a parent.
    pub(super) fn has_there(
        &self,
        parent: &'static str,
        field: &'static str,
        tokens: &str,
        mode: Names,
    ) -> bool {
        let place = (parent, field, tokens.to_owned());
        match mode {
            Names::Exact => self.exact_places.contains(&place),
            Names::Alike => self.shape_places.contains(&place),
        }
    }

    /// What the right program has in such a place, between these tokens: of all such parents where
    /// `parent` is given, and else of all nodes.
    pub(super) fn between<'right>(
        &'right self,
        place: Option<(&'static str, &'static str)>,
        before: &'right str,
        after: &'right str,
        mode: Names,
    ) -> Vec<&'right str> {
        let (all, places) = match mode {
            Names::Exact => (&self.exact, &self.exact_places),
            Names::Alike => (&self.shapes, &self.shape_places),
        };
        match place {
            Some((parent, field)) => places
                .iter()
                .filter(|(kind, here, _)| *kind == parent && *here == field)
                .map(|(_, _, tokens)| tokens.as_str())
                .collect(),
            None => all
                .iter()
                .filter_map(|tokens| tokens.strip_prefix(before)?.strip_suffix(after))
                .filter(|tokens| !tokens.is_empty())
                .collect(),
        }
    }

    /// Names can be compared as they are where the right program has all of them.
    pub(super) fn mode_for(&self, looking: &Looking<'_>, node: usize) -> Names {
        let known = looking.names_in(node).into_iter().all(|name| self.names.contains(name));
        if known { Names::Exact } else { Names::Alike }
    }
}

/// The tokens of a node in a row; `None` where there are too many.
pub(super) fn tokens(looking: &Looking<'_>, node: usize, mode: Names) -> Option<String> {
    row(looking, looking.whole(node), mode)
}

/// The tokens of some nodes that follow each other; `None` where there are too many.
pub(super) fn row(looking: &Looking<'_>, nodes: Range<usize>, mode: Names) -> Option<String> {
    let mut row = String::new();
    let mut count = 0;
    let mut next = nodes.start;
    while next < nodes.end {
        let inner = &looking.tree.nodes()[next];
        let text = inner.kind == looking.kinds.text;
        if inner.kind == looking.kinds.comment {
            next = inner.after;
            continue;
        }
        if !text && inner.after > next + 1 {
            next += 1;
            continue;
        }
        let shown = word(looking, next, mode);
        if !shown.is_empty() {
            count += 1;
            if count > MOST_TOKENS {
                return None;
            }
            row.push_str(&shown);
            row.push(' ');
        }
        next = inner.after;
    }
    Some(row)
}

fn word(looking: &Looking<'_>, node: usize, mode: Names) -> String {
    let text = looking.tree.text(node).trim();
    if looking.kind(node) == looking.kinds.text {
        return canonical_text(text);
    }
    let variable = mode == Names::Alike && looking.is_value_name(node) && !is_called(looking, node);
    if variable { "name".to_owned() } else { text.to_owned() }
}

/// One kind of quotes is as good as the other.
fn canonical_text(text: &str) -> String {
    let inner = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    inner
        .filter(|inner| !inner.contains(['"', '\'']))
        .map_or_else(|| text.to_owned(), |inner| format!("\"{inner}\""))
}

fn is_called(looking: &Looking<'_>, node: usize) -> bool {
    let kinds: &Kinds = looking.kinds;
    let inner = &looking.tree.nodes()[node];
    inner.field == Some("function") && inner.parent.is_some_and(|parent| looking.kind(parent) == kinds.call)
}
