//! A verdict in full sentences, as one would tell it over the telephone. It never tells the values of a
//! hidden check that has not passed.

use super::program::counted;
use super::voice::{Passage, clipped, lines};
use crate::app::checks::case;
use crate::domain::ErrorReading;
use crate::domain::exercise::{Exercise, Signature};
use crate::domain::score::Score;
use crate::domain::verdict::{CaseStatus, CaseVerdict, Problem, Status, Verdict};

/// How many failing checks are told at once; nobody keeps more in mind.
const TOLD_AT_ONCE: usize = 3;
/// Lines of a value, and of what a check printed beside.
const MOST_LINES: usize = 40;
const MOST_PRINTED: usize = 10;

/// The whole verdict: the sum in one sentence, then the first checks that fail.
pub fn verdict(verdict: &Verdict, exercise: &Exercise) -> Vec<Passage> {
    let mut passages = vec![Passage::Prose(summary(verdict))];
    if verdict.status == Status::Error {
        if !verdict.output.is_empty() {
            passages.extend(lines("Before that it printed", &verdict.output, MOST_PRINTED));
        }
        return passages;
    }
    if let Some(score) = &verdict.score {
        passages.extend(told_score(score));
    }
    let failing: Vec<(usize, &CaseVerdict)> =
        (1..).zip(&verdict.cases).filter(|(_, case)| case.status != CaseStatus::Passed).collect();
    for (number, case) in failing.iter().take(TOLD_AT_ONCE) {
        passages.extend(one(*number, case, exercise));
    }
    let rest: Vec<String> = failing.iter().skip(TOLD_AT_ONCE).map(|(number, _)| number.to_string()).collect();
    if !rest.is_empty() {
        let more = format!("Also failing: {}. `check {}` tells one of them.", rest.join(", "), rest[0]);
        passages.push(Passage::Prose(more));
    }
    passages
}

/// The score, and the reason for every point that is missing.
fn told_score(score: &Score) -> Vec<Passage> {
    let parts: Vec<String> = score.in_words().into_iter().map(|(part, _)| part).collect();
    let sum = format!("Score {} of 100: {}.", score.total(), parts.join(", "));
    let lost = score.lost();
    let reasons = lost.iter().map(|lost| {
        let place = lost.reason.line.map_or(String::new(), |line| format!("line {line}, "));
        let points = counted(lost.reason.lost.into(), "point", "points");
        format!("- {place}{points} of {}: {}", lost.aspect.title(), sentence(&lost.reason.sentence))
    });
    std::iter::once(sum).chain(reasons).map(Passage::Prose).collect()
}

/// How many pass, or what kept the program from being judged.
pub fn summary(verdict: &Verdict) -> String {
    let (passed, all) = (verdict.passed_cases(), verdict.cases.len());
    match (verdict.status, &verdict.problem) {
        (Status::Pass, _) if all == 1 => "The check passes.".to_owned(),
        (Status::Pass, _) => format!("All {all} checks pass."),
        (Status::Error, Some(problem)) => format!("No check could be run. {}", told_problem(problem)),
        (Status::Error, None) => "No check could be run: the program ended before.".to_owned(),
        (Status::Fail, Some(problem)) => {
            format!("{passed} of {} pass. {}", counted(all, "check", "checks"), told_problem(problem))
        }
        (Status::Fail, None) => format!("{passed} of {} pass.", counted(all, "check", "checks")),
    }
}

/// One check, whether it passes or not.
pub fn one(number: usize, case: &CaseVerdict, exercise: &Exercise) -> Vec<Passage> {
    let passed = case.status == CaseStatus::Passed;
    let name = sentence(&format!("Check {number}, {}", case.name));
    if !case::is_open(case) {
        return vec![Passage::Prose(format!(
            "{name} It is hidden, and it fails. Its values are told once it passes; ask yourself what its \
             name would mean for your program."
        ))];
    }
    let mut teller = Teller { prose: name, passages: Vec::new() };
    let is_program = exercise.signature == Signature::Program;
    if passed {
        teller.add("It passes.");
    }
    if !case.input.is_empty() {
        teller.value(if is_program { "Input" } else { "Asked" }, &case.input);
    }
    if passed {
        teller.value("Result", &case.expected);
    } else if exercise.is_predict() {
        if let Some(actual) = &case.actual {
            teller.value("You answered", actual);
            teller.add("That is not what it gives.");
        }
    } else {
        teller.value("Expected", &case.expected);
        if let Some(actual) = &case.actual {
            teller.value("Instead it gave", actual);
            teller.difference(&case.expected, actual);
        }
    }
    teller.what_happened(case, passed);
    // What a program prints is what it gives.
    let has_been_told = is_program && case.actual.is_some();
    if !case.output.is_empty() && !has_been_told {
        teller.block(lines("It printed", &case.output, MOST_PRINTED));
    }
    teller.end()
}

