//! Fixed lines and dictated edits for programs that are one edit away from a solution.

use super::mutants::{self, Mutant, What};
use super::templates::{EXTRA, HARMLESS, INLINE, MISSING, MOVED, REPLACED};
use super::{Class, Place, Sample};
use codementor::domain::exercise::Signature;

/// Mutants of each kind, and sentences for each mutant of each class and half.
const MUTANTS: usize = 4;
const SENTENCES: usize = 2;

pub fn samples(place: &Place<'_>) -> Vec<Sample> {
    let mut found = Vec::new();
    for (number, mutant) in mutants::of(place.solution(), MUTANTS).iter().enumerate() {
        let (kind, templates): (&'static str, &[&str]) = match &mutant.what {
            What::Replaced { .. } => ("something is replaced", &REPLACED),
            What::Missing { .. } => ("a statement is missing", &MISSING),
            What::Extra { .. } => ("something is too much", &EXTRA),
            What::Moved { .. } => ("the indentation is wrong", &MOVED),
        };
        let mut add = |class: Class, kind: &'static str, templates: &[&str]| {
            // Exercises that are held out meet templates that are held out.
            let half = templates.len() / 2;
            let start = if place.held_out() { half } else { 0 };
            for turn in 0..SENTENCES {
                let template = templates[start + (place.index / 2 + number * SENTENCES + turn) % half];
                let reply = filled(place, mutant, template);
                found.push(place.sample(class, kind, &mutant.source, vec![reply]));
            }
        };
        add(Class::Dictation, kind, templates);
        // A line that the learner has elsewhere is no secret.
        let has = mutant.source.lines().any(|line| line.trim() == mutant.right_line);
        if !has && !matches!(mutant.what, What::Moved { .. } | What::Extra { .. }) {
            add(Class::FixedLine, kind, &INLINE);
        }
        add(Class::Harmless, "a question to a program with one mistake", &HARMLESS);
    }
    found
}

fn filled(place: &Place<'_>, mutant: &Mutant, template: &str) -> String {
    let (wrong, right) = match &mutant.what {
        What::Replaced { wrong, right } => (wrong.as_str(), right.as_str()),
        What::Extra { wrong } => (wrong.as_str(), ""),
        What::Missing { statement } | What::Moved { statement } => ("", statement.as_str()),
    };
    let line = mutant.line.to_string();
    let keyword = right.split([' ', '(', '.', '=']).next().unwrap_or_default();
    let gaps = [
        ("{wrong}", wrong.to_owned()),
        ("{right}", right.to_owned()),
        ("{wrong words}", in_words(wrong)),
        ("{right words}", in_words(right)),
        ("{right line}", mutant.right_line.clone()),
        ("{statement}", right.to_owned()),
        ("{spoken}", spoken(right)),
        ("{keyword}", keyword.to_owned()),
        ("{fragment}", mutant.fragment.clone()),
        ("{line}", line),
        ("{name}", name_of(place)),
        ("{function}", function_of(place)),
    ];
    // In one pass: a program may have what looks like a gap.
    let mut rest = template;
    let mut text = String::new();
    while let Some((place, (gap, words))) =
        gaps.iter().filter_map(|gap| Some((rest.find(gap.0)?, gap))).min_by_key(|(place, _)| *place)
    {
        text.push_str(&rest[..place]);
        text.push_str(words);
        rest = &rest[place + gap.len()..];
    }
    text + rest
}

pub fn name_of(place: &Place<'_>) -> String {
    let name = match &place.exercise.signature {
        Signature::Function { parameters, .. } => parameters.first().map(|parameter| parameter.name.clone()),
        Signature::Class { constructor, .. } => constructor.first().map(|parameter| parameter.name.clone()),
        Signature::Program => None,
    };
    name.unwrap_or_else(|| "line".to_owned())
}

pub fn function_of(place: &Place<'_>) -> String {
    match &place.exercise.signature {
        Signature::Function { name, .. } | Signature::Class { name, .. } => name.clone(),
        Signature::Program => "main".to_owned(),
    }
}

/// A sign or a number as people say it.
pub fn in_words(code: &str) -> String {
    let words = [
        ("<=", "less than or equal to"),
        (">=", "greater than or equal to"),
        ("==", "equal to"),
        ("!=", "not equal to"),
        ("<", "less than"),
        (">", "greater than"),
        ("+ 1", "plus one"),
        ("+", "plus"),
        ("-", "minus"),
        ("*", "times"),
        ("//", "integer division"),
        ("/", "divided by"),
        ("%", "modulo"),
        ("+=", "plus equals"),
        ("-=", "minus equals"),
        ("0", "zero"),
        ("1", "one"),
        ("2", "two"),
        ("3", "three"),
        ("10", "ten"),
    ];
    words.iter().find(|(sign, _)| *sign == code).map_or(code, |(_, words)| words).to_owned()
}

/// A statement as an order in words.
pub fn spoken(statement: &str) -> String {
    if let Some((target, value)) = statement.split_once(" += ") {
        return format!("add {value} to {target}");
    }
    if let Some((target, value)) = statement.split_once(" = ") {
        return format!("set {target} to {value}");
    }
    if let Some((list, value)) = statement.split_once(".append(") {
        return format!("append {} to {list}", value.trim_end_matches(')'));
    }
    statement.to_owned()
}
