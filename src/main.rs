//! The program's entrance: it hands the command line to `cli`, and an error to the person.

use std::process::ExitCode;

fn main() -> ExitCode {
    // First of all: the launcher must have one thread and nothing open.
    if codementor::cli::is_sandbox_launcher() {
        return ExitCode::from(codementor::grade::sandbox::launch());
    }
    match codementor::cli::run() {
        Ok(status) => status,
        Err(failure) => {
            eprint!("{failure}");
            failure.status()
        }
    }
}
