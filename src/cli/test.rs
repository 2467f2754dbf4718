//! `codementor test EXERCISE`: judges a file, or the draft, by an exercise's checks.

use super::{Failure, Home, find, output, subject};
use crate::app::checks::{reading_place, told_problem};
use crate::app::wrap;
use crate::diagnosis::errors::{Catalogue, Program};
use crate::domain::verdict::{CaseStatus, CaseVerdict, Status};
use crate::domain::{ErrorReading, Exercise, Language, Score, Verdict};
use crate::grade::{Cancel, judge_prediction, results_json};
use crate::learner::levels::LOWEST;
use crate::runtime::read_journey;
use clap::Args;
use std::fmt::Write;
use std::iter::{once, repeat};
use std::path::PathBuf;
use std::process::ExitCode;

/// Rows of an error are no longer than this.
const COLUMNS: usize = 80;

#[derive(Debug, Args)]
pub struct Arguments {
    /// An exercise's name (`codementor list` shows them), or a folder with an exercise in our format.
    exercise: String,
    /// The program to judge; without it, your draft.
    #[arg(long, short)]
    file: Option<PathBuf>,
    /// The programming language.
    #[arg(long, default_value = "python")]
    lang: String,
    /// Print the verdict as JSON: Exercism's results.json (version 3), with more for each case.
    #[arg(long)]
    json: bool,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let exercise = find::exercise(home, &arguments.exercise)?;
    let language = find::language(&exercise, &arguments.lang)?;
    let source = subject::source(home, arguments.file.as_ref(), &exercise, language)?;
    let verdict = if exercise.is_predict() {
        judge_prediction(&exercise, language, &source)
    } else {
        let mut verdict = home.grader()?.check_and_score(&exercise, language, &source, &Cancel::default())?;
        read_errors(home, &exercise, language, &source, &mut verdict);
        verdict
    };
    if arguments.json {
        output::line(&format!("{:#}", results_json(&exercise, &verdict)))?;
    } else {
        home.warn();
        output::text(&told(&verdict))?;
    }
    Ok(match verdict.status {
        Status::Pass => ExitCode::SUCCESS,
        Status::Fail => ExitCode::from(1),
        Status::Error => ExitCode::from(2),
    })
}

/// Puts errors into words for the learner's level.
fn read_errors(home: &Home, exercise: &Exercise, language: Language, source: &str, verdict: &mut Verdict) {
    if verdict.errors_mut().next().is_none() {
        return;
    }
    let level = level(home).unwrap_or(LOWEST);
    let (catalogue, _) = Catalogue::load(Some(&home.paths.errors()));
    catalogue.read_verdict(verdict, Program::of(exercise, language, source, level));
}

/// `None` where there is no history yet, or none that can be read: a check must not need one.
pub(super) fn level(home: &Home) -> Option<u8> {
    if !home.paths.history().is_file() {
        return None;
    }
    let (library, _) = home.library();
    let journey = read_journey(&library, &mut home.store().ok()?).ok()?;
    Some(journey.levels().level())
}

/// The text of a program file.
pub(super) fn read(file: &PathBuf) -> Result<String, Failure> {
    let failed = |why: String| {
        Failure::new(
            format!("failed to read {}: {why}", file.display()),
            "Look whether the file is there and is text.",
        )
    };
    let bytes = std::fs::read(file).map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map_err(|_| failed("it is not UTF-8 text".to_owned()))
}

/// The text of the learner's draft.
pub(super) fn draft(home: &Home, exercise: &Exercise, language: Language) -> Result<String, Failure> {
    let stored = home.store()?.draft(&exercise.id, language)?;
    stored.map(|draft| draft.source).ok_or_else(|| {
        Failure::new(
            format!("failed to find a draft of `{}`", exercise.id.slug),
            format!("Name your program: `codementor test {} --file solution.py`.", exercise.id.slug),
        )
    })
}

