//! What can happen to the program: a person's doing, or an answer to one of its effects. It never
//! carries anything that must be acted on outside; those are effects.

use super::draft_file::{DraftFile, FileNews};
use super::keys::KeyHint;
use super::map::SkillGraph;
use super::voices::{Found, SentRequest, Voices};
use crate::domain::attempt::{PastAttempt, Standing, State, Version};
use crate::domain::event::Event;
use crate::domain::exercise::Kind;
use crate::domain::place::{Place, Position};
use crate::domain::preferences::{Preference, Preferences};
use crate::domain::tokens::TokenSpan;
use crate::domain::tutoring::{FoundTurn, Ladder, Told, Turn};
use crate::domain::{Action, Diagnosed, Exercise, ExerciseId, Language, Moment, RequestId, Trace, Verdict};
use crate::learner::journey::Journey;
use std::sync::Arc;

/// A message. Every answer carries the id of its request; `update` drops the stale ones.
#[derive(Debug, Clone)]
pub enum Msg {
    // A person's doing.
    Act(Action),
    /// Typed text: one grapheme, as a rule.
    Type(String),
    Paste(String),
    Pointer(Pointer),
    Resized {
        columns: u16,
        rows: u16,
    },

    // Answers.
    /// The first message of a session.
    Started(Box<Start>),
    GraderReady(Grading),
    ExerciseOpened {
        request: RequestId,
        opened: Box<Opened>,
    },
    /// The exercise could not be opened: what happened, and what to do.
    OpenFailed {
        request: RequestId,
        message: String,
    },
    Checked {
        request: RequestId,
        outcome: Box<CheckOutcome>,
    },
    /// A reply is coming: who speaks, more of it, or that it is taken back.
    TutorTold {
        request: RequestId,
        told: Told,
    },
    /// What was asked is answered, and written down.
    TutorSaid {
        request: RequestId,
        turns: Vec<Turn>,
        ladder: Ladder,
        /// Why a model did not answer though one was asked, and what to do; a sentence each.
        fell_back: Option<String>,
    },
    /// Who answers questions, whenever that changed.
    Voices(Box<Voices>),
    /// Models that could be used.
    VoicesFound {
        request: RequestId,
        found: Vec<Found>,
    },
    /// What was found has been written down and tried; a sentence or two either way.
    VoiceTried {
        request: RequestId,
        outcome: Result<String, String>,
    },
    LastRequestRead {
        request: RequestId,
        sent: Option<SentRequest>,
    },
    /// What was found in a program; `None` where nothing is known.
    Diagnosed {
        request: RequestId,
        found: Option<Arc<Diagnosed>>,
    },
    /// A run, step by step; or why there is none, and what to do.
    Traced {
        request: RequestId,
        trace: Result<Box<Trace>, String>,
    },
    /// What was said with the words that were looked for, the newest first.
    TurnsFound {
        request: RequestId,
        found: Vec<FoundTurn>,
    },
    /// Attempts, newest first; or what happened, and what to do.
    AttemptsRead {
        request: RequestId,
        attempts: Result<Vec<PastAttempt>, String>,
    },
    VersionRead {
        request: RequestId,
        version: Result<Box<Version>, String>,
    },
    DraftSaved {
        exercise: ExerciseId,
        revision: u64,
    },
    /// Something could not be written down: what happened, and what to do.
    SaveFailed {
        message: String,
    },
    /// Something was written into the history.
    Happened {
        event: Box<Event>,
        at: Moment,
    },
    Highlighted {
        target: HighlightTarget,
        revision: u64,
        first_line: usize,
        lines: Vec<Vec<TokenSpan>>,
    },
    /// Something happened to a draft's file.
    DraftFile {
        exercise: ExerciseId,
        news: FileNews,
    },
    /// The learner's own editor has given the terminal back; what went wrong, if anything, and what to do.
    EditorClosed {
        exercise: ExerciseId,
        problem: Option<String>,
    },
    TimerFired(Timer),
    /// Something that the learner should know.
    Told(Notice),
    /// The machine asks the program to end (a signal, a closed terminal).
    Interrupted,
}

