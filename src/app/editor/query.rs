//! What is searched for, and where a line matches it. It never knows which line comes next.

use super::buffer::Buffer;
use super::graphemes;
use fancy_regex::Regex;
use std::borrow::Cow;
use std::ops::Range;

/// Text as it is typed, in which a capital makes it care about case, or a pattern.
#[derive(Debug, Clone, Default)]
pub(super) struct Query {
    text: String,
    folded: Vec<char>,
    cares_about_case: bool,
    pattern: Option<Regex>,
}

impl Query {
    pub fn plain(text: &str) -> Self {
        let text = text.split('\n').next().unwrap_or_default();
        let cares_about_case = text.chars().any(char::is_uppercase);
        let folded = text.chars().map(fold).collect();
        Self { folded, text: text.to_owned(), cares_about_case, pattern: None }
    }

    /// A pattern, and how it was written.
    pub fn pattern(text: &str, pattern: Regex) -> Self {
        Self { text: text.to_owned(), pattern: Some(pattern), ..Self::default() }
    }

    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many characters beside a stretch of a line decide about matches in it.
    pub const fn reach(&self) -> usize {
        // No one knows how far a pattern looks.
        if self.pattern.is_some() { usize::MAX } else { self.folded.len() }
    }

    pub fn count(&self, buffer: &Buffer, first: usize, last: usize) -> usize {
        if self.text.is_empty() {
            return 0;
        }
        let lines = buffer.rope().lines_at(first).take(last + 1 - first);
        lines.map(|line| self.matches(without_end(&Cow::from(line))).count()).sum()
    }

    /// The matches in a line, in characters, from the left and not overlapping. A match is made of
    /// whole graphemes: `e` is not found within `e` and an accent. Nothing is no match.
    pub fn matches<'line>(&'line self, line: &'line str) -> impl Iterator<Item = Range<usize>> + 'line {
        let mut byte = 0;
        let mut character = 0;
        std::iter::from_fn(move || {
            loop {
                let found = self.find(line, byte)?;
                let start = character + line[byte..found.start].chars().count();
                let whole = graphemes::is_edge(line, found.start) && graphemes::is_edge(line, found.end);
                if whole && !found.is_empty() {
                    (byte, character) = (found.end, start + line[found].chars().count());
                    return Some(start..character);
                }
                byte = found.start + line[found.start..].chars().next()?.len_utf8();
                character = start + 1;
            }
        })
    }

    /// The first match at or behind a byte, in bytes.
    fn find(&self, line: &str, from: usize) -> Option<Range<usize>> {
        if self.text.is_empty() {
            return None;
        }
        if let Some(pattern) = &self.pattern {
            // An error is a pattern that takes too long: it matches nothing more.
            let found = pattern.find_from_pos(line, from).ok().flatten()?;
            return Some(found.start()..found.end());
        }
        let start = from + self.find_text(&line[from..])?;
        let letters = line[start..].chars().take(self.folded.len());
        Some(start..start + letters.map(char::len_utf8).sum::<usize>())
    }

    fn find_text(&self, line: &str) -> Option<usize> {
        if self.cares_about_case {
            return line.find(&self.text);
        }
        let (first, others) = self.folded.split_first()?;
        line.char_indices().find_map(|(byte, character)| {
            if fold(character) != *first {
                return None;
            }
            let mut rest = line[byte + character.len_utf8()..].chars();
            others.iter().all(|wanted| rest.next().is_some_and(|have| fold(have) == *wanted)).then_some(byte)
        })
    }
}

fn without_end(line: &str) -> &str {
    line.strip_suffix('\n').unwrap_or(line)
}

/// One lower-case character for one character.
fn fold(character: char) -> char {
    if character.is_ascii() {
        character.to_ascii_lowercase()
    } else {
        character.to_lowercase().next().unwrap_or(character)
    }
}
