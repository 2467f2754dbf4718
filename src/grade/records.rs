//! A driver's records, understood. What does not have the form of one is no record: nothing is guessed.

use crate::domain::Value;

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
            "steps" => {
                Self::Steps(parts(fields.next()?)?.into_iter().map(Self::read).collect::<Option<_>>()?)
            }
            "raised" => Self::Raised(Raised {
                name: text(fields.next()?)?,
                classes: parts(fields.next()?)?.into_iter().map(text).collect::<Option<_>>()?,
                message: text(fields.next()?)?,
                number: match fields.next()? {
                    Value::Int(number) => Some(number),
                    _ => None,
                },
                trace: parts(fields.next()?)?.into_iter().map(place).collect::<Option<_>>()?,
            }),
            _ => return None,
        };
        fields.next().is_none().then_some(outcome)
    }
}

fn place(value: Value) -> Option<(u32, String)> {
    let mut fields = parts(value)?.into_iter();
    Some((number(&fields.next()?)?, text(fields.next()?)?))
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
