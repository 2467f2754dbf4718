//! `codementor review EXERCISE`: what a teacher would say of a program that passes, by its lines.

use super::ask::{self, Program};
use super::{Failure, Home, find, output, subject};
use crate::domain::remark::Remark;
use crate::domain::score::Score;
use crate::domain::tutoring::Question;
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
    if arguments.json {
        output::text(&as_json(&score.remarks)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    output::line(&format!("All checks pass, score {} of 100.\n", score.total()))?;
    // What was said is kept by exercise: only of one that is in the library.
    let (library, _) = home.library();
    let known = library.get(&exercise.id).is_some_and(|known| **known == *exercise);
    match ask::speaking(home)?.filter(|_| known) {
        Some(voice) => {
            let program = Program { source, verdict: Some(verdict), found: None };
            let about = (exercise, language);
            ask::by_model(&library, &mut home.store()?, &voice, about, &Question::Review, program)?;
        }
        None => output::text(&in_words(score))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn in_words(score: &Score) -> String {
    let mut text = String::new();
    for Remark { kind, line, sentence, why } in &score.remarks {
        let place = line.map_or(String::new(), |line| format!(", line {line}"));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}{place}: {sentence}\n    {why}\n", kind.title());
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

fn as_json(remarks: &[Remark]) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(remarks);
    text.map(|text| format!("{text}\n"))
        .map_err(|error| Failure::new(format!("failed to write the remarks: {error}"), "Leave `--json` out."))
}
