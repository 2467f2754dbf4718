//! `codementor import FILE`: what `codementor export` wrote comes into this home, all of it or nothing, and
//! nothing twice.

mod reading;

use super::output::{self, counted};
use super::patience::Patience;
use super::{Failure, Home};
use crate::runtime::Clock;
use crate::store::{Store, Taken};
use clap::Args;
use reading::{Complaint, Part};
use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufReader, Read, stdin};
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;

/// What is read at once.
const CHUNK: usize = 256 * 1024;

#[derive(Debug, Args)]
pub struct Arguments {
    /// The file that `codementor export` wrote; `-` for standard input.
    file: PathBuf,
    /// Read and check everything, tell what would come in, and change nothing.
    #[arg(long)]
    dry_run: bool,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    home.warn();
    let mut input = Input::open(&arguments.file)?;
    let taken = take_in(&mut home.store()?, &mut input, arguments.dry_run)?;
    output::text(&summary(&taken, &input.name, arguments.dry_run))?;
    Ok(ExitCode::SUCCESS)
}

fn take_in(store: &mut Store, input: &mut Input, dry_run: bool) -> Result<Taken, Failure> {
    let now = Clock::default().now();
    let mut intake = store.intake()?;
    let mut patience = Patience::with("importing");
    let (done, total) = (input.done.clone(), input.total);
    let mut take = |part: Part| {
        patience.tell(done.get(), total);
        match part {
            Part::Place(place) => intake.place(&place),
            Part::Draft(draft) => intake.draft(&draft, now),
            Part::Event(event) => intake.event(&event),
        }
    };
    let reader =
        BufReader::with_capacity(CHUNK, Counted { inner: &mut input.bytes, done: input.done.clone() });
    reading::read(reader, &mut take).map_err(|complaint| match complaint {
        Complaint::Store(error) => {
            Failure::new(format!("failed to import {}: {error}", input.name), error.hint())
        }
        Complaint::File { place, message, hint } => {
            let nothing = "Nothing was changed.";
            Failure::new(
                format!("failed to import {}, {place}: {message}", input.name),
                format!("{nothing} {hint}"),
            )
        }
    })?;
    drop(patience);
    let mut patience = Patience::with("putting in order");
    let taken = intake.settle(|done, total| patience.tell(done, Some(total)))?;
    if !dry_run {
        intake.commit()?;
    }
    Ok(taken)
}

/// The file, and how far it is read.
struct Input {
    name: String,
    bytes: Box<dyn Read>,
    done: Rc<Cell<u64>>,
    total: Option<u64>,
}

impl Input {
    fn open(path: &PathBuf) -> Result<Self, Failure> {
        let done = Rc::default();
        if path.as_os_str() == "-" {
            return Ok(Self {
                name: "standard input".to_owned(),
                bytes: Box::new(stdin()),
                done,
                total: None,
            });
        }
        let name = path.display().to_string();
        let open = || -> io::Result<(File, u64)> {
            let file = File::open(path)?;
            let metadata = file.metadata()?;
            if metadata.is_dir() {
                return Err(io::Error::other("it is a folder"));
            }
            Ok((file, metadata.len()))
        };
        let (file, length) = open().map_err(|error| {
            Failure::new(
                format!("failed to read {name}: {error}"),
                "Look whether the path is right and may be read.",
            )
        })?;
        Ok(Self { name, bytes: Box::new(file), done, total: Some(length) })
    }
}

struct Counted<Inner> {
    inner: Inner,
    done: Rc<Cell<u64>>,
}

impl<Inner: Read> Read for Counted<Inner> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.inner.read(buffer)?;
        self.done.set(self.done.get() + length as u64);
        Ok(length)
    }
}

fn summary(taken: &Taken, name: &str, dry_run: bool) -> String {
    let mut lines = vec![format!(
        "{} {} and {} from {name}.",
        if dry_run { "Would import" } else { "Imported" },
        counted(taken.events, "event", "events"),
        counted(taken.drafts, "draft", "drafts"),
    )];
    let mut told = |number: u64, one: &str, many: &str| {
        if number > 0 {
            lines.push(format!("  {}", counted(number, one, many)));
        }
    };
    told(
        taken.known_events,
        "event was here already, and is not doubled.",
        "events were here already, and are not doubled.",
    );
    told(
        taken.drafts_set_aside,
        "draft was older than another one of the same exercise; it is kept in the history.",
        "drafts were older than others of the same exercises; they are kept in the history.",
    );
    told(
        taken.renumbered,
        "event has a new number: this home and the other were copies of each other, and both were used.",
        "events have new numbers: this home and the other were copies of each other, and both were used.",
    );
    told(
        taken.unread,
        "event is of a kind that this version does not know; it is kept for one that does.",
        "events are of kinds that this version does not know; they are kept for one that does.",
    );
    if dry_run {
        lines.push("Nothing was changed (--dry-run).".to_owned());
    }
    lines.join("\n") + "\n"
}
