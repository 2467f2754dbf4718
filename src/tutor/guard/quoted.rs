//! Lines of a solution that a reply quotes as they are, however short: a span, a line of a block or a sentence
//! that is nothing else, or a line within a sentence with its signs. It never looks at how far a program is.

use super::pieces::Pieces;
use super::reference::Line;
use super::words::{texts, words};
use std::collections::HashSet;

/// One word is no line that could be told from an accident.
const LEAST: usize = 2;

/// What a reply quotes.
#[derive(Debug, Clone, Default)]
pub(super) struct Quotes {
    /// The words of what stands alone.
    alone: HashSet<Vec<String>>,
    /// Everything, in small letters, with one kind of quotation mark.
    letters: Vec<char>,
}

impl Quotes {
    pub fn of(pieces: &Pieces) -> Self {
        let lines = pieces.fences.iter().flat_map(|fence| fence.lines());
        let spans = pieces.spans.iter().map(String::as_str);
        let sentences = pieces.sentences.iter().map(String::as_str);
        let alone = lines.chain(spans).chain(sentences).flat_map(alone).collect();
        let all = pieces.sentences.iter().chain(&pieces.fences);
        let letters = all.flat_map(|part| part.chars().chain(['\n'])).filter(|letter| *letter != '`');
        Self { alone, letters: letters.flat_map(char::to_lowercase).map(one_mark).collect() }
    }

    /// Whether this line is quoted. A line without a name of somebody's choice is part of the language.
    pub fn have(&self, line: &Line) -> bool {
        line.words.len() >= LEAST
            && line.words.iter().any(|word| word.own)
            && (self.alone.contains(&texts(&line.words)) || self.is_typed(&line.typed))
    }

    fn is_typed(&self, typed: &[char]) -> bool {
        let Some(first) = typed.first() else { return false };
        let mut starts = (0..self.letters.len()).filter(|start| self.letters[*start] == *first);
        starts.any(|start| {
            let begins = start.checked_sub(1).is_none_or(|before| !in_name(self.letters[before]));
            begins && self.end_of(typed, start).is_some_and(|end| self.ends(end))
        })
    }

    /// Where the letters end that begin there, blanks between them aside.
    fn end_of(&self, typed: &[char], start: usize) -> Option<usize> {
        let mut at = start;
        for wanted in typed {
            while self.letters.get(at).is_some_and(|letter| letter.is_whitespace()) {
                at += 1;
            }
            if self.letters.get(at) != Some(wanted) {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// Nothing that goes on: `total = 0.5` is not `total = 0`, and `x = first(y)` is not `x = first`.
    fn ends(&self, end: usize) -> bool {
        let at = |index: usize| self.letters.get(index).copied().unwrap_or('\n');
        let goes_on =
            in_name(at(end)) || matches!(at(end), '(' | '[') || at(end) == '.' && in_name(at(end + 1));
        !goes_on
    }
}

/// A line as it is typed, blanks aside; empty where a sentence might have it by accident.
pub(super) fn typed(code: &str) -> Vec<char> {
    let letters = code.chars().filter(|letter| !letter.is_whitespace());
    let letters: Vec<char> = letters.flat_map(char::to_lowercase).map(one_mark).collect();
    let is_sign = |letter: &char| "=<>+-*/%[({\"".contains(*letter);
    let bare: &[char] = letters.strip_suffix(&[':']).unwrap_or(&letters);
    // The colon is the only sign of `if is_open:`, and whoever asks about `if days < 3` may leave it away.
    if bare.iter().any(is_sign) {
        bare.to_vec()
    } else if bare.len() < letters.len() {
        letters
    } else {
        Vec::new()
    }
}

/// The words of a line's statements, without the marks of lists, quotations and differences.
fn alone(line: &str) -> Vec<Vec<String>> {
    let line = line.trim().trim_start_matches(['>', '+', '-', '*', '|', '#', ' ']);
    let number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let line = if number.len() < line.len() { number.trim_start_matches(['.', ')', ':']) } else { line };
    let line = line.trim_end().trim_end_matches(['.', '?', '!', '|', ' ']).trim_matches('`');
    line.split(';').map(|part| texts(&words(part))).filter(|row| row.len() >= LEAST).collect()
}

fn in_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn one_mark(letter: char) -> char {
    if letter == '\'' { '"' } else { letter }
}

#[cfg(test)]
mod tests {
    use super::{Quotes, typed};
    use crate::tutor::guard::pieces::Pieces;
    use crate::tutor::guard::reference::Line;
    use crate::tutor::guard::words::words;

    fn quotes(reply: &str, code: &str) -> bool {
        let line = Line { words: words(code), indent: 0, typed: typed(code) };
        Quotes::of(&Pieces::of(reply)).have(&line)
    }

    #[test]
    fn a_short_line_is_found_wherever_it_stands_alone() {
        for reply in [
            "`if in_fridge:`",
            "The first is `if in_fridge:`, of course.",
            "```js\nif (inFridge) {\n```",
            "> ```diff\n> + if in_fridge:\n> ```",
            "1. `if in_fridge`",
            "| 1 | `if in_fridge:` |",
            "If in_fridge.",
            "Then write if in_fridge: and go on.",
        ] {
            assert!(quotes(reply, "if in_fridge:"), "{reply}");
        }
        for reply in [
            "What should happen if in_fridge is true?",
            "What is `in_fridge`?",
            "Is `if in_fridge and days` alike?",
            "`if days:`",
        ] {
            assert!(!quotes(reply, "if in_fridge:"), "{reply}");
        }
    }

    #[test]
    fn a_line_with_signs_is_found_within_a_sentence() {
        for reply in [
            "It told me to do this: best_time = \"\" and so on.",
            "Begin with best_time='' there.",
            "best_time = \"\"",
        ] {
            assert!(quotes(reply, "best_time = \"\""), "{reply}");
        }
        for (reply, code) in [
            ("Is best_time the best time?", "best_time = \"\""),
            ("Is my_best_time = \"\" right?", "best_time = \"\""),
            ("What is total = 0.5 then?", "total = 0"),
            ("Does x = first(y) work?", "x = first"),
            ("Should it return False or None?", "return False"),
        ] {
            assert!(!quotes(reply, code), "{reply}");
        }
    }
}
