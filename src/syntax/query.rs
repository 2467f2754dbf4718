//! A question to a tree, written down as data in tree-sitter's query language. It never knows what the
//! answer is good for.

use super::Tree;
use super::languages;
use crate::domain::Language;
use thiserror::Error;
use tree_sitter::StreamingIterator;

/// More matches under way than this are dropped: patterns of ours need a handful.
const MOST_UNDER_WAY: u32 = 4096;

/// A compiled query, for trees of one language.
pub struct Query {
    compiled: Option<tree_sitter::Query>,
    /// For each pattern.
    conditions: Vec<Vec<Condition>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("failed to understand the query at line {line}: {message}")]
pub struct QueryError {
    /// 1-based.
    pub line: usize,
    pub message: String,
}

impl QueryError {
    pub const fn hint(&self) -> &'static str {
        "A query is written as tree-sitter's manual describes, with the node kinds of the language's grammar."
    }
}

/// One place where a pattern fits: what its captures are called, and the indices of their nodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Which pattern of the query it is, from 0.
    pub pattern: usize,
    pub captures: Vec<(String, usize)>,
}

/// A condition of a pattern that tree-sitter itself does not know, such as `(#inside? @at "while")`:
/// whoever asks the query judges it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// Without the `#` and the `?`.
    pub name: String,
    pub arguments: Vec<Argument>,
    /// Of the query's text, 1-based.
    pub line: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    Capture(String),
    Text(String),
}

impl Match {
    /// The node under this name, if the pattern has one.
    pub fn node(&self, name: &str) -> Option<usize> {
        self.captures.iter().find(|(capture, _)| capture == name).map(|(_, node)| *node)
    }
}

impl Query {
    /// # Errors
    /// Where the text is no query, or names what the language does not have.
    pub fn compile(language: Language, text: &str) -> Result<Self, QueryError> {
        Self::of(&languages::grammar(language).language, text)
    }

    /// A query that a test compiles; if it were broken all the same, it would find nothing.
    pub(super) fn built_in(language: &tree_sitter::Language, text: &str) -> Self {
        Self::of(language, text).unwrap_or_else(|error| {
            tracing::error!(%error, "failed to compile a built-in query");
            Self { compiled: None, conditions: Vec::new() }
        })
    }

    fn of(language: &tree_sitter::Language, text: &str) -> Result<Self, QueryError> {
        match tree_sitter::Query::new(language, text) {
            Ok(compiled) => {
                let conditions = (0..compiled.pattern_count())
                    .map(|pattern| conditions(&compiled, text, pattern))
                    .collect();
                Ok(Self { compiled: Some(compiled), conditions })
            }
            Err(error) => Err(QueryError { line: error.row + 1, message: error.message }),
        }
    }

    /// For each pattern, in the order of the text, what is left to whoever asks.
    pub fn conditions(&self) -> &[Vec<Condition>] {
        &self.conditions
    }

    /// The names of all captures of all patterns.
    pub fn captures(&self) -> &[&str] {
        self.compiled.as_ref().map(tree_sitter::Query::capture_names).unwrap_or_default()
    }

    #[cfg(test)]
    pub(super) const fn is_sound(&self) -> bool {
        self.compiled.is_some()
    }

    /// Where it fits, in the order of the text.
    pub fn matches(&self, tree: &Tree) -> Vec<Match> {
        let Some(query) = &self.compiled else { return Vec::new() };
        let names = query.capture_names();
        let mut cursor = tree_sitter::QueryCursor::new();
        cursor.set_match_limit(MOST_UNDER_WAY);
        let mut found = Vec::new();
        let mut matches = cursor.matches(query, tree.parsed().root_node(), tree.source().as_bytes());
        while let Some(one) = matches.next() {
            let captures = one.captures.iter().filter_map(|capture| {
                let name = names.get(capture.index as usize)?;
                Some(((*name).to_owned(), tree.index_of(capture.node)?))
            });
            found.push(Match { pattern: one.pattern_index, captures: captures.collect() });
        }
        found
    }
}

fn conditions(query: &tree_sitter::Query, text: &str, pattern: usize) -> Vec<Condition> {
    let names = query.capture_names();
    let mut from = query.start_byte_for_pattern(pattern);
    let mut found = Vec::new();
    for predicate in query.general_predicates(pattern) {
        let name = predicate.operator.trim_end_matches('?').to_owned();
        let here = text.get(from..).and_then(|rest| rest.find(&format!("#{}", predicate.operator)));
        from += here.unwrap_or_default();
        let line = text.bytes().take(from).filter(|byte| *byte == b'\n').count() + 1;
        // The next of the same name stands after this one.
        from += 1;
        let arguments = predicate.args.iter().map(|argument| match argument {
            tree_sitter::QueryPredicateArg::Capture(index) => {
                Argument::Capture(names.get(*index as usize).copied().unwrap_or_default().to_owned())
            }
            tree_sitter::QueryPredicateArg::String(text) => Argument::Text(text.to_string()),
        });
        found.push(Condition { name, arguments: arguments.collect(), line });
    }
    found
}
