//! What became of something asked of an editor. It never says how.

/// The answer to an action, a text or a paste.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[must_use]
pub struct Outcome {
    /// `false`: it was not for the editor (or cannot be done in this kind of editor), and may mean
    /// something to whoever asked.
    pub handled: bool,
    /// The text changed: the first line that did, 0-based, as it is numbered now.
    pub changed: Option<usize>,
    /// This text should reach the person's own clipboard (by OSC 52).
    pub copied: Option<String>,
}

impl Outcome {
    /// It is not the editor's.
    pub const fn ignored() -> Self {
        Self { handled: false, changed: None, copied: None }
    }

    /// It was the editor's, and the text is as it was.
    pub const fn handled() -> Self {
        Self { handled: true, changed: None, copied: None }
    }

    /// This, and then that.
    pub fn and(self, next: Self) -> Self {
        let changed = match (self.changed, next.changed) {
            (Some(first), Some(second)) => Some(first.min(second)),
            (first, second) => first.or(second),
        };
        Self { handled: self.handled || next.handled, changed, copied: next.copied.or(self.copied) }
    }
}
