//! What the list of exercises is narrowed to, beside the words of the search. It never knows how a filter
//! was asked for: a key, a click, a typed word or an option of the command line.

use super::standing::{Standing, Wanted};
use crate::app::msg::Entry;
use crate::domain::exercise::Kind;
use crate::domain::{Action, nearest};

/// One side from which exercises are narrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facet {
    Skill,
    Kind,
    Level,
    State,
}

/// Difficulties from 1 to 10, both ends within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Levels {
    pub from: u8,
    pub to: u8,
}

/// `None` lets everything through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// A slug.
    pub skill: Option<String>,
    pub kind: Option<Kind>,
    pub levels: Option<Levels>,
    pub state: Option<Wanted>,
}

/// Every value that a filter can have here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Slug and title, in the order of the graph.
    pub skills: Vec<(String, String)>,
    /// The kinds that there are exercises of.
    pub kinds: Vec<Kind>,
}

impl Facet {
    pub const ALL: [Self; 4] = [Self::Skill, Self::Kind, Self::Level, Self::State];

    /// As it is typed before a colon.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Skill => "skill",
            Self::Kind => "kind",
            Self::Level => "level",
            Self::State => "state",
        }
    }

    /// The facet that is typed like this, or like something that means the same.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "skill" | "topic" | "about" => Some(Self::Skill),
            "kind" | "type" => Some(Self::Kind),
            "level" | "difficulty" => Some(Self::Level),
            "state" | "is" => Some(Self::State),
            _ => None,
        }
    }

    pub const fn action(self) -> Action {
        match self {
            Self::Skill => Action::FilterSkill,
            Self::Kind => Action::FilterKind,
            Self::Level => Action::FilterLevel,
            Self::State => Action::FilterState,
        }
    }

    pub fn from_action(action: Action) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.action() == action)
    }
}

impl Levels {
    pub fn word(self) -> String {
        if self.from == self.to { self.from.to_string() } else { format!("{}-{}", self.from, self.to) }
    }

    /// `3`, `3-5`, `3-`, `-5`.
    fn read(word: &str) -> Option<Self> {
        let end = |text: &str, otherwise: u8| {
            if text.is_empty() { Some(otherwise) } else { text.parse().ok().filter(|level| *level <= 10) }
        };
        let (from, to) = match word.split_once('-') {
            Some(("", "")) | None if !word.bytes().all(|byte| byte.is_ascii_digit()) => return None,
            Some((from, to)) => (end(from, 1)?, end(to, 10)?),
            None => (word.parse().ok().filter(|level| *level <= 10)?, end(word, 10)?),
        };
        Some(Self { from: from.min(to).max(1), to: to.max(from).max(1) })
    }
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Its value on one side, as it is typed.
    pub fn word(&self, facet: Facet) -> Option<String> {
        match facet {
            Facet::Skill => self.skill.clone(),
            Facet::Kind => self.kind.map(|kind| kind.title().to_owned()),
            Facet::Level => self.levels.map(Levels::word),
            Facet::State => self.state.map(|state| state.word().to_owned()),
        }
    }

    #[must_use]
    pub fn without(&self, facet: Facet) -> Self {
        let mut other = self.clone();
        match facet {
            Facet::Skill => other.skill = None,
            Facet::Kind => other.kind = None,
            Facet::Level => other.levels = None,
            Facet::State => other.state = None,
        }
        other
    }

    /// What `self` does not say is as `under` has it.
    #[must_use]
    pub fn over(self, under: &Self) -> Self {
        Self {
            skill: self.skill.or_else(|| under.skill.clone()),
            kind: self.kind.or(under.kind),
            levels: self.levels.or(under.levels),
            state: self.state.or(under.state),
        }
    }

    /// Takes a value as it is typed; the beginning of a word will do where only one begins like that.
    ///
    /// # Errors
    /// What is wrong with it, in a sentence.
    pub fn set(&mut self, facet: Facet, word: &str, vocabulary: &Vocabulary) -> Result<(), String> {
        if facet == Facet::Level {
            self.levels = Some(Levels::read(word).ok_or_else(|| vocabulary.complaint(facet, word))?);
            return Ok(());
        }
        let found = vocabulary.find(facet, word).ok_or_else(|| vocabulary.complaint(facet, word))?;
        match facet {
            Facet::Skill => self.skill = Some(found),
            Facet::Kind => {
                self.kind = vocabulary.kinds.iter().copied().find(|kind| kind.title() == found);
            }
            Facet::State => self.state = Wanted::ALL.into_iter().find(|state| state.word() == found),
            Facet::Level => {}
        }
        Ok(())
    }

