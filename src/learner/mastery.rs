//! How well a skill is mastered, from 0 to 1 and in words, and whether it fades. It never looks at single
//! exercises: the journey brings what they add up to.

/// From which strength a skill is called steady, and strong.
const STEADY: f64 = 0.4;
const STRONG: f64 = 0.7;

/// Below this chance of recall, what had been steady is called fading: well after the day (at 0.9) on which
/// a review was due.
const FADING: f64 = 0.85;

/// What a pass with help counts beside one without.
pub const AIDED_CREDIT: f64 = 0.5;

/// What mastery is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// The model's chance of solving an exercise of the skill's middle difficulty unaided.
    pub chance: f64,
    /// First passes of its exercises, those with help counted as [`AIDED_CREDIT`].
    pub credit: f64,
    /// Times that any of its exercises ended, passed or not.
    pub tried: u32,
    /// The chance of recall of what is remembered best of it.
    pub recall: f64,
}

/// How well a skill is mastered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mastery {
    /// 0 to 1.
    pub value: f64,
    pub word: MasteryWord,
    pub fading: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MasteryWord {
    New,
    Learning,
    Steady,
    Strong,
}

impl MasteryWord {
    pub const fn title(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Learning => "learning",
            Self::Steady => "steady",
            Self::Strong => "strong",
        }
    }
}

impl Mastery {
    /// The chance of success, held back while few passes speak for it (one counts half, four count four
    /// fifths), and by how much has been forgotten since.
    pub fn of(evidence: Evidence) -> Self {
        if evidence.tried == 0 {
            return Self { value: 0.0, word: MasteryWord::New, fading: false };
        }
        let strength = evidence.chance * evidence.credit / (evidence.credit + 1.0);
        let value = strength * evidence.recall;
        let word = if value >= STRONG {
            MasteryWord::Strong
        } else if value >= STEADY {
            MasteryWord::Steady
        } else {
            MasteryWord::Learning
        };
        Self { value, word, fading: strength >= STEADY && evidence.recall < FADING }
    }
}

#[cfg(test)]
mod tests {
    use super::{Evidence, Mastery, MasteryWord};

    #[test]
    fn mastery_grows_with_passes_and_sinks_with_forgetting() {
        for (chance, credit, tried, recall, word, fading) in [
            (0.8, 0.0, 0, 1.0, MasteryWord::New, false),
            (0.6, 0.0, 1, 1.0, MasteryWord::Learning, false),
            (0.8, 0.5, 1, 1.0, MasteryWord::Learning, false),
            (0.85, 1.0, 1, 1.0, MasteryWord::Steady, false),
            (0.85, 3.0, 4, 1.0, MasteryWord::Steady, false),
            (0.9, 4.0, 5, 1.0, MasteryWord::Strong, false),
            (0.9, 4.0, 5, 0.84, MasteryWord::Steady, true),
            (0.9, 4.0, 5, 0.4, MasteryWord::Learning, true),
            (0.3, 1.0, 4, 0.4, MasteryWord::Learning, false),
        ] {
            let mastery = Mastery::of(Evidence { chance, credit, tried, recall });
            assert_eq!(
                (mastery.word, mastery.fading),
                (word, fading),
                "{chance} {credit} {recall}: {mastery:?}"
            );
            assert!((0.0..=1.0).contains(&mastery.value));
        }
    }
}
