//! A program as the conditions look at it: names by scope, what is changed where, what stands around. It
//! never knows which misconception asks.

use super::kinds::{Kinds, kinds};
use crate::syntax::Tree;
use crate::syntax::names::{Binding, Bound, Names, names};
use std::ops::Range;

/// A tree, with what is asked of it again and again.
pub(super) struct Looking<'tree> {
    pub tree: &'tree Tree,
    pub kinds: &'static Kinds,
    pub names: Names<'tree>,
}

impl<'tree> Looking<'tree> {
    pub fn at(tree: &'tree Tree) -> Self {
        Self { tree, kinds: kinds(tree.language()), names: names(tree) }
    }

    pub fn kind(&self, node: usize) -> &'static str {
        self.tree.nodes().get(node).map_or("", |inner| inner.kind)
    }

    pub fn whole(&self, node: usize) -> Range<usize> {
        node..self.tree.nodes().get(node).map_or(node, |inner| inner.after)
    }

    /// The function that a node stands in, or the whole program.
    pub fn function_of(&self, node: usize) -> usize {
        self.tree.ancestors(node).find(|above| self.kinds.scopes.contains(&self.kind(*above))).unwrap_or(0)
    }

    /// From the parent up to the function, without the function.
    pub fn around(&self, node: usize) -> impl Iterator<Item = usize> {
        self.tree.ancestors(node).take_while(|above| !self.kinds.scopes.contains(&self.kind(*above)))
    }

    /// All below a node that is not in a function of its own.
    pub fn inside(&self, node: usize) -> Vec<usize> {
        let end = self.whole(node).end;
        let mut found = Vec::new();
        let mut next = node + 1;
        while next < end {
            let kind = self.kind(next);
            if kind == self.kinds.function || kind == self.kinds.lambda {
                next = self.whole(next).end;
                continue;
            }
            found.push(next);
            next += 1;
        }
        found
    }

    /// The kind of a statement with a head; those whose heads ask the same have one kind.
    pub fn head_of(&self, node: usize) -> &'static str {
        let kind = self.kind(node);
        self.kinds.same_heads.iter().find(|(known, _)| *known == kind).map_or(kind, |(_, same)| *same)
    }

    /// A name of a value: not an attribute, not a keyword.
    pub fn is_value_name(&self, node: usize) -> bool {
        self.kind(node) == self.kinds.name && !self.is_label(node)
    }

    /// A name that belongs to something else: `.append`, `key=`.
    pub fn is_label(&self, node: usize) -> bool {
        let Some(inner) = self.tree.nodes().get(node) else { return false };
        let above = inner.parent.map_or("", |parent| self.kind(parent));
        inner.field == Some("attribute") && above == self.kinds.member
            || inner.field == Some("name") && above == "keyword_argument"
    }

    /// The texts of the value names in a node.
    pub fn names_in(&self, node: usize) -> Vec<&'tree str> {
        self.whole(node)
            .filter(|inner| self.is_value_name(*inner))
            .map(|inner| self.tree.text(inner))
            .collect()
    }

    pub fn bindings_of<'look>(
        &'look self,
        name: &'look str,
        scope: usize,
    ) -> impl Iterator<Item = &'look Binding<'tree>> {
        self.names.bindings.iter().filter(move |binding| {
            binding.name == name && binding.how != Bound::Attribute && self.scope_of(binding) == scope
        })
    }

    /// Classes are no place of their own here: what a class's body gives names to is reached by others.
    fn scope_of(&self, binding: &Binding<'_>) -> usize {
        if self.kinds.scopes.contains(&self.kind(binding.scope)) {
            binding.scope
        } else {
            self.function_of(binding.scope)
        }
    }

    /// Where a name is read or given within a node, in the order of the text.
    pub fn mentions(&self, within: usize, name: &str) -> Vec<usize> {
        self.whole(within).filter(|node| self.is_value_name(*node) && self.tree.text(*node) == name).collect()
    }

    /// Reads of a name within a node.
    pub fn reads(&self, within: usize, name: &str) -> Vec<usize> {
        let whole = self.whole(within);
        let reads = self.names.uses.iter().copied();
        reads.filter(|node| whole.contains(node) && self.tree.text(*node) == name).collect()
    }

    /// Whether the mention of a name stands where its object is changed in place: `x.append(…)`,
    /// `x[0] = …`, `del x[0]`, `x[0] += …`.
    pub fn changes_in_place(&self, node: usize) -> bool {
        let mut inner = node;
        for above in self.tree.ancestors(node) {
            let kind = self.kind(above);
            let field = self.tree.nodes()[inner].field;
            if kind == self.kinds.member && field == Some("object") {
                return self.is_changer_call(above);
            }
            if kind == self.kinds.index && field == Some("value") {
                let target = self.tree.nodes()[above].field == Some("left");
                let parent = self.tree.nodes()[above].parent.map_or("", |parent| self.kind(parent));
                let stored = ["assignment", "augmented_assignment"].contains(&parent);
                if target && stored || parent == "delete_statement" {
                    return true;
                }
                inner = above;
                continue;
            }
            return false;
        }
        false
    }

    /// `….append(…)` and its kind; `node` is the part before the brackets.
    fn is_changer_call(&self, node: usize) -> bool {
        let method = self.tree.child(node, "attribute").map_or("", |label| self.tree.text(label));
        let called =
            self.tree.nodes()[node].parent.is_some_and(|parent| self.kind(parent) == self.kinds.call)
                && self.tree.nodes()[node].field == Some("function");
        called && self.kinds.changers.contains(&method) && !self.is_defined(method)
    }

    /// A function or a method of this name stands in the program.
    pub fn is_defined(&self, name: &str) -> bool {
        self.names.bindings.iter().any(|binding| binding.how == Bound::Function && binding.name == name)
    }

    pub fn is_parameter(&self, name: &str, node: usize) -> bool {
        let scope = self.function_of(node);
        self.bindings_of(name, scope).any(|binding| binding.how == Bound::Parameter)
    }

    /// Whether a function's every way ends without a value, and it does nothing else either.
    pub fn does_nothing(&self, function: usize) -> bool {
        let Some(body) = self.tree.child(function, "body") else { return false };
        let inside = self.inside(body);
        let speaks = inside.iter().any(|node| {
            let kind = self.kind(*node);
            let call = kind == self.kinds.statement
                && self.tree.children(*node).next().is_some_and(|child| {
                    self.kind(child) == self.kinds.call || self.kind(child) == self.kinds.member
                });
            let stores = self.kind(*node) == "assignment" || self.kind(*node) == "augmented_assignment";
            let left = self.tree.child(*node, "left").map_or("", |left| self.kind(left));
            call || stores && left != self.kinds.name || self.kinds.deeds.contains(&kind)
        });
        !speaks && !self.gives_back(function) && inside.iter().any(|node| self.kind(*node) == "assignment")
    }

    /// There is a `return` with a value in it.
    pub fn gives_back(&self, function: usize) -> bool {
        let Some(body) = self.tree.child(function, "body") else { return false };
        self.inside(body).into_iter().any(|node| {
            self.kind(node) == self.kinds.returns
                && self.tree.children(node).any(|child| self.tree.nodes()[child].named)
        })
    }

    /// The names that are called in a node, with the methods.
    pub fn called_in(&self, within: usize) -> Vec<&'tree str> {
        let calls = self.whole(within).filter(|node| self.kind(*node) == self.kinds.call);
        calls
            .filter_map(|call| self.tree.child(call, "function"))
            .filter_map(|called| {
                let member = self.kind(called) == self.kinds.member;
                let label = if member { self.tree.child(called, "attribute") } else { Some(called) };
                label.map(|node| self.tree.text(node))
            })
            .collect()
    }
}
