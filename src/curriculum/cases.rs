//! `cases.toml`: what is asked of a program and what is expected. It never knows the text of the task.

use super::values::read_value;
use crate::domain::exercise::{Ask, Case, Compare, Expected, Parameter, Signature, Step};
use crate::domain::reading::{Node, TableReader, TomlText};
use crate::domain::{TypeSpec, Value};
use std::collections::HashSet;
use toml::de::DeValue;

/// Every case that reads; what does not is complained of.
pub fn read_cases(text: &TomlText<'_>, signature: &Signature, compare: Compare) -> Vec<Case> {
    let Some(root) = text.parse() else { return Vec::new() };
    let mut reader = TableReader::new(text, &root, 0..0);
    let mut cases: Vec<Case> = Vec::new();
    let mut names = HashSet::new();
    for mut table in reader.tables("case") {
        let name = table.required_string("name");
        let hidden = table.boolean("hidden").unwrap_or(false);
        let ask = match signature {
            Signature::Function { parameters, returns, .. } => {
                read_call(text, &mut table, parameters, returns, compare)
            }
            Signature::Class { .. } => read_steps(text, &mut table, signature),
            Signature::Program => read_program(&mut table),
        };
        let span = table.span();
        table.finish();
        let (Some(name), Some(ask)) = (name, ask) else { continue };
        if names.insert(name.clone()) {
            cases.push(Case { name, hidden, ask });
        } else {
            text.complain(
                &span,
                format!("a case named `{name}` is there already"),
                "Say what is special about this one.",
            );
        }
    }
    reader.finish();
    cases
}

fn read_call(
    text: &TomlText<'_>,
    table: &mut TableReader<'_, '_>,
    parameters: &[Parameter],
    returns: &TypeSpec,
    compare: Compare,
) -> Option<Ask> {
    table.required("input")?;
    let arguments = read_arguments(text, table, "input", parameters)?;
    let expected = read_expected(text, table, "expected", returns, compare);
    if expected.is_none() {
        table.complain(
            &table.span(),
            "this case expects nothing that can be read",
            "Add `expected = …` or `error = \"…\"`.",
        );
    }
    Some(Ask::Call { arguments, expected: expected? })
}

fn read_arguments(
    text: &TomlText<'_>,
    table: &mut TableReader<'_, '_>,
    key: &str,
    parameters: &[Parameter],
) -> Option<Vec<Value>> {
    let span = table.span();
    let Some(node) = table.get(key) else {
        if !parameters.is_empty() {
            let names: Vec<&str> = parameters.iter().map(|parameter| parameter.name.as_str()).collect();
            table.complain(
                &span,
                format!("`{key}` is missing"),
                format!("Add `{key} = [{}]`.", names.join(", ")),
            );
            return None;
        }
        return Some(Vec::new());
    };
    let DeValue::Array(items) = node.get_ref() else {
        table.complain(
            &node.span(),
            format!("`{key}` is not an array"),
            "Write the arguments between [ and ].",
        );
        return None;
    };
    if items.len() != parameters.len() {
        table.complain(
            &node.span(),
            format!("there are {} arguments, and the signature has {}", items.len(), parameters.len()),
            "Give one value for each parameter.",
        );
        return None;
    }
    parameters
        .iter()
        .zip(items.iter())
        .map(|(parameter, item)| read_value(text, item, &parameter.type_spec))
        .collect()
}

/// What is expected, by `key` or by `error`.
fn read_expected(
    text: &TomlText<'_>,
    table: &mut TableReader<'_, '_>,
    key: &str,
    returns: &TypeSpec,
    compare: Compare,
) -> Option<Expected> {
    let error = table.string("error");
    let node = table.get(key);
    match (node, error) {
        (Some(node), None) => read_result(text, node, returns, compare),
        (None, Some(name)) => Some(Expected::Error(name)),
        (Some(node), Some(_)) => {
            table.complain(
                &node.span(),
                "a result and an error cannot both be expected",
                "Keep one of them.",
            );
            None
        }
        (None, None) => None,
    }
}

fn read_result(
    text: &TomlText<'_>,
    node: &Node<'_>,
    returns: &TypeSpec,
    compare: Compare,
) -> Option<Expected> {
    if compare != Compare::AnyOf {
        return read_value(text, node, returns).map(Expected::Value);
    }
    let DeValue::Array(items) = node.get_ref() else {
        text.complain(
            &node.span(),
            "with `compare = \"any-of\"` this is an array of results",
            "Write [ and ] around.",
        );
        return None;
    };
    let acceptable: Option<Vec<Value>> = items.iter().map(|item| read_value(text, item, returns)).collect();
    acceptable.map(Expected::AnyOf)
}

fn read_steps(text: &TomlText<'_>, table: &mut TableReader<'_, '_>, signature: &Signature) -> Option<Ask> {
    let Signature::Class { constructor, methods, .. } = signature else { return None };
    let made = read_arguments(text, table, "new", constructor)?;
    let mut steps = Vec::new();
    let span = table.span();
    for mut step in table.tables("steps") {
        let method_name = step.required_string("call")?;
        let Some(method) = methods.iter().find(|method| method.name == method_name) else {
            let known: Vec<&str> = methods.iter().map(|method| method.name.as_str()).collect();
            step.complain(
                &step.span(),
                format!("the signature has no method `{method_name}`"),
                format!("Mean one of: {}.", known.join(", ")),
            );
            return None;
        };
        let arguments = read_arguments(text, &mut step, "with", &method.parameters)?;
        let expected = read_expected(text, &mut step, "gives", &method.returns, Compare::Exact);
        step.finish();
        steps.push(Step { method: method_name, arguments, expected });
    }
    if steps.iter().all(|step| step.expected.is_none()) {
        table.complain(
            &span,
            "no step of this case checks anything",
            "Give a step `gives = …` or `error = \"…\"`.",
        );
        return None;
    }
    Some(Ask::Steps { constructor: made, steps })
}

fn read_program(table: &mut TableReader<'_, '_>) -> Option<Ask> {
    let stdin = table.string("stdin").unwrap_or_default();
    table.required("output")?;
    let output = table.string("output")?;
    Some(Ask::Program { stdin, output })
}
