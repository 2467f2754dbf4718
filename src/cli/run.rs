//! `codementor run FILE.py`: a file in the sandbox that the checks use, with the person's own input.

use super::{Failure, Home, test};
use crate::diagnosis::errors::{Catalogue, Program, Reader, caught_in_traceback};
use crate::domain::{ErrorReading, Language};
use crate::grade::{Cancel, Grader, Input, RunEnd, RunFile, Stream};
use clap::Args;
use std::io::{IsTerminal, Write, stderr, stdin, stdout};
use std::os::fd::AsFd;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

/// Of what a program writes to standard error, this much at its end is looked at, in bytes.
const LAST_ERRORS: usize = 16 << 10;

/// A person who types answers needs more time than a check.
const PATIENCE: Duration = Duration::from_secs(600);

#[derive(Debug, Args)]
pub struct Arguments {
    /// The Python file.
    file: PathBuf,
    /// Tell the limits, the sandbox, the time and the memory.
    #[arg(long, short)]
    verbose: bool,
}

/// Ends with the program's own exit status; 1 when it was ended, 2 when it could not be run.
pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let source = test::read(&arguments.file)?;
    let name =
        arguments.file.file_name().map_or("program.py".into(), |name| name.to_string_lossy().into_owned());
    home.warn();
    let grader = home.grader()?;
    let limits = &grader.report().limits;
    let input = stdin();
    let wall = if input.is_terminal() { PATIENCE } else { limits.wall };
    if arguments.verbose {
        eprintln!(
            "sandbox {}; limits: {} s, {} MiB of memory, {} processes, {} KiB of output, {} MiB of files",
            grader.report().tier.title(),
            wall.as_secs(),
            limits.memory_mib,
            limits.processes,
            limits.output_bytes / 1024,
            limits.files_mib,
        );
    }
    let mut errors: Vec<u8> = Vec::new();
    let mut pass_on = |stream: Stream, bytes: &[u8]| {
        if stream == Stream::Errors {
            errors.extend_from_slice(bytes);
            errors.drain(..errors.len().saturating_sub(LAST_ERRORS));
        }
        // A reader who has left is no reason to stop the program.
        let _ = match stream {
            Stream::Output => stdout().write_all(bytes).and_then(|()| stdout().flush()),
            Stream::Errors => stderr().write_all(bytes),
        };
    };
    let job = RunFile {
        name: name.clone(),
        source: source.clone(),
        input: Input::From(input.as_fd()),
        output: &mut pass_on,
        wall,
    };
    let outcome = grader.run_file(job, &Cancel::default())?;
    if outcome.cut {
        eprintln!(
            "\ncodementor: there was more output than {} KiB; the rest is left out",
            limits.output_bytes / 1024
        );
    }
    if let Some(words) = &outcome.words {
        eprintln!("codementor: {words}");
    }
    if outcome.end == RunEnd::Exited(1)
        && let Some(reading) = read(home, &grader, &source, &name, &errors)
    {
        eprintln!("\ncodementor: {}\n{}", reading.happened, reading.question);
    }
    if arguments.verbose {
        eprintln!("{:.0} ms, {} KiB of memory at most", outcome.millis, outcome.memory_kib);
    }
    Ok(match outcome.end {
        RunEnd::Exited(status) => ExitCode::from(u8::try_from(status & 0xff).unwrap_or(1)),
        RunEnd::Signalled(_) | RunEnd::TimedOut => ExitCode::from(1),
    })
}

/// The error that ended the program, in plain words.
fn read(home: &Home, grader: &Grader, source: &str, name: &str, errors: &[u8]) -> Option<ErrorReading> {
    let mut numbers = grader.report().python_version.split('.').map_while(|part| part.parse().ok());
    let version = (numbers.next()?, numbers.next()?);
    let caught = caught_in_traceback(&String::from_utf8_lossy(errors), name, version)?;
    let (catalogue, _) = Catalogue::load(Some(&home.paths.errors()));
    let reader = Reader::Beginner;
    let program = Program { language: Language::Python, source, reads_input: true, reader };
    catalogue.read(&caught, program, true)
}
