//! Tables of comma-separated values as RFC 4180 has them, read line by line, with the line in every
//! complaint. It never knows what a column means.

use super::Failure;
use std::fs::File;
use std::io::{BufRead, BufReader, Lines};
use std::path::{Path, PathBuf};

/// A table whose first line names its columns. A quoted field may not go over several lines.
pub struct Table {
    path: PathBuf,
    lines: Lines<BufReader<File>>,
    /// For each column that was asked for, its place in a line, if it is there.
    places: Vec<Option<usize>>,
    line: usize,
}

/// The fields of one line, in the order in which the columns were asked for.
pub struct Row {
    /// 1-based.
    pub line: usize,
    /// Empty where an optional column is not there.
    pub fields: Vec<String>,
}

impl Table {
    /// Opens a table that has to have the `required` columns; `optional` ones may be missing.
    pub fn open(path: &Path, required: &[&str], optional: &[&str]) -> Result<Self, Failure> {
        let file = File::open(path).map_err(|error| {
            Failure::new(
                format!("failed to open {}: {error}", path.display()),
                "Look whether the path is right and may be read.",
            )
        })?;
        let mut table =
            Self { path: path.to_owned(), lines: BufReader::new(file).lines(), places: Vec::new(), line: 0 };
        let wanted = format!("It begins with a line that names its columns: {}.", required.join(", "));
        let Some(header) = table.next_fields()? else {
            return Err(Failure::new(format!("failed to read {}: it is empty", path.display()), wanted));
        };
        for name in required.iter().chain(optional) {
            let place =
                header.iter().position(|column| column.trim_start_matches('\u{feff}').trim() == *name);
            if place.is_none() && required.contains(name) {
                return Err(table.failure(1, &format!("there is no column `{name}`"), &wanted));
            }
            table.places.push(place);
        }
        Ok(table)
    }

    /// The next line that is not blank.
    pub fn next(&mut self) -> Result<Option<Row>, Failure> {
        let Some(mut fields) = self.next_fields()? else { return Ok(None) };
        let least = self.places.iter().flatten().max().map_or(0, |most| most + 1);
        if fields.len() < least {
            let message = format!("{} fields, but the header names {least} or more", fields.len());
            return Err(self.failure(self.line, &message, "Look for a missing comma."));
        }
        let mut take = |place: usize| std::mem::take(&mut fields[place]).trim().to_owned();
        let fields = self.places.iter().map(|place| place.map(&mut take).unwrap_or_default()).collect();
        Ok(Some(Row { line: self.line, fields }))
    }

    /// Something wrong at a line.
    pub fn failure(&self, line: usize, message: &str, hint: &str) -> Failure {
        Failure::new(format!("failed to read {}, line {line}: {message}", self.path.display()), hint)
    }

    fn next_fields(&mut self) -> Result<Option<Vec<String>>, Failure> {
        for line in self.lines.by_ref() {
            self.line += 1;
            let line = line.map_err(|error| {
                Failure::new(
                    format!("failed to read {}, line {}: {error}", self.path.display(), self.line),
                    "The file has to be text in UTF-8.",
                )
            })?;
            if !line.trim().is_empty() {
                return match split(&line) {
                    Some(fields) => Ok(Some(fields)),
                    None => Err(self.failure(
                        self.line,
                        "a quotation mark is never closed",
                        "Close it on the same line; a quotation mark inside of a field is written twice.",
                    )),
                };
            }
        }
        Ok(None)
    }
}

/// The fields of a line; `None` when a quotation mark is left open.
fn split(line: &str) -> Option<Vec<String>> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let field = fields.last_mut()?;
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                field.push('"');
                letters.next();
            }
            '"' if quoted || field.is_empty() => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => field.push(letter),
        }
    }
    (!quoted).then_some(fields)
}

/// A text as a field: quoted where it has to be.
pub fn field(text: &str) -> String {
    if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{field, split};

    #[test]
    fn fields_are_split_at_commas_outside_of_quotation_marks() {
        for (line, expected) in [
            ("one,two", Some(vec!["one", "two"])),
            ("one,,", Some(vec!["one", "", ""])),
            ("\"a, b\",\"say \"\"hi\"\"\"", Some(vec!["a, b", "say \"hi\""])),
            ("five\" pipe,2", Some(vec!["five\" pipe", "2"])),
            ("\"open,2", None),
        ] {
            let expected: Option<Vec<String>> =
                expected.map(|fields| fields.into_iter().map(str::to_owned).collect());
            assert_eq!(split(line), expected, "{line}");
        }
        assert_eq!(split(&field("a \"b\", c")), Some(vec!["a \"b\", c".to_owned()]));
    }
}
