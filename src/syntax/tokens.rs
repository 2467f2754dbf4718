//! A program as a row of tokens, without comments and layout, so that two programs can be laid beside
//! each other. It never knows what they are compared for.

use super::statements::is_remark;
use super::{Tree, languages};
use std::collections::HashMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Name,
    Number,
    /// Literal text.
    Text,
    /// A keyword or a sign.
    Sign,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'tree> {
    pub kind: Kind,
    pub text: &'tree str,
    /// For a name: the how-manieth different name of the row it is, from 0. Two programs that differ in
    /// their names alone have equal places.
    pub place: Option<usize>,
    /// 1-based.
    pub line: u32,
    /// The first byte in the source.
    pub start: usize,
}

impl<'tree> Token<'tree> {
    /// The same for all names, for all numbers, and for all texts.
    pub const fn shape(&self) -> &'tree str {
        match self.kind {
            Kind::Name => "name",
            Kind::Number => "number",
            Kind::Text => "text",
            Kind::Sign => self.text,
        }
    }

    /// Itself, with a name as its place.
    pub fn renamed(&self) -> String {
        self.place.map_or_else(|| self.text.to_owned(), |place| format!("name{place}"))
    }
}

/// The tokens of the whole program; a docstring is a comment.
pub fn tokens(tree: &Tree) -> Vec<Token<'_>> {
    of(tree, 0)
}

/// The tokens of one node.
pub fn of(tree: &Tree, node: usize) -> Vec<Token<'_>> {
    let grammar = languages::grammar(tree.language());
    let nodes = tree.nodes();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut found = Vec::new();
    let end = nodes.get(node).map_or(0, |whole| whole.after);
    let mut index = node;
    while index < end {
        let here = &nodes[index];
        let whole_text = grammar.texts.contains(&here.kind)
            && !tree.descendants(index).any(|inner| grammar.interpolations.contains(&nodes[inner].kind));
        if grammar.comments.contains(&here.kind) || is_remark(tree, index) {
            index = here.after;
            continue;
        }
        let leaf = here.after == index + 1;
        let text = tree.text(index);
        if (leaf || whole_text) && !text.trim().is_empty() {
            let kind = if grammar.names.contains(&here.kind) {
                Kind::Name
            } else if grammar.numbers.contains(&here.kind) {
                Kind::Number
            } else if whole_text || here.kind.starts_with("string") {
                Kind::Text
            } else {
                Kind::Sign
            };
            let next = places.len();
            let place = (kind == Kind::Name).then(|| *places.entry(text).or_insert(next));
            found.push(Token { kind, text, place, line: here.first_line, start: here.bytes.start });
        }
        index = if whole_text { here.after } else { index + 1 };
    }
    found
}
