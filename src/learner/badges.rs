//! Badges: what each takes, how far the learner is, and when it was earned. It never decides what counts;
//! the journey counts, and tells the counts.

use crate::domain::Moment;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// What badges look at. All of them only grow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub longest_streak: u32,
    /// Different exercises passed.
    pub passed: u32,
    pub skills_mastered: u32,
    /// Exercises passed at their first time without a hint.
    pub unaided: u32,
    /// Practice after two weeks away or more.
    pub comebacks: u32,
    /// Exercises passed after they had been given up.
    pub unfinished_business: u32,
    pub kinds: u32,
    pub debugged: u32,
    /// `predict` exercises passed with the first run.
    pub foreseen: u32,
    /// Passes after eight failed tries or more.
    pub stubborn: u32,
    /// The longest row of first passes without a hint.
    pub longest_unaided_run: u32,
    /// Reviews passed a week or more after the time before.
    pub remembered: u32,
    pub skills_tried: u32,
    /// Passed unaided where the model gave it a chance of two in five or less.
    pub against_the_odds: u32,
    pub questions: u32,
}

/// A badge as it is offered.
#[derive(Debug)]
pub struct Badge {
    /// Its name in the log.
    pub slug: &'static str,
    pub title: &'static str,
    /// What it takes, as a request.
    pub takes: &'static str,
    pub needed: u32,
    count: fn(&Counts) -> u32,
}

/// A badge, and how far the learner is.
#[derive(Debug, Clone, Copy)]
pub struct BadgeStanding {
    pub badge: &'static Badge,
    /// At most [`Badge::needed`].
    pub progress: u32,
    pub earned_at: Option<Moment>,
}

const fn badge(
    slug: &'static str,
    title: &'static str,
    takes: &'static str,
    needed: u32,
    count: fn(&Counts) -> u32,
) -> Badge {
    Badge { slug, title, takes, needed, count }
}

/// In the order in which they are shown.
pub static BADGES: [Badge; 22] = [
    badge("streak-7", "A week", "Keep a streak of 7 days", 7, |counts| counts.longest_streak),
    badge("streak-30", "A month", "Keep a streak of 30 days", 30, |counts| counts.longest_streak),
    badge("streak-100", "A hundred days", "Keep a streak of 100 days", 100, |counts| counts.longest_streak),
    badge("streak-365", "A year", "Keep a streak of 365 days", 365, |counts| counts.longest_streak),
    badge("passed-10", "Warmed up", "Pass 10 exercises", 10, |counts| counts.passed),
    badge("passed-50", "Half a hundred", "Pass 50 exercises", 50, |counts| counts.passed),
    badge("passed-100", "A hundred", "Pass 100 exercises", 100, |counts| counts.passed),
    badge("passed-500", "Five hundred", "Pass 500 exercises", 500, |counts| counts.passed),
    badge("skill", "Strong", "Become strong in a skill", 1, |counts| counts.skills_mastered),
    badge("skills-5", "Broad shoulders", "Become strong in 5 skills", 5, |counts| counts.skills_mastered),
    badge("unaided", "On your own", "Pass an exercise without a hint", 1, |counts| counts.unaided),
    badge("comeback", "Back again", "Come back after two weeks away", 1, |counts| counts.comebacks),
    badge(
        "unfinished-business",
        "Unfinished business",
        "Pass an exercise that you had given up",
        1,
        |counts| counts.unfinished_business,
    ),
    badge("kinds", "All sorts", "Pass exercises of 5 kinds", 5, |counts| counts.kinds),
    badge("debugged", "Bug hunter", "Mend 5 programs", 5, |counts| counts.debugged),
    badge("foreseen", "Second sight", "Predict 3 programs with the first run", 3, |counts| counts.foreseen),
    badge("stubborn", "Stubborn", "Pass an exercise after 8 failed tries", 1, |counts| counts.stubborn),
    badge("run-5", "Five in a row", "Pass 5 exercises in a row without a hint", 5, |counts| {
        counts.longest_unaided_run
    }),
    badge("remembered", "Long memory", "Pass 5 reviews a week or more after", 5, |counts| counts.remembered),
    badge("explorer", "Explorer", "Try 10 different skills", 10, |counts| counts.skills_tried),
    badge(
        "against-the-odds",
        "Against the odds",
        "Pass, without a hint, an exercise that seemed out of reach",
        1,
        |counts| counts.against_the_odds,
    ),
    badge("curious", "Curious", "Ask the tutor 20 questions of your own", 20, |counts| counts.questions),
];

/// Which badges are the learner's.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Badges {
    counts: Counts,
    /// By the badge's slug.
    earned: BTreeMap<String, Moment>,
}

impl Badges {
    /// The counts have changed; answers what is newly earned.
    pub fn observe(&mut self, counts: Counts, at: Moment) -> Vec<&'static Badge> {
        if counts == self.counts {
            return Vec::new();
        }
        self.counts = counts;
        let mut new = Vec::new();
        for badge in &BADGES {
            if (badge.count)(&counts) >= badge.needed && !self.earned.contains_key(badge.slug) {
                self.earned.insert(badge.slug.to_owned(), at);
                new.push(badge);
            }
        }
        new
    }

    pub const fn counts(&self) -> &Counts {
        &self.counts
    }

    /// All badges in their order.
    pub fn standings(&self) -> Vec<BadgeStanding> {
        let standing = |badge: &'static Badge| BadgeStanding {
            badge,
            progress: (badge.count)(&self.counts).min(badge.needed),
            earned_at: self.earned.get(badge.slug).copied(),
        };
        BADGES.iter().map(standing).collect()
    }

    /// The one that the least is missing of, as a share; `None` when all are earned.
    pub fn next(&self) -> Option<BadgeStanding> {
        let share =
            |standing: &BadgeStanding| f64::from(standing.progress) / f64::from(standing.badge.needed);
        let open = self.standings().into_iter().filter(|standing| standing.earned_at.is_none());
        // Of equals, the first: `max_by` would take the last.
        open.rev().max_by(|left, right| share(left).total_cmp(&share(right)))
    }
}

impl Badge {
    pub fn from_slug(slug: &str) -> Option<&'static Self> {
        BADGES.iter().find(|badge| badge.slug == slug)
    }
}

impl BadgeStanding {
    /// Like `3 of 7`.
    pub fn progress_words(&self) -> String {
        format!("{} of {}", self.progress, self.badge.needed)
    }
}

/// A badge is kept as its slug.
impl Serialize for Badge {
    fn serialize<Writer: Serializer>(&self, writer: Writer) -> Result<Writer::Ok, Writer::Error> {
        writer.serialize_str(self.slug)
    }
}

impl<'read> Deserialize<'read> for &'static Badge {
    fn deserialize<Reader: Deserializer<'read>>(reader: Reader) -> Result<Self, Reader::Error> {
        let slug = String::deserialize(reader)?;
        Badge::from_slug(&slug).ok_or_else(|| Reader::Error::custom("a badge that is not known"))
    }
}