    pub fn allows(&self, entry: &Entry, standing: Standing, fits: bool) -> bool {
        self.skill.as_ref().is_none_or(|skill| entry.skills.contains(skill))
            && self.kind.is_none_or(|kind| kind == entry.kind)
            && self.levels.is_none_or(|levels| (levels.from..=levels.to).contains(&entry.difficulty))
            && self.state.is_none_or(|state| state.allows(standing, fits))
    }
}

impl Vocabulary {
    /// Every value that can be typed.
    pub fn words(&self, facet: Facet) -> Vec<String> {
        match facet {
            Facet::Skill => self.skills.iter().map(|(slug, _)| slug.clone()).collect(),
            Facet::Kind => self.kinds.iter().map(|kind| kind.title().to_owned()).collect(),
            Facet::Level => ["1-2", "3-4", "5-6", "7-8", "9-10"].map(str::to_owned).to_vec(),
            Facet::State => Wanted::ALL.map(|state| state.word().to_owned()).to_vec(),
        }
    }

    /// A skill's title.
    pub fn title<'name>(&'name self, slug: &'name str) -> &'name str {
        self.skills.iter().find(|(other, _)| other == slug).map_or(slug, |(_, title)| title)
    }

    fn find(&self, facet: Facet, word: &str) -> Option<String> {
        let words = self.words(facet);
        if let Some(whole) = words.iter().find(|known| *known == word) {
            return Some(whole.clone());
        }
        let mut begun = words.into_iter().filter(|known| !word.is_empty() && known.starts_with(word));
        begun.next().filter(|_| begun.next().is_none())
    }

    fn complaint(&self, facet: Facet, word: &str) -> String {
        let words = self.words(facet);
        let some = || {
            let shown: Vec<&str> = words.iter().take(6).map(String::as_str).collect();
            let more = if words.len() > shown.len() { " …" } else { "" };
            format!("{}{more}", shown.join(", "))
        };
        if word.is_empty() {
            return format!("{}: {}", facet.word(), some());
        }
        let begun: Vec<&str> =
            words.iter().filter(|known| known.starts_with(word)).map(String::as_str).collect();
        if facet == Facet::Level {
            return format!("`{word}` is no level: write 3, or 3-5; the levels go from 1 to 10.");
        }
        if !begun.is_empty() {
            return format!("{}: {}", facet.word(), begun.join(", "));
        }
        let advice =
            nearest::advice(word, words.iter().map(String::as_str), &format!("There is: {}", some()));
        format!("There is no {} `{word}`. {advice}", facet.word())
    }
}

#[cfg(test)]
mod tests {
    use super::{Facet, Filter, Levels, Vocabulary};
    use crate::domain::exercise::Kind;

    fn vocabulary() -> Vocabulary {
        let skill = |slug: &str| (slug.to_owned(), slug.to_uppercase());
        Vocabulary {
            skills: ["loops", "lists", "sets", "slicing"].map(skill).to_vec(),
            kinds: vec![Kind::Function, Kind::Debug],
        }
    }

    #[test]
    fn levels_are_read_as_people_write_them() {
        for (word, levels) in [
            ("3", Some((3, 3))),
            ("3-5", Some((3, 5))),
            ("5-3", Some((3, 5))),
            ("7-", Some((7, 10))),
            ("-2", Some((1, 2))),
            ("0", Some((1, 1))),
            ("-", None),
            ("", None),
            ("x", None),
            ("3-x", None),
            ("11", None),
            ("999", None),
        ] {
            let read = Levels::read(word).map(|levels| (levels.from, levels.to));
            assert_eq!(read, levels, "{word}");
        }
    }

    #[test]
    fn the_beginning_of_a_word_is_enough_where_it_is_the_only_one() {
        let mut filter = Filter::default();
        assert_eq!(filter.set(Facet::Skill, "loo", &vocabulary()), Ok(()));
        assert_eq!(filter.skill.as_deref(), Some("loops"));
        assert_eq!(filter.set(Facet::Kind, "d", &vocabulary()), Ok(()));
        assert_eq!(filter.kind, Some(Kind::Debug));
        assert_eq!(filter.set(Facet::Skill, "s", &vocabulary()), Err("skill: sets, slicing".to_owned()));
        assert_eq!(
            filter.set(Facet::Kind, "debgu", &vocabulary()),
            Err("There is no kind `debgu`. Did you mean `debug`?".to_owned())
        );
        assert_eq!(filter.skill.as_deref(), Some("loops"), "a wrong word changes nothing");
    }
}
