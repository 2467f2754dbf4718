//! Reading one keymap file. It never opens it, and it knows no binding by heart.

use super::{Binding, Chord, ChordError};
use crate::config::suggest;
use crate::domain::finding::Finding;
use crate::domain::reading::{Node, TableReader, TomlText};
use crate::domain::{Action, Context};
use std::collections::HashMap;
use toml::de::{DeTable, DeValue};

/// What takes a binding away.
const NOTHING: &str = "none";

/// The bindings of a file in its order, without those that are wrong.
pub(super) fn parse(file: &str, text: &str) -> (Vec<Binding>, Vec<Finding>) {
    let toml = TomlText::new(file, text);
    let mut placed = Vec::new();
    if let Some(table) = toml.parse() {
        let reader = TableReader::new(&toml, &table, 0..0);
        for (key, node) in &table {
            let name = key.get_ref().as_ref();
            let Some(context) = Context::from_name(name) else {
                let names = Context::ALL.into_iter().map(Context::name);
                let all: Vec<&str> = names.clone().collect();
                let otherwise = format!("The sections are: {}.", all.join(", "));
                let advice = suggest::advice(name, names, &otherwise);
                reader.complain(&key.span(), format!("`{name}` is not a section of a keymap"), advice);
                continue;
            };
            if let DeValue::Table(section) = node.get_ref() {
                placed.extend(read_section(&toml, &reader, context, section));
            } else {
                let advice = format!("Begin a section: [{name}].");
                reader.complain(&node.span(), format!("`{name}` is not a section"), advice);
            }
        }
    }
    // A table of TOML has no order; the file has.
    placed.sort_by_key(|(place, _)| *place);
    (placed.into_iter().map(|(_, binding)| binding).collect(), toml.into_findings())
}

/// The bindings of a section, each with the byte where it stands.
fn read_section(
    toml: &TomlText<'_>,
    reader: &TableReader<'_, '_>,
    context: Context,
    section: &DeTable<'_>,
) -> Vec<(usize, Binding)> {
    let mut placed = Vec::new();
    let mut rows: Vec<_> = section.iter().collect();
    rows.sort_by_key(|(key, _)| key.span().start);
    let mut lines: HashMap<Chord, usize> = HashMap::new();
    for (key, node) in rows {
        let text = key.get_ref().as_ref();
        let chord = match text.parse::<Chord>() {
            Ok(chord) => chord,
            Err(error) => {
                let advice = match &error {
                    ChordError::UnknownKey(_) => {
                        "Write a key like ctrl-s, alt-1, shift-up, f5 or ?.".to_owned()
                    }
                    ChordError::SameBytes(_, same) => format!("Write `{same}`, or choose another key."),
                };
                reader.complain(&key.span(), error.to_string(), advice);
                continue;
            }
        };
        if chord.typed().is_some() && (context == Context::Global || context.takes_text()) {
            reader.complain(
                &key.span(),
                format!("`{text}` alone cannot be bound in [{}]: it is needed for writing", context.name()),
                "Add ctrl- or alt-, or bind it in [reading].",
            );
            continue;
        }
        if let Some(line) = lines.insert(chord, toml.line(key.span().start)) {
            reader.complain(
                &key.span(),
                format!("{chord} is bound twice in [{}], first in line {line}", context.name()),
                "Take one of the two away; the first holds.",
            );
            continue;
        }
        if let Ok(action) = action(reader, node) {
            placed.push((key.span().start, Binding { context, chord, action }));
        }
    }
    placed
}

/// A row that was complained of.
struct Wrong;

/// The action of a row; `None` where the row takes one away.
fn action(reader: &TableReader<'_, '_>, node: &Node<'_>) -> Result<Option<Action>, Wrong> {
    let DeValue::String(name) = node.get_ref() else {
        reader.complain(
            &node.span(),
            "this is not the name of an action",
            "Write a name in quotes, like \"check\".",
        );
        return Err(Wrong);
    };
    if name == NOTHING {
        return Ok(None);
    }
    let found = Action::from_name(name);
    if found.is_none() {
        let names = Action::ALL.iter().map(|action| action.name());
        let otherwise = "The names stand in the built-in keymap; `none` takes a key's action away.";
        let advice = suggest::advice(name, names, otherwise);
        reader.complain(&node.span(), format!("`{name}` is not an action"), advice);
    }
    found.map(Some).ok_or(Wrong)
}
