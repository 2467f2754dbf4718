//! Values that the learner has to find: those of hidden cases, and the answers of a prediction. It never
//! looks at programs.

use super::words::{texts, words};
use crate::domain::exercise::{Ask, Exercise, Expected, Signature};
use crate::domain::value::Value;

/// An input of so many words tells the case by itself.
const TELLING: usize = 6;
/// Words between an input and its answer, at most.
const APART: usize = 12;
/// Answers in a row that are no accident.
const ROW: usize = 3;

/// One value that must not be told.
#[derive(Debug, Clone)]
struct Secret {
    ask: Vec<String>,
    answer: Vec<String>,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Secrets {
    /// The names with which the program is called.
    calls: Vec<String>,
    values: Vec<Secret>,
    /// The answers of a prediction, in order.
    answers: Vec<Vec<String>>,
}

impl Secrets {
    /// `known`: rows of what the learner has before them: the task, their own program, the cases in sight.
    pub fn new(exercise: &Exercise, known: &[Vec<String>]) -> Self {
        let calls = match &exercise.signature {
            Signature::Function { name, .. } | Signature::Class { name, .. } => texts(&words(name)),
            Signature::Program => Vec::new(),
        };
        let predicts = exercise.is_predict();
        let seen: Vec<Vec<String>> =
            exercise.cases.iter().filter(|case| !case.hidden).map(|case| ask_of(&case.ask)).collect();
        let is_known = |secret: &Secret| {
            known.iter().any(|row| told_in(row, &calls, secret)) || !predicts && seen.contains(&secret.ask)
        };
        let cases = exercise.cases.iter().filter(|case| predicts || case.hidden);
        let values: Vec<Secret> = cases
            .map(|case| Secret { ask: ask_of(&case.ask), answer: answer_of(&case.ask) })
            .filter(|secret| !is_known(secret))
            .collect();
        let answers = if predicts {
            exercise.cases.iter().filter(|case| !case.hidden).map(|case| answer_of(&case.ask)).collect()
        } else {
            Vec::new()
        };
        Self { calls, values, answers }
    }

    /// Whether a sentence, or a line of code, tells one of them.
    pub fn told_in(&self, text: &str) -> bool {
        let row = texts(&words(&text.replace('`', " ")));
        self.values.iter().any(|secret| told_in(&row, &self.calls, secret)) || self.answered(&row)
    }

    fn answered(&self, row: &[String]) -> bool {
        self.answers.windows(ROW).any(|window| {
            let wanted = window.concat();
            wanted.len() >= ROW && super::rows::find(row, &wanted).is_some()
        })
    }
}

fn told_in(row: &[String], calls: &[String], secret: &Secret) -> bool {
    let Secret { ask, answer } = secret;
    if ask.len() >= TELLING && super::rows::find(row, ask).is_some() {
        return true;
    }
    if answer.is_empty() {
        return false;
    }
    let called: Vec<String> = calls.iter().chain(ask).cloned().collect();
    let wanted = if ask.len() >= 3 { ask } else { &called };
    if wanted.is_empty() {
        return false;
    }
    let mut from = 0;
    while let Some(place) = row.get(from..).and_then(|rest| super::rows::find(rest, wanted)) {
        let after = from + place + wanted.len();
        let end = (after + APART + answer.len()).min(row.len());
        if super::rows::find(&row[after..end], answer).is_some() {
            return true;
        }
        from += place + 1;
    }
    false
}

fn ask_of(ask: &Ask) -> Vec<String> {
    match ask {
        Ask::Call { arguments, .. } => arguments.iter().flat_map(flat).collect(),
        Ask::Steps { constructor, steps } => {
            let mut row: Vec<String> = constructor.iter().flat_map(flat).collect();
            for step in steps.iter().take(4) {
                row.extend(texts(&words(&step.method)));
                row.extend(step.arguments.iter().flat_map(flat));
            }
            row
        }
        Ask::Program { stdin, .. } => texts(&words(stdin)),
    }
}

fn answer_of(ask: &Ask) -> Vec<String> {
    let of = |expected: &Expected| match expected {
        Expected::Value(value) => flat(value),
        Expected::AnyOf(values) => values.first().map(flat).unwrap_or_default(),
        Expected::Error(name) => texts(&words(name)),
    };
    match ask {
        Ask::Call { expected, .. } => of(expected),
        Ask::Steps { steps, .. } => {
            steps.iter().filter_map(|step| step.expected.as_ref()).flat_map(of).collect()
        }
        Ask::Program { output, .. } => texts(&words(output)),
    }
}

/// A value as a row of words, as code of most languages would give it.
fn flat(value: &Value) -> Vec<String> {
    let list = |values: &[Value]| values.iter().flat_map(flat).collect::<Vec<String>>();
    match value {
        Value::None => vec!["none".to_owned()],
        Value::Bool(yes) => vec![yes.to_string()],
        Value::Int(number) => texts(&words(&number.to_string())),
        Value::BigInt(digits) => texts(&words(digits)),
        Value::Float(number) => texts(&words(&format!("{number:?}"))),
        Value::Str(text) => texts(&words(text)),
        Value::List(values) => [vec!["[".to_owned()], list(values)].concat(),
        Value::Tuple(values) | Value::Set(values) => list(values),
        Value::Map(pairs) => {
            pairs.iter().flat_map(|(key, value)| [flat(key), flat(value)].concat()).collect()
        }
        Value::Opaque { shown, .. } => texts(&words(shown)),
    }
}
