//! The command line: one file a command. A command puts services together, opens a door or prints, and
//! decides nothing else.

mod ask;
mod carried;
mod completions;
mod csv;
mod diagnose;
mod doctor;
mod export;
mod failure;
mod find;
mod guard;
mod harmless;
mod hint;
mod home;
mod import;
mod kept;
mod list;
mod man;
mod memory;
mod model;
mod models;
mod output;
mod pack;
mod patience;
mod plain;
mod progress;
mod reset;
mod review;
mod run;
mod search;
mod skills;
mod subject;
mod test;
mod today;
mod trace;
mod tutor;
mod watch;
mod window;

pub use failure::Failure;

use clap::{CommandFactory, Parser, Subcommand};
use home::Home;
use std::process::ExitCode;

/// Learn to program in your terminal: a real exercise, a live verdict, and a tutor who asks the right
/// question. Without a command, the tutor opens where you left it.
#[derive(Debug, Parser)]
#[command(
    name = "codementor",
    version,
    disable_help_subcommand = true,
    args_conflicts_with_subcommands = true
)]
struct CommandLine {
    /// Speak in plain lines, for screen readers, pipes and simple terminals: no colours, no cursor
    /// movement. This is so by itself where TERM is `dumb` or the commands come from a pipe. In it, type
    /// `help`; the exit status is 0 whatever the checks say.
    #[arg(long)]
    plain: bool,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Tell today's exercise and why it is that one, what is begun, reviews, streak and the next badge.
    Today(today::Arguments),
    /// List the exercises, and where you stand with each.
    List(list::Arguments),
    /// Print the map of skills, and how far you have come with each.
    Skills,
    /// Judge a program by an exercise's checks (exit status 0 pass, 1 fail, 2 error).
    Test(test::Arguments),
    /// Tell where the mistake in a program is, without a network (exit status 0 none, 1 found, 2 error).
    Diagnose(diagnose::Arguments),
    /// Step through the run of the smallest case that fails, or of a check by its name.
    Trace(trace::Arguments),
    /// Show the checks of your draft, run anew whenever any editor saves it.
    Watch(watch::Arguments),
    /// Run a file in the sandbox that the checks use.
    Run(run::Arguments),
    /// Tell what is well done in a program that passes, and what could be written in another way.
    Review(review::Arguments),
    /// Print the next hint for an exercise.
    Hint(hint::Arguments),
    /// Ask the tutor in your own words.
    Ask(ask::Arguments),
    /// Search everything that you and the tutor said (exit status 1 where nothing is found).
    Search(search::Arguments),
    /// Print how far you have come.
    Progress(progress::Arguments),
    /// Print what the tutor knows of you, or erase a line of it.
    Memory(memory::Arguments),
    /// Write out everything that is kept of you: as JSON that `import` takes back, or as a report to read.
    Export(export::Arguments),
    /// Take in what `export` wrote, here or on another machine. Nothing is doubled.
    Import(import::Arguments),
    /// Begin an exercise, the history, or everything anew. It asks first, and sets aside what was there.
    Reset(reset::Arguments),
    /// The language models that the tutor may talk with: which there are, what they may be told, what they cost.
    Tutor(models::Arguments),
    /// Tell what works on this machine, and how to mend what does not.
    Doctor,
    /// The learner's model, for data of your own.
    #[command(subcommand)]
    Model(model::ModelCommand),
    /// Print what a shell needs to complete these commands.
    Completions(completions::Arguments),
    /// Print the manual page (`codementor man | man -l -`).
    Man(man::Arguments),
    /// Judge a reply of a tutor by what it gives away (exit status 0 allowed, 1 blocked, 2 error).
    Guard(guard::Arguments),
    /// For authors of exercises.
    #[command(subcommand)]
    Pack(pack::PackCommand),
}

impl CommandLine {
    /// What the process was called with. Nothing at all, which is what opens the tutor, needs no parser.
    fn read() -> Self {
        if std::env::args_os().len() == 1 { Self { plain: false, command: None } } else { Self::parse() }
    }
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
    let command_line = CommandLine::read();
    match command_line.command {
        // These need no home and no log.
        Some(Command::Model(command)) => model::run(&command),
        Some(Command::Completions(arguments)) => completions::run(CommandLine::command(), &arguments),
        Some(Command::Man(arguments)) => man::run(CommandLine::command(), &arguments),
        Some(command) => run_at_home(command, &Home::open()?),
        None => {
            let mut home = Home::open_unlogged()?;
            if !plain::is_chosen(&home, command_line.plain) {
                return tutor::run(home);
            }
            home.begin_log();
            plain::run(&home)
        }
    }
}

fn run_at_home(command: Command, home: &Home) -> Result<ExitCode, Failure> {
    match command {
        Command::Today(arguments) => today::run(home, &arguments),
        Command::List(arguments) => list::run(home, &arguments),
        Command::Skills => skills::run(home),
        Command::Test(arguments) => test::run(home, &arguments),
        Command::Diagnose(arguments) => diagnose::run(home, &arguments),
        Command::Trace(arguments) => trace::run(home, &arguments),
        Command::Watch(arguments) => watch::run(home, &arguments),
        Command::Run(arguments) => run::run(home, &arguments),
        Command::Review(arguments) => review::run(home, &arguments),
        Command::Hint(arguments) => hint::run(home, &arguments),
        Command::Ask(arguments) => ask::run(home, &arguments),
        Command::Search(arguments) => search::run(home, &arguments),
        Command::Progress(arguments) => progress::run(home, &arguments),
        Command::Memory(arguments) => memory::run(home, &arguments),
        Command::Export(arguments) => export::run(home, &arguments),
        Command::Import(arguments) => import::run(home, &arguments),
        Command::Reset(arguments) => reset::run(home, &arguments),
        Command::Tutor(arguments) => models::run(home, &arguments),
        Command::Doctor => doctor::run(home),
        Command::Guard(arguments) => guard::run(home, &arguments),
        Command::Pack(command) => pack::run(home, &command),
        Command::Model(command) => model::run(&command),
        Command::Completions(arguments) => completions::run(CommandLine::command(), &arguments),
        Command::Man(arguments) => man::run(CommandLine::command(), &arguments),
    }
}
