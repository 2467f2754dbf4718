//! One case's outcome against what was expected of it. It never runs anything.

use super::caught;
use super::compare;
use super::languages::Notation;
use super::records::{Outcome, Raised};
use super::sandbox::Limits;
use super::words;
use crate::domain::exercise::{Ask, Case, Compare, Exercise, Expected, Signature, Step};
use crate::domain::verdict::{CaseStatus, CaseVerdict};
use crate::domain::{CaughtError, Value};

/// What a judge must know beside the case.
#[derive(Clone, Copy)]
pub(super) struct Bench<'check> {
    pub(super) exercise: &'check Exercise,
    pub(super) notation: &'static dyn Notation,
    pub(super) limits: &'check Limits,
}

/// The part of a case's verdict that the outcome decides.
#[derive(Debug, Default)]
struct Finding {
    actual: Option<String>,
    message: Option<String>,
    line: Option<u32>,
    error: Option<Box<CaughtError>>,
}

impl Bench<'_> {
    /// A case's verdict before it was run.
    pub(super) fn not_run(&self, case: &Case) -> CaseVerdict {
        CaseVerdict {
            name: case.name.clone(),
            hidden: case.hidden,
            status: CaseStatus::NotRun,
            input: self.input(&case.ask),
            expected: self.expected(&case.ask),
            actual: None,
            message: None,
            output: String::new(),
            line: None,
            millis: 0.0,
            memory_kib: 0,
            error: None,
        }
    }

    /// Judges a call or a list of steps.
    pub(super) fn judge(
        &self,
        case: &Case,
        outcome: &Outcome,
        arguments: Option<&[Value]>,
        verdict: &mut CaseVerdict,
    ) {
        let (status, finding) = match (&case.ask, outcome) {
            (Ask::Call { arguments: given, expected }, outcome) => {
                self.judge_call(given, expected, outcome, arguments)
            }
            (Ask::Steps { steps, .. }, Outcome::Steps(outcomes)) => self.judge_steps(steps, outcomes),
            (_, Outcome::Stopped) => self.judge_one(&Expected::Value(Value::None), outcome),
            _ => {
                (CaseStatus::Died, Finding { message: Some(words::GARBLED.to_owned()), ..Finding::default() })
            }
        };
        verdict.status = status;
        verdict.actual = finding.actual;
        verdict.message = finding.message;
        verdict.line = finding.line;
        verdict.error = finding.error;
    }

    /// Judges what a program printed.
    pub(super) fn judge_output(
        &self,
        case: &Case,
        outcome: &Outcome,
        printed: &str,
        verdict: &mut CaseVerdict,
    ) {
        let Ask::Program { output, .. } = &case.ask else { return };
        verdict.actual = Some(forgiving(printed));
        if let Outcome::Raised(raised) = outcome {
            verdict.status = CaseStatus::Raised;
            verdict.message = Some(words::raised(raised, self.limits));
            verdict.line = raised.trace.last().map(|(line, _)| *line);
            verdict.error = Some(Box::new(caught::raised(raised, self.limits)));
        } else if *outcome == Outcome::Stopped {
            verdict.status = CaseStatus::TimedOut;
            let message = words::case_timed_out(self.limits);
            verdict.error = Some(Box::new(caught::time_limit(&message)));
            verdict.message = Some(message);
        } else if forgiving(output) == forgiving(printed) {
            verdict.status = CaseStatus::Passed;
        } else {
            verdict.status = CaseStatus::Failed;
            if printed.trim().is_empty() {
                verdict.message = Some("The program printed nothing.".to_owned());
            }
        }
    }

    fn judge_call(
        &self,
        given: &[Value],
        expected: &Expected,
        outcome: &Outcome,
        arguments: Option<&[Value]>,
    ) -> (CaseStatus, Finding) {
        let (status, mut finding) = self.judge_one(expected, outcome);
        if status == CaseStatus::Passed
            && self.exercise.keeps_arguments
            && matches!(expected, Expected::Value(_) | Expected::AnyOf(_))
            && let Some(change) = self.changed(given, arguments)
        {
            finding.message = Some(change);
            return (CaseStatus::Failed, finding);
        }
        (status, finding)
    }

    fn judge_one(&self, expected: &Expected, outcome: &Outcome) -> (CaseStatus, Finding) {
        let failed = |message: String| Finding { message: Some(message), ..Finding::default() };
        match outcome {
            Outcome::Raised(raised) => self.judge_raised(expected, raised),
            Outcome::Large(why) => (CaseStatus::Failed, failed(words::large(why).to_owned())),
            Outcome::Without(method) => {
                (CaseStatus::Raised, failed(format!("There is no method called {method} yet.")))
            }
            Outcome::Steps(_) | Outcome::Printed(_) => (CaseStatus::Died, failed(words::GARBLED.to_owned())),
            Outcome::Stopped => {
                let message = words::case_timed_out(self.limits);
                let error = Some(Box::new(caught::time_limit(&message)));
                (CaseStatus::TimedOut, Finding { message: Some(message), error, ..Finding::default() })
            }
            Outcome::Value(value) => {
                let actual = Some(self.notation.value(value));
                if compare::meets(self.exercise.compare, expected, value) {
                    return (CaseStatus::Passed, Finding { actual, ..Finding::default() });
                }
                let message = self.difference(expected, value);
                (CaseStatus::Failed, Finding { actual, message, ..Finding::default() })
            }
        }
    }

    fn judge_raised(&self, expected: &Expected, raised: &Raised) -> (CaseStatus, Finding) {
        let line = raised.trace.last().map(|(line, _)| *line);
        match expected {
            Expected::Error(name) if self.notation.is_error(name, &raised.classes) => {
                let actual = Some(format!("raises {}", raised.name));
                (CaseStatus::Passed, Finding { actual, ..Finding::default() })
            }
            _ => {
                let message = Some(words::raised(raised, self.limits));
                let error = Some(Box::new(caught::raised(raised, self.limits)));
                (CaseStatus::Raised, Finding { actual: None, message, line, error })
            }
        }
    }

    /// What a beginner may overlook in two values.
    fn difference(&self, expected: &Expected, actual: &Value) -> Option<String> {
        let wanted = match expected {
            Expected::Error(name) => {
                return Some(format!("It should refuse this by raising {name}, and it gave a result."));
            }
            Expected::AnyOf(_) => return None,
            Expected::Value(wanted) => wanted,
        };
        if *actual == Value::None {
            return Some("It returned None. A `return` may be missing.".to_owned());
        }
        let (wanted_kind, actual_kind) = (self.notation.kind(wanted), self.notation.kind(actual));
        if wanted_kind != actual_kind && *wanted != Value::None {
            return Some(format!("It should be {wanted_kind}, and it is {actual_kind}."));
        }
        None
    }

    fn changed(&self, given: &[Value], after: Option<&[Value]>) -> Option<String> {
        let Some(after) = after else {
            return Some("The function changed what it was given, so that it cannot be shown.".to_owned());
        };
        let position = (0..given.len().max(after.len())).find(|position| {
            !matches!((given.get(*position), after.get(*position)), (Some(given), Some(after))
                if compare::equal(Compare::Exact, given, after))
        })?;
        let name = match &self.exercise.signature {
            Signature::Function { parameters, .. } => {
                parameters.get(position).map_or("an argument", |parameter| parameter.name.as_str())
            }
            _ => "an argument",
        };
        let now = after.get(position).map_or_else(String::new, |value| self.notation.value(value));
        let before = given.get(position).map_or_else(String::new, |value| self.notation.value(value));
        Some(format!(
            "The function changed {name}, which it was given: it was {before}, and now it is {now}."
        ))
    }

    fn judge_steps(&self, steps: &[Step], outcomes: &[Outcome]) -> (CaseStatus, Finding) {
        let object = self.object();
        if let Some(Outcome::Raised(raised)) = outcomes.first() {
            return self.judge_raised(&Expected::Value(Value::None), raised);
        }
        let mut shown = Vec::new();
        let many = steps.iter().filter(|step| step.expected.is_some()).count() > 1;
        for (position, step) in steps.iter().enumerate() {
            let Some(outcome) = outcomes.get(position + 1) else {
                let message = Some(words::NO_RECORD.to_owned());
                return (CaseStatus::Died, Finding { message, ..Finding::default() });
            };
            let call = format!("{object}.{}", self.notation.call(&step.method, &step.arguments));
            let (status, mut finding) = match &step.expected {
                Some(expected) => self.judge_one(expected, outcome),
                None => match outcome {
                    Outcome::Raised(raised) => self.judge_raised(&Expected::Value(Value::None), raised),
                    Outcome::Without(_) => self.judge_one(&Expected::Value(Value::None), outcome),
                    _ => continue,
                },
            };
            if let Some(actual) = finding.actual.take() {
                shown.push(if many { format!("{call} -> {actual}") } else { actual });
            }
            if status != CaseStatus::Passed {
                let message = finding.message.unwrap_or_else(|| "It gave something else.".to_owned());
                finding.message = Some(if many { format!("At {call}: {message}") } else { message });
                finding.actual = (!shown.is_empty()).then(|| shown.join("\n"));
                return (status, finding);
            }
        }
        let actual = (!shown.is_empty()).then(|| shown.join("\n"));
        (CaseStatus::Passed, Finding { actual, ..Finding::default() })
    }

    /// What an object of the exercise's class is called in what is shown.
    fn object(&self) -> String {
        match &self.exercise.signature {
            Signature::Class { name, .. } => snake(name),
            _ => "object".to_owned(),
        }
    }

    fn input(&self, ask: &Ask) -> String {
        match (ask, &self.exercise.signature) {
            (Ask::Call { arguments, .. }, Signature::Function { name, .. }) => {
                self.notation.call(name, arguments)
            }
            (Ask::Steps { constructor, steps }, Signature::Class { name, .. }) => {
                let object = self.object();
                let mut lines = vec![format!("{object} = {}", self.notation.call(name, constructor))];
                lines.extend(
                    steps.iter().map(|step| {
                        format!("{object}.{}", self.notation.call(&step.method, &step.arguments))
                    }),
                );
                lines.join("\n")
            }
            (Ask::Program { stdin, .. }, _) => stdin.clone(),
            // The reader of packs does not let such an exercise pass.
            _ => String::new(),
        }
    }

    fn expected(&self, ask: &Ask) -> String {
        match ask {
            Ask::Call { expected, .. } => self.one_expected(expected),
            Ask::Program { output, .. } => forgiving(output),
            Ask::Steps { steps, .. } => {
                let object = self.object();
                let checks: Vec<(&Step, String)> = steps
                    .iter()
                    .filter_map(|step| Some((step, self.one_expected(step.expected.as_ref()?))))
                    .collect();
                let lines: Vec<String> = if checks.len() == 1 {
                    checks.into_iter().map(|(_, expected)| expected).collect()
                } else {
                    let line = |(step, expected): (&Step, String)| {
                        format!(
                            "{object}.{} -> {expected}",
                            self.notation.call(&step.method, &step.arguments)
                        )
                    };
                    checks.into_iter().map(line).collect()
                };
                lines.join("\n")
            }
        }
    }

    fn one_expected(&self, expected: &Expected) -> String {
        match expected {
            Expected::Value(value) => self.notation.value(value),
            Expected::AnyOf(values) => {
                let values: Vec<String> = values.iter().map(|value| self.notation.value(value)).collect();
                values.join(" or ")
            }
            Expected::Error(name) => format!("raises {name}"),
        }
    }
}

/// Without white space at the ends of lines, and without empty lines at the end.
fn forgiving(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned()
}

/// `TicketTill` -> `ticket_till`.
fn snake(name: &str) -> String {
    let mut written = String::new();
    for (index, letter) in name.chars().enumerate() {
        if letter.is_uppercase() && index > 0 {
            written.push('_');
        }
        written.extend(letter.to_lowercase());
    }
    written
}
