//! `codementor export`: what is kept of a learner, as JSON that `import` takes back, or as a report in
//! Markdown. It never changes anything.

mod charts;
mod json;
mod knowing;
mod report;
mod telling;

pub use json::Written;

use super::output::{self, counted};
use super::{Failure, Home};
use crate::domain::Moment;
use crate::runtime::Clock;
use crate::store::{Store, StoreError};
use clap::{Args, ValueEnum};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use thiserror::Error;

/// What is written at once.
const CHUNK: usize = 256 * 1024;

#[derive(Debug, Args)]
pub struct Arguments {
    /// What to write. Without it, a FILE that ends in .md becomes a report, and everything else JSON.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file to write; without it, standard output.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace FILE if it is there.
    #[arg(long, requires = "output")]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Everything, for `codementor import` and for other programs.
    Json,
    /// A report to read, with charts.
    Markdown,
}

impl Arguments {
    fn format(&self) -> Format {
        let extension = self.output.as_deref().and_then(Path::extension);
        let report = extension.is_some_and(|extension| extension.eq_ignore_ascii_case("md"));
        self.format.unwrap_or(if report { Format::Markdown } else { Format::Json })
    }
}

#[derive(Debug, Error)]
pub enum ExportError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Write(#[from] io::Error),
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    home.warn();
    let mut store = home.store()?;
    let now = Clock::default().now();
    match (arguments.format(), &arguments.output) {
        (Format::Markdown, None) => output::text(&telling::report(home, &mut store, now)?)?,
        (Format::Markdown, Some(path)) => {
            let report = telling::report(home, &mut store, now)?;
            into_file(path, arguments.force, |out| Ok(out.write_all(report.as_bytes())?))?;
            eprintln!("Wrote the report to {}.", path.display());
        }
        (Format::Json, None) => {
            let mut out = BufWriter::with_capacity(CHUNK, stdout().lock());
            match write_json(&mut store, &mut out, now) {
                Ok(written) => tell_damaged(&written),
                // A reader who has left is no failure.
                Err(ExportError::Write(error)) if error.kind() == ErrorKind::BrokenPipe => {
                    // What is still waiting has nowhere to go.
                    let _ = out.into_parts();
                }
                Err(error) => return Err(failure("standard output", error)),
            }
        }
        (Format::Json, Some(path)) => {
            let written = into_file(path, arguments.force, |out| write_json(&mut store, out, now))?;
            tell_damaged(&written);
            let counted = format!(
                "{} and {}",
                counted(written.events, "event", "events"),
                counted(written.drafts, "draft", "drafts")
            );
            eprintln!("Wrote {counted} to {}.", path.display());
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes everything into a new file.
pub fn json_file(store: &mut Store, path: &Path, now: Moment) -> Result<Written, Failure> {
    into_file(path, false, |out| write_json(store, out, now))
}

fn write_json(store: &mut Store, out: &mut impl Write, now: Moment) -> Result<Written, ExportError> {
    json::write(&store.snapshot()?, out, now)
}

fn tell_damaged(written: &Written) {
    if written.damaged > 0 {
        eprintln!(
            "warning: the text of {} is not the one that was written; they stand under `damaged`, and an \
             import leaves them out",
            counted(written.damaged as u64, "event", "events")
        );
    }
}

/// Has a file written as a whole: it has its name when everything is in it, and what had the name before
/// is there until then.
fn into_file<Answer>(
    path: &Path,
    replace: bool,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<Answer, ExportError>,
) -> Result<Answer, Failure> {
    let shown = path.display().to_string();
    let failed = |error: io::Error| failure(&shown, error.into());
    let there = fs::metadata(path);
    // A pipe or a device has no name to be given later.
    let whole = there.as_ref().map_or(true, fs::Metadata::is_file);
    if there.is_ok() && whole && !replace {
        return Err(Failure::new(
            format!("failed to write {shown}: it is there already"),
            "Choose another name, or replace it with --force.",
        ));
    }
    let target = if whole { part_of(path) } else { path.to_owned() };
    let file = if whole { File::create(&target) } else { OpenOptions::new().write(true).open(&target) };
    let mut out = BufWriter::with_capacity(CHUNK, file.map_err(failed)?);
    let written = write(&mut out).and_then(|answer| {
        out.flush()?;
        if whole {
            out.get_ref().sync_all()?;
            fs::rename(&target, path)?;
        }
        Ok(answer)
    });
    written.map_err(|error| {
        if whole {
            // What is left of it is of no use; the error is what counts.
            let _ = fs::remove_file(&target);
        }
        failure(&shown, error)
    })
}

fn part_of(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".part");
    PathBuf::from(name)
}

fn failure(target: &str, error: ExportError) -> Failure {
    match error {
        ExportError::Store(error) => error.into(),
        ExportError::Write(error) => Failure::new(
            format!("failed to write {target}: {error}"),
            "Look whether the folder is there, may be written to, and has room.",
        ),
    }
}
