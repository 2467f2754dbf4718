//! An error as a person reads it: what failed, and what to do next.

use std::fmt;
use std::process::ExitCode;

/// Why a command did not do what it was asked. Its exit status is 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub message: String,
    /// What to do; may be empty where the message says it.
    pub hint: String,
}

impl Failure {
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: hint.into() }
    }

    pub fn status(&self) -> ExitCode {
        ExitCode::from(2)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "error: {}", self.message)?;
        if !self.hint.is_empty() {
            writeln!(formatter, "hint: {}", self.hint)?;
        }
        Ok(())
    }
}

impl From<crate::store::StoreError> for Failure {
    fn from(error: crate::store::StoreError) -> Self {
        Self::new(error.to_string(), error.hint())
    }
}

impl From<&crate::grade::GradeError> for Failure {
    fn from(error: &crate::grade::GradeError) -> Self {
        Self::new(error.to_string(), error.hint())
    }
}

impl From<crate::grade::GradeError> for Failure {
    fn from(error: crate::grade::GradeError) -> Self {
        Self::from(&error)
    }
}
