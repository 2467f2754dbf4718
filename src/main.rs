//! The program's entrance: it hands the command line to `cli` and returns its exit status.

use std::process::ExitCode;

fn main() -> ExitCode {
    // First of all: the launcher must have one thread and nothing open.
    if std::env::args_os().nth(1).is_some_and(|argument| argument == "__sandbox") {
        return ExitCode::from(codementor::grade::sandbox::launch());
    }
    ExitCode::SUCCESS
}