/// What a session begins with.
#[derive(Debug, Clone)]
pub struct Start {
    pub place: Place,
    pub preferences: Preferences,
    /// What the environment fixes, and no screen can change.
    pub preferences_fixed: Vec<Preference>,
    /// The names that `NextTheme` goes round, in order.
    pub themes: Vec<String>,
    /// Made once for all sessions.
    pub skills: Arc<SkillGraph>,
    pub catalogue: Vec<Entry>,
    /// Everything that the history says so far.
    pub journey: Box<Journey>,
    pub notices: Vec<Notice>,
    pub voices: Voices,
    /// Models that are found are not to be offered.
    pub helper_declined: bool,
    /// The keymap in words, in the order in which help shows it.
    pub keys: Vec<KeyHint>,
}

/// One exercise as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: ExerciseId,
    pub title: String,
    pub kind: Kind,
    pub difficulty: u8,
    pub minutes: u16,
    /// Slugs.
    pub skills: Vec<String>,
    /// Slugs of skills to have first, all of them, as the graph says.
    pub needs: Vec<String>,
    pub state: State,
    /// What it is about: the first paragraph of its task, in Markdown.
    pub about: String,
}

/// An exercise with everything that history kept of it.
#[derive(Debug, Clone)]
pub struct Opened {
    pub exercise: Arc<Exercise>,
    pub language: Language,
    pub draft: Option<Draft>,
    pub standing: Standing,
    pub turns: Vec<Turn>,
    /// The local day of each turn.
    pub turn_days: Vec<i64>,
    pub ladder: Ladder,
    /// Titles of the exercise's skills, in its order.
    pub skill_titles: Vec<String>,
    /// The draft as a file; `None` where there is no disk of the learner's.
    pub file: Option<DraftFile>,
}

/// An unfinished program as it was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub source: String,
    pub cursor: Position,
    /// The first line on the screen, 0-based.
    pub top_line: usize,
}

/// What can run the learner's code, told in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grading {
    Ready {
        /// For the status line, like `sandbox A`.
        tier: String,
        /// Like `Python 3.11.7`.
        language: String,
    },
    /// It could run, without a sandbox; the learner is asked first. What is missing, and what to do
    /// about it.
    NeedsConsent { message: String, hint: String },
    /// Nothing can: what happened, and what to do.
    Unavailable { message: String, hint: String },
}

#[derive(Debug, Clone)]
pub enum CheckOutcome {
    Judged(Verdict),
    Cancelled,
    /// The checks could not be run, through no fault of the program that they check.
    Failed {
        message: String,
        hint: String,
    },
}

/// What a stretch of highlighted lines belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HighlightTarget {
    /// The editor; `revision` is that of its text.
    Editor,
    /// The model solution beside it.
    Solution,
    /// The program of an attempt; `revision` is its place in the log.
    Version,
    /// The frame and the pieces of a puzzle, one under the other.
    Pieces,
    /// A fenced block of a document; `revision` is the document's id.
    Block { index: usize },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Timer {
    /// The keys have rested long enough to check.
    Check,
    /// The keys have rested long enough to tell a syntax error.
    TellSyntax,
    SaveDraft,
    Highlight,
    /// The newest notice has been there long enough.
    Notice,
    /// The learner has rested on a failing run long enough to look closely at the program.
    Diagnose,
    /// A step of the celebration, or of a progress mark.
    Tick,
}

/// A sentence at the foot of the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub kind: NoticeKind,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    Told,
    Good,
    Warning,
    Failure,
}

/// A mouse event at a cell of the screen, 0-based.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pointer {
    pub kind: PointerKind,
    pub column: u16,
    pub row: u16,
    pub shift: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PointerKind {
    /// The left button; how many presses in quick succession at this cell (1 to 3).
    Press {
        clicks: u8,
    },
    Drag,
    Release,
    ScrollUp,
    ScrollDown,
    ScrollLeft,
    ScrollRight,
}
