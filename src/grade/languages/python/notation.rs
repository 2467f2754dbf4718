//! Values as Python's `repr` writes them. It never reads them; that is `literal`.

use crate::domain::Value;
use std::fmt::Write;

/// The builtin errors that exercises may expect.
pub(super) const ERRORS: &[&str] = &[
    "ArithmeticError",
    "AssertionError",
    "AttributeError",
    "EOFError",
    "Exception",
    "FileNotFoundError",
    "IndexError",
    "KeyError",
    "LookupError",
    "NameError",
    "NotImplementedError",
    "OSError",
    "OverflowError",
    "PermissionError",
    "RecursionError",
    "RuntimeError",
    "StopIteration",
    "TimeoutError",
    "TypeError",
    "UnicodeError",
    "ValueError",
    "ZeroDivisionError",
];

pub(super) fn value(value: &Value) -> String {
    match value {
        Value::None => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::BigInt(digits) => digits.clone(),
        Value::Float(number) => float(*number),
        Value::Str(content) => text(content),
        Value::List(items) => format!("[{}]", join(items)),
        Value::Tuple(items) if items.len() == 1 => format!("({},)", join(items)),
        Value::Tuple(items) => format!("({})", join(items)),
        Value::Set(items) if items.is_empty() => "set()".to_owned(),
        Value::Set(items) => format!("{{{}}}", join(items)),
        Value::Map(pairs) => {
            let pairs: Vec<String> = pairs
                .iter()
                .map(|(key, item)| format!("{}: {}", self::value(key), self::value(item)))
                .collect();
            format!("{{{}}}", pairs.join(", "))
        }
        Value::Opaque { shown, .. } => shown.clone(),
    }
}

fn join(items: &[Value]) -> String {
    let items: Vec<String> = items.iter().map(value).collect();
    items.join(", ")
}

/// The shortest digits that read back as the same number, with an exponent where Python writes one.
fn float(number: f64) -> String {
    if number.is_nan() {
        return "nan".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let scientific = format!("{number:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if number != 0.0 && !(-4..16).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{digits}e{sign}{:02}", exponent.abs());
    }
    let plain = format!("{number}");
    if plain.contains('.') { plain } else { format!("{plain}.0") }
}

/// In single quotes, unless there are such inside and no double ones.
fn text(content: &str) -> String {
    let quote = if content.contains('\'') && !content.contains('"') { '"' } else { '\'' };
    let mut written = String::with_capacity(content.len() + 2);
    written.push(quote);
    for letter in content.chars() {
        match letter {
            '\\' => written.push_str("\\\\"),
            '\n' => written.push_str("\\n"),
            '\r' => written.push_str("\\r"),
            '\t' => written.push_str("\\t"),
            letter if letter == quote => {
                written.push('\\');
                written.push(letter);
            }
            letter if is_printable(letter) => written.push(letter),
            letter => {
                let code = u32::from(letter);
                // Writing to a text cannot fail.
                let _ = match code {
                    0..=0xff => write!(written, "\\x{code:02x}"),
                    0x100..=0xffff => write!(written, "\\u{code:04x}"),
                    _ => write!(written, "\\U{code:08x}"),
                };
            }
        }
    }
    written.push(quote);
    written
}

/// Close to Python's `str.isprintable`: no controls, no spaces but the one, nothing private or unassigned.
fn is_printable(letter: char) -> bool {
    let escaped = letter.escape_debug().len() > 1;
    // Rust also escapes marks that join the letter before; Python prints them.
    let joins = unicode_width::UnicodeWidthChar::width(letter) == Some(0);
    let format =
        matches!(u32::from(letter), 0xad | 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x206f | 0xfeff);
    letter == ' '
        || (!letter.is_whitespace()
            && !letter.is_control()
            && !format
            && (!escaped || joins || letter == '"' || letter == '\''))
}

pub(super) fn kind(value: &Value) -> String {
    match value {
        Value::None => "None".to_owned(),
        Value::Bool(_) => "a truth value (bool)".to_owned(),
        Value::Int(_) | Value::BigInt(_) => "a whole number (int)".to_owned(),
        Value::Float(_) => "a number with a point (float)".to_owned(),
        Value::Str(_) => "text (str)".to_owned(),
        Value::List(_) => "a list".to_owned(),
        Value::Tuple(_) => "a tuple".to_owned(),
        Value::Set(_) => "a set".to_owned(),
        Value::Map(_) => "a dictionary (dict)".to_owned(),
        Value::Opaque { type_name, .. } => format!("an object of type {type_name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::domain::Value;

    #[test]
    fn values_are_written_as_repr_writes_them() {
        let text = |content: &str| Value::Str(content.to_owned());
        for (given, wanted) in [
            (Value::Float(3.0), "3.0"),
            (Value::Float(-0.0), "-0.0"),
            (Value::Float(0.1), "0.1"),
            (Value::Float(1e16), "1e+16"),
            (Value::Float(123_456_789_012_345_680.0), "1.2345678901234568e+17"),
            (Value::Float(1e15), "1000000000000000.0"),
            (Value::Float(0.0001), "0.0001"),
            (Value::Float(0.00001), "1e-05"),
            (Value::Float(f64::NAN), "nan"),
            (text("it's"), "\"it's\""),
            (text("\"it's\""), "'\"it\\'s\"'"),
            (text("a\tb\n\u{0}ü\u{a0}é"), "'a\\tb\\n\\x00ü\\xa0é'"),
            (Value::Tuple(vec![Value::Int(1)]), "(1,)"),
            (Value::Set(Vec::new()), "set()"),
            (
                Value::Map(vec![(text("a"), Value::List(vec![Value::None, Value::Bool(true)]))]),
                "{'a': [None, True]}",
            ),
        ] {
            assert_eq!(value(&given), wanted);
        }
    }
}
