//! `codementor guard`: judges a reply of a tutor, as it is judged before a learner sees it.

use super::{Failure, Home, find, output, test};
use crate::domain::tutoring::{Speaker, Turn};
use crate::tutor::guard::{Breach, Guard, Guarded};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Arguments {
    /// The reply to judge, in Markdown.
    reply: PathBuf,
    /// An exercise's name (`codementor list` shows them), or a folder with an exercise in our format.
    #[arg(long)]
    exercise: String,
    /// The programming language.
    #[arg(long, default_value = "python")]
    lang: String,
    /// The learner's program; without it, what the exercise begins with.
    #[arg(long)]
    draft: Option<PathBuf>,
    /// A reply that was seen before it; may be given several times, oldest first.
    #[arg(long)]
    earlier: Vec<PathBuf>,
    /// Print the judgement as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let exercise = find::exercise(home, &arguments.exercise)?;
    let language = find::language(&exercise, &arguments.lang)?;
    let draft = match &arguments.draft {
        Some(file) => test::read(file)?,
        None => exercise.files(language).map_or(String::new(), |files| files.starter.clone()),
    };
    let reply = test::read(&arguments.reply)?;
    let earlier = arguments.earlier.iter().map(test::read).collect::<Result<Vec<String>, Failure>>()?;
    let turns: Vec<Turn> =
        earlier.into_iter().map(|text| Turn { speaker: Speaker::Tutor, text, rung: None }).collect();
    let (library, _) = home.library();
    let guard = Guard::new(&Guarded {
        exercise: &exercise,
        language,
        draft: &draft,
        turns: &turns,
        allowed: &[],
        known_right: &[],
        skills: library.skills(),
    });
    let judgement = guard.judge(&reply);
    output::line(&if arguments.json { as_json(&judgement) } else { in_words(&judgement) })?;
    Ok(if judgement.is_ok() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn in_words(judgement: &Result<(), Breach>) -> String {
    match judgement {
        Ok(()) => "allowed".to_owned(),
        Err(breach) => format!("blocked: {breach} ({})\n  {}", breach.rule.name(), breach.excerpt),
    }
}

fn as_json(judgement: &Result<(), Breach>) -> String {
    let value = match judgement {
        Ok(()) => json!({ "allowed": true }),
        Err(breach) => json!({
            "allowed": false,
            "rule": breach.rule.name(),
            "reason": breach.to_string(),
            "excerpt": breach.excerpt,
        }),
    };
    format!("{value:#}")
}
