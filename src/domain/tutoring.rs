//! The words between learner and tutor: turns of a conversation, and what may be asked. It never
//! knows who answers, the offline tutor or a model.

use super::exercise::Rung;
use super::{ExerciseId, Moment};
use serde::{Deserialize, Serialize};

/// One entry of a conversation about an exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Turn {
    pub speaker: Speaker,
    /// Markdown when the tutor speaks, plain text when the learner does.
    pub text: String,
    /// The rung of the ladder that this turn was, if it was one.
    pub rung: Option<Rung>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Speaker {
    Learner,
    Tutor,
}

/// Something that was said, in which all words that were looked for occur.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundTurn {
    pub exercise: ExerciseId,
    /// When it was said; the steady clock is zero.
    pub at: Moment,
    pub speaker: Speaker,
    /// The rung of the ladder that this turn was, if it was one.
    pub rung: Option<Rung>,
    /// The part of the text where the words are, in order. It may have line feeds.
    pub snippet: Vec<SnippetPart>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnippetPart {
    pub text: String,
    /// It is one of the words that were looked for.
    pub found: bool,
}

/// What a learner asks of the tutor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// The next rung of the ladder.
    NextHint,
    /// In their own words.
    Typed(String),
    /// What there is to say of a program that passes.
    Review,
}

/// A reply of the tutor while it comes, as far as the learner may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// Who is speaking, as the screen calls them.
    By(String),
    /// More of the reply, in Markdown, judged harmless.
    More(String),
    /// What came so far is taken back, for this reason; something else follows.
    TakenBack(String),
    /// The reply is whole: these turns are what was said.
    Settled {
        turns: Vec<Turn>,
        /// Why a model did not answer though one was asked, and what to do; a sentence each.
        fell_back: Option<String>,
    },
}

/// How far the ladder of an exercise has been climbed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ladder {
    /// Rungs before the solution itself that have been given.
    pub given: usize,
    /// All of them: the authored ones, and the solution in pieces where it comes in pieces.
    pub authored: usize,
    /// Lines of the solution already revealed, and in all (blank lines and comments not counted).
    pub revealed_lines: usize,
    pub solution_lines: usize,
}

impl Ladder {
    /// The next step shows a line of the solution.
    pub const fn next_reveals(&self) -> bool {
        self.given >= self.authored
    }

    pub const fn finished(&self) -> bool {
        self.next_reveals() && self.revealed_lines >= self.solution_lines
    }
}