/// The verdict in words.
fn told(verdict: &Verdict) -> String {
    let mut text = String::new();
    if let Some(problem) = &verdict.problem {
        // Writing to a string cannot fail; so below.
        for (row, sign) in
            wrap::words(&told_problem(problem), COLUMNS - 2).iter().zip(once("✗").chain(repeat(" ")))
        {
            let _ = writeln!(text, "{sign} {row}");
        }
        text.push('\n');
        if let Some(reading) = problem.reading() {
            tell_reading(&mut text, reading, "  ");
            text.push('\n');
        }
    }
    if verdict.status != Status::Error {
        let mut read = Vec::new();
        for case in &verdict.cases {
            tell_case(&mut text, case, &mut read);
        }
    }
    if !verdict.output.is_empty() {
        let _ = writeln!(text, "\nIt printed:\n{}", indented(&verdict.output));
    }
    let (passed, all) = (verdict.passed_cases(), verdict.cases.len());
    let summary = match verdict.status {
        Status::Pass => format!("All {all} checks pass."),
        Status::Fail => format!("{passed} of {all} checks pass."),
        Status::Error => "No check could be run.".to_owned(),
    };
    let _ = writeln!(text, "\n{summary} ({:.0} ms, sandbox: {})", verdict.millis, verdict.tier.title());
    if let Some(score) = &verdict.score {
        tell_score(&mut text, score);
    }
    text
}

fn tell_score(text: &mut String, score: &Score) {
    let parts: Vec<String> = score.in_words().into_iter().map(|(part, _)| part).collect();
    let _ = writeln!(text, "Score {} of 100: {}.", score.total(), parts.join(", "));
    for lost in score.lost() {
        let _ = writeln!(text, "  {lost}");
    }
}

/// `read`: the errors that were told whole before. The same one is told once.
fn tell_case<'verdict>(text: &mut String, case: &'verdict CaseVerdict, read: &mut Vec<Told<'verdict>>) {
    if case.status == CaseStatus::Passed {
        let _ = writeln!(text, "✓ {}", case.name);
        return;
    }
    let _ = writeln!(text, "✗ {}{}", case.name, if case.hidden { "  (hidden)" } else { "" });
    if !case.hidden {
        let _ = writeln!(text, "    asked     {}", indented_after(&case.input));
        let _ = writeln!(text, "    expected  {}", indented_after(&case.expected));
        if let Some(actual) = &case.actual {
            let _ = writeln!(text, "    came      {}", indented_after(actual));
        }
    }
    if let Some(message) = &case.message {
        let line = case.line.filter(|_| case.reading().is_none());
        let place = line.map_or(String::new(), |line| format!(" (line {line})"));
        let message = format!("{}{place}", message.trim_end());
        for row in message.lines().flat_map(|line| wrap::words(line, COLUMNS - 4)) {
            let _ = writeln!(text, "    {row}");
        }
    }
    if let Some(reading) = case.reading().filter(|_| !case.hidden) {
        let told = (reading.situation.as_str(), case.line);
        if !read.contains(&told) {
            tell_reading(text, reading, "    ");
            read.push(told);
        }
    }
    if !case.output.is_empty() && !case.hidden {
        let _ = writeln!(text, "    printed\n{}", indented(&case.output));
    }
}

/// The situation of an error, and its line.
type Told<'verdict> = (&'verdict str, Option<u32>);

/// Where an error is and with which values, and what leads on.
fn tell_reading(text: &mut String, reading: &ErrorReading, indent: &str) {
    for row in reading_place(reading, COLUMNS) {
        let _ = writeln!(text, "{indent}{}", row.plain().trim_end().get(2..).unwrap_or_default());
    }
    for row in wrap::words(&reading.question, COLUMNS - indent.len()) {
        let _ = writeln!(text, "{indent}{row}");
    }
}

fn indented(text: &str) -> String {
    text.trim_end().lines().map(|line| format!("      {line}")).collect::<Vec<String>>().join("\n")
}

fn indented_after(text: &str) -> String {
    text.trim_end().replace('\n', "\n              ")
}
