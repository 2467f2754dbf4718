//! `codementor tutor`: the language models that the tutor may talk with. Each subcommand has a file; who may be
//! asked is decided by `tutor::providers`.

mod check;
mod consent;
mod key;
mod search;
mod state;
mod usage;

use super::{Failure, Home};
use crate::domain::nearest::advice;
use crate::domain::provider::ProviderSettings;
use crate::runtime::{Clock, models};
use crate::tutor::providers::Roster;
use clap::{Args, Subcommand};
use std::future::Future;
use std::process::ExitCode;

pub use state::summary;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<TutorCommand>,
}

#[derive(Debug, Subcommand)]
enum TutorCommand {
    /// Send each model a tiny request, and tell what works and how to mend what does not (exit status 0 when one
    /// works or none is configured, 1 otherwise). Nothing of yours is sent.
    Check(check::Arguments),
    /// Look for models on this machine, and for keys in the environment.
    Find(search::FindArguments),
    /// Write one of these into config.toml, and let it be used.
    Use(search::UseArguments),
    /// Agree that what the tutor needs is sent to a provider, after reading what that is.
    Agree(consent::AgreeArguments),
    /// Take that back.
    Withdraw(consent::WithdrawArguments),
    /// Keep a provider's key, which is asked for without showing it, or read from a pipe.
    Key(key::Arguments),
    /// Forget a provider's key.
    Forget(key::Arguments),
    /// Print what models cost today and this month.
    Usage(usage::Arguments),
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    match &arguments.command {
        None => state::run(home),
        Some(TutorCommand::Check(arguments)) => check::run(home, arguments),
        Some(TutorCommand::Find(arguments)) => search::find(home, arguments),
        Some(TutorCommand::Use(arguments)) => search::choose(home, arguments),
        Some(TutorCommand::Agree(arguments)) => consent::agree(home, arguments),
        Some(TutorCommand::Withdraw(arguments)) => consent::withdraw(home, arguments),
        Some(TutorCommand::Key(arguments)) => key::keep(home, arguments),
        Some(TutorCommand::Forget(arguments)) => key::forget(home, arguments),
        Some(TutorCommand::Usage(arguments)) => usage::run(home, arguments),
    }
}

/// A provider of the settings.
fn provider<'home>(home: &'home Home, name: &str) -> Result<&'home ProviderSettings, Failure> {
    let all = &home.settings.tutor.providers;
    all.iter().find(|provider| provider.name == name).ok_or_else(|| {
        let names = all.iter().map(|provider| provider.name.as_str());
        let otherwise = if all.is_empty() {
            "None is configured yet: `codementor tutor find` looks for some.".to_owned()
        } else {
            "`codementor tutor` lists those that there are.".to_owned()
        };
        let hint = advice(name, names, &otherwise);
        Failure::new(format!("failed to find the provider `{name}` in config.toml"), hint)
    })
}

fn roster(home: &Home) -> Result<Roster, Failure> {
    let network = models::network(&home.environment);
    let (keys, history) = (home.paths.keys_file(), home.paths.history());
    Ok(models::roster(&home.settings, &home.environment, &keys, &history, Clock::default(), network)?)
}

fn wait_for<Work: Future>(work: Work) -> Result<Work::Output, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| {
        Failure::new(format!("failed to start: {error}"), "Close other programs and try again.")
    })?;
    Ok(runtime.block_on(work))
}
