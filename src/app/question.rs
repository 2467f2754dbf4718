//! A yes-or-no question in the footer, asked before something is thrown away. It never does what it
//! asks about.

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Put the starter back in place of what was written?
    ResetDraft,
    /// Take the solution in pieces as a hint?
    TakePieces,
}

impl Question {
    pub const fn text(self) -> &'static str {
        match self {
            Self::ResetDraft => "Go back to the starter? What you wrote stays in undo.",
            Self::TakePieces => "The last hint is a solution in pieces. Take it?",
        }
    }

    /// The words for agreeing and for not.
    pub const fn answers(self) -> (&'static str, &'static str) {
        match self {
            Self::ResetDraft => ("start over", "keep it"),
            Self::TakePieces => ("take it", "not yet"),
        }
    }
}
