//! One misconception's file, read with every complaint at its line. It never looks at a program.

use super::catalogue::{Misconception, Sample};
use super::conditions::{bare, fault, known};
use super::words::{capture_of, places};
use crate::domain::Language;
use crate::domain::finding::Finding;
use crate::domain::nearest::advice;
use crate::domain::reading::{TableReader, TomlText};
use crate::syntax::Query;

/// The misconception is there when it can be used at all; findings may come with it even so.
pub(super) fn read(language: Language, file: &str, text: &str) -> (Option<Misconception>, Vec<Finding>) {
    let toml = TomlText::new(file, text);
    let slug = file.rsplit(['/', '\\']).next().unwrap_or(file).trim_end_matches(".toml").to_owned();
    let read = toml.parse().and_then(|root| {
        let mut reader = TableReader::new(&toml, &root, 0..0);
        let one = read_all(&mut reader, &toml, text, language, slug);
        reader.finish();
        one
    });
    (read, toml.into_findings())
}

fn read_all(
    reader: &mut TableReader<'_, '_>,
    toml: &TomlText<'_>,
    text: &str,
    language: Language,
    slug: String,
) -> Option<Misconception> {
    let good = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
    if slug.is_empty() || !slug.chars().all(good) {
        let message = format!("`{slug}` is not a name for a misconception");
        reader.complain(&reader.span(), message, "Name the file with small letters, digits and dashes.");
        return None;
    }
    let title = reader.required_string("title");
    let believes = reader.required_string("believes");
    let question = reader.required_string("question");
    let concept = reader.required_string("concept");
    let fallback = reader.boolean("fallback").unwrap_or(false);
    let query = read_query(reader, toml, text, language);
    let shows: Vec<Sample> = reader.tables("shows").into_iter().filter_map(read_sample).collect();
    let similar: Vec<Sample> = reader.tables("similar").into_iter().filter_map(read_sample).collect();
    for (key, samples) in [("shows", &shows), ("similar", &similar)] {
        if samples.is_empty() {
            let advice = format!("Add a `[[{key}]]` section with a `program`.");
            reader.complain(&reader.span(), format!("there is no `[[{key}]]` program"), advice);
        }
    }
    let query = query?;
    for (key, sentence) in [("believes", &believes), ("question", &question)] {
        check_places(reader, key, sentence.as_deref().unwrap_or_default(), &query);
    }
    if question.as_deref().is_some_and(|question| question.matches('?').count() != 1) {
        complain_at(
            reader,
            "question",
            "the question has not exactly one question mark",
            "Ask one question.",
        );
    }
    Some(Misconception {
        language,
        slug,
        title: title?,
        believes: believes?.trim().to_owned(),
        question: question?.trim().to_owned(),
        concept: concept?,
        fallback,
        query,
        shows,
        similar,
    })
}

fn read_query(
    reader: &mut TableReader<'_, '_>,
    toml: &TomlText<'_>,
    text: &str,
    language: Language,
) -> Option<Query> {
    let span = reader.required("query")?.span();
    let written = reader.required_string("query")?;
    // A text in three quotes begins behind them, or in the next line.
    let opening = text.get(span.start..).unwrap_or_default();
    let below = opening.starts_with("'''\n") || opening.starts_with("\"\"\"\n");
    let at = |line: usize| {
        let lines = toml.line(span.start) + usize::from(below) + line - 1;
        text.split_inclusive('\n').take(lines - 1).map(str::len).sum::<usize>()
    };
    let query = match Query::compile(language, &written) {
        Ok(query) => query,
        Err(error) => {
            let start = at(error.line);
            let message = format!("this is no query: {}", error.message.lines().next().unwrap_or_default());
            reader.complain(&(start..start), message, error.hint());
            return None;
        }
    };
    let mut sound = true;
    for condition in query.conditions().iter().flatten() {
        if let Some(message) = fault(condition) {
            let start = at(condition.line);
            let advice =
                advice(bare(&condition.name).0, known(), "The README of the format lists the conditions.");
            reader.complain(&(start..start), message, advice);
            sound = false;
        }
    }
    if !query.captures().contains(&"at") {
        reader.complain(&span, "no pattern has a capture `@at`", "Put `@at` behind the node where it shows.");
        sound = false;
    }
    sound.then_some(query)
}

fn read_sample(mut table: TableReader<'_, '_>) -> Option<Sample> {
    let program = table.required_string("program");
    let right = table.string("right");
    let line = table.integer("line", 1..10_000).and_then(|line| u32::try_from(line).ok());
    table.finish();
    Some(Sample { program: program?, right, line })
}

fn check_places(reader: &mut TableReader<'_, '_>, key: &str, sentence: &str, query: &Query) {
    let captures = query.captures();
    for place in places(sentence).into_iter().filter(|place| !captures.contains(&capture_of(place))) {
        let message = format!("`{key}` has the place `{{{place}}}`, and no pattern has that capture");
        let advice = format!("Mean one of: {}.", captures.join(", "));
        complain_at(reader, key, &message, &advice);
    }
}

fn complain_at(reader: &mut TableReader<'_, '_>, key: &str, message: &str, advice: &str) {
    let span = reader.get(key).map_or_else(|| reader.span(), toml::Spanned::span);
    reader.complain(&span, message, advice);
}
