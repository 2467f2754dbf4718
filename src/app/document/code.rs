//! The code blocks of a document and the colours that come for them later. It never highlights.

use crate::domain::tokens::TokenSpan;
use std::collections::BTreeMap;

/// Code between fences, or indented by four.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// What stands after the fence, up to a blank; may be empty.
    pub tag: String,
    /// Without control characters but line feeds and tabs; no line feed at the end.
    pub text: String,
}

/// The token spans of a document's code blocks, as far as they are known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CodeColours {
    blocks: BTreeMap<usize, Vec<Vec<TokenSpan>>>,
}

impl CodeColours {
    /// Sets the spans of some lines of a block; the others keep theirs.
    pub fn set(&mut self, block: usize, first_line: usize, lines: Vec<Vec<TokenSpan>>) {
        let known = self.blocks.entry(block).or_default();
        // A range that cannot be of a document is dropped before it asks for memory.
        let end = first_line.saturating_add(lines.len());
        if end > 1_000_000 {
            return;
        }
        if known.len() < end {
            known.resize(end, Vec::new());
        }
        for (slot, line) in known[first_line..].iter_mut().zip(lines) {
            *slot = line;
        }
    }

    /// The spans of one line; empty where none are known.
    pub fn line(&self, block: usize, line: usize) -> &[TokenSpan] {
        self.blocks.get(&block).and_then(|lines| lines.get(line)).map_or(&[], Vec::as_slice)
    }
}
