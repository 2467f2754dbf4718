//! Small exercises for the tests of this module. It is not built into the program.

use crate::domain::exercise::{Compare, Exercise, Kind, Parameter, Rubric, Signature};
use crate::domain::{ExerciseId, TypeSpec};
use std::collections::BTreeMap;

/// An exercise about one function, without cases.
pub(crate) fn function(name: &str, parameters: &[&str]) -> Exercise {
    let parameters = parameters
        .iter()
        .map(|name| Parameter { name: (*name).to_owned(), type_spec: TypeSpec::Any })
        .collect();
    Exercise {
        id: ExerciseId::new("tests", name),
        title: name.to_owned(),
        kind: Kind::Function,
        skills: Vec::new(),
        difficulty: 1,
        minutes: 1,
        interests: Vec::new(),
        prerequisites: Vec::new(),
        compare: Compare::Exact,
        keeps_arguments: false,
        signature: Signature::Function { name: name.to_owned(), parameters, returns: TypeSpec::Any },
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
