//! `codementor guard`: judges a reply of a tutor, as it is judged before a learner sees it.

use super::{Failure, Home, find, output};
use crate::domain::tutoring::{Speaker, Turn};
use crate::tutor::guard::{Breach, Guard, Guarded};
use crate::tutor::providers::LONGEST_REPLY;
use clap::Args;
use serde_json::json;
use std::fs::File;
use std::io::{self, Read, stdin};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Printed below the help: what a script has to know.
const STATUSES: &str = "\
Exit status: 0 the reply may be seen, 1 it would be withheld, 2 it could not be judged.
One of the files may be `-`, which is standard input.";

#[derive(Debug, Args)]
#[command(after_help = STATUSES)]
pub struct Arguments {
    /// The reply to judge, in Markdown; `-` reads it from standard input.
    #[arg(value_name = "REPLY.md")]
    reply: PathBuf,
    /// An exercise's name (`codementor list` shows them), or a folder with an exercise in our format.
    #[arg(long)]
    exercise: String,
    /// The programming language.
    #[arg(long, default_value = "python")]
    lang: String,
    /// The learner's program; without it, what the exercise begins with.
    #[arg(long, value_name = "FILE")]
    draft: Option<PathBuf>,
    /// A reply that was seen before it; may be given several times, oldest first.
    #[arg(long, value_name = "REPLY.md")]
    earlier: Vec<PathBuf>,
    /// Print the judgement as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let exercise = find::exercise(home, &arguments.exercise)?;
    let language = find::language(&exercise, &arguments.lang)?;
    read_input_once(arguments)?;
    let draft = match &arguments.draft {
        Some(file) => read(file, "Name the learner's program, or leave `--draft` out to take the starter.")?,
        None => exercise.files(language).map_or(String::new(), |files| files.starter.clone()),
    };
    let reply_of =
        |file: &PathBuf| read(file, "Name a Markdown file with one reply, or `-` for standard input.");
    let reply = reply_of(&arguments.reply)?;
    let earlier = arguments.earlier.iter().map(reply_of).collect::<Result<Vec<String>, Failure>>()?;
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

/// Standard input comes once only; whoever read it second would find it empty.
fn read_input_once(arguments: &Arguments) -> Result<(), Failure> {
    let files = arguments.earlier.iter().chain(&arguments.draft).chain([&arguments.reply]);
    if files.filter(|file| is_input(file)).count() > 1 {
        return Err(Failure::new(
            "failed to read standard input for more than one file",
            "Give `-` once, and files for the others.",
        ));
    }
    Ok(())
}

fn is_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// The text of a file. No more of it is read than a server may send: it could be a device that never ends.
fn read(file: &PathBuf, hint: &str) -> Result<String, Failure> {
    let name = if is_input(file) { "standard input".to_owned() } else { file.display().to_string() };
    let failed = |why: String, hint: &str| Failure::new(format!("failed to read {name}: {why}"), hint);
    let open = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let most = LONGEST_REPLY as u64 + 1;
        if is_input(file) {
            stdin().lock().take(most).read_to_end(&mut bytes)?;
        } else {
            let opened = File::open(file)?;
            if opened.metadata()?.is_dir() {
                return Err(io::Error::other("it is a folder"));
            }
            opened.take(most).read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    };
    let bytes = open().map_err(|error| failed(error.to_string(), hint))?;
    if bytes.len() > LONGEST_REPLY {
        return Err(failed(
            format!("it has more than {} KiB", LONGEST_REPLY / 1024),
            "The tutor takes no longer reply; give one reply to a file.",
        ));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.iter().filter(|byte| **byte == b'\n').count() + 1;
        failed(format!("line {line} is not UTF-8 text"), "Save the file as UTF-8 and try again.")
    })
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
