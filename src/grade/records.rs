//! A driver's records, understood. What does not have the form of one is no record: nothing is guessed.

use crate::domain::Value;
use crate::domain::caught::{ErrorPlace, ShownValue};

/// What a program's values may take at most, whoever wrote the record.
const MOST_VALUES: usize = 6;
const MOST_LETTERS: usize = 160;

/// One thing that a driver told.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Record {
    Loaded,
    /// The cases that are left are to be run elsewhere.
    Enough,
    Syntax {
        name: String,
        message: String,
        line: u32,
        column: u32,
        /// Line and column; 0 where the language does not say them.
        end: (u32, u32),
    },
    /// It raised an error while it was loaded.
    LoadRaised(Raised),
    /// What the exercise asks for is not defined; `other`: its name is something else.
    Missing {
        other: bool,
        defined: Vec<String>,
    },
    Case {
        index: usize,
        micros: u64,
        memory_kib: u64,
        outcome: Outcome,
        arguments: Option<Vec<Value>>,
    },
    /// What a watched case ran; `None`: the loading.
    Seen {
        index: Option<usize>,
        lines: Vec<u32>,
        steps: Vec<Step>,
    },
    /// What an edit of a batch gives to a question.
    Answer {
        edit: usize,
        index: usize,
        outcome: Outcome,
        arguments: Option<Vec<Value>>,
    },
    /// All that this edit of a batch has to answer has come.
    Tried {
        edit: usize,
    },
}

/// A line that ran, the function that it is in, and what it gave to which names.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Step {
    /// 1-based.
    pub line: u32,
    pub function: String,
    /// Name and value, in a few letters, as the language writes them.
    pub changed: Vec<(String, String)>,
    /// The call that it belongs to, counted from 1.
    pub frame: u32,
}

/// What came of a call.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    Value(Value),
    Raised(Raised),
    /// More than can be told: "parts", "depth", "bytes" or "digits".
    Large(String),
    /// The object has no such method.
    Without(String),
    /// The constructor's, then each method's.
    Steps(Vec<Outcome>),
    /// A watched case did not end within its time, and was ended by the driver.
    Stopped,
    /// What a program of a batch printed.
    Printed(String),
}

/// An error of the learner's program.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Raised {
    pub(super) name: String,
    /// Its class and all that it derives from.
    pub(super) classes: Vec<String>,
    pub(super) message: String,
    pub(super) number: Option<i64>,
    /// Lines of the learner's file and the functions that they are in, outermost first.
    pub(super) trace: Vec<(u32, String)>,
    /// Where exactly, and what the names there held.
    pub(super) place: Option<ErrorPlace>,
    pub(super) values: Vec<ShownValue>,
}

impl Record {
    pub(super) fn read(value: Value) -> Option<Self> {
        let mut fields = parts(value)?.into_iter();
        let record = match text(fields.next()?)?.as_str() {
            "loaded" => Self::Loaded,
            "enough" => Self::Enough,
            "syntax" => Self::Syntax {
                name: text(fields.next()?)?,
                message: text(fields.next()?)?,
                line: number(&fields.next()?)?,
                column: number(&fields.next()?)?,
                end: pair(fields.next()?)?,
            },
            "load" => match Outcome::read(fields.next()?)? {
                Outcome::Raised(raised) => Self::LoadRaised(raised),
                _ => return None,
            },
            "missing" => Self::Missing {
                other: fields.next()? == Value::Bool(true),
                defined: parts(fields.next()?)?.into_iter().map(text).collect::<Option<_>>()?,
            },
            "case" => Self::Case {
                index: number(&fields.next()?)?,
                micros: number(&fields.next()?)?,
                memory_kib: number(&fields.next()?)?,
                outcome: Outcome::read(fields.next()?)?,
                arguments: match fields.next()? {
                    Value::None => None,
                    arguments => Some(parts(arguments)?),
                },
            },
            "seen" => Self::Seen {
                index: number(&fields.next()?),
                lines: parts(fields.next()?)?.iter().map(number).collect::<Option<_>>()?,
                steps: parts(fields.next()?)?.into_iter().map(step).collect::<Option<_>>()?,
            },
            "answer" => {
                let (edit, index) = (number(&fields.next()?)?, number(&fields.next()?)?);
                let mut told = parts(fields.next()?)?.into_iter();
                let outcome = Outcome::read(told.next()?)?;
                let arguments = told.next().and_then(parts);
                Self::Answer { edit, index, outcome, arguments }
            }
            "tried" => Self::Tried { edit: number(&fields.next()?)? },
            _ => return None,
        };
        fields.next().is_none().then_some(record)
    }
}

