//! Markdown as a document of blocks, and as lines of a width. It never knows a colour or a terminal:
//! spans carry what they are, and themes say how that looks.

mod cached;
mod code;
mod growing;
mod layout;
mod parse;
mod spoken;
mod table;
#[cfg(test)]
mod tests;
mod unfinished;
mod words;

pub use cached::WrappedDocument;
pub use code::{CodeBlock, CodeColours};
pub use growing::GrowingDocument;
pub use spoken::Spoken;
pub use unfinished::broken_off;

use crate::domain::Language;
use crate::domain::tokens::TokenClass;

/// Prose is never wider than this, however wide its pane.
pub const PROSE_WIDTH: u16 = 72;

/// What a stretch of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextRole {
    Body,
    Strong,
    Emphasis,
    /// Code within prose.
    Code,
    Heading,
    Link,
    /// Where a link leads, written after it.
    LinkTarget,
    Quote,
    /// Bullets, numbers, the bar of a quotation, the sign that a line goes on.
    Marker,
    /// A line of a code block, or a token of it.
    CodeBlock(Option<TokenClass>),
    Rule,
}

/// A stretch of text of one role. It holds no control characters but, inside of a [`Document`], line
/// feeds where the author broke the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub role: TextRole,
}

impl Span {
    pub fn new(text: impl Into<String>, role: TextRole) -> Self {
        Self { text: text.into(), role }
    }
}

/// One line of a wrapped document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DocumentLine {
    pub spans: Vec<Span>,
    /// Set on lines of code blocks, so that a view can lay the tint and a click can find the text.
    pub code: Option<CodeLine>,
}

/// Which line of which code block it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeLine {
    /// The index of the block, see [`Document::code_blocks`].
    pub block: usize,
    /// 0-based.
    pub line: usize,
    /// The column where the block's tint begins.
    pub indent: u16,
    /// It is the rest of a line that began in the row above; `↳` stands before it.
    pub goes_on: bool,
}

impl DocumentLine {
    /// Its text without roles.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }
}

/// A text that was written in Markdown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    pub(in crate::app::document) blocks: Vec<Block>,
    pub(in crate::app::document) code: Vec<CodeBlock>,
}

#[derive(Debug, Clone, PartialEq)]
enum Block {
    Heading(Vec<Span>),
    Paragraph(Vec<Span>),
    List {
        /// The first number; `None` for bullets.
        start: Option<u64>,
        /// Blank lines stand between the items.
        loose: bool,
        items: Vec<Vec<Block>>,
    },
    Quote(Vec<Block>),
    /// An index into the document's code blocks.
    Code(usize),
    Table(table::Table),
    Rule,
}

impl Document {
    /// Reads Markdown. Fences with the tag `lang:<slug>` are prose for learners of that language: they
    /// are read as Markdown when it is `language`, and dropped otherwise.
    pub fn parse(markdown: &str, language: Option<Language>) -> Self {
        parse::parse(markdown, language)
    }

    /// The fenced and indented code, in order; what is copied, and what is to be coloured.
    pub fn code_blocks(&self) -> &[CodeBlock] {
        &self.code
    }

    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The document as lines of at most `width` columns; a width of 0 is taken as 1.
    pub fn wrap(&self, width: u16, colours: &CodeColours) -> Vec<DocumentLine> {
        layout::wrap(self, width, colours)
    }
}
