//! Small exercises, built without files.

use codementor::domain::exercise::{
    Ask, Case, Compare, Exercise, Expected, Kind, Method, Parameter, Rubric, Signature, Step,
};
use codementor::domain::{ExerciseId, TypeSpec, Value};
use std::collections::BTreeMap;

pub fn int(number: i64) -> Value {
    Value::Int(number)
}

pub fn text(content: &str) -> Value {
    Value::Str(content.to_owned())
}

fn parameters(names: &[&str]) -> Vec<Parameter> {
    names.iter().map(|name| Parameter { name: (*name).to_owned(), type_spec: TypeSpec::Any }).collect()
}

fn blank(slug: &str, kind: Kind, signature: Signature) -> Exercise {
    Exercise {
        id: ExerciseId::new("tests", slug),
        title: slug.to_owned(),
        kind,
        skills: Vec::new(),
        difficulty: 1,
        minutes: 1,
        interests: Vec::new(),
        prerequisites: Vec::new(),
        compare: Compare::Exact,
        keeps_arguments: false,
        signature,
        rubric: Rubric::default(),
        task: String::new(),
        cases: Vec::new(),
        hints: Vec::new(),
        wrong: Vec::new(),
        allows: Vec::new(),
        distractors: Vec::new(),
        languages: BTreeMap::new(),
    }
}

/// An exercise about one function; cases are added with `call`.
pub fn function(name: &str, names: &[&str]) -> Exercise {
    let signature =
        Signature::Function { name: name.to_owned(), parameters: parameters(names), returns: TypeSpec::Any };
    blank(name, Kind::Function, signature)
}

/// Adds a case of a call.
pub fn call(mut exercise: Exercise, arguments: Vec<Value>, expected: Expected) -> Exercise {
    let name = format!("case {}", exercise.cases.len() + 1);
    exercise.cases.push(Case { name, hidden: false, ask: Ask::Call { arguments, expected } });
    exercise
}

/// `double(n)` with three cases: 1, 2 and 21.
pub fn double() -> Exercise {
    [1, 2, 21].into_iter().fold(function("double", &["number"]), |exercise, number| {
        call(exercise, vec![int(number)], Expected::Value(int(2 * number)))
    })
}

/// A class; cases are added with `steps`.
pub fn class(name: &str, constructor: &[&str], methods: &[&str]) -> Exercise {
    let methods = methods
        .iter()
        .map(|method| Method { name: (*method).to_owned(), parameters: Vec::new(), returns: TypeSpec::Any })
        .collect();
    let signature = Signature::Class { name: name.to_owned(), constructor: parameters(constructor), methods };
    blank(name, Kind::Operations, signature)
}

pub fn step(method: &str, arguments: Vec<Value>, expected: Option<Expected>) -> Step {
    Step { method: method.to_owned(), arguments, expected }
}

pub fn steps(mut exercise: Exercise, constructor: Vec<Value>, steps: Vec<Step>) -> Exercise {
    let name = format!("case {}", exercise.cases.len() + 1);
    exercise.cases.push(Case { name, hidden: false, ask: Ask::Steps { constructor, steps } });
    exercise
}

/// A program; each pair is standard input and expected output.
pub fn program(cases: &[(&str, &str)]) -> Exercise {
    let mut exercise = blank("program", Kind::Program, Signature::Program);
    for (stdin, output) in cases {
        let name = format!("case {}", exercise.cases.len() + 1);
        let ask = Ask::Program { stdin: (*stdin).to_owned(), output: (*output).to_owned() };
        exercise.cases.push(Case { name, hidden: false, ask });
    }
    exercise
}

/// How many exercises there are.
pub fn how_many() -> usize {
    codementor::curriculum::Library::load(None).0.exercises().len()
}
