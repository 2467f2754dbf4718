//! Filters among typed words: `skill:loops kind:debug level:3-5 is:due rain`. It never searches.

use super::filter::{Facet, Filter, Vocabulary};
use crate::domain::nearest;

/// What somebody typed, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The words to search for.
    pub text: String,
    pub filter: Filter,
    /// What is wrong with the last filter that makes no sense, or what it may be.
    pub remark: Option<String>,
}

impl Typed {
    pub fn read(query: &str, vocabulary: &Vocabulary) -> Self {
        let mut typed = Self::default();
        let mut text = Vec::new();
        for word in query.split_whitespace() {
            let Some((name, value)) = word.split_once(':') else {
                text.push(word);
                continue;
            };
            let (name, value) = (name.to_lowercase(), value.to_lowercase());
            if let Some(facet) = Facet::from_word(&name) {
                if let Err(remark) = typed.filter.set(facet, &value, vocabulary) {
                    typed.remark = Some(remark);
                }
                continue;
            }
            let known = Facet::ALL.map(Facet::word);
            let advice = nearest::advice(&name, known, &format!("There is: {}", known.join(", ")));
            typed.remark = Some(format!("There is no filter `{name}:`. {advice}"));
        }
        typed.text = text.join(" ");
        typed
    }
}

/// What was typed without its filters of this facet.
pub fn without(query: &str, facet: Facet) -> String {
    let is_other = |word: &&str| {
        word.split_once(':').is_none_or(|(name, _)| Facet::from_word(&name.to_lowercase()) != Some(facet))
    };
    query.split_whitespace().filter(is_other).collect::<Vec<_>>().join(" ")
}

/// What was typed with its last word completed; `None` where there is nothing to complete. A value that
/// is whole already goes on to the next one that begins like it, or to the next at all.
pub fn completed(query: &str, vocabulary: &Vocabulary) -> Option<String> {
    let start = query.rfind(char::is_whitespace).map_or(0, |place| place + 1);
    let (before, last) = query.split_at(start);
    let Some((name, value)) = last.split_once(':') else {
        let begun =
            Facet::ALL.into_iter().find(|facet| !last.is_empty() && facet.word().starts_with(last))?;
        return Some(format!("{before}{}:", begun.word()));
    };
    let facet = Facet::from_word(&name.to_lowercase())?;
    let words = vocabulary.words(facet);
    let value = value.to_lowercase();
    let next = match words.iter().position(|known| *known == value) {
        Some(place) => words.get((place + 1) % words.len()),
        None => words.iter().find(|known| known.starts_with(&value)),
    };
    let next =
        next.map(String::as_str).or_else(|| nearest::nearest(&value, words.iter().map(String::as_str)));
    Some(format!("{before}{name}:{}", next?))
}

#[cfg(test)]
mod tests {
    use super::{Typed, completed, without};
    use crate::app::browse::filter::{Facet, Vocabulary};
    use crate::app::browse::standing::Wanted;
    use crate::domain::exercise::Kind;

    fn vocabulary() -> Vocabulary {
        let skill = |slug: &str| (slug.to_owned(), slug.to_uppercase());
        Vocabulary {
            skills: ["loops", "lists", "sets"].map(skill).to_vec(),
            kinds: vec![Kind::Function, Kind::Debug],
        }
    }

    #[test]
    fn filters_are_found_among_the_words() {
        let typed = Typed::read("rain Skill:loops  is:due day level:3-5 kind:debug", &vocabulary());
        assert_eq!(typed.text, "rain day");
        assert_eq!(typed.filter.skill.as_deref(), Some("loops"));
        assert_eq!(typed.filter.state, Some(Wanted::Due));
        assert_eq!(typed.filter.kind, Some(Kind::Debug));
        assert_eq!(typed.filter.levels.map(|levels| (levels.from, levels.to)), Some((3, 5)));
        assert_eq!(typed.remark, None);
    }

    #[test]
    fn what_makes_no_sense_is_said_and_left_out() {
        for (query, remark) in [
            ("skil:loops", "There is no filter `skil:`. Did you mean `skill`?"),
            ("zebra:loops", "There is no filter `zebra:`. There is: skill, kind, level, state"),
            ("kind:", "kind: function, debug"),
            ("level:x", "`x` is no level: write 3, or 3-5; the levels go from 1 to 10."),
            ("state:old", "There is no state `old`. There is: fits, new, begun, due, solved, aside"),
        ] {
            let typed = Typed::read(query, &vocabulary());
            assert_eq!(typed.remark.as_deref(), Some(remark), "{query}");
            assert!(typed.filter.is_empty() && typed.text.is_empty(), "{query}");
        }
    }

    #[test]
    fn the_last_word_is_completed() {
        for (query, whole) in [
            ("sk", Some("skill:")),
            ("rain ki", Some("rain kind:")),
            ("rain kind:", Some("rain kind:function")),
            ("kind:function", Some("kind:debug")),
            ("kind:debug", Some("kind:function")),
            ("skill:li", Some("skill:lists")),
            ("is:d", Some("is:due")),
            ("skill:lopos", Some("skill:loops")),
            ("rain", None),
            ("", None),
            ("zebra:x", None),
        ] {
            assert_eq!(completed(query, &vocabulary()).as_deref(), whole, "{query}");
        }
    }

    #[test]
    fn one_facet_is_taken_out_of_what_was_typed() {
        assert_eq!(without("rain topic:loops kind:debug skill:x", Facet::Skill), "rain kind:debug");
    }
}
