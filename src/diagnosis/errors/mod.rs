//! Errors read, not shown: the facts of one error become what happened, where, and with which values, in a
//! sentence for the learner's level, and a question that leads on. It never runs anything, and never knows
//! what was expected.
//!
//! The situations are data (`assets/errors/<language>/`, with their README): [`Catalogue`] reads them,
//! `situation` is one of them, `scene` is what is known of one error, `template` fills the sentences in.

mod catalogue;
mod excerpt;
mod files;
mod fits;
mod language_words;
mod loops;
mod sample;
mod scene;
mod situation;
mod template;
mod traceback;

pub use catalogue::Catalogue;
pub use sample::Sample;
pub use situation::Situation;
pub use traceback::caught as caught_in_traceback;

use crate::domain::Language;
use crate::domain::exercise::{Exercise, Signature};

/// The highest level (of 1 to 10) that gets the beginner's sentence.
const BEGINNERS: u8 = 3;

/// For whom a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Plain words, and one step at a time.
    Beginner,
    /// Short, with the language's own terms.
    Later,
}

impl Reader {
    /// `level` is the learner's, 1 to 10.
    pub const fn at_level(level: u8) -> Self {
        if level <= BEGINNERS { Self::Beginner } else { Self::Later }
    }
}

/// The program that an error comes from, and who reads about it.
#[derive(Debug, Clone, Copy)]
pub struct Program<'program> {
    pub language: Language,
    pub source: &'program str,
    /// It reads its input itself; otherwise its functions are called.
    pub reads_input: bool,
    pub reader: Reader,
}

impl<'program> Program<'program> {
    pub fn of(exercise: &Exercise, language: Language, source: &'program str, level: u8) -> Self {
        let reads_input = exercise.signature == Signature::Program;
        Self { language, source, reads_input, reader: Reader::at_level(level) }
    }
}
