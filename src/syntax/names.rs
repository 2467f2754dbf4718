//! The names of a program: where each is given to something, and where it is used. It never knows what
//! a good name is.

use super::{Tree, languages};
use std::collections::HashMap;

/// How a name comes to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Bound {
    /// By a pattern of several names.
    Unpacked,
    /// In some other way, such as `:=`.
    Other,
    /// By a plain assignment.
    Assigned,
    /// By `+=` and its kind.
    Changed,
    /// For each turn of a loop, a comprehension or a lambda.
    Counter,
    /// What was opened or caught (`as`).
    Handle,
    Parameter,
    Function,
    Class,
    Imported,
    /// Of an object.
    Attribute,
}

impl Bound {
    const ALL: [(&'static str, Self); 11] = [
        ("unpacked", Self::Unpacked),
        ("other", Self::Other),
        ("assigned", Self::Assigned),
        ("changed", Self::Changed),
        ("counter", Self::Counter),
        ("handle", Self::Handle),
        ("parameter", Self::Parameter),
        ("function", Self::Function),
        ("class", Self::Class),
        ("imported", Self::Imported),
        ("attribute", Self::Attribute),
    ];
}

/// One place where a name is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding<'tree> {
    pub name: &'tree str,
    pub how: Bound,
    /// The node of the name.
    pub node: usize,
    /// The node of the function, class or whole program that the name belongs to.
    pub scope: usize,
    /// 1-based.
    pub line: u32,
}

#[derive(Debug, Clone, Default)]
pub struct Names<'tree> {
    /// In the order of the text.
    pub bindings: Vec<Binding<'tree>>,
    /// The nodes where a name is read.
    pub uses: Vec<usize>,
    /// Names that a scope takes from outside (`global`, `nonlocal`).
    pub declared: Vec<&'tree str>,
    /// Names may be used where nobody can see it.
    pub reflection: bool,
    /// For each scope, whether its names are reached from outside.
    open: HashMap<usize, bool>,
}

impl Names<'_> {
    /// Whether the binding's name is read anywhere in the scope it belongs to. In doubt it is.
    pub fn is_used(&self, tree: &Tree, binding: &Binding<'_>) -> bool {
        let inside = tree.descendants(binding.scope);
        self.reflection
            || self.is_open(binding.scope)
            || self.declared.contains(&binding.name)
            || self.uses.iter().any(|node| inside.contains(node) && tree.text(*node) == binding.name)
    }

    /// A class: its names are reached from outside.
    pub fn is_open(&self, scope: usize) -> bool {
        self.open.get(&scope).copied().unwrap_or(false)
    }
}

pub fn names(tree: &Tree) -> Names<'_> {
    let grammar = languages::grammar(tree.language());
    let nodes = tree.nodes();
    let mut bound: HashMap<usize, Bound> = HashMap::new();
    let mut labels: Vec<usize> = Vec::new();
    let mut names = Names::default();
    for (capture, node) in grammar.name_query.matches(tree).into_iter().flat_map(|one| one.captures) {
        if let Some((_, how)) = Bound::ALL.iter().find(|(name, _)| *name == capture) {
            let known = bound.entry(node).or_insert(*how);
            // The closer pattern knows better: a name of `for left, right in …` is unpacked and a counter.
            *known = (*known).max(*how);
        } else if capture == "declared" {
            names.declared.push(tree.text(node));
            labels.push(node);
        } else {
            labels.push(node);
            labels.extend(tree.descendants(node));
        }
    }
    labels.sort_unstable();
    for (index, node) in nodes.iter().enumerate() {
        if !grammar.names.contains(&node.kind) {
            continue;
        }
        let text = tree.text(index);
        if let Some(how) = bound.get(&index) {
            let scope = scope_of(tree, index, *how, grammar.scopes);
            let open = grammar.open_scopes.contains(&nodes[scope].kind);
            names.open.insert(scope, open);
            names.bindings.push(Binding { name: text, how: *how, node: index, scope, line: node.first_line });
        } else if labels.binary_search(&index).is_err() {
            names.reflection |= grammar.reflection.contains(&text);
            names.uses.push(index);
        }
    }
    names
}

/// Names that the language brings and a program would miss.
pub fn is_built_in(tree: &Tree, name: &str) -> bool {
    languages::grammar(tree.language()).built_in.contains(&name)
}

fn scope_of(tree: &Tree, node: usize, how: Bound, scopes: &[&str]) -> usize {
    let mut above = tree.ancestors(node).filter(|outer| scopes.contains(&tree.nodes()[*outer].kind));
    if matches!(how, Bound::Function | Bound::Class) {
        // The name of a function belongs to where the function stands.
        above.next();
    }
    above.next().unwrap_or(0)
}
