//! Something wrong with a file that a person wrote: where, what, and what to do about it.

use std::fmt;

/// One thing to mend in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, as the person knows it.
    pub file: String,
    /// 1-based; `None` where the file as a whole is meant.
    pub line: Option<usize>,
    pub message: String,
    /// What to do; may be empty where the message says it.
    pub advice: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(formatter, ":{line}")?;
        }
        write!(formatter, ": {}", self.message)?;
        if !self.advice.is_empty() {
            write!(formatter, "\n    {}", self.advice)?;
        }
        Ok(())
    }
}
