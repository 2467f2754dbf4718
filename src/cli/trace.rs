//! `codementor trace EXERCISE`: the run of one case, step by step, in lines.

use super::{Failure, Home, output, subject};
use crate::diagnosis::Budget;
use crate::grade::Cancel;
use crate::runtime::trace_of;
use clap::Args;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Arguments {
    /// An exercise's name (`codementor list` shows them), or a folder with an exercise in our format.
    exercise: String,
    /// The program to run.
    #[arg(long, short)]
    file: PathBuf,
    /// The programming language.
    #[arg(long, default_value = "python")]
    lang: String,
    /// The name of a check; without it, the smallest case that fails.
    #[arg(long)]
    case: Option<String>,
    /// Print the run as JSON.
    #[arg(long)]
    json: bool,
}

/// The status is 0 where there is a run to step through, whatever came of it.
pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let Arguments { exercise, file, lang, .. } = arguments;
    let subject = subject::of_file(home, exercise, lang, file, "step through")?;
    let exercise = subject.exercise.clone();
    let services = home.services(home.library().0);
    let trace = if let Some(name) = &arguments.case {
        let names = || exercise.cases.iter().filter(|case| !case.hidden).map(|case| case.name.as_str());
        let case = exercise.cases.iter().find(|case| case.name == *name);
        trace_of(&services, &subject, case, &Cancel::default()).map_err(|problem| {
            Failure::new(
                problem.trim_end_matches('.'),
                format!("Its checks are: {}.", names().collect::<Vec<_>>().join(", ")),
            )
        })?
    } else {
        let found = services.diagnose(&subject, Budget::default(), &Cancel::default())?;
        let anything = found.found_anything();
        found.trace.ok_or_else(|| {
            let problem = found.problem.map_or_else(
                || {
                    if anything { "no case was found that may be shown" } else { "every check passes" }
                        .to_owned()
                },
                |problem| problem.message.trim_end_matches('.').to_owned(),
            );
            let hint = "Name a check with --case to step through it.";
            Failure::new(format!("failed to find a case to step through: {problem}"), hint)
        })?
    };
    if arguments.json {
        let json = serde_json::to_value(&trace).unwrap_or_default();
        output::line(&format!("{json:#}"))?;
    } else {
        home.warn();
        output::text(&(trace.in_lines(&subject.source).join("\n") + "\n"))?;
    }
    Ok(ExitCode::SUCCESS)
}
