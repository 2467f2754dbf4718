//! Rows of words for the screen: what is said, in which tone, and what a click on it does. It never
//! knows a colour; the theme gives every tone its own.

use super::document::{DocumentLine, TextRole};
use super::{text, wrap};
use crate::domain::Action;
use crate::domain::tokens::TokenClass;

/// What a stretch of words is, for the theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    Text,
    /// Names of panes and headings.
    Strong,
    /// Labels, states, what is less important.
    Muted,
    /// What is out of date.
    Faint,
    Hairline,
    Accent,
    /// Letters that were searched for.
    Marked,
    /// A key to press.
    Key,
    Passed,
    Working,
    Failing,
    Told,
    /// Values and code.
    Code,
    /// The part of a value that is not as expected.
    Differs,
    /// The part of what was expected that did not come.
    Wanted,
    /// A part of a program.
    Token(TokenClass),
    /// A line that came, and one that went, from one program to the next.
    Added,
    Removed,
    /// A day of a heat map: 0 (nothing) to 4.
    Heat(usize),
    /// Part of a document.
    Read(TextRole),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub tone: Tone,
}

/// What a click on a row asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A case of the checks, by its index.
    Case(usize),
    /// A row of a list, by its index.
    Row(usize),
    /// The exercise at this place in the catalogue.
    Open(usize),
    Press(Action),
}

/// One row: words from the left, perhaps words at the right, perhaps something to click.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    pub left: Vec<Span>,
    pub right: Vec<Span>,
    pub target: Option<Target>,
    /// The row is the chosen one.
    pub chosen: bool,
    /// The column from which on the row is tinted, as code is.
    pub tint: Option<u16>,
}

impl Line {
    pub fn blank() -> Self {
        Self::default()
    }

    pub fn of(text: impl Into<String>, tone: Tone) -> Self {
        Self::default().with(text, tone)
    }

    /// A document's line after `indent` blanks.
    pub fn read(line: &DocumentLine, indent: usize) -> Self {
        let mut read = Self::of(" ".repeat(indent), Tone::Text);
        read.left.extend(
            line.spans.iter().map(|span| Span { text: span.text.clone(), tone: Tone::Read(span.role) }),
        );
        read.tint = line.code.map(|code| code.indent.saturating_add(indent as u16));
        read
    }

    #[must_use]
    pub fn with(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.left.push(Span { text: text.into(), tone });
        self
    }

    #[must_use]
    pub fn with_right(mut self, text: impl Into<String>, tone: Tone) -> Self {
        self.right.push(Span { text: text.into(), tone });
        self
    }

    #[must_use]
    pub const fn aimed(mut self, target: Target) -> Self {
        self.target = Some(target);
        self
    }

    #[must_use]
    pub const fn chosen(mut self, chosen: bool) -> Self {
        self.chosen = chosen;
        self
    }

    /// Everything on it as one string, for tests and for people who listen.
    pub fn plain(&self) -> String {
        let all = self.left.iter().chain(&self.right);
        all.map(|span| span.text.as_str()).collect()
    }

    pub fn width(&self) -> usize {
        self.left.iter().chain(&self.right).map(|span| text::width(&span.text)).sum()
    }
}

/// Prose in rows of at most `width` columns, each after `indent` blanks.
pub fn prose(words: &str, width: usize, indent: usize, tone: Tone) -> Vec<Line> {
    let room = width.saturating_sub(indent + 2).clamp(1, 72);
    let blanks = " ".repeat(indent);
    wrap::words(words, room)
        .into_iter()
        .map(|row| Line::of(blanks.clone(), Tone::Text).with(row, tone))
        .collect()
}