impl Outcome {
    fn read(value: Value) -> Option<Self> {
        let mut fields = parts(value)?.into_iter();
        let outcome = match text(fields.next()?)?.as_str() {
            "value" => Self::Value(fields.next()?),
            "large" => Self::Large(text(fields.next()?)?),
            "without" => Self::Without(text(fields.next()?)?),
            "stopped" => Self::Stopped,
            "printed" => Self::Printed(text(fields.next()?)?),
            "steps" => {
                Self::Steps(parts(fields.next()?)?.into_iter().map(Self::read).collect::<Option<_>>()?)
            }
            "raised" => Self::Raised(Raised::read(&mut fields)?),
            _ => return None,
        };
        fields.next().is_none().then_some(outcome)
    }
}

impl Raised {
    fn read(fields: &mut impl Iterator<Item = Value>) -> Option<Self> {
        let mut raised = Self {
            name: text(fields.next()?)?,
            classes: parts(fields.next()?)?.into_iter().map(text).collect::<Option<_>>()?,
            message: text(fields.next()?)?,
            number: match fields.next()? {
                Value::Int(number) => Some(number),
                _ => None,
            },
            trace: parts(fields.next()?)?.into_iter().map(traced).collect::<Option<_>>()?,
            ..Self::default()
        };
        if let Some(place) = parts(fields.next()?) {
            let mut place = place.into_iter();
            let (line, column) = (number(&place.next()?)?, number::<u32>(&place.next()?)?);
            let (end_line, end_column) = (number(&place.next()?)?, number(&place.next()?)?);
            let column = Some(column).filter(|column| *column > 0);
            raised.place = Some(ErrorPlace { line, column, end_line, end_column });
            let values = parts(place.next()?)?.into_iter().take(MOST_VALUES);
            raised.values = values.map(shown).collect::<Option<_>>()?;
        }
        Some(raised)
    }
}

fn shown(value: Value) -> Option<ShownValue> {
    let mut fields = parts(value)?.into_iter();
    let mut short = || {
        let text = text(fields.next()?)?;
        Some(text.chars().filter(|letter| !letter.is_control()).take(MOST_LETTERS).collect())
    };
    let (name, shown, type_name) = (short()?, short()?, short()?);
    let length = fields.next().as_ref().and_then(number);
    Some(ShownValue { name, shown, type_name, length })
}

fn pair(value: Value) -> Option<(u32, u32)> {
    let fields = parts(value)?;
    Some((number(fields.first()?)?, number(fields.get(1)?)?))
}

fn traced(value: Value) -> Option<(u32, String)> {
    let mut fields = parts(value)?.into_iter();
    Some((number(&fields.next()?)?, text(fields.next()?)?))
}

fn step(value: Value) -> Option<Step> {
    let mut fields = parts(value)?.into_iter();
    let (line, function) = (number(&fields.next()?)?, text(fields.next()?)?);
    let change = |value: Value| {
        let mut pair = parts(value)?.into_iter();
        Some((text(pair.next()?)?, text(pair.next()?)?))
    };
    let changed = parts(fields.next()?)?.into_iter().map(change).collect::<Option<_>>()?;
    Some(Step { line, function, changed, frame: number(&fields.next()?)? })
}

fn parts(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::Tuple(items) | Value::List(items) => Some(items),
        _ => None,
    }
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::Str(text) => Some(text),
        _ => None,
    }
}

fn number<Number: TryFrom<i64>>(value: &Value) -> Option<Number> {
    match value {
        Value::Int(number) => Number::try_from(*number).ok(),
        _ => None,
    }
}
