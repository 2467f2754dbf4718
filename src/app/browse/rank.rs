//! How well an exercise goes with what was typed, and which letters of its title that was. It never
//! filters and never sorts.
//!
//! Each word has to be found somewhere. In titles letters may stand apart, in their order (`htstorm` finds
//! "How far is the storm?"), unless they lie so far apart that nobody meant them; elsewhere a word is found
//! as it is typed, since letters can be picked out of any paragraph.
//!
//! The letters are matched by `nucleo-matcher`, as in the editor Helix. Its scratch memory (135 KiB) is made
//! for one search and given back; a search of a thousand exercises takes about a millisecond.

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Where words may be found, beside the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fields<'fields> {
    pub title: &'fields str,
    pub slug: &'fields str,
    /// Slugs and titles of skills.
    pub skills: &'fields str,
    pub kind: &'fields str,
    pub interests: &'fields str,
    pub about: &'fields str,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Match {
    /// The higher, the better.
    pub score: u32,
    /// Graphemes of the title that were matched, sorted, each once.
    pub marks: Vec<u32>,
}

// What a match is worth, by where it is found.
const TITLE: u32 = 8;
const SKILLS: u32 = 5;
const KIND: u32 = 5;
const SLUG: u32 = 4;
const INTERESTS: u32 = 3;
const ABOUT: u32 = 2;
/// Letters apart in the title are worth less than a whole word anywhere.
const APART: u32 = 1;

/// Letters that stand apart count when they reach this share, in percent, of what they would be worth
/// together at the beginning of a word.
const APART_AT_LEAST: u32 = 65;
/// A single letter, or two, stand somewhere in every title.
const FEWEST_APART: usize = 3;

/// One search.
pub struct Search {
    matcher: Matcher,
    words: Vec<Word>,
    letters: Vec<char>,
}

struct Word {
    whole: Atom,
    apart: Atom,
    /// The score below which letters that stand apart are chance.
    enough: u32,
    length: usize,
}

impl Search {
    /// `None` where nothing is searched for.
    pub fn new(text: &str) -> Option<Self> {
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut letters = Vec::new();
        let atom =
            |word: &str, kind| Atom::new(word, CaseMatching::Ignore, Normalization::Smart, kind, false);
        let words: Vec<Word> = text
            .split_whitespace()
            .map(|word| {
                let apart = atom(word, AtomKind::Fuzzy);
                let best = apart.score(Utf32Str::new(word, &mut letters), &mut matcher).unwrap_or(0);
                Word {
                    whole: atom(word, AtomKind::Substring),
                    apart,
                    enough: u32::from(best) * APART_AT_LEAST / 100,
                    length: word.chars().count(),
                }
            })
            .collect();
        (!words.is_empty()).then_some(Self { matcher, words, letters })
    }

    /// `None` where a word is found nowhere.
    pub fn matched(&mut self, fields: &Fields<'_>) -> Option<Match> {
        let Self { matcher, words, letters } = self;
        let mut found = Match::default();
        for word in words.iter() {
            let mut marks = Vec::new();
            let title = Utf32Str::new(fields.title, letters);
            let whole = word.whole.indices(title, matcher, &mut marks).map(u32::from);
            let in_title = whole.or_else(|| {
                marks.clear();
                let apart = word.apart.indices(title, matcher, &mut marks).map(u32::from);
                apart.filter(|score| word.length >= FEWEST_APART && *score >= word.enough)
            });
            let mut elsewhere = |text: &str, weight: u32| {
                let score = word.whole.score(Utf32Str::new(text, letters), matcher);
                score.map_or(0, |score| u32::from(score) * weight)
            };
            let best = [
                elsewhere(fields.skills, SKILLS),
                elsewhere(fields.kind, KIND),
                elsewhere(fields.slug, SLUG),
                elsewhere(fields.interests, INTERESTS),
                elsewhere(fields.about, ABOUT),
            ]
            .into_iter()
            .max()
            .unwrap_or(0);
            let weight = if whole.is_some() { TITLE } else { APART };
            let in_title = in_title.map(|score| score * weight);
            if in_title.is_some() {
                found.marks.append(&mut marks);
            }
            match in_title.unwrap_or(0).max(best) {
                0 => return None,
                score => found.score += score,
            }
        }
        found.marks.sort_unstable();
        found.marks.dedup();
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::{Fields, Search};

    const EXERCISES: [Fields<'static>; 6] = [
        exercise("How far is the storm?", "thunder-count", "types functions", "predict", "nature", "Count."),
        exercise(
            "Rainy days",
            "rainy-days",
            "loops Loops",
            "function",
            "weather",
            "After the storm it rained.",
        ),
        exercise("The lost comma", "lost-comma", "strings", "debug", "books", "A comma is missing."),
        exercise("Drum loop", "drum-loop", "lists slicing", "function", "music", "Play it again."),
        exercise("Store room", "store-room", "dictionaries", "operations", "work", "What is left?"),
        exercise("Größe zählt", "size", "sorting", "program", "shoes", "Sizes."),
    ];

    const fn exercise(
        title: &'static str,
        slug: &'static str,
        skills: &'static str,
        kind: &'static str,
        interests: &'static str,
        about: &'static str,
    ) -> Fields<'static> {
        Fields { title, slug, skills, kind, interests, about }
    }

    /// Titles, best first.
    fn ranked(text: &str) -> Vec<&'static str> {
        let mut search = Search::new(text).expect("words");
        let mut found: Vec<(u32, &str)> = EXERCISES
            .iter()
            .filter_map(|fields| Some((search.matched(fields)?.score, fields.title)))
            .collect();
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, title)| title).collect()
    }

    #[test]
    fn the_best_comes_first() {
        for (text, titles) in [
            ("storm", &["How far is the storm?", "Rainy days", "Store room"][..]),
            ("loop", &["Drum loop", "Rainy days"]),
            ("LOOPS", &["Rainy days"]),
            ("debug", &["The lost comma"]),
            ("debug strings", &["The lost comma"]),
            ("weather", &["Rainy days"]),
            ("thunder", &["How far is the storm?"]),
            ("grosse", &[]),
            ("größe", &["Größe zählt"]),
            ("grö", &["Größe zählt"]),
            ("tlc", &["The lost comma"]),
            ("rnydays", &["Rainy days"]),
            ("zebra", &[]),
            ("storm zebra", &[]),
        ] {
            assert_eq!(ranked(text), titles, "{text}");
        }
    }

    #[test]
    fn the_letters_that_were_meant_are_marked() {
        let marks = |text: &str, title: usize| {
            Search::new(text)
                .and_then(|mut search| search.matched(&EXERCISES[title]))
                .map(|found| found.marks)
        };
        assert_eq!(marks("storm", 0), Some(vec![15, 16, 17, 18, 19]));
        assert_eq!(marks("storm far", 0), Some(vec![4, 5, 6, 15, 16, 17, 18, 19]));
        assert_eq!(marks("zählt", 5), Some(vec![6, 7, 8, 9, 10]));
        assert_eq!(marks("storm", 1), Some(Vec::new()), "found in its text, not in its title");
    }

    #[test]
    fn nothing_to_search_for_is_no_search() {
        assert!(Search::new("  ").is_none());
    }
}
