//! Single edits of a program that undo, or make, one mistake of the kind that people make. It never knows
//! which of them is right.

use super::names::{Names, names};
use super::statements::statements;
use super::{Tree, languages};
use crate::domain::Edit;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// What an edit changes, so that it can be spoken of without showing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditKind {
    Comparison,
    Operator,
    /// A number that stands there.
    Constant,
    /// Text that stands there.
    Text,
    /// A name for another.
    Name,
    /// A condition: turned round, joined otherwise, or one part of it too many.
    Condition,
    /// A function or method for another of its family, one too many, or one that is missing.
    Call,
    /// The arguments of a call: which, and in which order.
    Argument,
    /// Where a range begins or ends.
    Range,
    /// An index, or an end of a slice.
    Index,
    /// What a name has at first.
    InitialValue,
    /// `=` or `+=`.
    Assignment,
    /// What is given back, or whether it is.
    Return,
    /// How deep a statement stands.
    Indentation,
    /// The order of two things.
    Order,
    /// A statement too many, or of another kind.
    Statement,
}

impl EditKind {
    pub const ALL: [Self; 16] = [
        Self::Comparison,
        Self::Operator,
        Self::Constant,
        Self::Text,
        Self::Name,
        Self::Condition,
        Self::Call,
        Self::Argument,
        Self::Range,
        Self::Index,
        Self::InitialValue,
        Self::Assignment,
        Self::Return,
        Self::Indentation,
        Self::Order,
        Self::Statement,
    ];

    /// The part of the line that it is about, as one speaks of it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Comparison => "the comparison",
            Self::Operator => "the calculation",
            Self::Constant => "a number",
            Self::Text => "a text",
            Self::Name => "a name",
            Self::Condition => "the condition",
            Self::Call => "what is called",
            Self::Argument => "what a call is given",
            Self::Range => "where the counting begins or ends",
            Self::Index => "a position",
            Self::InitialValue => "the first value",
            Self::Assignment => "how the value is stored",
            Self::Return => "what is given back",
            Self::Indentation => "how deep the line stands",
            Self::Order => "the order",
            Self::Statement => "whether the line is needed",
        }
    }
}

/// One edit, and where it belongs.
#[derive(Debug, Clone, PartialEq)]
pub struct Mutant {
    pub edit: Edit,
    pub kind: EditKind,
    /// The node of the statement that it changes.
    pub statement: usize,
    /// 1-based.
    pub line: u32,
    /// How often this is what a novice got wrong, beside the others. 1 is very often.
    pub prior: f64,
}

/// All edits of these statements, most likely ones first; no two give the same program, and none the
/// program itself.
pub fn mutants(tree: &Tree, statements: &[usize]) -> Vec<Mutant> {
    let names = names(tree);
    let grammar = languages::grammar(tree.language());
    let mut found = Vec::new();
    for statement in statements {
        let mut maker = Maker::new(tree, &names, *statement);
        (grammar.mutate)(&mut maker);
        found.append(&mut maker.found);
    }
    // Of two ways to the same program, the more likely one counts.
    found.sort_by(|left, right| right.prior.total_cmp(&left.prior));
    let mut seen: HashSet<String> = HashSet::from([tree.source().to_owned()]);
    found.retain(|mutant| seen.insert(mutant.edit.apply(tree.source())));
    found
}

/// What the rules of a language work with: one statement of a program, and a place for what they find.
pub(super) struct Maker<'tree> {
    pub tree: &'tree Tree,
    pub names: &'tree Names<'tree>,
    pub statement: usize,
    found: Vec<Mutant>,
}

impl<'tree> Maker<'tree> {
    fn new(tree: &'tree Tree, names: &'tree Names<'tree>, statement: usize) -> Self {
        Self { tree, names, statement, found: Vec::new() }
    }

    /// The nodes of the statement itself, without the statements that stand in it.
    pub fn own_nodes(&self) -> Vec<usize> {
        let blocks = languages::grammar(self.tree.language()).blocks;
        let nodes = self.tree.nodes();
        let mut own = Vec::new();
        let mut index = self.statement;
        while index < nodes[self.statement].after {
            if index != self.statement && blocks.contains(&nodes[index].kind) {
                index = nodes[index].after;
            } else {
                own.push(index);
                index += 1;
            }
        }
        own
    }

    pub fn kind(&self, node: usize) -> &'static str {
        self.tree.nodes()[node].kind
    }

    pub fn bytes(&self, node: usize) -> Range<usize> {
        self.tree.nodes()[node].bytes.clone()
    }

    pub fn text(&self, node: usize) -> &'tree str {
        self.tree.text(node)
    }

    pub fn parent(&self, node: usize) -> Option<usize> {
        self.tree.nodes()[node].parent
    }

    pub fn parent_kind(&self, node: usize) -> &'static str {
        self.parent(node).map_or("", |parent| self.kind(parent))
    }

    pub fn field(&self, node: usize) -> Option<&'static str> {
        self.tree.nodes()[node].field
    }

    /// The children that are more than punctuation.
    pub fn named(&self, node: usize) -> Vec<usize> {
        self.tree.children(node).filter(|child| self.tree.nodes()[*child].named).collect()
    }

    pub fn replace(&mut self, node: usize, text: impl Into<String>, kind: EditKind, prior: f64) {
        self.edit(self.bytes(node), text, kind, prior);
    }

    pub fn edit(&mut self, bytes: Range<usize>, text: impl Into<String>, kind: EditKind, prior: f64) {
        let before = self.tree.source().as_bytes().get(..bytes.start).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count() as u32;
        let edit = Edit::new(bytes, text);
        self.found.push(Mutant { edit, kind, statement: self.statement, line, prior });
    }

    /// The two nodes with their places changed.
    pub fn swap(&mut self, left: usize, right: usize, kind: EditKind, prior: f64) {
        let (first, second) = (self.bytes(left), self.bytes(right));
        if first.end > second.start {
            return;
        }
        let between = self.tree.source().get(first.end..second.start).unwrap_or_default();
        let text = format!("{}{between}{}", self.text(right), self.text(left));
        self.edit(first.start..second.end, text, kind, prior);
    }

    /// Names that stand for values where the statement is: of its function, and of those around it.
    pub fn names_in_scope(&self) -> Vec<&'tree str> {
        use super::names::Bound;
        let scopes: Vec<usize> = self.tree.ancestors(self.statement).collect();
        let mut nearest: HashMap<&str, usize> = HashMap::new();
        for binding in &self.names.bindings {
            let is_value =
                !matches!(binding.how, Bound::Function | Bound::Class | Bound::Imported | Bound::Attribute);
            // What a class holds is not seen from its methods.
            if is_value
                && scopes.contains(&binding.scope)
                && (binding.scope == 0 || !self.names.is_open(binding.scope))
            {
                nearest.entry(binding.name).or_insert(binding.node);
            }
        }
        let mut names: Vec<(usize, &str)> = nearest.into_iter().map(|(name, node)| (node, name)).collect();
        names.sort_unstable();
        names.into_iter().map(|(_, name)| name).collect()
    }

    /// The statement before it and the one after it in its block.
    pub fn neighbours(&self) -> (Option<usize>, Option<usize>) {
        let all = statements(self.tree);
        let Some(own) = all.iter().find(|one| one.node == self.statement) else { return (None, None) };
        let block: Vec<usize> = all.iter().filter(|one| one.block == own.block).map(|one| one.node).collect();
        let place = block.iter().position(|node| *node == self.statement).unwrap_or(0);
        (place.checked_sub(1).and_then(|before| block.get(before).copied()), block.get(place + 1).copied())
    }
}
