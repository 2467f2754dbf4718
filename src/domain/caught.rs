//! An error of a learner's program as its run told it, and what it says to a learner once it has been read.
//! It never knows what was expected.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The class of an error for a program that used up its time: no language has it.
pub const TIME_LIMIT: &str = "TimeLimit";

/// What is known of one error. All of it comes from the process that ran the program, within bounds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CaughtError {
    /// Its class, like `TypeError`.
    pub kind: String,
    /// Its class and all that it derives from.
    pub classes: Vec<String>,
    /// In the language's own words.
    pub message: String,
    /// What is told of it where nobody reads it.
    pub told: String,
    /// What a limit of the sandbox has to do with it, as a sentence.
    pub limit: Option<String>,
    pub place: Option<ErrorPlace>,
    /// Lines of the program and the functions that they are in, outermost first.
    pub trace: Vec<(u32, String)>,
    /// What the names at that place held.
    pub values: Vec<ShownValue>,
    /// The language's version, like 3.11.
    pub version: (u32, u32),
    pub reading: Option<ErrorReading>,
}

/// A stretch of a program: lines from 1; columns from 1, in characters; the end is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorPlace {
    pub line: u32,
    /// `None` where only the line is known.
    pub column: Option<u32>,
    pub end_line: u32,
    pub end_column: u32,
}

/// What a name held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShownValue {
    pub name: String,
    /// In a few letters, as the language writes it.
    pub shown: String,
    /// Its type's name.
    pub type_name: String,
    pub length: Option<u64>,
}

/// An error in words for a learner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorReading {
    /// The slug of the situation that was recognised.
    pub situation: String,
    /// What happened, in a sentence or two.
    pub happened: String,
    /// What leads on; never the answer.
    pub question: String,
    /// The slug of a skill.
    pub concept: Option<String>,
    pub excerpt: Option<Excerpt>,
    /// Names and what they held there, in the order of the text.
    pub values: Vec<(String, String)>,
}

/// The line of the program where it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// 1-based.
    pub line: u32,
    /// Without the blanks at its beginning.
    pub text: String,
    /// The characters of `text` that are meant, where they are known.
    pub marked: Option<Range<usize>>,
}

impl CaughtError {
    /// The line where it happened, 1-based.
    pub fn line(&self) -> Option<u32> {
        self.place.map(|place| place.line).or_else(|| self.trace.last().map(|(line, _)| *line))
    }
}
