//! What a judged run says: a status for every case and for the whole. It never says how the run
//! was made; texts in it are already in the notation of the learner's language.

use super::{CaughtError, ErrorReading, ExerciseId, Language, Score};
use serde::{Deserialize, Serialize};

/// The judgement of one version of a learner's program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    pub exercise: ExerciseId,
    pub language: Language,
    pub status: Status,
    /// Why nothing could be judged (status `Error`), or what ended the run early.
    pub problem: Option<Problem>,
    /// In the order of the exercise's cases.
    pub cases: Vec<CaseVerdict>,
    /// What the program printed while it was loaded, before any case. At most 64 KiB.
    pub output: String,
    /// Wall time of the whole run in milliseconds.
    pub millis: f64,
    /// The largest resident memory of the run in KiB.
    pub memory_kib: u64,
    pub tier: Tier,
    /// What a program that passed is worth, where somebody looked. Boxed, as most verdicts have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Box<Score>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Pass,
    Fail,
    /// Nothing was judged: the program does not parse, or fails while it is loaded.
    Error,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseVerdict {
    pub name: String,
    pub hidden: bool,
    pub status: CaseStatus,
    /// What was asked, like `rainy_days([0.0, 12.5], 10.0)`; standard input for a program.
    pub input: String,
    pub expected: String,
    /// What came instead; `None` where nothing came.
    pub actual: Option<String>,
    /// What happened, in plain words, where expected and actual do not say it.
    pub message: Option<String>,
    /// What the program printed during this case. At most 64 KiB.
    pub output: String,
    /// 1-based line of the learner's program where an error was raised.
    pub line: Option<u32>,
    pub millis: f64,
    pub memory_kib: u64,
    /// The error that it raised, or the time that it used up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Box<CaughtError>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseStatus {
    Passed,
    /// A result came, and it is not the expected one.
    Failed,
    /// The program raised an error that was not expected.
    Raised,
    /// It did not end within its time.
    TimedOut,
    /// The process ended or was ended without a result (memory, a signal, `os._exit`).
    Died,
    /// An earlier case used up what the run may use.
    NotRun,
}

/// What kept a program from being judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    pub kind: ProblemKind,
    /// One or two sentences: what happened.
    pub message: String,
    /// 1-based, in the learner's program.
    pub line: Option<u32>,
    /// 1-based, in characters.
    pub column: Option<u32>,
    /// The error behind it, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<Box<CaughtError>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// It does not parse.
    Syntax,
    /// It raised an error while it was loaded.
    Load,
    /// What the exercise asks for (a function, a class) is not there.
    Missing,
    TimedOut,
    Died,
}

/// An error with what a verdict says of it.
pub struct ErrorInVerdict<'verdict> {
    pub error: &'verdict mut CaughtError,
    pub message: &'verdict mut String,
    pub line: &'verdict mut Option<u32>,
    /// Its values may be seen: it is not of a hidden case.
    pub open: bool,
}

/// What held the learner's program; see `plans/sandbox.md`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Tier {
    /// No code was run (a prediction).
    #[serde(rename = "unneeded")]
    Unneeded,
    #[serde(rename = "none")]
    None,
    /// Landlock, seccomp and limits.
    #[serde(rename = "B")]
    B,
    /// Namespaces, a root of its own, and all of B.
    #[serde(rename = "A")]
    A,
}

impl Tier {
    pub const fn title(self) -> &'static str {
        match self {
            Self::Unneeded => "not needed",
            Self::None => "none",
            Self::B => "B",
            Self::A => "A",
        }
    }
}

impl CaseVerdict {
    /// What the error that it raised says to a learner.
    pub fn reading(&self) -> Option<&ErrorReading> {
        self.error.as_ref().and_then(|error| error.reading.as_ref())
    }
}

impl Problem {
    /// What the error behind it says to a learner.
    pub fn reading(&self) -> Option<&ErrorReading> {
        self.error.as_ref().and_then(|error| error.reading.as_ref())
    }
}

impl Verdict {
    pub fn passed(&self) -> bool {
        self.status == Status::Pass
    }

    pub fn passed_cases(&self) -> usize {
        self.cases.iter().filter(|case| case.status == CaseStatus::Passed).count()
    }

    /// Every error that was caught.
    pub fn errors_mut(&mut self) -> impl Iterator<Item = ErrorInVerdict<'_>> {
        let problem = self.problem.iter_mut().filter_map(|problem| {
            let Problem { message, line, error, .. } = problem;
            Some(ErrorInVerdict { error: error.as_deref_mut()?, message, line, open: true })
        });
        let cases = self.cases.iter_mut().filter_map(|case| {
            let CaseVerdict { message, line, error, hidden, .. } = case;
            Some(ErrorInVerdict {
                error: error.as_deref_mut()?,
                message: message.as_mut()?,
                line,
                open: !*hidden,
            })
        });
        problem.chain(cases)
    }

    /// The first case that did not pass, visible ones first.
    pub fn first_failing(&self) -> Option<&CaseVerdict> {
        let mut failing = self.cases.iter().filter(|case| case.status != CaseStatus::Passed);
        let first = failing.clone().next();
        failing.find(|case| !case.hidden).or(first)
    }
}
