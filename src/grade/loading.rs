//! What kept a program from being loaded, in words. It never sees a case.

use super::caught;
use super::records::Record;
use super::sandbox::Limits;
use super::words;
use crate::domain::exercise::Signature;
use crate::domain::verdict::{Problem, ProblemKind};

/// The problem that this record tells of, if it tells of one.
pub(super) fn problem(record: &Record, signature: &Signature, limits: &Limits) -> Option<Problem> {
    Some(match record {
        Record::Syntax { name, message, line, column, end } => Problem {
            error: Some(Box::new(caught::syntax(name, message, (*line, *column), *end))),
            kind: ProblemKind::Syntax,
            message: words::syntax(name, message),
            line: Some(*line),
            column: Some(*column),
        },
        Record::LoadRaised(raised) => Problem {
            error: Some(Box::new(caught::raised(raised, limits))),
            kind: ProblemKind::Load,
            message: words::raised(raised, limits),
            line: raised.trace.last().map(|(line, _)| *line),
            column: None,
        },
        Record::Missing { other, defined } => {
            let (name, what) = match signature {
                Signature::Function { name, .. } => (name.as_str(), "function"),
                Signature::Class { name, .. } => (name.as_str(), "class"),
                Signature::Program => return None,
            };
            words::problem(ProblemKind::Missing, words::missing(name, what, *other, defined))
        }
        _ => return None,
    })
}
