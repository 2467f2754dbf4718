//! What a driver is asked to do, as bytes: the program, and what to ask of it. Expected values are not in
//! it: this is the one place where an exercise is turned into what a learner's process can see.

use super::wire;
use crate::domain::exercise::{Ask, Case, Exercise, Signature};
use crate::domain::{Edit, Value};
use std::time::Duration;

/// A run's secret, in hexadecimal on the way to the driver.
pub(super) type Nonce = [u8; 16];

pub(super) fn nonce() -> Nonce {
    *uuid::Uuid::new_v4().as_bytes()
}

/// A closer look than a check takes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Looks<'look> {
    /// Which lines each case runs; a case is ended by the driver after `each`, and at most so many steps of
    /// its variables are told.
    Watch { each: Duration, steps: usize },
    /// What each of these edits gives, in a process of its own, until `all` is used up.
    Batch { edits: &'look [&'look Edit], each: Duration, all: Duration },
}

/// The job of running these cases, which begin at `first` in the exercise.
pub(super) fn encode(
    exercise: &Exercise,
    source: &str,
    first: usize,
    cases: &[Case],
    nonce: &Nonce,
) -> Vec<u8> {
    let asks: Vec<&Ask> = cases.iter().map(|case| &case.ask).collect();
    encode_looking(exercise, source, first, &asks, nonce, None)
}

/// As `encode`, with a closer look.
pub(super) fn encode_looking(
    exercise: &Exercise,
    source: &str,
    first: usize,
    asks: &[&Ask],
    nonce: &Nonce,
    looks: Option<Looks<'_>>,
) -> Vec<u8> {
    let (kind, name) = match &exercise.signature {
        Signature::Function { name, .. } => ("function", name.as_str()),
        Signature::Class { name, .. } => ("class", name.as_str()),
        Signature::Program => ("program", ""),
    };
    let mut body = Vec::new();
    wire::encode_head('t', 8, &mut body);
    wire::encode_text(&hex(nonce), &mut body);
    wire::encode_text(kind, &mut body);
    wire::encode_text(name, &mut body);
    wire::encode_text(source, &mut body);
    wire::encode(&Value::Int(first as i64), &mut body);
    wire::encode_head('l', asks.len(), &mut body);
    for ask in asks {
        let mut question = Vec::new();
        encode_ask(ask, &mut question);
        wire::encode_later(&question, &mut body);
    }
    wire::encode(&Value::Bool(exercise.keeps_arguments), &mut body);
    encode_looks(looks, &mut body);

    let mut job = vec![b'J'];
    job.extend((body.len() as u32).to_le_bytes());
    job.extend(body);
    job
}

fn encode_ask(ask: &Ask, question: &mut Vec<u8>) {
    match ask {
        Ask::Call { arguments, .. } => wire::encode_items('l', arguments, question),
        Ask::Steps { constructor, steps } => {
            wire::encode_head('t', 2, question);
            wire::encode_items('l', constructor, question);
            wire::encode_head('l', steps.len(), question);
            for step in steps {
                wire::encode_head('t', 2, question);
                wire::encode_text(&step.method, question);
                wire::encode_items('l', &step.arguments, question);
            }
        }
        Ask::Program { stdin, .. } => wire::encode_text(stdin, question),
    }
}

fn encode_looks(looks: Option<Looks<'_>>, body: &mut Vec<u8>) {
    let millis = |time: Duration| Value::Int(time.as_millis() as i64);
    match looks {
        None => wire::encode(&Value::None, body),
        Some(Looks::Watch { each, steps }) => {
            wire::encode_head('t', 3, body);
            wire::encode_text("watch", body);
            wire::encode(&millis(each), body);
            wire::encode(&Value::Int(steps as i64), body);
        }
        Some(Looks::Batch { edits, each, all }) => {
            wire::encode_head('t', 4, body);
            wire::encode_text("batch", body);
            wire::encode_head('l', edits.len(), body);
            for edit in edits {
                wire::encode_head('t', 3, body);
                wire::encode(&Value::Int(edit.start as i64), body);
                wire::encode(&Value::Int(edit.end as i64), body);
                wire::encode_text(&edit.text, body);
            }
            wire::encode(&millis(each), body);
            wire::encode(&millis(all), body);
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::encode;
    use crate::domain::Value;
    use crate::domain::exercise::{Ask, Case, Expected};

    #[test]
    fn what_is_expected_is_not_in_a_job() {
        let exercise = crate::grade::sample::function("echo", &["value"]);
        let secret = Value::Str("the secret".to_owned());
        let case = Case {
            name: "one".to_owned(),
            hidden: true,
            ask: Ask::Call { arguments: vec![Value::Int(7)], expected: Expected::Value(secret) },
        };
        let job = encode(&exercise, "pass", 0, &[case], &[0; 16]);
        let text = String::from_utf8_lossy(&job);
        assert!(text.contains("i7;") && !text.contains("secret"));
    }
}
