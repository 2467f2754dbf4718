//! The kind `predict`: the learner says what calls return, and no program runs. An answer sheet has a line
//! `call -> answer` for each case that is not hidden. It never shows an expected value that was not found.

use super::compare;
use super::languages::{self, Notation};
use super::score;
use crate::domain::Language;
use crate::domain::exercise::{Ask, Case, Exercise, Expected, Signature};
use crate::domain::verdict::{CaseStatus, CaseVerdict, Problem, ProblemKind, Status, Tier, Verdict};

const ARROW: &str = "->";

/// Both sheets: the one that a learner finds, and the one with every answer right.
pub fn prediction_sheets(exercise: &Exercise, language: Language) -> (String, String) {
    (empty_sheet(exercise, language), filled_sheet(exercise, language))
}

fn empty_sheet(exercise: &Exercise, language: Language) -> String {
    let notation = languages::notation(language);
    lines(exercise, |case| Some(format!("{} {ARROW} ", call(exercise, case, notation)?)))
}

fn filled_sheet(exercise: &Exercise, language: Language) -> String {
    let notation = languages::notation(language);
    lines(exercise, |case| {
        let Ask::Call { expected, .. } = &case.ask else { return None };
        Some(format!("{} {ARROW} {}", call(exercise, case, notation)?, written(expected, notation)))
    })
}

/// Judges a sheet. A call without an answer is not run; lines that are no call's are ignored.
pub fn judge_prediction(exercise: &Exercise, language: Language, sheet: &str) -> Verdict {
    let notation = languages::notation(language);
    let mut answers: Vec<&str> = sheet.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let cases: Vec<CaseVerdict> = exercise
        .cases
        .iter()
        .filter(|case| !case.hidden)
        .filter_map(|case| {
            let Ask::Call { expected, .. } = &case.ask else { return None };
            let call = call(exercise, case, notation)?;
            let (status, actual, message) = match take_answer(&mut answers, &call) {
                None | Some("") => (CaseStatus::NotRun, None, Some("There is no answer yet.".to_owned())),
                Some(answer) => judge_answer(exercise, expected, answer, notation),
            };
            let told = if status == CaseStatus::Passed { written(expected, notation) } else { String::new() };
            Some(CaseVerdict {
                name: case.name.clone(),
                hidden: case.hidden,
                status,
                input: call,
                expected: told,
                actual,
                message,
                output: String::new(),
                line: None,
                millis: 0.0,
                memory_kib: 0,
                error: None,
            })
        })
        .collect();
    let answered = cases.iter().any(|case| case.status != CaseStatus::NotRun);
    let status = match (answered, cases.iter().all(|case| case.status == CaseStatus::Passed)) {
        (false, _) => Status::Error,
        (true, true) => Status::Pass,
        (true, false) => Status::Fail,
    };
    let problem = (!answered).then(|| Problem {
        kind: ProblemKind::Missing,
        message: format!("There is no answer yet. Write behind each {ARROW} what the call returns."),
        line: None,
        column: None,
        error: None,
    });
    Verdict {
        exercise: exercise.id.clone(),
        language,
        status,
        problem,
        cases,
        output: String::new(),
        millis: 0.0,
        memory_kib: 0,
        tier: Tier::Unneeded,
        score: (status == Status::Pass).then(|| Box::new(score::prediction(exercise))),
    }
}

fn judge_answer(
    exercise: &Exercise,
    expected: &Expected,
    answer: &str,
    notation: &dyn Notation,
) -> (CaseStatus, Option<String>, Option<String>) {
    if let Expected::Error(name) = expected {
        let said = answer.strip_prefix("raises").unwrap_or(answer).trim();
        let said = said.split(['(', ':']).next().unwrap_or(said).trim();
        let status = if said == name { CaseStatus::Passed } else { CaseStatus::Failed };
        return (status, Some(answer.to_owned()), None);
    }
    match notation.literal(answer) {
        Err(reason) => (CaseStatus::Failed, Some(answer.to_owned()), Some(reason)),
        Ok(value) if compare::meets(exercise.compare, expected, &value) => {
            (CaseStatus::Passed, Some(notation.value(&value)), None)
        }
        Ok(value) => {
            let message = match expected {
                Expected::Value(wanted) if notation.kind(wanted) != notation.kind(&value) => {
                    Some(format!("It is not {}.", notation.kind(&value)))
                }
                _ => None,
            };
            (CaseStatus::Failed, Some(notation.value(&value)), message)
        }
    }
}

