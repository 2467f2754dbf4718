//! A verdict as Exercism's `results.json`, version 3, with fields of our own beside theirs. It never decides
//! anything that the verdict does not say.
//!
//! Theirs: `version`, `status` (pass, fail, error), `message` (at most 65,535 characters), `tests[]` in order
//! with `name`, `status`, `message`, `output` (at most 500 characters), `test_code`. Ours, per test: `input`,
//! `expected`, `actual`, `line`, `situation` and `question` where an error was read, `time_ms`, `memory_kib`, `hidden`, `outcome`; for the whole: `exercise`,
//! `language`, `tier`, `time_ms`, `memory_kib`, and after a pass `score`: `total` and its four parts.

use crate::domain::Score;
use crate::domain::exercise::Exercise;
use crate::domain::verdict::{CaseStatus, CaseVerdict, Status, Verdict};
use serde_json::{Map, Value, json};

const MOST_MESSAGE: usize = 65_535;
const MOST_OUTPUT: usize = 500;

/// The whole verdict. The values of a hidden case are left out until it passes.
pub fn results_json(exercise: &Exercise, verdict: &Verdict) -> Value {
    let mut whole = Map::new();
    let mut put = |name: &str, value: Value| whole.insert(name.to_owned(), value);
    put("version", json!(3));
    put("status", json!(status(verdict.status)));
    let message = verdict.problem.as_ref().map(|problem| match problem.line {
        // A sentence of the catalogue names its line itself.
        Some(line) if problem.reading().is_none() => format!("Line {line}: {}", problem.message),
        _ => problem.message.clone(),
    });
    if let Some(message) = &message {
        put("message", json!(cut(message, MOST_MESSAGE)));
    } else if verdict.status == Status::Error {
        put("message", json!("Nothing was judged."));
    }
    put("tests", verdict.cases.iter().map(test).collect());
    put("exercise", json!(exercise.id.to_string()));
    put("language", json!(verdict.language.slug()));
    put("tier", json!(verdict.tier));
    put("time_ms", json!(verdict.millis));
    put("memory_kib", json!(verdict.memory_kib));
    if let Some(score) = &verdict.score {
        put("score", told(score));
    }
    Value::Object(whole)
}

fn told(score: &Score) -> Value {
    let mut told = Map::new();
    told.insert("total".to_owned(), json!(score.total()));
    for (aspect, part) in score.parts() {
        told.insert(aspect.title().to_owned(), json!(part));
    }
    Value::Object(told)
}

fn test(case: &CaseVerdict) -> Value {
    let shown = !case.hidden || case.status == CaseStatus::Passed;
    let secret = |text: &str| if shown { json!(text) } else { Value::Null };
    json!({
        "name": case.name,
        "status": match case.status {
            CaseStatus::Passed => "pass",
            CaseStatus::Failed => "fail",
            _ => "error",
        },
        "message": message(case, shown),
        "output": if case.output.is_empty() { Value::Null } else { json!(cut(&case.output, MOST_OUTPUT)) },
        "test_code": secret(&format!("{}\n# expected: {}", case.input, case.expected)),
        "input": secret(&case.input),
        "expected": secret(&case.expected),
        "actual": case.actual.as_deref().map_or(Value::Null, secret),
        "line": case.line,
        "situation": case.reading().map(|reading| reading.situation.as_str()),
        "question": case.reading().map(|reading| reading.question.as_str()),
        "outcome": case.status,
        "time_ms": case.millis,
        "memory_kib": case.memory_kib,
        "hidden": case.hidden,
    })
}

fn message(case: &CaseVerdict, shown: bool) -> Value {
    if case.status == CaseStatus::Passed {
        return Value::Null;
    }
    let difference = case
        .actual
        .as_ref()
        .filter(|_| shown && case.status == CaseStatus::Failed)
        .map(|actual| format!("Expected {}, and got {actual}.", case.expected));
    let parts: Vec<&str> = [difference.as_deref(), case.message.as_deref()].into_iter().flatten().collect();
    let whole = if parts.is_empty() { "It gave something else." } else { &parts.join("\n") };
    json!(cut(whole, MOST_MESSAGE))
}

const fn status(status: Status) -> &'static str {
    match status {
        Status::Pass => "pass",
        Status::Fail => "fail",
        Status::Error => "error",
    }
}

/// At most this many characters, with a sign that some are missing.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut shorter: String = text.chars().take(most - 1).collect();
    shorter.push('…');
    shorter
}
