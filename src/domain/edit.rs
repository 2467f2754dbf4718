//! One change of a text: bytes that go, and what comes in their place. It never knows what it is good for.

use std::ops::Range;

/// A change of one place.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edit {
    pub start: usize,
    /// The first byte that stays.
    pub end: usize,
    pub text: String,
}

impl Edit {
    pub fn new(bytes: Range<usize>, text: impl Into<String>) -> Self {
        Self { start: bytes.start, end: bytes.end, text: text.into() }
    }

    /// The text after the change; as it was where the places are none of its own.
    pub fn apply(&self, source: &str) -> String {
        match (source.get(..self.start), source.get(self.end..)) {
            (Some(before), Some(after)) if self.start <= self.end => format!("{before}{}{after}", self.text),
            _ => source.to_owned(),
        }
    }
}
