//! `QuixBugs` (Lin, Koppel, Chen, Solar-Lezama 2017): small programs with one faulty line each, read from a
//! folder that somebody has. Nothing of it is kept here.

use super::{Bug, faults};
use crate::Effort;
use codementor::domain::exercise::{
    Ask, Compare, Exercise, Expected, Kind, LanguageFiles, Rubric, Signature,
};
use codementor::domain::{ExerciseId, Language, TypeSpec, Value};
use codementor::grade::{Cancel, Grader, Patience};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

/// Give a generator; what it gives is listed by a function of the same name, below all lines of the bug.
const GENERATORS: [&str; 2] = ["flatten", "kheapsort"];

pub fn read(grader: &Grader, folder: &Path, effort: Effort) -> Vec<Bug> {
    let Ok(entries) = folder.join("json_testcases").read_dir() else { return Vec::new() };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".json")?.to_owned()))
        .collect();
    names.sort();
    let step = if effort == Effort::Quick { 3 } else { 1 };
    names.iter().step_by(step).filter_map(|name| bug(grader, folder, name)).collect()
}

fn bug(grader: &Grader, folder: &Path, name: &str) -> Option<Bug> {
    let program = |of: &str| {
        let text = std::fs::read_to_string(folder.join(of).join(format!("{name}.py"))).ok()?;
        Some(without_remarks(&text))
    };
    let (mut source, mut solution) = (program("python_programs")?, program("correct_python_programs")?);
    let lines = faults::changed_lines(&source, &solution);
    if GENERATORS.contains(&name) {
        let listed =
            format!("\n_given = {name}\n\n\ndef {name}(*arguments):\n    return list(_given(*arguments))\n");
        // The function calls itself by its name, so the listing one has another.
        let listed =
            listed.replace(&format!("def {name}("), "def listed(").replace("_given(*", &format!("{name}(*"));
        let listed = listed.replace(&format!("\n_given = {name}\n"), "");
        source.push_str(&listed);
        solution.push_str(&listed);
    }
    let called = if GENERATORS.contains(&name) { "listed" } else { name };
    let text = std::fs::read_to_string(folder.join("json_testcases").join(format!("{name}.json"))).ok()?;
    let asks: Vec<Ask> = text.lines().filter_map(ask).collect();
    let mut exercise = Exercise {
        id: ExerciseId::new("quixbugs", name),
        title: name.to_owned(),
        kind: Kind::Function,
        skills: Vec::new(),
        difficulty: 5,
        minutes: 10,
        interests: Vec::new(),
        prerequisites: Vec::new(),
        compare: if name == "sqrt" { Compare::Tolerance(0.05) } else { Compare::Exact },
        keeps_arguments: false,
        signature: Signature::Function {
            name: called.to_owned(),
            parameters: Vec::new(),
            returns: TypeSpec::Any,
        },
        rubric: Rubric::default(),
        task: String::new(),
        cases: Vec::new(),
        hints: Vec::new(),
        wrong: Vec::new(),
        allows: Vec::new(),
        distractors: Vec::new(),
        languages: BTreeMap::from([(
            Language::Python,
            LanguageFiles { starter: String::new(), solution: solution.clone(), program: None },
        )]),
    };
    let patience = Patience { each: Duration::from_secs(1), until: Instant::now() + Duration::from_secs(10) };
    let cases = grader.answers(&exercise, &solution, &asks, patience, &Cancel::new()).ok()?;
    exercise.cases = cases.into_iter().flatten().collect();
    (!exercise.cases.is_empty()).then(|| Bug {
        name: name.to_owned(),
        exercise,
        source,
        lines,
        withheld: Vec::new(),
    })
}

/// Without the text at the end, which tells what is right.
fn without_remarks(text: &str) -> String {
    let end = text.find("\n\"\"\"").unwrap_or(text.len());
    format!("{}\n", text[..end].trim())
}

fn ask(line: &str) -> Option<Ask> {
    let parsed: serde_json::Value = serde_json::from_str(line).ok()?;
    let arguments = match parsed.get(0)? {
        serde_json::Value::Array(items) => items.iter().map(value).collect(),
        one => vec![value(one)],
    };
    Some(Ask::Call { arguments, expected: Expected::Value(Value::None) })
}

fn value(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::None,
        serde_json::Value::Bool(truth) => Value::Bool(*truth),
        serde_json::Value::Number(number) => {
            number.as_i64().map_or_else(|| Value::Float(number.as_f64().unwrap_or(0.0)), Value::Int)
        }
        serde_json::Value::String(text) => Value::Str(text.clone()),
        serde_json::Value::Array(items) => Value::List(items.iter().map(value).collect()),
        serde_json::Value::Object(pairs) => {
            Value::Map(pairs.iter().map(|(key, item)| (Value::Str(key.clone()), value(item))).collect())
        }
    }
}
