//! One question after a pass: what does the program give for an input that the learner has not seen? It is
//! asked of the cases that stayed hidden, and judged by value; it never runs anything.

use crate::domain::Verdict;
use crate::domain::exercise::{Ask, Exercise, Expected};

/// A longer result is a chore to type, and a longer call to read.
const LONGEST_RESULT: usize = 40;
const LONGEST_INPUT: usize = 160;

/// What is asked, and what was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understanding {
    /// The call, in the notation of the learner's language; standard input for a program.
    pub input: String,
    /// The result, in the same notation.
    pub result: String,
    pub answer: Option<String>,
}

impl Understanding {
    /// Takes one of the hidden cases whose result is short; another one each time. `None` where there is
    /// none, and for a prediction, which is such a question itself.
    pub fn ask(exercise: &Exercise, verdict: &Verdict, time: usize) -> Option<Self> {
        if exercise.is_predict() {
            return None;
        }
        let short = |text: &str, most: usize| {
            let text = text.trim_end();
            !text.is_empty() && text.chars().count() <= most && !text.contains('\n')
        };
        let suitable: Vec<_> = exercise
            .cases
            .iter()
            .zip(&verdict.cases)
            .filter(|(case, judged)| {
                case.hidden && has_one_result(&case.ask) && short(&judged.expected, LONGEST_RESULT)
            })
            .filter(|(_, judged)| {
                !judged.input.trim().is_empty() && judged.input.chars().count() <= LONGEST_INPUT
            })
            .collect();
        let (_, judged) = suitable.get(time % suitable.len().max(1))?;
        Some(Self {
            input: judged.input.trim_end().to_owned(),
            result: judged.expected.trim_end().to_owned(),
            answer: None,
        })
    }

    pub fn is_right(&self) -> bool {
        self.answer.as_deref().is_some_and(|answer| is_same(answer, &self.result))
    }
}

/// A call with a single value to give back, or a program's output.
const fn has_one_result(ask: &Ask) -> bool {
    matches!(ask, Ask::Call { expected: Expected::Value(_), .. } | Ask::Program { .. })
}

/// Whether two results mean the same value, however they are spaced and quoted.
fn is_same(answer: &str, result: &str) -> bool {
    // Whoever leaves the quotes away knows the text all the same.
    let unquoted = |text: &str| text.trim().trim_matches(['\'', '"']).to_owned();
    let is_text = result.trim().starts_with(['\'', '"']);
    plain(answer) == plain(result)
        || (is_text && !answer.trim().is_empty() && unquoted(answer) == unquoted(result))
        || is_same_number(answer.trim(), result.trim())
}

fn is_same_number(answer: &str, result: &str) -> bool {
    match (answer.parse::<f64>(), result.parse::<f64>()) {
        (Ok(left), Ok(right)) => (left - right).abs() <= 1e-9 * right.abs().max(1.0),
        _ => false,
    }
}

/// Without blanks outside of quotes, and with one kind of quotes.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut quoted_by = None;
    for letter in text.trim().chars() {
        match (letter, quoted_by) {
            ('"' | '\'', None) => {
                quoted_by = Some(letter);
                plain.push('\'');
            }
            (letter, Some(quote)) if letter == quote => {
                quoted_by = None;
                plain.push('\'');
            }
            (letter, None) if letter.is_whitespace() => {}
            (letter, _) => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::is_same;

    #[test]
    fn a_value_is_the_same_however_it_is_written() {
        for (answer, result, same) in [
            ("4080", "4080", true),
            (" 4080 ", "4080", true),
            ("4080.0", "4080", true),
            ("[1,2, 3]", "[1, 2, 3]", true),
            ("\"a b\"", "'a b'", true),
            ("a b", "'a b'", true),
            ("['a',\"b\"]", "['a', 'b']", true),
            ("'ab'", "'a b'", false),
            ("true", "True", false),
            ("", "''", false),
            ("4081", "4080", false),
            ("nan", "4080", false),
        ] {
            assert_eq!(is_same(answer, result), same, "{answer} and {result}");
        }
    }
}
