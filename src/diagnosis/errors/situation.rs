//! One situation of the catalogue: how it is recognised and what is said of it, read from its table with a
//! complaint for every fault. It never looks at an error.

use super::loops::LoopKind;
use super::sample::Sample;
use super::template::Template;
use crate::domain::Language;
use crate::domain::reading::{Node, TableReader};
use crate::syntax::Query;
use fancy_regex::{Regex, RegexBuilder};

/// A pattern that needs more steps than this does not fit.
const MOST_STEPS: usize = 20_000;
/// A sentence is no longer than this, in words.
const MOST_WORDS: usize = 60;

/// What one error may be.
pub struct Situation {
    pub slug: String,
    /// The class of the error, or one that it derives from.
    pub(super) error: String,
    pub(super) message: Option<Regex>,
    /// The line of the program where it happened, and the one before it that is not blank.
    pub(super) line: Option<Regex>,
    pub(super) before: Option<Regex>,
    /// The exact piece of the program.
    pub(super) code: Option<Regex>,
    /// All of them have to match, each with the names that the ones before it gave.
    pub(super) queries: Vec<Query>,
    /// None of them may match.
    pub(super) unless: Vec<Query>,
    pub(super) versions: Versions,
    /// Only in a program that reads its input itself, or only in one that does not.
    pub(super) reads_input: Option<bool>,
    pub(super) endless: Option<LoopKind>,
    /// Places that must have a value, though no sentence shows them.
    pub(super) needs: Vec<String>,
    /// The slug of a skill.
    pub concept: Option<String>,
    pub(super) beginner: Template,
    pub(super) later: Template,
    pub(super) question: Template,
    pub samples: Vec<Sample>,
}

/// From a version on, before another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Versions {
    pub from: Option<(u32, u32)>,
    pub before: Option<(u32, u32)>,
}

impl Versions {
    pub fn contain(&self, version: (u32, u32)) -> bool {
        self.from.is_none_or(|from| version >= from) && self.before.is_none_or(|before| version < before)
    }

    pub(super) fn read(reader: &mut TableReader<'_, '_>) -> Self {
        Self { from: version(reader, "from"), before: version(reader, "before") }
    }
}

fn version(reader: &mut TableReader<'_, '_>, key: &str) -> Option<(u32, u32)> {
    let span = reader.get(key)?.span();
    let text = reader.string(key)?;
    let read =
        text.split_once('.').and_then(|(major, minor)| Some((major.parse().ok()?, minor.parse().ok()?)));
    if read.is_none() {
        reader.complain(&span, format!("`{text}` is not a version"), "Write it like \"3.10\".");
    }
    read
}

impl Situation {
    pub(super) fn read(mut reader: TableReader<'_, '_>, language: Language) -> Option<Self> {
        let slug = reader.required_string("slug");
        let error = reader.required_string("error");
        let mut pattern = |key: &str| pattern(&mut reader, key);
        let (message, line) = (pattern("message"), pattern("line"));
        let (before, code) = (pattern("previous_line"), pattern("code"));
        let versions = Versions::read(&mut reader);
        let queries = queries_of(&mut reader, "queries", language);
        let unless = queries_of(&mut reader, "unless", language);
        let reads_input = reader.boolean("reads_input");
        let endless = endless(&mut reader);
        let needs = reader.strings("needs");
        let concept = reader.string("concept");
        let beginner = sentence(&mut reader, "beginner", ".");
        let later = sentence(&mut reader, "later", ".");
        let question = sentence(&mut reader, "question", "?");
        let samples = reader.tables("sample").into_iter().filter_map(Sample::read).collect();
        reader.finish();
        Some(Self {
            slug: slug?,
            error: error?,
            message,
            line,
            before,
            code,
            queries: queries?,
            unless: unless?,
            versions,
            reads_input,
            endless,
            needs,
            concept,
            beginner: beginner?,
            later: later?,
            question: question?,
            samples,
        })
    }

    pub(super) fn templates(&self) -> [&Template; 3] {
        [&self.beginner, &self.later, &self.question]
    }
}

/// A wrong one is complained of, and its file is not used.
fn pattern(reader: &mut TableReader<'_, '_>, key: &str) -> Option<Regex> {
    let node = reader.get(key)?;
    let text = reader.string(key)?;
    match RegexBuilder::new(&text).backtrack_limit(MOST_STEPS).build() {
        Ok(regex) => Some(regex),
        Err(error) => {
            let advice = "Patterns are written as the regex crate's manual describes.";
            reader.complain(&node.span(), format!("`{key}` is not a pattern: {error}"), advice);
            None
        }
    }
}

fn queries_of(reader: &mut TableReader<'_, '_>, key: &str, language: Language) -> Option<Vec<Query>> {
    let nodes: Vec<&Node<'_>> = reader.array(key).unwrap_or_default();
    let texts = reader.strings(key);
    let mut compiled = Vec::new();
    for (node, text) in nodes.iter().zip(&texts) {
        match Query::compile(language, text) {
            Ok(query) => compiled.push(query),
            Err(error) => {
                reader.complain(
                    &node.span(),
                    format!("`{key}` has a query with a fault: {error}"),
                    error.hint(),
                );
                return None;
            }
        }
    }
    (nodes.len() == texts.len()).then_some(compiled)
}

fn endless(reader: &mut TableReader<'_, '_>) -> Option<LoopKind> {
    let span = reader.get("endless")?.span();
    let word = reader.string("endless")?;
    let found = LoopKind::ALL.into_iter().find(|kind| kind.name() == word);
    if found.is_none() {
        let names = LoopKind::ALL.map(LoopKind::name).join(", ");
        reader.complain(&span, format!("`{word}` is not a kind of loop"), format!("Mean one of: {names}."));
    }
    found
}

fn sentence(reader: &mut TableReader<'_, '_>, key: &str, end: &str) -> Option<Template> {
    let span = reader.required(key)?.span();
    let text = reader.required_string(key)?;
    if !text.ends_with(end) {
        reader.complain(&span, format!("`{key}` does not end with `{end}`"), "Write a whole sentence.");
    }
    if text.split_whitespace().count() > MOST_WORDS {
        reader.complain(&span, format!("`{key}` has more than {MOST_WORDS} words"), "Say less.");
    }
    match Template::parse(&text) {
        Ok(template) => Some(template),
        Err(message) => {
            reader.complain(
                &span,
                format!("in `{key}`, {message}"),
                "The README of the catalogue lists them.",
            );
            None
        }
    }
}
