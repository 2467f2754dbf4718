//! A report of every panic, for whoever mends the program. It never holds what the panic said: that may be a
//! piece of a learner's program or words.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::fs;
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};

/// A report is of no use once the program has been mended; this many are kept.
const KEPT: usize = 20;

/// From now on every panic in this process leaves a report in `folder`; `tell` hears where, or nothing where
/// it could not be written. What was done at a panic before is done first.
pub fn report_panics(folder: PathBuf, tell: impl Fn(Option<&Path>) + Send + Sync + 'static) {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        before(panic);
        tell(write(&folder, panic).ok().as_deref());
    }));
}

fn write(folder: &Path, panic: &PanicHookInfo<'_>) -> std::io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let now = super::now();
    let path = folder.join(format!("{}.txt", now.strftime("panic-%Y-%m-%dT%H-%M-%S-%3fZ")));
    fs::write(&path, text(now, panic))?;
    let _ = make_room(folder);
    Ok(path)
}

fn text(now: jiff::Timestamp, panic: &PanicHookInfo<'_>) -> String {
    let mut text = format!("CodeMentor {} broke off at {now:.0}.\n", env!("CARGO_PKG_VERSION"));
    let thread = std::thread::current();
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    // Writing to a string cannot fail.
    let _ =
        writeln!(text, "system: {system}, {machine}\nthread: {}", thread.name().unwrap_or("without a name"));
    if let Some(place) = panic.location() {
        let _ = writeln!(text, "place: {}:{}:{}", place.file(), place.line(), place.column());
    }
    let _ = writeln!(
        text,
        "what it said is left out, since it may quote your program\n\n{}",
        Backtrace::force_capture()
    );
    text
}

fn make_room(folder: &Path) -> std::io::Result<()> {
    let mut reports: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    reports.retain(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("panic-")));
    reports.sort();
    let old = reports.len().saturating_sub(KEPT);
    reports[..old].iter().try_for_each(fs::remove_file)
}
