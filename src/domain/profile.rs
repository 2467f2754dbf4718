//! Who the learner says they are: what the interview asks, and what can be changed at any time. It never
//! holds what was found out about them; `learner` does.

use super::Language;
use serde::{Deserialize, Serialize};

/// The answers as they stand now. Theme and editor keys are preferences, which the log keeps as
/// [`super::event::Event::PreferenceChanged`]; they stand here too because the interview asks for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    pub language: Language,
    pub experience: Experience,
    /// Slugs such as `job`, `school`, `data`, `web`, `games`, or the learner's own words.
    pub goals: Vec<String>,
    /// Slugs as exercises have them, such as `music`.
    pub interests: Vec<String>,
    pub minutes_a_day: u16,
    pub style: LearningStyle,
    pub editor_keys: EditorKeys,
    /// The name of a theme.
    pub theme: String,
    pub frequency: Frequency,
    pub confidence: Confidence,
}

impl Default for Profile {
    fn default() -> Self {
        Self {
            language: Language::Python,
            experience: Experience::default(),
            goals: Vec::new(),
            interests: Vec::new(),
            minutes_a_day: 20,
            style: LearningStyle::default(),
            editor_keys: EditorKeys::default(),
            theme: "dark".to_owned(),
            frequency: Frequency::default(),
            confidence: Confidence::default(),
        }
    }
}

/// One answer given anew. The newest of each field counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum ProfileChange {
    Language(Language),
    Experience(Experience),
    Goals(Vec<String>),
    Interests(Vec<String>),
    MinutesADay(u16),
    Style(LearningStyle),
    Frequency(Frequency),
    Confidence(Confidence),
}

/// One of the profile's answers, whatever it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Field {
    Language,
    Experience,
    Goals,
    Interests,
    MinutesADay,
    Style,
    EditorKeys,
    Theme,
    Frequency,
    Confidence,
}

impl Field {
    /// The answer that a preference is; `None` for one that is none.
    pub fn of_preference(key: &str) -> Option<Self> {
        match key {
            "theme" => Some(Self::Theme),
            "editor-keys" => Some(Self::EditorKeys),
            _ => None,
        }
    }
}

impl ProfileChange {
    pub const fn field(&self) -> Field {
        match self {
            Self::Language(_) => Field::Language,
            Self::Experience(_) => Field::Experience,
            Self::Goals(_) => Field::Goals,
            Self::Interests(_) => Field::Interests,
            Self::MinutesADay(_) => Field::MinutesADay,
            Self::Style(_) => Field::Style,
            Self::Frequency(_) => Field::Frequency,
            Self::Confidence(_) => Field::Confidence,
        }
    }
}

/// Goals to choose from: the slug, and how it goes on after "to program".
pub const GOALS: [(&str, &str); 6] = [
    ("curiosity", "to find out what programming is"),
    ("school", "for school or studies"),
    ("job", "for a job"),
    ("data", "to work with data"),
    ("games", "to make games"),
    ("web", "to make things for the web"),
];

/// Interests to choose from, as exercises have them, and how they read.
pub const INTERESTS: [(&str, &str); 11] = [
    ("games", "games"),
    ("everyday", "everyday life"),
    ("nature", "nature"),
    ("science", "science"),
    ("art", "art"),
    ("music", "music"),
    ("sport", "sport"),
    ("language", "languages"),
    ("data", "data"),
    ("web", "the web"),
    ("finance", "money"),
];

/// How a slug of such a list reads.
pub fn words(list: &[(&str, &'static str)], slug: &str) -> Option<&'static str> {
    list.iter().find(|(known, _)| *known == slug).map(|(_, words)| *words)
}

/// How much the learner says that they have programmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Experience {
    /// Never, or hardly.
    #[default]
    New,
    /// A course, a few small programs.
    Some,
    /// Programs of their own that others use.
    Comfortable,
    /// For years, perhaps in another language.
    Fluent,
}

impl Experience {
    /// The level to begin at, 1 to 10.
    pub const fn level(self) -> u8 {
        match self {
            Self::New => 1,
            Self::Some => 3,
            Self::Comfortable => 5,
            Self::Fluent => 7,
        }
    }
}

/// What the learner wants to be shown first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LearningStyle {
    #[default]
    Trying,
    Examples,
    Reading,
    Questions,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditorKeys {
    /// As in nano and VS Code.
    #[default]
    Plain,
    Vim,
}

impl EditorKeys {
    /// The value of the preference `editor-keys`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Vim => "vim",
        }
    }

    /// Reads such a value; the configuration calls the plain keys `default`.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "plain" | "default" => Some(Self::Plain),
            "vim" => Some(Self::Vim),
            _ => None,
        }
    }
}

/// On which days the learner means to practise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    #[default]
    Daily,
    /// Monday to Friday.
    Weekdays,
    /// Any three days between Monday and Sunday.
    ThreeAWeek,
}

/// How hard the learner wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Firm ground first.
    Careful,
    #[default]
    Balanced,
    /// Rather too hard than too easy.
    Bold,
}

impl Profile {
    pub fn apply(&mut self, change: &ProfileChange) {
        match change {
            ProfileChange::Language(language) => self.language = *language,
            ProfileChange::Experience(experience) => self.experience = *experience,
            ProfileChange::Goals(goals) => self.goals.clone_from(goals),
            ProfileChange::Interests(interests) => self.interests.clone_from(interests),
            ProfileChange::MinutesADay(minutes) => self.minutes_a_day = *minutes,
            ProfileChange::Style(style) => self.style = *style,
            ProfileChange::Frequency(frequency) => self.frequency = *frequency,
            ProfileChange::Confidence(confidence) => self.confidence = *confidence,
        }
    }

    /// What would have to be said to make `self` of `other`.
    pub fn changes_since(&self, other: &Self) -> Vec<ProfileChange> {
        let all = [
            ProfileChange::Language(self.language),
            ProfileChange::Experience(self.experience),
            ProfileChange::Goals(self.goals.clone()),
            ProfileChange::Interests(self.interests.clone()),
            ProfileChange::MinutesADay(self.minutes_a_day),
            ProfileChange::Style(self.style),
            ProfileChange::Frequency(self.frequency),
            ProfileChange::Confidence(self.confidence),
        ];
        let is_new = |change: &ProfileChange| {
            let mut changed = other.clone();
            changed.apply(change);
            changed != *other
        };
        all.into_iter().filter(is_new).collect()
    }

    /// A preference that is an answer too; others change nothing here.
    pub fn apply_preference(&mut self, key: &str, value: &str) {
        match key {
            "theme" => value.clone_into(&mut self.theme),
            "editor-keys" => self.editor_keys = EditorKeys::from_name(value).unwrap_or(self.editor_keys),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Confidence, Experience, Profile, ProfileChange};

    #[test]
    fn what_changed_is_what_makes_one_profile_of_another() {
        let before = Profile::default();
        assert!(before.changes_since(&before).is_empty());
        let mut after = before.clone();
        let said = [
            ProfileChange::Experience(Experience::Some),
            ProfileChange::Goals(vec!["job".to_owned()]),
            ProfileChange::Confidence(Confidence::Bold),
        ];
        for change in &said {
            after.apply(change);
        }
        assert_eq!(after.changes_since(&before), said);
    }
}