/// Takes the first line that answers this call off the sheet: the same call may be asked twice.
fn take_answer<'sheet>(answers: &mut Vec<&'sheet str>, call: &str) -> Option<&'sheet str> {
    let answer_of =
        |line: &'sheet str| Some(line.strip_prefix(call)?.trim_start().strip_prefix(ARROW)?.trim());
    let position = answers.iter().position(|line| answer_of(line).is_some())?;
    answer_of(answers.remove(position))
}

fn written(expected: &Expected, notation: &dyn Notation) -> String {
    match expected {
        Expected::Value(value) => notation.value(value),
        Expected::AnyOf(values) => values.first().map_or_else(String::new, |value| notation.value(value)),
        Expected::Error(name) => name.clone(),
    }
}

fn call(exercise: &Exercise, case: &Case, notation: &dyn Notation) -> Option<String> {
    match (&exercise.signature, &case.ask) {
        (Signature::Function { name, .. }, Ask::Call { arguments, .. }) => {
            Some(notation.call(name, arguments))
        }
        _ => None,
    }
}

fn lines(exercise: &Exercise, line: impl Fn(&Case) -> Option<String>) -> String {
    let mut sheet = String::new();
    for written in exercise.cases.iter().filter(|case| !case.hidden).filter_map(line) {
        sheet.push_str(&written);
        sheet.push('\n');
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::{empty_sheet, filled_sheet, judge_prediction};
    use crate::domain::exercise::{Ask, Case, Exercise, Expected};
    use crate::domain::verdict::{CaseStatus, Status};
    use crate::domain::{Language, Value};

    fn exercise() -> Exercise {
        let mut exercise = crate::grade::sample::function("peek", &["text"]);
        let cases = [
            ("a -> b", Expected::Value(Value::Str("a".to_owned())), false),
            ("", Expected::Error("IndexError".to_owned()), false),
            ("xy", Expected::Value(Value::Str("x".to_owned())), true),
        ];
        for (text, expected, hidden) in cases {
            let ask = Ask::Call { arguments: vec![Value::Str(text.to_owned())], expected };
            exercise.cases.push(Case { name: text.to_owned(), hidden, ask });
        }
        exercise
    }

    #[test]
    fn an_empty_sheet_is_not_an_answer_and_a_filled_one_passes() {
        let exercise = exercise();
        let sheet = empty_sheet(&exercise, Language::Python);
        assert_eq!(sheet, "peek('a -> b') -> \npeek('') -> \n");
        let verdict = judge_prediction(&exercise, Language::Python, &sheet);
        assert_eq!(verdict.status, Status::Error);
        assert!(
            verdict.cases.iter().all(|case| case.status == CaseStatus::NotRun && case.expected.is_empty())
        );

        let filled = filled_sheet(&exercise, Language::Python);
        assert_eq!(filled, "peek('a -> b') -> 'a'\npeek('') -> IndexError\n");
        assert_eq!(judge_prediction(&exercise, Language::Python, &filled).status, Status::Pass);
    }

    #[test]
    fn a_wrong_answer_does_not_show_the_right_one() {
        let sheet = "peek('') -> ''\npeek('a -> b')->  a\n";
        let verdict = judge_prediction(&exercise(), Language::Python, sheet);
        assert_eq!(verdict.status, Status::Fail);
        assert!(
            verdict.cases.iter().all(|case| case.status == CaseStatus::Failed && case.expected.is_empty())
        );
        assert_eq!(
            verdict.cases[0].message.as_deref(),
            Some("`a` is not a value. Text needs quotes, like 'a'.")
        );
    }
}
