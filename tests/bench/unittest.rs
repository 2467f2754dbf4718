//! An exercise's cases as a file for Python's unittest, as a teacher would write it. It knows only what the
//! exercises of the benches need: exact values.

use codementor::domain::Value;
use codementor::domain::exercise::{Ask, Case, Compare, Exercise, Expected, Signature};
use std::fmt::Write as _;

const OPENING: &str = "import contextlib, io, runpy, unittest\nfrom unittest import mock\n\n";

/// The file; the program is `solution.py` beside it.
pub fn file(exercise: &Exercise) -> String {
    assert_eq!(exercise.compare, Compare::Exact, "only exact values are known here");
    let mut text = OPENING.to_owned();
    if exercise.signature != Signature::Program {
        text.push_str("import solution\n\n");
    }
    text.push_str("class Cases(unittest.TestCase):\n");
    for (index, case) in exercise.cases.iter().enumerate() {
        let _ = writeln!(text, "    def test_{index:02}(self):");
        for line in body(exercise, case) {
            let _ = writeln!(text, "        {line}");
        }
    }
    text
}

fn body(exercise: &Exercise, case: &Case) -> Vec<String> {
    match (&exercise.signature, &case.ask) {
        (Signature::Function { name, .. }, Ask::Call { arguments, expected }) => {
            vec![check(&format!("solution.{name}({})", list(arguments)), expected)]
        }
        (Signature::Class { name, .. }, Ask::Steps { constructor, steps }) => {
            let made = format!("made = solution.{name}({})", list(constructor));
            let done = steps.iter().map(|step| {
                let call = format!("made.{}({})", step.method, list(&step.arguments));
                step.expected.as_ref().map_or_else(|| call.clone(), |expected| check(&call, expected))
            });
            std::iter::once(made).chain(done).collect()
        }
        (_, Ask::Program { stdin, output }) => vec![
            "printed = io.StringIO()".to_owned(),
            format!("with mock.patch('sys.stdin', io.StringIO({stdin:?})), \\"),
            "        contextlib.redirect_stdout(printed):".to_owned(),
            "    runpy.run_path('solution.py', run_name='__main__')".to_owned(),
            "lines = [line.rstrip() for line in printed.getvalue().splitlines()]".to_owned(),
            format!("self.assertEqual(lines, {output:?}.splitlines())"),
        ],
        other => panic!("a case that does not fit its signature: {other:?}"),
    }
}

fn check(call: &str, expected: &Expected) -> String {
    match expected {
        Expected::Value(value) => format!("self.assertEqual({call}, {})", literal(value)),
        Expected::Error(name) => format!("self.assertRaises({name}, lambda: {call})"),
        Expected::AnyOf(values) => format!("self.assertIn({call}, [{}])", list(values)),
    }
}

fn list(values: &[Value]) -> String {
    values.iter().map(literal).collect::<Vec<_>>().join(", ")
}

fn literal(value: &Value) -> String {
    match value {
        Value::None => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::BigInt(digits) => digits.clone(),
        Value::Float(number) => format!("{number:?}"),
        // JSON writes text as Python reads it.
        Value::Str(text) => serde_json::Value::from(text.as_str()).to_string(),
        Value::List(items) => format!("[{}]", list(items)),
        Value::Tuple(items) => format!("({},)", list(items)),
        Value::Set(items) => format!("set([{}])", list(items)),
        Value::Map(pairs) => {
            let pairs: Vec<String> =
                pairs.iter().map(|(key, value)| format!("{}: {}", literal(key), literal(value))).collect();
            format!("{{{}}}", pairs.join(", "))
        }
        Value::Opaque { shown, .. } => panic!("`{shown}` cannot be written in an exercise"),
    }
}
