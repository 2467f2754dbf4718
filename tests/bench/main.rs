//! The figures of the program, each as a ratio within one run: `cargo bench` prints all tables,
//! `cargo bench -- keys` one, and `--quick` runs few rounds. It judges nothing but its own targets, and
//! fails never: a machine that is busy is no fault of the program.

mod diagnosis;
mod empty_program;
mod figures;
mod first_frame;
mod growth;
mod guard;
mod home;
mod idle;
mod keys;
mod learner;
mod opening;
mod progress;
mod pty;
#[path = "../support/replies/mod.rs"]
mod replies;
mod sandbox;
mod score;
mod session;
mod shapes;
mod unittest;
mod verdict;
mod verdict_on_screen;

use std::env;
use std::process::ExitCode;

/// How much is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    Quick,
    Full,
}

impl Effort {
    /// So many rounds, or few.
    pub const fn rounds(self, full: usize) -> usize {
        match self {
            Self::Full => full,
            Self::Quick => full.div_ceil(6),
        }
    }
}

type Table = (&'static str, fn(Effort));

const TABLES: [Table; 16] = [
    ("first-frame", first_frame::table),
    ("opening", opening::table),
    ("verdict", verdict::table),
    ("verdict-on-screen", verdict_on_screen::table),
    ("sandbox", sandbox::table),
    ("keys", keys::table),
    ("idle", idle::table),
    ("growth", growth::table),
    ("learner", learner::table),
    ("progress", progress::table),
    ("score", score::table),
    ("diagnosis", diagnosis::table),
    ("diagnosis-otherwise", diagnosis::otherwise_table),
    ("quixbugs", diagnosis::public_table),
    ("shapes", shapes::table),
    ("guard", guard::table),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == empty_program::ARGUMENT) {
        return empty_program::run();
    }
    let names: Vec<&str> = TABLES.iter().map(|(name, _)| *name).collect();
    // `cargo test --all-targets` starts this too, in a build that is not worth measuring.
    if !arguments.iter().any(|argument| argument == "--bench") {
        println!("Nothing is measured. `cargo bench` prints the tables: {}.", names.join(", "));
        return ExitCode::SUCCESS;
    }
    let effort =
        if arguments.iter().any(|argument| argument == "--quick") { Effort::Quick } else { Effort::Full };
    let wanted: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with("--")).collect();
    if let Some(unknown) = wanted.iter().find(|name| !names.contains(&name.as_str())) {
        eprintln!("failed to find the table `{unknown}`\nThere are: {}.", names.join(", "));
        return ExitCode::from(2);
    }
    for (_, table) in
        TABLES.iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|one| one == name))
    {
        table(effort);
    }
    ExitCode::SUCCESS
}
