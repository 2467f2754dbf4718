//! `codementor memory`: what the tutor knows of the learner, and erasing a line of it.

use super::{Failure, Home, output};
use crate::domain::nearest::advice;
use crate::learner::memory::{MemoryLine, erasure};
use crate::runtime::{Clock, read_journey};
use clap::{Args, Subcommand};
use std::fmt::Write;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<MemoryCommand>,
}

#[derive(Debug, Subcommand)]
enum MemoryCommand {
    /// Erase a line; it comes back only when something new speaks for it.
    Forget {
        /// The line's name, as `codementor memory` prints it.
        line: String,
    },
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (library, _) = home.library();
    let mut store = home.store()?;
    let now = Clock::default().now();
    let journey = read_journey(&library, &mut store)?;
    let lines = journey.memory(now);
    let Some(MemoryCommand::Forget { line: name }) = &arguments.command else {
        output::text(&report(&lines))?;
        return Ok(ExitCode::SUCCESS);
    };
    let Some(line) = lines.iter().find(|line| line.id == *name) else {
        let names = lines.iter().map(|line| line.id.as_str());
        let hint = advice(name, names, "`codementor memory` prints every line with its name.");
        return Err(Failure::new(format!("failed to find the line `{name}`"), hint));
    };
    for event in erasure(journey.profile(), &line.id) {
        store.record(&event, now)?;
    }
    output::line(&format!("Erased: {}", line.text))?;
    Ok(ExitCode::SUCCESS)
}

fn report(lines: &[MemoryLine]) -> String {
    if lines.is_empty() {
        return "The tutor knows nothing of you yet. What you say of yourself, and what your exercises show, \
                will stand here.\n"
            .to_owned();
    }
    let widest = lines.iter().map(|line| line.id.chars().count()).max().unwrap_or(0);
    let mut report = String::new();
    let mut topic = None;
    for line in lines {
        if topic.replace(line.topic) != Some(line.topic) {
            // Writing to a string cannot fail.
            let _ = writeln!(report, "{}", line.topic.title());
        }
        let source = if line.corrected { "in your own words" } else { line.source.title() };
        let _ = writeln!(report, "  {:<widest$}  {} ({source})", line.id, line.text);
    }
    report.push_str("\n`codementor memory forget NAME` erases a line.\n");
    report
}
