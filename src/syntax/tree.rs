//! A program as a tree: every node in the order of the text, so that nobody who reads it needs
//! recursion, however deep it is. It never knows what the nodes mean.

use super::languages;
use crate::domain::Language;
use std::collections::HashMap;
use std::ops::{ControlFlow, Range};
use thiserror::Error;

/// What is longer is no exercise, in bytes.
pub const MOST_BYTES: usize = 64 * 1024;
/// What is nested deeper, or has more pieces side by side in one place, is no program that anyone writes:
/// Python itself stops at 200 brackets. Queries take time by the square of either.
pub const MOST_DEPTH: usize = 5_000;
pub const MOST_PIECES: usize = 10_000;
/// Steps after which a parse is given up. The parser reports every hundred operations or so; an ordinary
/// program takes one report for each five bytes at most, and what is made to be slow is stopped.
const REPORTS_PER_BYTE: usize = 16;
const REPORTS_ALWAYS: usize = 10_000;

/// The tree of one source, errors and all: half a program has a tree too.
pub struct Tree {
    language: Language,
    source: String,
    parsed: tree_sitter::Tree,
    nodes: Vec<Node>,
    places: HashMap<usize, usize>,
}

/// A piece of the program. Its index in [`Tree::nodes`] is its name; its descendants follow it at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// As the grammar calls it.
    pub kind: &'static str,
    /// What it is to its parent, where the grammar says it.
    pub field: Option<&'static str>,
    /// Not only punctuation or a keyword.
    pub named: bool,
    pub bytes: Range<usize>,
    /// 1-based.
    pub first_line: u32,
    /// 1-based; the last line with a byte of it.
    pub last_line: u32,
    pub parent: Option<usize>,
    /// The index after its last descendant.
    pub after: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ParseError {
    #[error("failed to read the program as a tree: it has {bytes} bytes, {MOST_BYTES} at most")]
    TooLong { bytes: usize },
    #[error(
        "failed to read the program as a tree: it is nested too deep, or has too many pieces in one place"
    )]
    TooTangled,
    #[error("failed to read the program as a tree: it takes too long")]
    TooSlow,
}

impl ParseError {
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "Make the program shorter.",
            Self::TooTangled | Self::TooSlow => "Look for text that is no program at all.",
        }
    }
}

impl Tree {
    /// Any text has a tree.
    ///
    /// # Errors
    /// When it is too long, or so tangled that the parser does not come to an end.
    pub fn parse(language: Language, source: &str) -> Result<Self, ParseError> {
        let bytes = source.as_bytes();
        if bytes.len() > MOST_BYTES {
            return Err(ParseError::TooLong { bytes: bytes.len() });
        }
        let mut parser = tree_sitter::Parser::new();
        // It fails only for a grammar of another version of the library; then nothing is parsed below.
        let _ = parser.set_language(&languages::grammar(language).language);
        let mut reports = bytes.len() * REPORTS_PER_BYTE + REPORTS_ALWAYS;
        let mut go_on = |_: &tree_sitter::ParseState| {
            reports = reports.saturating_sub(1);
            if reports == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let options = tree_sitter::ParseOptions::new().progress_callback(&mut go_on);
        let mut read = |from: usize, _: tree_sitter::Point| bytes.get(from..).unwrap_or_default();
        let parsed = parser.parse_with_options(&mut read, None, Some(options)).ok_or(ParseError::TooSlow)?;
        let (nodes, places) = flatten(&parsed).ok_or(ParseError::TooTangled)?;
        Ok(Self { language, source: source.to_owned(), parsed, nodes, places })
    }

    pub const fn language(&self) -> Language {
        self.language
    }

    pub fn source(&self) -> &str {
        &self.source
    }

    /// All nodes; the first is the whole program.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// Whether every part of it is understood.
    pub fn is_sound(&self) -> bool {
        !self.parsed.root_node().has_error()
    }

    pub fn text(&self, node: usize) -> &str {
        self.nodes.get(node).and_then(|node| self.source.get(node.bytes.clone())).unwrap_or_default()
    }

    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> {
        let end = self.nodes.get(node).map_or(0, |node| node.after);
        let first = (node + 1 < end).then_some(node + 1);
        std::iter::successors(first, move |child| Some(self.nodes[*child].after).filter(|next| *next < end))
    }

    pub fn child(&self, node: usize, field: &str) -> Option<usize> {
        self.children(node).find(|child| self.nodes[*child].field == Some(field))
    }

    /// From its parent to the whole.
    pub fn ancestors(&self, node: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.nodes.get(node).and_then(|node| node.parent), |above| {
            self.nodes[*above].parent
        })
    }

    pub fn descendants(&self, node: usize) -> Range<usize> {
        self.nodes.get(node).map_or(0..0, |inner| node + 1..inner.after)
    }

    pub(super) const fn parsed(&self) -> &tree_sitter::Tree {
        &self.parsed
    }

    pub(super) fn index_of(&self, node: tree_sitter::Node<'_>) -> Option<usize> {
        self.places.get(&node.id()).copied()
    }
}

/// All nodes in the order of the text, and where each is among them; `None` when it is too tangled.
fn flatten(parsed: &tree_sitter::Tree) -> Option<(Vec<Node>, HashMap<usize, usize>)> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut places = HashMap::new();
    let mut above: Vec<usize> = Vec::new();
    let mut cursor = parsed.walk();
    loop {
        let node = cursor.node();
        let (start, end) = (node.start_position(), node.end_position());
        // A block that ends with a line's end does not reach into the next line.
        let last = if end.column == 0 && end.row > start.row { end.row } else { end.row + 1 };
        places.insert(node.id(), nodes.len());
        nodes.push(Node {
            kind: node.kind(),
            field: cursor.field_name(),
            named: node.is_named(),
            bytes: node.byte_range(),
            first_line: start.row as u32 + 1,
            last_line: last as u32,
            parent: above.last().copied(),
            after: 0,
        });
        above.push(nodes.len() - 1);
        if above.len() > MOST_DEPTH || node.child_count() > MOST_PIECES {
            return None;
        }
        if cursor.goto_first_child() {
            continue;
        }
        loop {
            let Some(done) = above.pop() else { return Some((nodes, places)) };
            nodes[done].after = nodes.len();
            if cursor.goto_next_sibling() {
                break;
            }
            if !cursor.goto_parent() {
                // The whole is done when nothing is above it.
                while let Some(rest) = above.pop() {
                    nodes[rest].after = nodes.len();
                }
                return Some((nodes, places));
            }
        }
    }
}
