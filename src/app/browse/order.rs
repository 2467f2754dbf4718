//! In which order the list of exercises stands. It never filters.

use super::fact::Fact;
use crate::app::msg::Entry;
use std::cmp::{Ordering, Reverse};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// What suits the learner now; what was searched for comes by how well it is found.
    #[default]
    Fit,
    Difficulty,
    Title,
    /// What was tried last comes first.
    Practised,
}

impl Order {
    pub const ALL: [Self; 4] = [Self::Fit, Self::Difficulty, Self::Title, Self::Practised];

    pub const fn title(self) -> &'static str {
        match self {
            Self::Fit => "suits you now",
            Self::Difficulty => "by level",
            Self::Title => "by title",
            Self::Practised => "tried last",
        }
    }

    /// As it is kept, and as the command line has it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fit => "fit",
            Self::Difficulty => "level",
            Self::Title => "title",
            Self::Practised => "tried",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.word() == word)
    }

    #[must_use]
    pub fn next(self) -> Self {
        let place = Self::ALL.iter().position(|order| *order == self).unwrap_or(0);
        Self::ALL[(place + 1) % Self::ALL.len()]
    }

    /// Compares two exercises; where they are alike, the one that suits better comes first.
    pub fn compare(self, left: (&Entry, &Fact), right: (&Entry, &Fact)) -> Ordering {
        let own = match self {
            Self::Fit => Ordering::Equal,
            Self::Difficulty => left.0.difficulty.cmp(&right.0.difficulty),
            Self::Title => left.0.title.to_lowercase().cmp(&right.0.title.to_lowercase()),
            Self::Practised => {
                let at = |fact: &Fact| Reverse(fact.tried_at.map(|at| at.unix_millis));
                at(left.1).cmp(&at(right.1))
            }
        };
        own.then(left.1.place.cmp(&right.1.place))
    }
}
