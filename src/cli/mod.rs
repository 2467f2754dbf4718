//! The command line: one file a command. A command puts services together, opens a door or prints, and
//! decides nothing else.

mod csv;
mod doctor;
mod failure;
mod find;
mod hint;
mod home;
mod list;
mod model;
mod output;
mod pack;
mod progress;
mod run;
mod skills;
mod test;
mod tutor;

pub use failure::Failure;

use clap::{Parser, Subcommand};
use home::Home;
use std::process::ExitCode;

/// Learn to program in your terminal: a real exercise, a live verdict, and a tutor who asks the right
/// question. Without a command, the tutor opens where you left it.
#[derive(Debug, Parser)]
#[command(name = "codementor", version, disable_help_subcommand = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the exercises, and where you stand with each.
    List(list::Arguments),
    /// Print the map of skills, and how far you have come with each.
    Skills,
    /// Judge a program by an exercise's checks (exit status 0 pass, 1 fail, 2 error).
    Test(test::Arguments),
    /// Run a file in the sandbox that the checks use.
    Run(run::Arguments),
    /// Print the next hint for an exercise.
    Hint(hint::Arguments),
    /// Print how far you have come.
    Progress,
    /// Tell what works on this machine, and how to mend what does not.
    Doctor,
    /// The learner's model, for data of your own.
    #[command(subcommand)]
    Model(model::ModelCommand),
    /// For authors of exercises.
    #[command(subcommand)]
    Pack(pack::PackCommand),
}

/// Whether this process was started as the launcher of a sandbox, which nobody but the program does.
pub fn is_sandbox_launcher() -> bool {
    std::env::args_os().nth(1).is_some_and(|argument| argument == "__sandbox")
}

/// Does what the command line asks for.
///
/// # Errors
/// What failed, and what to do about it.
pub fn run() -> Result<ExitCode, Failure> {
    let command_line = CommandLine::parse();
    if let Some(Command::Model(command)) = &command_line.command {
        // It needs nothing but its files: no home, no log.
        return model::run(command);
    }
    let home = Home::open()?;
    match command_line.command {
        None => tutor::run(&home),
        Some(Command::List(arguments)) => list::run(&home, &arguments),
        Some(Command::Skills) => skills::run(&home),
        Some(Command::Test(arguments)) => test::run(&home, &arguments),
        Some(Command::Run(arguments)) => run::run(&home, &arguments),
        Some(Command::Hint(arguments)) => hint::run(&home, &arguments),
        Some(Command::Progress) => progress::run(&home),
        Some(Command::Doctor) => doctor::run(&home),
        Some(Command::Model(command)) => model::run(&command),
        Some(Command::Pack(command)) => pack::run(&home, &command),
    }
}
