//! Values as `cases.toml` writes them, read by their type. It never converts one type into another,
//! but for a whole number where a float is wanted.

use crate::domain::reading::{Node, TomlText};
use crate::domain::{TypeSpec, Value};
use toml::de::{DeTable, DeValue};

/// Reads `node` as a value of the type; complains and gives `None` where it is none.
pub fn read_value(text: &TomlText<'_>, node: &Node<'_>, wanted: &TypeSpec) -> Option<Value> {
    let complain = || {
        let advice = format!("`assets/exercises/README.md` shows how a `{wanted}` is written.");
        text.complain(&node.span(), format!("this value is not of the type `{wanted}`"), advice);
        None
    };
    if is_none(node.get_ref()) {
        return match wanted {
            TypeSpec::None | TypeSpec::Optional(_) | TypeSpec::Any => Some(Value::None),
            _ => complain(),
        };
    }
    match (wanted, node.get_ref()) {
        (TypeSpec::Optional(inner), _) => read_value(text, node, inner),
        (TypeSpec::Any, _) => read_any(text, node),
        (TypeSpec::Bool, DeValue::Boolean(value)) => Some(Value::Bool(*value)),
        (TypeSpec::Str, DeValue::String(value)) => Some(Value::Str(value.clone().into_owned())),
        (TypeSpec::Int, DeValue::Integer(number)) => {
            i64::from_str_radix(number.as_str(), number.radix()).ok().map(Value::Int).or_else(complain)
        }
        (TypeSpec::Float, DeValue::Integer(number)) => {
            number.as_str().parse().ok().map(Value::Float).or_else(complain)
        }
        (TypeSpec::Float, DeValue::Float(number)) => {
            number.as_str().parse().ok().map(Value::Float).or_else(complain)
        }
        (TypeSpec::List(item), DeValue::Array(items)) => all(text, items, item).map(Value::List),
        (TypeSpec::Set(item), DeValue::Array(items)) => all(text, items, item).map(Value::Set),
        (TypeSpec::Tuple(types), DeValue::Array(items)) if types.len() == items.len() => types
            .iter()
            .zip(items.iter())
            .map(|(inner, item)| read_value(text, item, inner))
            .collect::<Option<Vec<Value>>>()
            .map(Value::Tuple),
        (TypeSpec::Map(key, value), DeValue::Table(table)) if may_be_map(table, key) => {
            read_map(text, table, key, value)
        }
        _ => complain(),
    }
}

fn all<'node, 'text: 'node>(
    text: &TomlText<'_>,
    items: impl IntoIterator<Item = &'node Node<'text>>,
    wanted: &TypeSpec,
) -> Option<Vec<Value>> {
    items.into_iter().map(|item| read_value(text, item, wanted)).collect()
}

/// A table is a map when its keys are texts, or when it lists its pairs.
fn may_be_map(table: &DeTable<'_>, key: &TypeSpec) -> bool {
    let lists_pairs = only(table, "pairs").is_some_and(|pairs| matches!(pairs.get_ref(), DeValue::Array(_)));
    lists_pairs || matches!(key, TypeSpec::Str | TypeSpec::Any)
}

fn read_map(text: &TomlText<'_>, table: &DeTable<'_>, key: &TypeSpec, value: &TypeSpec) -> Option<Value> {
    if let Some(DeValue::Array(pairs)) = only(table, "pairs").map(Node::get_ref) {
        return read_pairs(text, pairs, key, value);
    }
    let entries: Option<Vec<(Value, Value)>> = table
        .iter()
        .map(|(name, item)| {
            Some((Value::Str(name.get_ref().clone().into_owned()), read_value(text, item, value)?))
        })
        .collect();
    entries.map(Value::Map)
}

fn read_pairs<'node, 'text: 'node>(
    text: &TomlText<'_>,
    pairs: impl IntoIterator<Item = &'node Node<'text>>,
    key: &TypeSpec,
    value: &TypeSpec,
) -> Option<Value> {
    let mut read = Vec::new();
    for pair in pairs {
        match pair.get_ref() {
            DeValue::Array(sides) if sides.len() == 2 => {
                let mut sides = sides.iter();
                let (first, second) = (sides.next()?, sides.next()?);
                read.push((read_value(text, first, key)?, read_value(text, second, value)?));
            }
            _ => {
                text.complain(&pair.span(), "this is not a pair", "Write `[key, value]`.");
                return None;
            }
        }
    }
    Some(Value::Map(read))
}

fn read_any(text: &TomlText<'_>, node: &Node<'_>) -> Option<Value> {
    let any = TypeSpec::Any;
    let wanted = match node.get_ref() {
        DeValue::Boolean(_) => TypeSpec::Bool,
        DeValue::String(_) => TypeSpec::Str,
        DeValue::Integer(_) => TypeSpec::Int,
        DeValue::Float(_) => TypeSpec::Float,
        DeValue::Array(_) => TypeSpec::List(Box::new(any)),
        DeValue::Table(table) => {
            for (name, make) in [("tuple", Value::Tuple as fn(Vec<Value>) -> Value), ("set", Value::Set)] {
                if let Some(DeValue::Array(items)) = only(table, name).map(Node::get_ref) {
                    return all(text, items.iter(), &any).map(make);
                }
            }
            TypeSpec::Map(Box::new(TypeSpec::Any), Box::new(any))
        }
        DeValue::Datetime(_) => {
            text.complain(
                &node.span(),
                "a date is not a value of an exercise",
                "Write it as a text in quotes.",
            );
            return None;
        }
    };
    read_value(text, node, &wanted)
}

fn is_none(value: &DeValue<'_>) -> bool {
    let DeValue::Table(table) = value else { return false };
    matches!(only(table, "none").map(Node::get_ref), Some(DeValue::Boolean(true)))
}

/// The value of `name`, when the table has that key and no other.
fn only<'table, 'text>(table: &'table DeTable<'text>, name: &str) -> Option<&'table Node<'text>> {
    let (key, value) = table.iter().next()?;
    (table.len() == 1 && key.get_ref() == name).then_some(value)
}
