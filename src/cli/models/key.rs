//! `codementor tutor key` and `forget`: a provider's key, read without showing it, kept where only its owner
//! reads it.

use super::{Failure, Home, provider};
use crate::cli::output;
use crate::config::keys::{self, KeyError};
use crate::config::paths::shown;
use crate::domain::key::Key;
use clap::Args;
use std::io::{self, IsTerminal, stdin};
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Arguments {
    /// The provider's name in config.toml.
    provider: String,
}

pub fn keep(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let provider = provider(home, &arguments.provider)?;
    let typed = read_secretly(&format!("The key of {} (it does not show): ", provider.name))
        .map_err(|error| Failure::new(format!("failed to read the key: {error}"), "Nothing was changed."))?;
    let key = Key::new(&typed).ok_or_else(|| {
        Failure::new(
            "failed to keep the key: this is none",
            "A key is one word of letters, digits and signs. Nothing was changed.",
        )
    })?;
    let file = home.paths.keys_file();
    keys::keep(&file, &provider.name, &key).map_err(told)?;
    output::line(&format!("Kept in {}, for your eyes only.", shown(&file, &home.environment)))?;
    if let Some(variable) = provider.key_from.as_deref().filter(|name| home.environment.text(name).is_some())
    {
        output::line(&format!("{variable} is set, and comes before it."))?;
    }
    Ok(ExitCode::SUCCESS)
}

pub fn forget(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let there = keys::forget(&home.paths.keys_file(), &arguments.provider).map_err(told)?;
    let name = &arguments.provider;
    output::line(&if there {
        format!("The key of {name} is forgotten here; at the provider it is good until you revoke it.")
    } else {
        format!("No key of {name} was kept.")
    })?;
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::needless_pass_by_value, reason = "it is handed to map_err")]
fn told(error: KeyError) -> Failure {
    Failure::new(error.to_string(), error.hint())
}

#[cfg(unix)]
fn read_secretly(question: &str) -> io::Result<String> {
    use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
    let mut line = String::new();
    if !stdin().is_terminal() {
        stdin().read_line(&mut line)?;
        return Ok(line);
    }
    eprint!("{question}");
    let shown = tcgetattr(stdin())?;
    let mut hidden = shown.clone();
    hidden.local_modes.remove(LocalModes::ECHO);
    tcsetattr(stdin(), OptionalActions::Flush, &hidden)?;
    let read = stdin().read_line(&mut line);
    tcsetattr(stdin(), OptionalActions::Now, &shown)?;
    eprintln!();
    read?;
    Ok(line)
}

#[cfg(not(unix))]
fn read_secretly(question: &str) -> io::Result<String> {
    let mut line = String::new();
    if stdin().is_terminal() {
        eprint!("{question}");
    }
    stdin().read_line(&mut line)?;
    Ok(line)
}
