//! A yes-or-no question in the footer, asked before something is thrown away or left. It never does what it
//! asks about.

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Put the starter back in place of what was written?
    ResetDraft,
    /// Take the solution in pieces as a hint?
    TakePieces,
    /// Leave the exercise for another day? So many times are left this week.
    SkipExercise { left: u32 },
    /// Call it unsolved, and open its solution?
    GiveUp,
    /// Erase the chosen line of the tutor's memory?
    EraseMemory,
}

impl Question {
    pub fn text(self) -> String {
        match self {
            Self::TakePieces => "The last hint is a solution in pieces. Take it?".to_owned(),
            Self::ResetDraft => "Go back to the starter? What you wrote stays in undo.".to_owned(),
            Self::SkipExercise { left: 1 } => {
                "Set this one aside for a week? It is the last time this week.".to_owned()
            }
            Self::SkipExercise { left } => {
                format!("Set this one aside for a week? You can do that {left} times this week.")
            }
            Self::EraseMemory => "Erase this line? Only something new brings it back.".to_owned(),
            Self::GiveUp => "Give this one up? Its solution opens; it comes back in a few days.".to_owned(),
        }
    }

    /// The words for agreeing and for not.
    pub const fn answers(self) -> (&'static str, &'static str) {
        match self {
            Self::ResetDraft => ("start over", "keep it"),
            Self::TakePieces => ("take it", "not yet"),
            Self::SkipExercise { .. } => ("set it aside", "stay"),
            Self::GiveUp => ("give it up", "stay"),
            Self::EraseMemory => ("erase it", "keep it"),
        }
    }
}
