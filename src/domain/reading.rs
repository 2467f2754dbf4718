//! Reading TOML that a person wrote: every complaint has its line, and a key that nobody asked for is
//! a complaint too. It never opens a file and knows no particular format.

use super::finding::Finding;
use super::nearest::advice;
use std::cell::RefCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The text of one file, and what was found to be wrong with it.
pub struct TomlText<'text> {
    file: String,
    text: &'text str,
    findings: RefCell<Vec<Finding>>,
}

impl<'text> TomlText<'text> {
    /// `file` is the name by which findings call it.
    pub fn new(file: impl Into<String>, text: &'text str) -> Self {
        Self { file: file.into(), text, findings: RefCell::default() }
    }

    /// Parses the text; `None` (and a finding) when it is not TOML.
    pub fn parse(&self) -> Option<DeTable<'text>> {
        match DeTable::parse(self.text) {
            Ok(table) => Some(table.into_inner()),
            Err(error) => {
                self.complain(
                    &error.span().unwrap_or(0..0),
                    error.message(),
                    "This is not TOML; mend the line.",
                );
                None
            }
        }
    }

    pub fn complain(&self, span: &Range<usize>, message: impl Into<String>, advice: impl Into<String>) {
        self.findings.borrow_mut().push(Finding {
            file: self.file.clone(),
            line: Some(self.line(span.start)),
            message: message.into(),
            advice: advice.into(),
        });
    }

    /// The 1-based line of a byte of the text.
    pub fn line(&self, byte: usize) -> usize {
        let before = &self.text.as_bytes()[..byte.min(self.text.len())];
        before.iter().filter(|letter| **letter == b'\n').count() + 1
    }

    pub fn into_findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }
}

/// One table of a file. Reading a key marks it as known; [`Self::finish`] complains of the others.
pub struct TableReader<'file, 'text> {
    text: &'file TomlText<'text>,
    table: &'file DeTable<'text>,
    span: Range<usize>,
    /// A dozen at most, so they are not hashed. Some stand here twice.
    known: Vec<String>,
}

/// A value of a file with its place there.
pub type Node<'text> = Spanned<DeValue<'text>>;

impl<'file, 'text> TableReader<'file, 'text> {
    /// `span` is where complaints about missing keys point.
    pub fn new(text: &'file TomlText<'text>, table: &'file DeTable<'text>, span: Range<usize>) -> Self {
        Self { text, table, span, known: Vec::new() }
    }

    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// The 1-based line where the table stands.
    pub fn line(&self) -> usize {
        self.text.line(self.span.start)
    }

