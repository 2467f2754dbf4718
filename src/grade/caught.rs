//! The facts of an error, for whoever reads it. It never finds words for a learner.

use super::records::Raised;
use super::sandbox::Limits;
use super::words;
use crate::domain::CaughtError;
use crate::domain::caught::{ErrorPlace, TIME_LIMIT};

pub(super) fn raised(raised: &Raised, limits: &Limits) -> CaughtError {
    CaughtError {
        kind: raised.name.clone(),
        classes: raised.classes.clone(),
        message: raised.message.clone(),
        told: words::raised(raised, limits),
        limit: words::meaning(raised, limits),
        place: raised.place,
        trace: raised.trace.clone(),
        values: raised.values.clone(),
        ..CaughtError::default()
    }
}

/// `end` is 0 where the language does not say it.
pub(super) fn syntax(name: &str, message: &str, start: (u32, u32), end: (u32, u32)) -> CaughtError {
    let (line, column) = start;
    let (end_line, end_column) = if end > start { end } else { (line, column + 1) };
    // Whatever keeps a program from being compiled is taken for one.
    let mut classes = vec![name.to_owned(), "SyntaxError".to_owned()];
    if name == "TabError" {
        classes.push("IndentationError".to_owned());
    }
    CaughtError {
        kind: name.to_owned(),
        classes,
        message: message.to_owned(),
        told: words::syntax(name, message),
        place: Some(ErrorPlace { line, column: Some(column), end_line, end_column }),
        ..CaughtError::default()
    }
}

/// It used up its time; nobody was there to say where.
pub(super) fn time_limit(told: &str) -> CaughtError {
    CaughtError {
        kind: TIME_LIMIT.to_owned(),
        classes: vec![TIME_LIMIT.to_owned()],
        message: told.to_owned(),
        told: told.to_owned(),
        ..CaughtError::default()
    }
}
