//! Values as bytes on the pipes between a driver and the host, the same for every language: a tag, then
//! digits with an end mark or a length, then the parts. What comes from a driver is read with bounds,
//! as a learner's program may have written it.
//!
//! `N` none, `T` `F` bool, `i<digits>;` int, `f<digits>;` float, `s<bytes>:` text, `l<count>:` list,
//! `t<count>:` tuple, `e<count>:` set, `m<count>:` map (key, value, …), `o` opaque (two texts); to a
//! driver only: `b<bytes>:` values still encoded.

use crate::domain::Value;

const MOST_DEPTH: usize = 80;
const MOST_PARTS: usize = 250_000;

/// Appends a value.
pub fn encode(value: &Value, bytes: &mut Vec<u8>) {
    match value {
        Value::None => bytes.push(b'N'),
        Value::Bool(true) => bytes.push(b'T'),
        Value::Bool(false) => bytes.push(b'F'),
        Value::Int(number) => bytes.extend(format!("i{number};").into_bytes()),
        Value::BigInt(digits) => bytes.extend(format!("i{digits};").into_bytes()),
        Value::Float(number) => bytes.extend(format!("f{number:?};").into_bytes()),
        Value::Str(text) => encode_text(text, bytes),
        Value::List(items) => encode_items('l', items, bytes),
        Value::Tuple(items) => encode_items('t', items, bytes),
        Value::Set(items) => encode_items('e', items, bytes),
        Value::Map(pairs) => {
            bytes.extend(format!("m{}:", pairs.len()).into_bytes());
            for (key, item) in pairs {
                encode(key, bytes);
                encode(item, bytes);
            }
        }
        Value::Opaque { type_name, shown } => {
            bytes.push(b'o');
            encode_text(type_name, bytes);
            encode_text(shown, bytes);
        }
    }
}

pub fn encode_text(text: &str, bytes: &mut Vec<u8>) {
    bytes.extend(format!("s{}:{text}", text.len()).into_bytes());
}

pub fn encode_items(tag: char, items: &[Value], bytes: &mut Vec<u8>) {
    encode_head(tag, items.len(), bytes);
    for item in items {
        encode(item, bytes);
    }
}

/// The beginning of something with a length: of a text in bytes, of a list in items.
pub fn encode_head(tag: char, length: usize, bytes: &mut Vec<u8>) {
    bytes.extend(format!("{tag}{length}:").into_bytes());
}

/// Values that the driver is to decode later.
pub fn encode_later(encoded: &[u8], bytes: &mut Vec<u8>) {
    encode_head('b', encoded.len(), bytes);
    bytes.extend_from_slice(encoded);
}

/// Reads one value that fills the bytes; `None` when they are not that.
pub fn decode(bytes: &[u8]) -> Option<Value> {
    let mut reader = Reader { rest: bytes, parts: MOST_PARTS };
    let value = reader.value(0)?;
    reader.rest.is_empty().then_some(value)
}

struct Reader<'bytes> {
    rest: &'bytes [u8],
    parts: usize,
}

impl<'bytes> Reader<'bytes> {
    fn value(&mut self, depth: usize) -> Option<Value> {
        self.parts = self.parts.checked_sub(1)?;
        let (tag, rest) = self.rest.split_first()?;
        self.rest = rest;
        if depth > MOST_DEPTH {
            return None;
        }
        Some(match tag {
            b'N' => Value::None,
            b'T' => Value::Bool(true),
            b'F' => Value::Bool(false),
            b'i' => integer(self.until(b';')?)?,
            b'f' => Value::Float(self.until(b';')?.parse().ok()?),
            b's' => Value::Str(self.text()?),
            b'l' => Value::List(self.items(depth)?),
            b't' => Value::Tuple(self.items(depth)?),
            b'e' => Value::Set(self.items(depth)?),
            b'm' => {
                let count = self.count()?;
                let mut pairs = Vec::new();
                for _ in 0..count {
                    pairs.push((self.value(depth + 1)?, self.value(depth + 1)?));
                }
                Value::Map(pairs)
            }
            b'o' => Value::Opaque { type_name: self.tagged_text()?, shown: self.tagged_text()? },
            _ => return None,
        })
    }

    fn items(&mut self, depth: usize) -> Option<Vec<Value>> {
        let count = self.count()?;
        // Nothing is reserved for a count that is only claimed.
        let mut items = Vec::new();
        for _ in 0..count {
            items.push(self.value(depth + 1)?);
        }
        Some(items)
    }

    fn tagged_text(&mut self) -> Option<String> {
        let (tag, rest) = self.rest.split_first()?;
        self.rest = rest;
        if *tag == b's' { self.text() } else { None }
    }

    fn text(&mut self) -> Option<String> {
        let length = self.count()?;
        let (text, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    fn count(&mut self) -> Option<usize> {
        self.until(b':')?.parse().ok()
    }

    fn until(&mut self, mark: u8) -> Option<&'bytes str> {
        let end = self.rest.iter().position(|byte| *byte == mark)?;
        let (text, rest) = self.rest.split_at(end);
        self.rest = &rest[1..];
        std::str::from_utf8(text).ok()
    }
}

fn integer(digits: &str) -> Option<Value> {
    let bare = digits.strip_prefix('-').unwrap_or(digits);
    if bare.is_empty() || !bare.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    Some(digits.parse().map_or_else(|_| Value::BigInt(digits.to_owned()), Value::Int))
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};
    use crate::domain::Value;

    #[test]
    fn values_come_back_as_they_went() {
        let value = Value::Map(vec![
            (Value::Int(-3), Value::Float(0.1)),
            (Value::Str("ü;:".to_owned()), Value::Tuple(vec![Value::None, Value::Bool(true)])),
            (
                Value::BigInt("123456789012345678901".to_owned()),
                Value::Set(vec![Value::Float(f64::INFINITY)]),
            ),
            (Value::List(Vec::new()), Value::Opaque { type_name: "A".to_owned(), shown: "<A>".to_owned() }),
        ]);
        let mut bytes = Vec::new();
        encode(&value, &mut bytes);
        assert_eq!(decode(&bytes), Some(value));
    }

    #[test]
    fn garbage_is_refused_and_costs_nothing() {
        let deep = "l1:".repeat(100_000) + "N";
        for bytes in [
            "",
            "x",
            "i;",
            "i1e5;",
            "i+1;",
            "s9:abc",
            "l99999999999999999999:N",
            "l4000000000:",
            "NN",
            "fabc;",
            "o",
            deep.as_str(),
        ] {
            assert_eq!(decode(bytes.as_bytes()), None, "{}", &bytes[..bytes.len().min(20)]);
        }
    }
}