struct Teller {
    prose: String,
    passages: Vec<Passage>,
}

impl Teller {
    fn add(&mut self, text: &str) {
        if !self.prose.is_empty() {
            self.prose.push(' ');
        }
        self.prose.push_str(&sentence(text));
    }

    /// A value of one line goes into the sentence, a longer one stands below it.
    fn value(&mut self, what: &str, value: &str) {
        let value = value.trim_end_matches('\n');
        if value.contains('\n') {
            self.block(lines(what, value, MOST_LINES));
        } else if value.is_empty() {
            self.add(&format!("{what}: nothing."));
        } else {
            // Quoted, since a full stop behind a value would be taken for a part of it.
            self.add(&format!("{what}: `{}`.", clipped(value)));
        }
    }

    /// Where two longer values part, which nobody hears from the values alone.
    fn difference(&mut self, expected: &str, actual: &str) {
        if !expected.trim_end().contains('\n') && !actual.trim_end().contains('\n') {
            return;
        }
        let (mut wanted, mut came) = (expected.lines(), actual.lines());
        for number in 1.. {
            match (wanted.next(), came.next()) {
                (None, None) => return,
                (Some(left), Some(right)) if left.trim_end() == right.trim_end() => {}
                (Some(left), Some(right)) => {
                    let place =
                        left.chars().zip(right.chars()).take_while(|(one, other)| one == other).count();
                    return self.add(&format!(
                        "They part in line {number}, at character {}: expected `{}`, it gave `{}`.",
                        place + 1,
                        clipped(left),
                        clipped(right),
                    ));
                }
                (Some(left), None) => {
                    return self.add(&format!("Line {number} is missing: expected `{}`.", clipped(left)));
                }
                (None, Some(right)) => {
                    return self.add(&format!("Line {number} is too many: it gave `{}`.", clipped(right)));
                }
            }
        }
    }

    fn what_happened(&mut self, case: &CaseVerdict, passed: bool) {
        let place = |message: &str| match case.line {
            Some(line) if case.reading().is_none() && !message.contains("line ") => {
                format!("In line {line}: {message}")
            }
            _ => message.to_owned(),
        };
        match &case.message {
            Some(message) if case.actual.is_none() && case.status == CaseStatus::Raised => {
                self.add(&format!("Instead there was an error. {}", place(message)));
            }
            Some(message) => self.add(&place(message)),
            None if !passed && case.actual.is_none() => self.add(case::silent(case.status)),
            None => {}
        }
        if let Some(reading) = case.reading() {
            self.add(&told_reading(reading));
        }
    }

    fn block(&mut self, passages: Vec<Passage>) {
        let prose = std::mem::take(&mut self.prose);
        if !prose.is_empty() {
            self.passages.push(Passage::Prose(prose));
        }
        self.passages.extend(passages);
    }

    fn end(mut self) -> Vec<Passage> {
        if !self.prose.is_empty() {
            self.passages.push(Passage::Prose(self.prose));
        }
        self.passages
    }
}

fn told_problem(problem: &Problem) -> String {
    if let Some(reading) = problem.reading() {
        return format!("{} {}", sentence(&problem.message), told_reading(reading));
    }
    match problem.line {
        Some(line) if !problem.message.contains("line ") => {
            format!("Line {line}: {}", sentence(&problem.message))
        }
        _ => sentence(&problem.message),
    }
}

/// The line where an error is, the piece of it that is meant, what the names there held, and what leads on.
fn told_reading(reading: &ErrorReading) -> String {
    let mut sentences = Vec::new();
    if let Some(excerpt) = &reading.excerpt {
        sentences.push(format!("The line is `{}`.", clipped(&excerpt.text)));
        let count = excerpt.text.chars().count();
        if let Some(marked) = excerpt.marked.as_ref().filter(|marked| marked.end <= count) {
            let piece: String = excerpt.text.chars().skip(marked.start).take(marked.len()).collect();
            sentences.push(format!("It is about `{piece}` in it."));
        }
    }
    sentences.extend(reading.values.iter().map(|(name, value)| format!("There, `{name}` is `{value}`.")));
    sentences.push(reading.question.clone());
    sentences.join(" ")
}

/// Text that ends as a sentence does.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?', ':']) { text.to_owned() } else { format!("{text}.") }
}
