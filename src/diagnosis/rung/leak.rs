//! Whether a text gives a piece of the solution away: four tokens in a row that the solution has and the
//! learner's program has not. It judges what a hint is made of; the guard of the tutor judges more.

use crate::syntax::Tree;
use crate::syntax::tokens::tokens;
use std::collections::HashSet;

/// So many tokens in a row are a piece of the solution.
pub const RUN: usize = 4;

/// The pieces that must not be said.
pub struct Guarded {
    runs: HashSet<Vec<String>>,
}

impl Guarded {
    pub fn of(reference: &Tree, program: &Tree) -> Self {
        let all = |tree: &Tree| {
            let words: Vec<String> = tokens(tree).into_iter().flat_map(|token| pieces(token.text)).collect();
            words.windows(RUN).map(<[String]>::to_vec).collect::<HashSet<Vec<String>>>()
        };
        let known = all(program);
        Self { runs: all(reference).into_iter().filter(|run| !known.contains(run)).collect() }
    }
}

pub fn leaks(text: &str, guarded: &Guarded) -> bool {
    let words = pieces(text);
    words.windows(RUN).any(|run| guarded.runs.contains(run))
}

/// Words and signs, as they stand in any text. Quotes and backticks are layout.
fn pieces(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut in_word = false;
    for letter in text.chars() {
        let word = letter.is_alphanumeric() || letter == '_';
        if word && in_word {
            if let Some(last) = found.last_mut() {
                last.push(letter);
            }
        } else if word || !letter.is_whitespace() && !['`', '"', '\''].contains(&letter) {
            found.push(letter.to_string());
        }
        in_word = word;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Guarded, leaks};
    use crate::domain::Language;
    use crate::syntax::Tree;

    #[test]
    fn four_tokens_that_the_learner_lacks_are_a_leak() {
        let tree = |source: &str| Tree::parse(Language::Python, source).expect("a tree");
        let reference = tree(
            "def total(numbers):\n    result = 0\n    for number in numbers:\n        result += number\n    return result\n",
        );
        let program = tree(
            "def total(numbers):\n    result = 0\n    for number in numbers:\n        print(number)\n    return result\n",
        );
        let guarded = Guarded::of(&reference, &program);
        assert!(leaks("Write `result += number` there.", &guarded));
        assert!(leaks("Write result+=number.", &guarded));
        assert!(!leaks("You wrote `for number in numbers:`, and that is right.", &guarded));
        assert!(!leaks("Nothing changes `result` in the loop.", &guarded));
    }
}
