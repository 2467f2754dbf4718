//! The shape of a program: its statements as an ordered tree, each with its kind and the tokens of its
//! head. It never looks inside of an expression.

use crate::syntax::Tree;
use crate::syntax::tokens::{self, Token};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What a statement does for the program, as far as its shape goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The whole, a function, a class.
    Program,
    Function,
    Class,
    /// A question; another question of the same chain; the rest.
    If,
    ElseIf,
    Else,
    For,
    While,
    Try,
    Except,
    Other,
    /// A name gets a value.
    Assign,
    /// What is there already is changed: `+=`, `name = name + …`, `names.append(…)`, `names[0] = …`.
    Change,
    /// Something is called for what it does.
    Call,
    Return,
    Raise,
    /// `break`, `continue`.
    Leave,
    Import,
}

impl Kind {
    /// The same, but for whether what gets a value had one before, or which question of a chain it is.
    pub const fn is_like(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Assign | Self::Change, Self::Assign | Self::Change)
                | (Self::If | Self::ElseIf, Self::If | Self::ElseIf)
        ) || self as u8 == other as u8
    }
}

/// One statement; its children are those of its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub kind: Kind,
    /// Its node in the tree.
    pub node: usize,
    /// Of its head: the names as they are, and numbered by their first place.
    pub exact: Vec<String>,
    pub renamed: Vec<String>,
    /// The name that gets something, where there is one.
    pub name: Option<String>,
    /// 1-based, of the head.
    pub line: u32,
    pub last_line: u32,
    /// The index of the piece that it stands in; the first is the whole.
    pub parent: Option<usize>,
}

/// All pieces; what stands in a piece follows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shape {
    pub pieces: Vec<Piece>,
}

impl Shape {
    pub fn of(tree: &Tree) -> Self {
        let mut pieces: Vec<Piece> = Vec::new();
        // The pieces around the node under way, with the index after their last descendant.
        let mut around: Vec<(usize, usize)> = Vec::new();
        for (node, inner) in tree.nodes().iter().enumerate() {
            while around.last().is_some_and(|(_, end)| *end <= node) {
                around.pop();
            }
            let Some(kind) = kind_of(tree, node) else { continue };
            let head = head(tree, node);
            let exact = head.iter().map(|token| token.text.to_owned()).collect();
            let parent = around.last().map(|(piece, _)| *piece);
            pieces.push(Piece {
                kind,
                node,
                exact,
                renamed: renamed(&head),
                name: target(tree, node),
                line: inner.first_line,
                last_line: inner.last_line,
                parent,
            });
            around.push((pieces.len() - 1, inner.after));
        }
        Self { pieces }
    }

    pub fn children(&self, piece: usize) -> impl Iterator<Item = usize> {
        (0..self.pieces.len()).filter(move |child| self.pieces[*child].parent == Some(piece))
    }
}

/// `None` for what is no statement, says nothing, or has its place in another one.
fn kind_of(tree: &Tree, node: usize) -> Option<Kind> {
    let inner = &tree.nodes()[node];
    let above = inner.parent.map_or("", |parent| tree.nodes()[parent].kind);
    Some(match inner.kind {
        "module" if node == 0 => Kind::Program,
        "elif_clause" => Kind::ElseIf,
        "else_clause" | "finally_clause" => Kind::Else,
        "except_clause" => Kind::Except,
        _ if above != "module" && above != "block" && above != "decorated_definition" => return None,
        "function_definition" => Kind::Function,
        "class_definition" => Kind::Class,
        "if_statement" | "match_statement" => Kind::If,
        "for_statement" => Kind::For,
        "while_statement" => Kind::While,
        "try_statement" => Kind::Try,
        "with_statement" | "delete_statement" | "global_statement" | "nonlocal_statement"
        | "assert_statement" => Kind::Other,
        "return_statement" => Kind::Return,
        "raise_statement" => Kind::Raise,
        "break_statement" | "continue_statement" => Kind::Leave,
        "import_statement" | "import_from_statement" => Kind::Import,
        "expression_statement" => {
            let child = tree.children(node).next()?;
            match tree.nodes()[child].kind {
                "augmented_assignment" => Kind::Change,
                "assignment" => assignment(tree, child),
                "call" => call(tree, child),
                "string" | "ellipsis" => return None,
                _ => Kind::Call,
            }
        }
        _ => return None,
    })
}

fn assignment(tree: &Tree, node: usize) -> Kind {
    let Some((left, right)) = tree.child(node, "left").zip(tree.child(node, "right")) else {
        return Kind::Assign;
    };
    let name = tree.text(left);
    let again = tree.nodes()[left].kind == "identifier"
        && tree
            .descendants(right)
            .chain([right])
            .any(|part| tree.nodes()[part].kind == "identifier" && tree.text(part) == name);
    if again || tree.nodes()[left].kind == "subscript" { Kind::Change } else { Kind::Assign }
}

fn call(tree: &Tree, node: usize) -> Kind {
    let changers = [
        "append",
        "add",
        "insert",
        "extend",
        "pop",
        "remove",
        "update",
        "sort",
        "reverse",
        "appendleft",
        "popleft",
        "discard",
        "clear",
    ];
    let method = tree.child(node, "function").and_then(|called| tree.child(called, "attribute"));
    if method.is_some_and(|method| changers.contains(&tree.text(method))) { Kind::Change } else { Kind::Call }
}

/// The tokens of a statement without those of its block.
fn head(tree: &Tree, node: usize) -> Vec<Token<'_>> {
    let block = tree.children(node).find(|child| {
        ["block", "elif_clause", "else_clause", "except_clause", "finally_clause"]
            .contains(&tree.nodes()[*child].kind)
    });
    let end = block.map_or(usize::MAX, |block| tree.nodes()[block].bytes.start);
    if node == 0 {
        return Vec::new();
    }
    tokens::of(tree, node).into_iter().filter(|token| token.start < end).collect()
}

/// Numbered within the statement, so that another order elsewhere does not matter.
fn renamed(head: &[Token<'_>]) -> Vec<String> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    head.iter()
        .map(|token| {
            if token.place.is_none() {
                return token.text.to_owned();
            }
            let next = places.len();
            format!("name{}", places.entry(token.text).or_insert(next))
        })
        .collect()
}

/// The name that a statement gives something to, or whose object it changes.
fn target(tree: &Tree, node: usize) -> Option<String> {
    let child = tree.children(node).next()?;
    let mut place = match tree.nodes()[child].kind {
        "assignment" | "augmented_assignment" => tree.child(child, "left")?,
        "call" => tree.child(child, "function").filter(|called| tree.nodes()[*called].kind == "attribute")?,
        _ => return None,
    };
    while tree.nodes()[place].kind != "identifier" {
        // `self.points` is known by its last word.
        let own = tree.child(place, "object").is_some_and(|object| tree.text(object) == "self");
        place = if own {
            return tree.child(place, "attribute").map(|name| tree.text(name).to_owned());
        } else {
            tree.child(place, "value").or_else(|| tree.child(place, "object"))?
        };
    }
    Some(tree.text(place).to_owned())
}