    pub fn get(&mut self, key: &str) -> Option<&'file Node<'text>> {
        self.known.push(key.to_owned());
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    /// Like [`Self::get`], with a complaint when the key is missing.
    pub fn required(&mut self, key: &str) -> Option<&'file Node<'text>> {
        let found = self.get(key);
        if found.is_none() {
            self.text.complain(
                &self.span,
                format!("`{key}` is missing"),
                format!("Add a line `{key} = …` here."),
            );
        }
        found
    }

    pub fn string(&mut self, key: &str) -> Option<String> {
        let node = self.get(key)?;
        self.as_string(key, node)
    }

    pub fn required_string(&mut self, key: &str) -> Option<String> {
        let node = self.required(key)?;
        let text = self.as_string(key, node)?;
        if text.trim().is_empty() {
            self.text.complain(
                &node.span(),
                format!("`{key}` is empty"),
                "Write something between the quotes.",
            );
            return None;
        }
        Some(text)
    }

    /// A whole number within `range`.
    pub fn integer(&mut self, key: &str, range: Range<i64>) -> Option<i64> {
        let node = self.get(key)?;
        let number = match node.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let number = number.filter(|number| range.contains(number));
        if number.is_none() {
            let (first, last) = (range.start, range.end - 1);
            let wanted = if first == last {
                first.to_string()
            } else {
                format!("a whole number from {first} to {last}")
            };
            self.text.complain(
                &node.span(),
                format!("`{key}` is not {wanted}"),
                format!("Write {wanted}, without quotes."),
            );
        }
        number
    }

    /// A number that is not negative, in millionths: 2.5 is 2,500,000. At most a billion.
    pub fn amount(&mut self, key: &str) -> Option<u64> {
        let node = self.get(key)?;
        let number = match node.get_ref() {
            DeValue::Integer(number) => number.as_str().parse::<f64>().ok(),
            DeValue::Float(number) => number.as_str().replace('_', "").parse::<f64>().ok(),
            _ => None,
        };
        let number = number.filter(|number| (0.0..=1e9).contains(number));
        if number.is_none() {
            self.wrong_type(key, node, "a number like 2.50, without quotes");
        }
        number.map(|number| (number * 1e6).round() as u64)
    }

    pub fn boolean(&mut self, key: &str) -> Option<bool> {
        let node = self.get(key)?;
        if let DeValue::Boolean(value) = node.get_ref() {
            return Some(*value);
        }
        self.wrong_type(key, node, "true or false");
        None
    }

    /// An array of strings; missing is empty.
    pub fn strings(&mut self, key: &str) -> Vec<String> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let DeValue::Array(items) = node.get_ref() else {
            self.wrong_type(key, node, "an array of texts, like [\"one\", \"two\"]");
            return Vec::new();
        };
        items.iter().filter_map(|item| self.as_string(key, item)).collect()
    }

    /// An array; `None` when it is missing or something else.
    pub fn array(&mut self, key: &str) -> Option<Vec<&'file Node<'text>>> {
        let node = self.get(key)?;
        let DeValue::Array(items) = node.get_ref() else {
            self.wrong_type(key, node, "an array");
            return None;
        };
        Some(items.iter().collect())
    }

    /// A table below this one.
    pub fn table(&mut self, key: &str) -> Option<TableReader<'file, 'text>> {
        let node = self.get(key)?;
        self.as_table(key, node)
    }

    /// An array of tables (`[[key]]`); missing is empty.
    pub fn tables(&mut self, key: &str) -> Vec<TableReader<'file, 'text>> {
        let items = self.array(key).unwrap_or_default();
        items.into_iter().filter_map(|item| self.as_table(key, item)).collect()
    }

    pub fn as_table(&self, key: &str, node: &'file Node<'text>) -> Option<TableReader<'file, 'text>> {
        let DeValue::Table(table) = node.get_ref() else {
            self.wrong_type(key, node, "a table");
            return None;
        };
        Some(Self::new(self.text, table, node.span()))
    }

    pub fn complain(&self, span: &Range<usize>, message: impl Into<String>, advice: impl Into<String>) {
        self.text.complain(span, message, advice);
    }

    /// Complains of every key that was not read.
    pub fn finish(self) {
        for (name, _) in self.table {
            if !self.known.iter().any(|known| known == name.get_ref()) {
                let mut known: Vec<&str> = self.known.iter().map(String::as_str).collect();
                known.sort_unstable();
                known.dedup();
                let written = name.get_ref();
                let otherwise = format!("Take it away, or mean one of: {}.", known.join(", "));
                let advice = advice(written, known.iter().copied(), &otherwise);
                self.text.complain(&name.span(), format!("`{written}` is not a known key"), advice);
            }
        }
    }

    fn as_string(&self, key: &str, node: &Node<'text>) -> Option<String> {
        if let DeValue::String(text) = node.get_ref() {
            return Some(text.clone().into_owned());
        }
        self.wrong_type(key, node, "a text in quotes");
        None
    }

    fn wrong_type(&self, key: &str, node: &Node<'text>, wanted: &str) {
        self.text.complain(&node.span(), format!("`{key}` is not {wanted}"), format!("Write {wanted}."));
    }
}
