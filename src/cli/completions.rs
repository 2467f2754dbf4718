//! `codementor completions SHELL`: what a shell has to know to complete our commands. It is made from the
//! definitions of the command line, and never by hand.

use super::{Failure, output};
use clap::{Args, Command};
use clap_complete::{Shell, generate};
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Arguments {
    /// The shell.
    shell: Shell,
}

pub fn run(mut command_line: Command, arguments: &Arguments) -> Result<ExitCode, Failure> {
    // The generator panics where its writer fails; a text in memory cannot.
    let mut script = Vec::new();
    generate(arguments.shell, &mut command_line, "codementor", &mut script);
    output::bytes(&script)?;
    Ok(ExitCode::SUCCESS)
}
