//! How it stands with an exercise, as a sign and a word, and which of that one may want to see. It never
//! looks at the history; the journey does.

use crate::app::lines::Tone;
use crate::domain::attempt::State;
use crate::learner::choose::CandidateState;
use crate::learner::journey::Record;

/// How it stands with one exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Standing {
    #[default]
    New,
    Begun,
    Solved,
    /// Solved, and about to be forgotten.
    Due,
    GivenUp,
    /// Skipped for some days.
    Aside,
}

impl Standing {
    pub fn of(candidate: CandidateState, state: State, record: Option<&Record>) -> Self {
        let given_up = record.is_some_and(|record| record.given_up_on.is_some());
        match candidate {
            CandidateState::Due { .. } => Self::Due,
            CandidateState::Passed => Self::Solved,
            CandidateState::GivenUp => Self::GivenUp,
            CandidateState::Aside => {
                if given_up {
                    Self::GivenUp
                } else {
                    Self::Aside
                }
            }
            CandidateState::Begun => Self::Begun,
            CandidateState::New => Self::from(state),
        }
    }

    pub const fn sign(self) -> &'static str {
        match self {
            Self::New => "◦",
            Self::Begun => "⋯",
            Self::Solved => "✓",
            Self::Due => "↻",
            Self::GivenUp => "»",
            Self::Aside => "‖",
        }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Begun => "begun",
            Self::Solved => "solved",
            Self::Due => "due",
            Self::GivenUp => "given up",
            Self::Aside => "aside",
        }
    }

    pub const fn tone(self) -> Tone {
        match self {
            Self::New => Tone::Muted,
            Self::Begun | Self::Due => Tone::Working,
            Self::Solved => Tone::Passed,
            Self::GivenUp | Self::Aside => Tone::Told,
        }
    }
}

impl From<State> for Standing {
    fn from(state: State) -> Self {
        match state {
            State::New => Self::New,
            State::Started => Self::Begun,
            State::Solved => Self::Solved,
        }
    }
}

/// Which exercises one wants to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wanted {
    Fits,
    New,
    Begun,
    Solved,
    Due,
    /// Given up or skipped.
    Aside,
}

impl Wanted {
    pub const ALL: [Self; 6] = [Self::Fits, Self::New, Self::Begun, Self::Due, Self::Solved, Self::Aside];

    /// As it is typed.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::New => "new",
            Self::Begun => "begun",
            Self::Solved => "solved",
            Self::Due => "due",
            Self::Aside => "aside",
        }
    }

    /// What it means, where one chooses it.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Fits => "you are ready for it, and it is neither easy nor too hard",
            Self::New => "never opened",
            Self::Begun => "opened, and not solved yet",
            Self::Solved => "passed at least once",
            Self::Due => "passed, and about to be forgotten",
            Self::Aside => "given up, or skipped for some days",
        }
    }

    /// What is solved stays so when it is due.
    pub const fn allows(self, standing: Standing, fits: bool) -> bool {
        match self {
            Self::Fits => fits,
            Self::New => matches!(standing, Standing::New),
            Self::Begun => matches!(standing, Standing::Begun),
            Self::Solved => matches!(standing, Standing::Solved | Standing::Due),
            Self::Due => matches!(standing, Standing::Due),
            Self::Aside => matches!(standing, Standing::GivenUp | Standing::Aside),
        }
    }
}
