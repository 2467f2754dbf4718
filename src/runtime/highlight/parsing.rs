//! One line through a grammar. It never keeps a text.

use super::classes::Kind;
use super::{Highlighter, Source};
use crate::domain::tokens::{TokenClass, TokenSpan};
use syntect::parsing::{BasicScopeStackOp, ParseState, ScopeStack, SyntaxReference};

/// Longer lines are data; they stay plain. In bytes.
const LONGEST_LINE: usize = 2_000;

/// All that decides how the next line is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineState {
    source: Source,
    parse: ParseState,
    scopes: ScopeStack,
}

impl LineState {
    /// At the beginning of a text.
    pub fn initial(source: Source, syntax: &SyntaxReference) -> Self {
        Self { source, parse: ParseState::new(syntax), scopes: ScopeStack::new() }
    }

    /// Reads a line (without its end), stands at the beginning of the next one afterwards, and
    /// returns the coloured stretches in bytes.
    pub fn advance(&mut self, line: &str, highlighter: &Highlighter) -> Vec<TokenSpan> {
        if line.len() > LONGEST_LINE {
            return Vec::new();
        }
        // The grammars expect lines with their ends.
        let Ok(operations) = self.parse.parse_line(&format!("{line}\n"), highlighter.set(self.source)) else {
            return Vec::new();
        };
        let mut kinds: Vec<Kind> =
            self.scopes.as_slice().iter().map(|scope| highlighter.classes.kind_of(*scope)).collect();
        let mut spans = Vec::new();
        let mut reached = 0;
        for (byte, operation) in operations {
            let byte = byte.min(line.len());
            push_span(&mut spans, reached, byte, innermost(&kinds));
            reached = byte;
            // An operation that does not fit the stack is a fault of the grammar; colours may be off
            // from here, nothing else.
            drop(self.scopes.apply_with_hook(&operation, |change, _| match change {
                BasicScopeStackOp::Push(scope) => kinds.push(highlighter.classes.kind_of(scope)),
                BasicScopeStackOp::Pop => drop(kinds.pop()),
            }));
        }
        push_span(&mut spans, reached, line.len(), innermost(&kinds));
        if self.source == Source::Python {
            colour_soft_keyword(line, &mut spans);
        }
        spans
    }
}

fn innermost(kinds: &[Kind]) -> Option<TokenClass> {
    match kinds.iter().rev().find(|kind| **kind != Kind::Inherit)? {
        Kind::Class(class) => Some(*class),
        Kind::Plain | Kind::Inherit => None,
    }
}

/// Adds a stretch, to the one before it where they are of one class and touch.
fn push_span(spans: &mut Vec<TokenSpan>, start: usize, end: usize, class: Option<TokenClass>) {
    let Some(class) = class.filter(|_| start < end) else {
        return;
    };
    match spans.last_mut() {
        Some(last) if last.end == start && last.class == class => last.end = end,
        _ => spans.push(TokenSpan { start, end, class }),
    }
}

/// `match` and `case` are keywords of Python only where they begin a block, which the grammar is too
/// old to know.
fn colour_soft_keyword(line: &str, spans: &mut Vec<TokenSpan>) {
    let code = line.trim_start();
    let start = line.len() - code.len();
    let Some((word, rest)) = code.split_once(' ') else {
        return;
    };
    let is_free = spans.first().is_none_or(|first| first.start >= start + word.len());
    let begins_block = rest.contains(':') && !rest.starts_with(['=', '.', ',', ')', ':']);
    if matches!(word, "match" | "case") && is_free && begins_block {
        spans.insert(0, TokenSpan { start, end: start + word.len(), class: TokenClass::Keyword });
    }
}
