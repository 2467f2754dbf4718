//! A document with its lines kept for the width that was asked last. It never wraps twice what has not
//! changed.

use super::{CodeBlock, CodeColours, Document, DocumentLine};
use crate::domain::Language;
use crate::domain::tokens::TokenSpan;
use std::sync::{Arc, Mutex, PoisonError};

/// A document, its colours, and its lines at one width.
///
/// Views read it through `&self`: the kept lines are a memory of a pure function, not a state, and a
/// lock that is never contended is what lets a model be shared between threads.
#[derive(Debug, Default)]
pub struct WrappedDocument {
    document: Document,
    colours: CodeColours,
    kept: Mutex<Option<(u16, Arc<[DocumentLine]>)>>,
}

impl WrappedDocument {
    pub fn new(document: Document) -> Self {
        Self { document, ..Self::default() }
    }

    /// Reads Markdown; see [`Document::parse`].
    pub fn parse(markdown: &str, language: Option<Language>) -> Self {
        Self::new(Document::parse(markdown, language))
    }

    pub fn document(&self) -> &Document {
        &self.document
    }

    pub fn code_blocks(&self) -> &[CodeBlock] {
        self.document.code_blocks()
    }

    /// Colours have come for some lines of a code block.
    pub fn set_tokens(&mut self, block: usize, first_line: usize, lines: Vec<Vec<TokenSpan>>) {
        self.colours.set(block, first_line, lines);
        *self.kept.get_mut().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Colours that another reading of the same text had: they stand until newer ones come.
    pub fn take_colours(&mut self, other: &Self) {
        self.colours.clone_from(&other.colours);
        *self.kept.get_mut().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// The document at this width; wrapped once for each width that differs from the one before.
    pub fn lines(&self, width: u16) -> Arc<[DocumentLine]> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((kept_width, lines)) = kept.as_ref()
            && *kept_width == width
        {
            return Arc::clone(lines);
        }
        let lines: Arc<[DocumentLine]> = self.document.wrap(width, &self.colours).into();
        *kept = Some((width, Arc::clone(&lines)));
        lines
    }
}

impl Clone for WrappedDocument {
    fn clone(&self) -> Self {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Self { document: self.document.clone(), colours: self.colours.clone(), kept: Mutex::new(kept) }
    }
}

impl PartialEq for WrappedDocument {
    fn eq(&self, other: &Self) -> bool {
        self.document == other.document && self.colours == other.colours
    }
}

#[cfg(test)]
mod tests {
    use super::WrappedDocument;
    use crate::domain::tokens::{TokenClass, TokenSpan};
    use std::sync::Arc;

    #[test]
    fn lines_are_kept_until_width_or_colours_change() {
        let mut document = WrappedDocument::parse("words and words\n\n```python\nx = 1\n```\n", None);
        let first = document.lines(40);
        assert!(Arc::ptr_eq(&first, &document.lines(40)));
        assert!(!Arc::ptr_eq(&first, &document.lines(6)));
        let before = document.lines(40);
        document.set_tokens(0, 0, vec![vec![TokenSpan { start: 4, end: 5, class: TokenClass::Number }]]);
        assert_ne!(before, document.lines(40));
    }
}
