//! All findings about a program put together: what its runs showed, what its shape shows, errors in words,
//! and the hint of each rung that follows from them. It runs nothing.

use super::rung::{self, Case, Findings, Sources, Step, Templates, compose, supports};
use super::{Diagnosis, Pointing, errors, misconceptions, missing};
use crate::domain::diagnosed::{Belief, Diagnosed, FoundCase, FoundHint, FoundPlace};
use crate::domain::verdict::ProblemKind;
use crate::domain::{CaughtError, ErrorReading, Exercise, Language};
use crate::syntax::Tree;
use errors::Program;
use misconceptions::Right;
use serde::{Deserialize, Serialize};

/// Beliefs beside the first are told up to so many.
const MOST_BELIEFS: usize = 3;

/// By what a program is read, and for whom.
#[derive(Clone, Copy)]
pub struct Catalogues<'catalogues> {
    pub errors: &'catalogues errors::Catalogue,
    pub misconceptions: &'catalogues misconceptions::Catalogue,
    /// The learner's, 1 to 10.
    pub level: u8,
}

/// The program equals a wrong solution of the exercise: its author's words about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    pub misconception: String,
    pub shows: String,
    pub question: String,
}

/// The hint of a step, made of the findings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepHint {
    pub step: String,
    /// Markdown.
    pub text: String,
    /// The findings say more here than the exercise's author could; see [`rung::supports`].
    pub supported: bool,
}

impl Diagnosis {
    /// There is something wrong with the program.
    pub const fn found_anything(&self) -> bool {
        self.problem.is_some() || self.suspects.is_some()
    }

    /// Adds what the shape of the program shows, puts errors into words, and makes the hints. Nothing is
    /// added to a program that passes.
    pub fn read(
        &mut self,
        exercise: &Exercise,
        language: Language,
        source: &str,
        catalogues: Catalogues<'_>,
    ) {
        if !self.found_anything() {
            return;
        }
        let program = Program::of(exercise, language, source, catalogues.level);
        let error = self.read_errors(catalogues.errors, program);
        let solution = exercise.files(language).map_or("", |files| files.solution.as_str());
        let (Ok(here), Ok(right)) = (Tree::parse(language, source), Tree::parse(language, solution)) else {
            return;
        };
        let parses = self.problem.as_ref().is_none_or(|problem| problem.kind != ProblemKind::Syntax);
        if parses {
            self.read_shape(exercise, &here, &right, catalogues.misconceptions);
        }
        self.hints = self.compose_hints(error.as_ref(), &here, &right, catalogues.misconceptions);
    }

    /// The reading of the error that counts: what kept the program from running, or ended the smallest case.
    fn read_errors(&mut self, catalogue: &errors::Catalogue, program: Program<'_>) -> Option<ErrorReading> {
        let read = |error: &CaughtError, message: &mut String| {
            let reading = catalogue.read(error, program, true)?;
            *message = message.replacen(&error.told, &reading.happened, 1);
            Some(reading)
        };
        if let Some(problem) = &mut self.problem {
            let error = problem.error.as_deref()?.clone();
            return read(&error, &mut problem.message);
        }
        let case = self.smallest.as_mut()?;
        let mut message = case.message.clone()?;
        let reading = read(case.error.as_deref()?, &mut message);
        case.message = Some(message);
        if let Some(trace) = &mut self.trace {
            trace.message.clone_from(&case.message);
        }
        reading
    }

    fn read_shape(
        &mut self,
        exercise: &Exercise,
        here: &Tree,
        right: &Tree,
        catalogue: &misconceptions::Catalogue,
    ) {
        let pointing = self.pointing().clone();
        self.held = catalogue.find(here, Some(&Right::of(right)));
        // A weak one counts only where the runs say the same.
        self.held.retain(|held| !held.fallback || pointing.names(held.first_line));
        self.known = missing::known_wrong(here, &exercise.wrong).map(|known| Known {
            misconception: known.wrong.misconception.clone(),
            shows: known.wrong.shows.clone(),
            question: known.wrong.question.clone(),
        });
        self.change = self.only_change();
        // An edit that mends the program is a proof that no statement has to be added.
        self.missing = match self.change {
            Some(_) => None,
            None => missing::missing(here, &[right]),
        };
    }

    /// What the edit is about that mends the program, where that is one line.
    fn only_change(&self) -> Option<String> {
        let suspects = self.suspects.as_ref()?;
        let Pointing::Line { line } = suspects.pointing else { return None };
        let edit = suspects.edits.iter().find(|edit| edit.agreement >= 1.0 && edit.line == line)?;
        Some(edit.kind.title().to_owned())
    }

    fn compose_hints(
        &self,
        error: Option<&ErrorReading>,
        here: &Tree,
        right: &Tree,
        catalogue: &misconceptions::Catalogue,
    ) -> Vec<StepHint> {
        let held = rung::to_talk_about(&self.held, self.pointing());
        let example = held.and_then(|held| catalogue.get(here.language(), &held.slug)?.shows.first());
        let findings = Findings {
            pointing: self.pointing(),
            error,
            held,
            example: example.map(|sample| sample.program.as_str()),
            known: self.known.as_ref(),
            missing: self.missing.as_ref(),
            case: self.smallest.as_ref().map(|case| Case {
                call: &case.input,
                expected: &case.expected,
                actual: case.actual.as_deref(),
            }),
            change: self.change.as_deref(),
        };
        let sources = Sources { reference: right, program: here };
        let hint = |step: Step| StepHint {
            step: step.slug().to_owned(),
            text: compose(Templates::built_in(), step, &findings, sources),
            supported: supports(step, &findings),
        };
        Step::ALL.map(hint).to_vec()
    }

    /// The findings in plain words, for whoever speaks to the learner.
    pub fn told(&self) -> Diagnosed {
        let place = match self.pointing() {
            Pointing::Line { line } => FoundPlace::Line(*line),
            Pointing::Region { lines } => FoundPlace::Lines(lines.clone()),
            Pointing::Nothing => FoundPlace::Unknown,
        };
        let hint = |hint: &StepHint| {
            let step = Step::ALL.into_iter().find(|step| step.slug() == hint.step)?;
            hint.supported.then(|| FoundHint { rung: step.rung(), text: hint.text.clone() })
        };
        Diagnosed {
            place,
            case: self.smallest.as_ref().map(|case| FoundCase {
                call: case.input.clone(),
                expected: case.expected.clone(),
                actual: case.actual.clone(),
                message: case.message.clone(),
            }),
            beliefs: self.beliefs(),
            missing: self.missing.as_ref().map(|missing| missing.words.clone()),
            change: self.change.clone(),
            hints: self.hints.iter().filter_map(hint).collect(),
            trace: self.trace.clone(),
        }
    }

    fn beliefs(&self) -> Vec<Belief> {
        let first = rung::to_talk_about(&self.held, self.pointing());
        let others = self.held.iter().filter(|held| Some(*held) != first);
        let known = self.known.iter().map(|known| Belief {
            line: None,
            sentence: known.shows.clone(),
            question: known.question.clone(),
        });
        let held = first.into_iter().chain(others).map(|held| Belief {
            line: Some(held.first_line),
            sentence: held.believes.clone(),
            question: held.question.clone(),
        });
        known.chain(held).take(MOST_BELIEFS).collect()
    }
}
