//! An exercise: a problem told once, with typed cases, a hint ladder and typical wrong solutions.
//! It never knows how it was stored (`curriculum`) or how it is run (`grade`).

use super::{ExerciseId, Language, TypeSpec, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All that an author wrote of one problem. `assets/exercises/README.md` describes it for authors.
#[derive(Debug, Clone, PartialEq)]
pub struct Exercise {
    pub id: ExerciseId,
    pub title: String,
    pub kind: Kind,
    /// Slugs; the first is the one that it is about.
    pub skills: Vec<String>,
    /// 1 to 10, as its author estimates it.
    pub difficulty: u8,
    /// What a learner of that level needs.
    pub minutes: u16,
    pub interests: Vec<String>,
    pub prerequisites: Vec<String>,
    pub compare: Compare,
    /// A case fails when the function changes its arguments.
    pub keeps_arguments: bool,
    pub signature: Signature,
    pub rubric: Rubric,
    /// The task, in Markdown.
    pub task: String,
    pub cases: Vec<Case>,
    pub hints: Vec<Hint>,
    pub wrong: Vec<WrongSolution>,
    /// Slugs of misconceptions of the catalogue that may show in a right solution all the same.
    pub allows: Vec<String>,
    /// For `arrange`: pieces that look right and are wrong.
    pub distractors: Vec<Distractor>,
    pub languages: BTreeMap<Language, LanguageFiles>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Function,
    Operations,
    Program,
    Debug,
    Predict,
    Arrange,
}

impl Kind {
    pub const ALL: [Self; 6] =
        [Self::Function, Self::Operations, Self::Program, Self::Debug, Self::Predict, Self::Arrange];

    /// The word for it on a screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Function => "function",
            Self::Operations => "operations",
            Self::Program => "program",
            Self::Debug => "debug",
            Self::Predict => "predict",
            Self::Arrange => "arrange",
        }
    }
}

/// What is called, with the types of everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signature {
    Function { name: String, parameters: Vec<Parameter>, returns: TypeSpec },
    Class { name: String, constructor: Vec<Parameter>, methods: Vec<Method> },
    Program,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    pub name: String,
    pub type_spec: TypeSpec,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    pub name: String,
    pub parameters: Vec<Parameter>,
    pub returns: TypeSpec,
}

/// One question to a program, and what is expected of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    pub name: String,
    pub hidden: bool,
    pub ask: Ask,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Call the function with these arguments.
    Call { arguments: Vec<Value>, expected: Expected },
    /// Make the object, then call its methods in order.
    Steps { constructor: Vec<Value>, steps: Vec<Step> },
    /// Run the program with this standard input.
    Program { stdin: String, output: String },
}

#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub method: String,
    pub arguments: Vec<Value>,
    /// `None`: the step is done, and its result does not matter.
    pub expected: Option<Expected>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    Value(Value),
    /// Any one of these (compare mode `any-of`).
    AnyOf(Vec<Value>),
    /// An error of this name, where the language has that name; otherwise any error.
    Error(String),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Compare {
    Exact,
    /// Lists are equal when they hold the same items, however ordered (at the top level).
    Unordered,
    AnyOf,
    /// Floats may differ by this much, absolutely or relative to the expected one.
    Tolerance(f64),
}

/// The weights of the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rubric {
    pub correctness: u8,
    pub quality: u8,
    pub efficiency: u8,
    pub style: u8,
}

impl Default for Rubric {
    fn default() -> Self {
        Self { correctness: 40, quality: 30, efficiency: 15, style: 15 }
    }
}

/// One step of the hint ladder, as authored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    pub rung: Rung,
    /// Markdown.
    pub text: String,
}

/// How much a hint gives, from least to most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rung {
    Look,
    Question,
    Concept,
    Example,
    Shape,
    /// The solution in pieces, shuffled; made from it, never authored.
    Pieces,
    /// A line of the solution itself; the learner asked for it after everything else.
    Reveal,
}

impl Rung {
    pub const AUTHORED: [Self; 5] = [Self::Look, Self::Question, Self::Concept, Self::Example, Self::Shape];

    /// The word for it on a screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Look => "look here",
            Self::Question => "a question",
            Self::Concept => "the idea",
            Self::Example => "a similar example",
            Self::Shape => "the shape",
            Self::Pieces => "the pieces",
            Self::Reveal => "revealed",
        }
    }
}

/// A typical wrong solution, and the belief behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongSolution {
    pub language: Language,
    pub file: String,
    pub misconception: String,
    /// The slug of a misconception of the catalogue that must show in it.
    pub catalogue: Option<String>,
    /// What it gets wrong, said to the learner.
    pub shows: String,
    /// What the tutor asks someone who wrote it.
    pub question: String,
    /// The name of a case that it fails.
    pub fails: String,
    pub source: String,
}

/// A piece of an `arrange` puzzle that looks right and is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Distractor {
    pub language: Language,
    /// A line, without its indentation.
    pub code: String,
    /// The line of the solution that it could be taken for.
    pub partner: String,
    /// Why it is wrong, said to a learner who used it once the checks fail.
    pub shows: String,
}

/// What an exercise brings for one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageFiles {
    /// What the learner finds in the editor; for `predict`, the answer sheet; for `arrange`, what stays
    /// above the pieces.
    pub starter: String,
    /// What passes every case; for `predict`, the sheet filled in.
    pub solution: String,
    /// For `predict`: the program to be read.
    pub program: Option<String>,
}

impl Exercise {
    pub fn files(&self, language: Language) -> Option<&LanguageFiles> {
        self.languages.get(&language)
    }

    /// Whether the learner runs no code: they say what a program will do.
    pub fn is_predict(&self) -> bool {
        self.kind == Kind::Predict
    }

    /// Gives a `predict` exercise its answer sheets: `write` makes the empty and the filled one. Others
    /// have their starter and solution from files.
    pub fn write_sheets(&mut self, write: impl Fn(&Self, Language) -> (String, String)) {
        if !self.is_predict() {
            return;
        }
        for language in self.languages.keys().copied().collect::<Vec<Language>>() {
            let (starter, solution) = write(self, language);
            if let Some(files) = self.languages.get_mut(&language) {
                (files.starter, files.solution) = (starter, solution);
            }
        }
    }

    pub fn case(&self, name: &str) -> Option<&Case> {
        self.cases.iter().find(|case| case.name == name)
    }
}
