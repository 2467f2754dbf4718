//! `codementor tutor agree` and `withdraw`: the learner's word on a provider, written into the log.

use super::state::place;
use super::{Failure, Home, provider};
use crate::cli::output;
use crate::runtime::Clock;
use crate::tutor::providers::Asking;
use crate::tutor::providers::consent::{NEVER_SENT, SENT, allows, asking};
use clap::Args;
use std::fmt::Write;
use std::io::{IsTerminal, stdin};
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct AgreeArguments {
    /// The provider's name in config.toml.
    provider: String,
    /// Do not ask.
    #[arg(long)]
    yes: bool,
}

#[derive(Debug, Args)]
pub struct WithdrawArguments {
    /// The provider's name in config.toml.
    provider: String,
}

pub fn agree(home: &Home, arguments: &AgreeArguments) -> Result<ExitCode, Failure> {
    let question = question(home, &arguments.provider)?;
    let place = place(provider(home, &arguments.provider)?);
    let mut text = format!(
        "With each question to the tutor, this is sent to {} ({place}), model {}:\n",
        question.host, question.model
    );
    for sent in SENT {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  - {sent}");
    }
    let _ = writeln!(text, "{NEVER_SENT}");
    output::text(&text)?;
    if !arguments.yes && !said_yes()? {
        record(home, &question, false)?;
        output::line("Nothing will be sent there.")?;
        return Ok(ExitCode::SUCCESS);
    }
    record(home, &question, true)?;
    let name = &question.provider;
    output::line(&format!("Agreed. `codementor tutor withdraw {name}` takes it back."))?;
    if !allows(home.settings.tutor.uses, question.place) {
        let wanted = if question.place.is_local() { "local" } else { "cloud" };
        output::line(&format!("It is used once `use = \"{wanted}\"` stands under [tutor] in config.toml."))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub fn withdraw(home: &Home, arguments: &WithdrawArguments) -> Result<ExitCode, Failure> {
    let question = question(home, &arguments.provider)?;
    record(home, &question, false)?;
    output::line(&format!("Nothing more will be sent to {}.", question.host))?;
    Ok(ExitCode::SUCCESS)
}

fn question(home: &Home, name: &str) -> Result<Asking, Failure> {
    asking(provider(home, name)?).ok_or_else(|| {
        Failure::new(
            format!("failed to read the address of `{name}`"),
            "Write its `url` in config.toml like \"https://api.example.com/v1\".",
        )
    })
}

fn record(home: &Home, question: &Asking, agreed: bool) -> Result<(), Failure> {
    Ok(home.store()?.record(&question.answered(agreed), Clock::default().now())?)
}

fn said_yes() -> Result<bool, Failure> {
    if !stdin().is_terminal() {
        return Err(Failure::new(
            "failed to ask: standard input is not a terminal",
            "Nothing was changed. Run it in a terminal, or say --yes.",
        ));
    }
    output::text("Do you agree? Type yes or no: ")?;
    let mut answer = String::new();
    stdin().read_line(&mut answer).map_err(|error| {
        Failure::new(format!("failed to read your answer: {error}"), "Nothing was changed.")
    })?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "yes" | "y"))
}
