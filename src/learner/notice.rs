//! What is worth telling the learner when it happens. It never decides how or when it is shown.

use super::badges::Badge;
use super::levels::LevelChange;
use crate::domain::event::Event;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Notice {
    Level(LevelChange),
    Badge(&'static Badge),
    /// A skill has become strong; its title.
    SkillMastered(String),
    /// The learner is back after so many days.
    Comeback {
        days: i64,
    },
}

impl Notice {
    pub fn sentence(&self) -> String {
        match self {
            Self::Level(change) => change.sentence(),
            Self::Badge(badge) => format!("A badge: {}. {}: done.", badge.title, badge.takes),
            Self::SkillMastered(title) => {
                format!("{title}: strong now. It comes back for a review from time to time.")
            }
            Self::Comeback { days } => format!("Good to have you back after {days} days. We begin gently."),
        }
    }

    /// What is written down when it has been told, so that it is not told again.
    pub fn told(&self) -> Option<Event> {
        match self {
            Self::Level(change) => Some(Event::LevelChanged { from: change.from, to: change.to }),
            Self::Badge(badge) => Some(Event::BadgeEarned { badge: badge.slug.to_owned() }),
            Self::SkillMastered(_) | Self::Comeback { .. } => None,
        }
    }
}
