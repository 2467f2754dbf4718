//! What can be seen of other processes in `/proc`, and waiting for it to change. It never sleeps longer than
//! is needed.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Waits until something is so; panics when it does not become so in a long time.
pub fn eventually(what: &str, mut so: impl FnMut() -> bool) {
    let begin = Instant::now();
    while !so() {
        assert!(begin.elapsed() < Duration::from_secs(30), "it never came to be: {what}");
        std::thread::yield_now();
    }
}

/// One line of `/proc`: number, parent, state, name.
pub struct Process {
    pub id: i32,
    pub parent: i32,
    pub state: char,
    pub command: String,
}

pub fn all() -> Vec<Process> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    entries.filter_map(|entry| read(entry.ok()?.file_name().to_str()?.parse().ok()?)).collect()
}

fn read(id: i32) -> Option<Process> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    let mut fields = stat[stat.rfind(')')? + 1..].split_whitespace();
    let state = fields.next()?.chars().next()?;
    let parent = fields.next()?.parse().ok()?;
    let command = fs::read(format!("/proc/{id}/cmdline")).ok()?;
    Some(Process { id, parent, state, command: String::from_utf8_lossy(&command).replace('\0', " ") })
}

/// The numbers of all living processes below one.
pub fn below(ancestor: i32) -> Vec<i32> {
    let processes = all();
    let mut found = vec![ancestor];
    let mut index = 0;
    while index < found.len() {
        let parent = found[index];
        found.extend(
            processes.iter().filter(|one| one.parent == parent && one.state != 'Z').map(|one| one.id),
        );
        index += 1;
    }
    found.split_off(1)
}

/// Processes that run a driver or a learner's file, wherever they hang.
pub fn of_learners() -> Vec<Process> {
    let marks = ["sys.argv[1], 'driver'", "-u hello.py", "-u left.py"];
    all()
        .into_iter()
        .filter(|one| one.state != 'Z' && marks.iter().any(|mark| one.command.contains(mark)))
        .collect()
}

/// Living processes whose command line holds this, wherever they hang.
pub fn marked(mark: &str) -> Vec<i32> {
    all().into_iter().filter(|one| one.state != 'Z' && one.command.contains(mark)).map(|one| one.id).collect()
}

/// Whether a run of a driver of ours is using the processor.
pub fn any_spinning() -> bool {
    of_learners().iter().any(|one| one.state == 'R')
}

/// The launchers that were started from this copy of our program.
pub fn launchers(program: &Path) -> Vec<i32> {
    let start = format!("{} __sandbox", program.display());
    all()
        .into_iter()
        .filter(|one| one.state != 'Z' && one.command.starts_with(&start))
        .map(|one| one.id)
        .collect()
}

/// Whether anything below a process is using the processor.
pub fn any_busy_below(ancestor: i32) -> bool {
    below(ancestor).into_iter().filter_map(read).any(|process| process.state == 'R')
}

/// A program of this machine, by the `PATH` that the tests have.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|path| path.is_file())
}

pub fn exists(id: i32) -> bool {
    read(id).is_some_and(|process| process.state != 'Z')
}

pub fn kill(id: i32) {
    let id = rustix::process::Pid::from_raw(id).expect("a process number");
    let _ = rustix::process::kill_process(id, rustix::process::Signal::KILL);
}
