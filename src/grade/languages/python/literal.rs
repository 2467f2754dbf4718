//! Python literals as a learner writes them on an answer sheet: numbers, texts, lists, tuples, sets,
//! dictionaries, `None`, `True`, `False`. It never evaluates anything.

use crate::domain::Value;

const MOST_DEPTH: usize = 64;

pub(super) fn read(text: &str) -> Result<Value, String> {
    let mut reader = Reader { rest: text.trim() };
    let value = reader.value(0)?;
    reader.skip_space();
    if reader.rest.is_empty() {
        Ok(value)
    } else if reader.rest.starts_with(',') {
        // A tuple without its parentheses, as in `return 1, 2`.
        let mut items = vec![value];
        while reader.take(',') {
            reader.skip_space();
            if reader.rest.is_empty() {
                break;
            }
            items.push(reader.value(0)?);
            reader.skip_space();
        }
        if reader.rest.is_empty() { Ok(Value::Tuple(items)) } else { Err(left_over(reader.rest)) }
    } else {
        Err(left_over(reader.rest))
    }
}

fn left_over(rest: &str) -> String {
    format!("`{rest}` is left over after a value.")
}

struct Reader<'text> {
    rest: &'text str,
}

impl Reader<'_> {
    fn value(&mut self, depth: usize) -> Result<Value, String> {
        if depth > MOST_DEPTH {
            return Err("This is nested too deeply to be read.".to_owned());
        }
        self.skip_space();
        match self.rest.chars().next() {
            None => Err("A value is missing.".to_owned()),
            Some('[') => self.items('[', ']', depth).map(|(items, _)| Value::List(items)),
            Some('(') => self.tuple(depth),
            Some('{') => self.braces(depth),
            Some('\'' | '"') => self.texts(),
            Some(letter) if letter.is_ascii_digit() || matches!(letter, '-' | '+' | '.') => self.number(),
            Some(_) => self.word(depth),
        }
    }

    /// The items, and whether the last was followed by a comma.
    fn items(&mut self, open: char, close: char, depth: usize) -> Result<(Vec<Value>, bool), String> {
        self.take(open);
        let mut items = Vec::new();
        let mut comma = false;
        loop {
            self.skip_space();
            if self.take(close) {
                return Ok((items, comma));
            }
            if !items.is_empty() && !comma {
                return Err(format!("Between values, a comma is missing, or `{close}` at the end."));
            }
            items.push(self.value(depth + 1)?);
            self.skip_space();
            comma = self.take(',');
        }
    }

    fn tuple(&mut self, depth: usize) -> Result<Value, String> {
        let (mut items, comma) = self.items('(', ')', depth)?;
        // `(3)` is the number 3; `(3,)` is a tuple.
        if items.len() == 1 && !comma { Ok(items.remove(0)) } else { Ok(Value::Tuple(items)) }
    }

    fn braces(&mut self, depth: usize) -> Result<Value, String> {
        self.take('{');
        self.skip_space();
        if self.take('}') {
            return Ok(Value::Map(Vec::new()));
        }
        let mut pairs = Vec::new();
        let mut items = Vec::new();
        loop {
            let key = self.value(depth + 1)?;
            self.skip_space();
            if self.take(':') {
                pairs.push((key, self.value(depth + 1)?));
            } else {
                items.push(key);
            }
            self.skip_space();
            let comma = self.take(',');
            self.skip_space();
            if self.take('}') {
                break;
            }
            if !comma {
                return Err("Between values, a comma is missing, or `}` at the end.".to_owned());
            }
        }
        match (pairs.is_empty(), items.is_empty()) {
            (false, true) => Ok(Value::Map(pairs)),
            (true, false) => Ok(Value::Set(items)),
            _ => Err("In a dictionary, every key needs a `:` and a value.".to_owned()),
        }
    }

    /// One text, or several in a row, which Python joins.
    fn texts(&mut self) -> Result<Value, String> {
        let mut whole = String::new();
        while let Some(quote @ ('\'' | '"')) = self.rest.chars().next() {
            self.take(quote);
            self.text(quote, &mut whole)?;
            self.skip_space();
        }
        Ok(Value::Str(whole))
    }

    fn text(&mut self, quote: char, whole: &mut String) -> Result<(), String> {
        let mut letters = self.rest.char_indices();
        while let Some((index, letter)) = letters.next() {
            if letter == quote {
                self.rest = &self.rest[index + 1..];
                return Ok(());
            }
            if letter != '\\' {
                whole.push(letter);
                continue;
            }
            let Some((_, escaped)) = letters.next() else { break };
            let digits = match escaped {
                'n' => {
                    whole.push('\n');
                    0
                }
                't' => {
                    whole.push('\t');
                    0
                }
                'r' => {
                    whole.push('\r');
                    0
                }
                '0' => {
                    whole.push('\0');
                    0
                }
                '\\' | '\'' | '"' => {
                    whole.push(escaped);
                    0
                }
                'x' => 2,
                'u' => 4,
                'U' => 8,
                other => {
                    whole.push('\\');
                    whole.push(other);
                    0
                }
            };
            if digits > 0 {
                let code: String = letters.by_ref().take(digits).map(|(_, digit)| digit).collect();
                let letter = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
                whole.push(letter.ok_or_else(|| format!("`\\{escaped}{code}` is not a character."))?);
            }
        }
        Err(format!("A text that begins with {quote} does not end with {quote}."))
    }

    fn number(&mut self) -> Result<Value, String> {
        let end = self
            .rest
            .char_indices()
            .find(|(index, letter)| {
                let before = self.rest[..*index].chars().last();
                let sign = matches!(letter, '+' | '-') && matches!(before, None | Some('e' | 'E'));
                !(letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_') || sign)
            })
            .map_or(self.rest.len(), |(index, _)| index);
        let (written, rest) = self.rest.split_at(end);
        let digits = written.replace('_', "");
        let bare = digits.trim_start_matches(['+', '-']);
        let value = if !bare.is_empty() && bare.bytes().all(|digit| digit.is_ascii_digit()) {
            let number = digits.strip_prefix('+').unwrap_or(&digits);
            number.parse().map_or_else(|_| Value::BigInt(number.to_owned()), Value::Int)
        } else if bare == "inf"
            || bare == "nan"
            || !bare.starts_with(|first: char| first.is_ascii_digit() || first == '.')
        {
            return self.signed_word(written);
        } else {
            Value::Float(digits.parse().map_err(|_| format!("`{written}` is not a number."))?)
        };
        self.rest = rest;
        Ok(value)
    }

    /// `-inf`, as a person may write it.
    fn signed_word(&mut self, written: &str) -> Result<Value, String> {
        let number = match written {
            "-inf" => f64::NEG_INFINITY,
            "+inf" => f64::INFINITY,
            _ => return Err(format!("`{written}` is not a number.")),
        };
        self.rest = &self.rest[written.len()..];
        Ok(Value::Float(number))
    }

    fn word(&mut self, depth: usize) -> Result<Value, String> {
        let end = self
            .rest
            .find(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        let value = match word {
            "None" => Value::None,
            "True" => Value::Bool(true),
            "False" => Value::Bool(false),
            "inf" => Value::Float(f64::INFINITY),
            "nan" => Value::Float(f64::NAN),
            "set" if rest.starts_with("()") => {
                self.rest = &rest[2..];
                return Ok(Value::Set(Vec::new()));
            }
            "true" | "false" | "none" | "TRUE" | "FALSE" | "NONE" | "null" => {
                return Err(format!("`{word}` is not a value in Python; it has None, True and False."));
            }
            "" => return Err(format!("`{}` is not a value.", self.rest)),
            _ if depth == 0 => {
                return Err(format!("`{word}` is not a value. Text needs quotes, like '{word}'."));
            }
            _ => return Err(format!("`{word}` is not a value. Text needs quotes: '{word}'.")),
        };
        self.rest = rest;
        Ok(value)
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self, letter: char) -> bool {
        match self.rest.strip_prefix(letter) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::notation;
    use super::read;

    #[test]
    fn what_python_writes_is_read_back() {
        for text in [
            "3",
            "-3",
            "3.5",
            "1e+16",
            "-0.0",
            "nan",
            "inf",
            "-inf",
            "True",
            "None",
            "'it'",
            "\"it's\"",
            "'a\\n\\x00\\\\'",
            "[]",
            "[1, [2, 'x']]",
            "(1,)",
            "(1, 2)",
            "()",
            "set()",
            "{1, 2}",
            "{}",
            "{'a': 1, 2: (3.0,)}",
            "123456789012345678901",
        ] {
            assert_eq!(read(text).map(|value| notation::value(&value)), Ok(text.to_owned()));
        }
    }

    #[test]
    fn people_write_freely() {
        for (text, wanted) in [
            (" [1,2 ,] ", "[1, 2]"),
            ("1, 2", "(1, 2)"),
            ("(3)", "3"),
            ("+4", "4"),
            ("1_000", "1000"),
            (".5", "0.5"),
            ("'a' 'b'", "'ab'"),
        ] {
            assert_eq!(read(text).map(|value| notation::value(&value)), Ok(wanted.to_owned()));
        }
    }

    #[test]
    fn what_is_no_value_is_told() {
        for text in ["", "[1, 2", "hello", "'open", "[1 2]", "{1: 2, 3}", "1 2", "-", "true", "1 + 1", "é"] {
            assert!(read(text).is_err(), "{text}");
        }
        let deep = "[".repeat(10_000);
        assert!(read(&deep).is_err());
    }
}
