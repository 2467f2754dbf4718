//! A document that is still being written: what is closed is read and wrapped once, and only the rest anew
//! with every piece. It never shows anything that it would have to take back.

use super::unfinished::{closed, readable};
use super::{CodeBlock, DocumentLine, WrappedDocument};
use crate::domain::tokens::TokenSpan;
use std::sync::Arc;

/// Markdown as it comes.
#[derive(Debug, Clone, Default)]
pub struct GrowingDocument {
    /// What can change no more, in parts.
    closed: Vec<WrappedDocument>,
    /// What came after that.
    rest: String,
    /// As much of the rest as can be read by now.
    shown: WrappedDocument,
}

impl GrowingDocument {
    pub fn push(&mut self, text: &str) {
        self.rest.push_str(text);
        let end = closed(&self.rest);
        if end > 0 {
            let rest = self.rest.split_off(end);
            let whole = std::mem::replace(&mut self.rest, rest);
            let mut part = WrappedDocument::parse(&whole, None);
            part.take_colours(&self.shown);
            if !part.document().is_empty() {
                self.closed.push(part);
            }
            self.shown = WrappedDocument::default();
        }
        let mut shown = WrappedDocument::parse(&readable(&self.rest), None);
        shown.take_colours(&self.shown);
        self.shown = shown;
    }

    pub fn is_empty(&self) -> bool {
        self.closed.is_empty() && self.rest.is_empty()
    }

    /// Nothing of it can be read yet.
    pub fn is_blank(&self) -> bool {
        self.parts().next().is_none()
    }

    /// The parts that can be read; a blank row stands between them.
    fn parts(&self) -> impl Iterator<Item = &WrappedDocument> {
        self.closed.iter().chain([&self.shown]).filter(|part| !part.document().is_empty())
    }

    /// Its lines at this width; `calmly`: only what is closed.
    pub fn lines(&self, width: u16, calmly: bool) -> Vec<Arc<[DocumentLine]>> {
        let parts = if calmly { self.closed.len() } else { usize::MAX };
        self.parts().take(parts).map(|part| part.lines(width)).collect()
    }

    /// All code so far, in order.
    pub fn code_blocks(&self) -> impl Iterator<Item = &CodeBlock> {
        self.parts().flat_map(WrappedDocument::code_blocks)
    }

    /// Colours have come for some lines of a block.
    pub fn set_tokens(&mut self, block: usize, first_line: usize, lines: Vec<Vec<TokenSpan>>) {
        let mut block = block;
        for part in self.closed.iter_mut().chain([&mut self.shown]) {
            let own = part.code_blocks().len();
            if block < own {
                return part.set_tokens(block, first_line, lines);
            }
            block -= own;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::GrowingDocument;
    use crate::app::document::WrappedDocument;

    const REPLY: &str = "Good that you ask. Your loop **almost** works: look at `range(len(days))` once more, and at \
                         what *it gives* for an empty list.\n\n## Try this\n\nFirst run it by hand:\n\n1. Take the \
                         first day.\n2. Compare it with `limit`, as [the task](https://example.org/task) says.\n3. \
                         Count.\n\n```python\ndays = [3, 5]\n\nfor amount in days:\n    print(amount > 4)\n```\n\n- \
                         What comes out?\n- Is 2 * 2 more than 4?\n\n> Think of the *edge*.\n\nWhat do you expect \
                         there?\n\n| day | rain |\n|---|---|\n| 1 | 3 |\n\nAnd then?";

    fn rows(document: &GrowingDocument, width: u16) -> Vec<String> {
        let mut rows = Vec::new();
        for part in document.lines(width, false) {
            if !rows.is_empty() {
                rows.push(String::new());
            }
            rows.extend(part.iter().map(super::DocumentLine::text));
        }
        rows
    }

    /// Rows above the last one stay as they are, whatever comes; the last one only gets longer.
    #[test]
    fn nothing_that_was_shown_is_taken_back() {
        for width in [24, 38, 72] {
            let mut document = GrowingDocument::default();
            let mut before: Vec<String> = Vec::new();
            for letter in REPLY.chars() {
                document.push(&letter.to_string());
                let now = rows(&document, width);
                assert!(now.len() >= before.len(), "{before:#?} became {now:#?}");
                for (place, row) in before.iter().enumerate() {
                    let same = if place + 1 == before.len() {
                        now[place].starts_with(row.as_str())
                    } else {
                        now[place] == *row
                    };
                    assert!(same, "row {place} of {before:#?} became {now:#?}");
                }
                before = now;
            }
            document.push("\n\n");
            let whole: Vec<String> = WrappedDocument::parse(REPLY, None)
                .lines(width)
                .iter()
                .map(super::DocumentLine::text)
                .collect();
            let mut document = GrowingDocument::default();
            document.push(&format!("{REPLY}\n\n"));
            assert_eq!(rows(&document, width), whole);
        }
    }

    /// Pieces of any size come to the same.
    #[test]
    fn the_size_of_the_pieces_does_not_matter() {
        let all: Vec<char> = format!("{REPLY}\n\n").chars().collect();
        let mut whole = GrowingDocument::default();
        whole.push(&all.iter().collect::<String>());
        for size in [1, 3, 7, 50] {
            let mut document = GrowingDocument::default();
            for piece in all.chunks(size) {
                document.push(&piece.iter().collect::<String>());
            }
            assert_eq!(rows(&document, 40), rows(&whole, 40));
        }
    }

    #[test]
    fn what_is_closed_is_wrapped_once() {
        let mut document = GrowingDocument::default();
        document.push("one two three\n\nfour five ");
        let first = document.lines(40, false);
        document.push("six seven ");
        let then = document.lines(40, false);
        assert!(std::sync::Arc::ptr_eq(&first[0], &then[0]));
        assert_eq!(document.lines(40, true).len(), 1);
    }
}
