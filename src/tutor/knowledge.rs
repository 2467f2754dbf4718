//! Finding the passage that answers a question: concept pages cut into passages, and hints already
//! given, ranked by the words they share with it. It never shows a hint that has not been taken.

use super::offline::words_of;
use crate::domain::exercise::Exercise;
use crate::domain::skill::Skill;
use std::collections::{HashMap, HashSet};

/// A piece of text that stands for itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    pub title: String,
    /// Markdown.
    pub text: String,
}

/// Words that say nothing about what is asked.
const COMMON: [&str; 54] = [
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "can", "do", "does", "don", "explain", "for",
    "from", "get", "how", "i", "if", "in", "is", "it", "its", "like", "make", "me", "mean", "means", "my",
    "not", "of", "on", "one", "or", "please", "should", "so", "t", "tell", "that", "the", "this", "to",
    "use", "what", "when", "where", "which", "why", "with", "would", "you", "your",
];

/// A passage must reach this score to count as an answer.
const ENOUGH: f64 = 1.6;

/// The passage that fits best, if one fits at all.
///
/// Source: BM25 (Robertson and Zaragoza 2009) with `k1` = 1.2 and `b` = 0.5; a passage of a skill of
/// this exercise counts a third more, one of a skill that the question names twice, and so does a word
/// in a passage's title.
pub fn best_passage(
    exercise: &Exercise,
    skills: &[Skill],
    hints_given: usize,
    question: &str,
) -> Option<Passage> {
    let wanted: HashSet<String> =
        words_of(question).into_iter().filter(|word| !COMMON.contains(&word.as_str())).map(stem).collect();
    if wanted.is_empty() {
        return None;
    }
    let mut passages: Vec<(Passage, f64)> = Vec::new();
    for skill in skills {
        let own = if exercise.skills.contains(&skill.slug) { 1.33 } else { 1.0 };
        let named = words_of(&skill.title).into_iter().map(stem).any(|word| wanted.contains(&word));
        let weight = if named { 2.0 * own } else { own };
        passages.extend(passages_of(skill).into_iter().map(|passage| (passage, weight)));
    }
    for hint in exercise.hints.iter().take(hints_given) {
        let passage = Passage { title: "From a hint that you took".to_owned(), text: hint.text.clone() };
        passages.push((passage, 1.2));
    }
    let counted: Vec<HashMap<String, f64>> =
        passages.iter().map(|(passage, _)| count_words(passage)).collect();
    let average = counted.iter().map(length).sum::<f64>() / counted.len().max(1) as f64;
    let total = counted.len() as f64;
    let rarity = |word: &String| {
        let with = counted.iter().filter(|words| words.contains_key(word)).count() as f64;
        ((total - with + 0.5) / (with + 0.5)).ln_1p()
    };
    let rarities: HashMap<&String, f64> = wanted.iter().map(|word| (word, rarity(word))).collect();
    let score = |words: &HashMap<String, f64>, weight: f64| {
        let scale = 1.2 * (0.5 + 0.5 * length(words) / average.max(1.0));
        let sum: f64 = wanted
            .iter()
            .filter_map(|word| words.get(word).map(|count| rarities[word] * count * 2.2 / (count + scale)))
            .sum();
        sum * weight
    };
    let scored =
        passages.into_iter().zip(&counted).map(|((passage, weight), words)| (score(words, weight), passage));
    scored
        .filter(|(score, _)| *score >= ENOUGH)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, best)| best)
}

/// A concept page in passages: paragraphs, each with the code that follows it. What belongs together
/// stays together; a heading becomes part of its passage's title.
fn passages_of(skill: &Skill) -> Vec<Passage> {
    let about = Passage { title: skill.title.clone(), text: skill.about.clone() };
    let mut passages = Vec::new();
    let mut title = skill.title.clone();
    let mut text = String::new();
    let mut in_code = false;
    let mut finish = |title: &str, text: &mut String| {
        let done = std::mem::take(text);
        if !done.trim().is_empty() {
            passages.push(Passage { title: title.to_owned(), text: done.trim().to_owned() });
        }
    };
    let lines: Vec<&str> = skill.concept.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        if line.starts_with("```") {
            in_code = !in_code;
        }
        if !in_code && line.starts_with('#') {
            finish(&title, &mut text);
            title = format!("{}: {}", skill.title, line.trim_start_matches('#').trim().to_lowercase());
            continue;
        }
        let code_follows = lines[index + 1..].iter().find(|next| !next.trim().is_empty());
        let ends =
            !in_code && line.trim().is_empty() && !code_follows.is_some_and(|next| next.starts_with("```"));
        if ends {
            finish(&title, &mut text);
        } else {
            text.push_str(line);
            text.push('\n');
        }
    }
    finish(&title, &mut text);
    if passages.is_empty() {
        passages.push(about);
    }
    passages
}

fn count_words(passage: &Passage) -> HashMap<String, f64> {
    let mut counts = HashMap::new();
    for (text, weight) in [(&passage.title, 2.0), (&passage.text, 1.0)] {
        for word in words_of(text) {
            *counts.entry(stem(word)).or_insert(0.0) += weight;
        }
    }
    counts
}

fn length(words: &HashMap<String, f64>) -> f64 {
    words.values().sum()
}

/// Takes common English endings away, so that `slicing`, `slices` and `slice` meet.
fn stem(word: String) -> String {
    let endings = ["ing", "ies", "es", "ed", "s", "e", "y"];
    for ending in endings {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.chars().count() >= 3
        {
            return rest.to_owned();
        }
    }
    word
}
