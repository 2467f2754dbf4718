//! `codementor review EXERCISE`: what a teacher would say of a program that passes, by its lines.

use super::{Failure, Home, find, output, subject};
use crate::domain::remark::Remark;
use crate::domain::score::Score;
use crate::grade::Cancel;
use crate::tutor::review;
use clap::Args;
use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Arguments {
    /// An exercise's name (`codementor list` shows them), or a folder with an exercise in our format.
    exercise: String,
    /// The program to look at; without it, your draft.
    #[arg(long, short)]
    file: Option<PathBuf>,
    /// The programming language.
    #[arg(long, default_value = "python")]
    lang: String,
    /// Print the remarks as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let exercise = find::exercise(home, &arguments.exercise)?;
    let language = find::language(&exercise, &arguments.lang)?;
    let source = subject::source(home, arguments.file.as_ref(), &exercise, language)?;
    if exercise.is_predict() {
        output::line("There is no program of yours to look at: this exercise asks what a program does.")?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut verdict = home.grader()?.check_and_score(&exercise, language, &source, &Cancel::default())?;
    review::add_to(&mut verdict, &exercise, language, &source);
    let Some(score) = verdict.score.as_deref() else {
        output::line(&format!(
            "Not every check passes yet, so there is nothing to look back at. `codementor test {}` tells them.",
            exercise.id.slug
        ))?;
        return Ok(ExitCode::from(1));
    };
    output::text(&if arguments.json { as_json(&score.remarks)? } else { in_words(score) })?;
    Ok(ExitCode::SUCCESS)
}

fn in_words(score: &Score) -> String {
    let mut text = format!("All checks pass, score {} of 100.\n", score.total());
    for Remark { kind, line, sentence, why } in &score.remarks {
        let place = line.map_or(String::new(), |line| format!(", line {line}"));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "\n{}{place}: {sentence}\n    {why}", kind.title());
    }
    text
}

fn as_json(remarks: &[Remark]) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(remarks);
    text.map(|text| format!("{text}\n"))
        .map_err(|error| Failure::new(format!("failed to write the remarks: {error}"), "Leave `--json` out."))
}
