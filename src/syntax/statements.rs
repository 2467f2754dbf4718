//! The statements of a program, in the order of the text, with where each stands. It never says what
//! one does.

use super::{Tree, languages};

/// What a statement is, in any language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Expression,
    Return,
    Raise,
    /// `break`, `continue`.
    Leave,
    If,
    Loop,
    Try,
    With,
    Match,
    Function,
    Class,
    Import,
    /// `global` and its kind.
    Declaration,
    /// `pass`.
    Nothing,
    Other,
}

impl Kind {
    /// What follows it in its block is never run.
    pub const fn ends_block(self) -> bool {
        matches!(self, Self::Return | Self::Raise | Self::Leave)
    }

    /// What stands in it stands one step deeper. A function is a step of its own, which nobody counts.
    pub const fn deepens(self) -> bool {
        matches!(self, Self::If | Self::Loop | Self::Try | Self::With | Self::Match)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub kind: Kind,
    /// Its node in the tree.
    pub node: usize,
    /// The node of the block that it stands in.
    pub block: usize,
    /// 1-based, with all that stands in it.
    pub first_line: u32,
    pub last_line: u32,
    /// How many branches, loops and the like it stands in.
    pub depth: usize,
    /// Nothing but a text: a comment for people.
    pub remark: bool,
}

/// All of them, remarks too.
pub fn statements(tree: &Tree) -> Vec<Statement> {
    let grammar = languages::grammar(tree.language());
    let nodes = tree.nodes();
    let mut found: Vec<Statement> = Vec::new();
    // The ends of the statements that deepen, as far as the reader is in them.
    let mut within: Vec<usize> = Vec::new();
    for (index, node) in nodes.iter().enumerate() {
        while within.last().is_some_and(|end| *end <= index) {
            within.pop();
        }
        let Some(block) = node.parent.filter(|parent| grammar.blocks.contains(&nodes[*parent].kind)) else {
            continue;
        };
        let Some((_, kind)) = grammar.statements.iter().find(|(name, _)| *name == node.kind) else {
            continue;
        };
        found.push(Statement {
            kind: *kind,
            node: index,
            block,
            first_line: node.first_line,
            last_line: node.last_line,
            depth: within.len(),
            remark: is_remark(tree, index),
        });
        if kind.deepens() {
            within.push(node.after);
        }
    }
    found
}

/// The parts of a statement that have a head and a block of their own: `elif`, `except` and their kind.
pub fn clauses(tree: &Tree, statement: usize) -> Vec<usize> {
    let grammar = languages::grammar(tree.language());
    let nodes = tree.nodes();
    let is_block = |node: &usize| grammar.blocks.contains(&nodes[*node].kind);
    tree.children(statement)
        .filter(|child| !is_block(child) && tree.children(*child).any(|inner| is_block(&inner)))
        .collect()
}

/// The last line of what a node says itself, before the block in it.
pub fn head_end(tree: &Tree, node: usize) -> u32 {
    let grammar = languages::grammar(tree.language());
    let nodes = tree.nodes();
    let block = tree.children(node).find(|child| grammar.blocks.contains(&nodes[*child].kind));
    let last = nodes[node].last_line;
    block.map_or(last, |block| nodes[block].first_line.saturating_sub(1).clamp(nodes[node].first_line, last))
}

/// A text that stands for itself, such as a docstring.
pub(super) fn is_remark(tree: &Tree, index: usize) -> bool {
    let grammar = languages::grammar(tree.language());
    let nodes = tree.nodes();
    let mut children = tree.children(index);
    nodes[index].kind == grammar.remark
        && children.next().is_some_and(|child| grammar.texts.contains(&nodes[child].kind))
        && children.next().is_none()
}
