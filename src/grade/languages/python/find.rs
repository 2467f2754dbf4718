//! Finding a Python, and asking it where it really lives: what is called `python3` may be a script that
//! chooses one (pyenv, asdf), a link, or a virtual environment. It never judges whether it is safe.

use super::OLDEST;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const NAMES: [&str; 9] = [
    "python3",
    "python",
    "python3.14",
    "python3.13",
    "python3.12",
    "python3.11",
    "python3.10",
    "python3.9",
    "python3.8",
];
/// A script that chooses a Python may itself be slow.
const PATIENCE: Duration = Duration::from_secs(15);

/// Printed by the interpreter: its version, its real path, then all that it needs in order to run.
const QUESTION: &str = r#"
import os, sys
own = os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable)
places = [own] + [place for place in sys.path if place]
for prefix in (sys.base_prefix, sys.base_exec_prefix):
    places += [os.path.join(prefix, name) for name in ("lib", "lib64", "lib32")]
try:
    with open("/proc/self/maps") as maps:
        for line in maps:
            name = line.rstrip("\n").split(None, 5)[5:]
            if name and name[0].startswith("/"):
                places.append(os.path.dirname(name[0]))
except OSError:
    pass
print("%d.%d.%d" % sys.version_info[:3])
for place in dict.fromkeys(os.path.realpath(place) for place in places):
    if place == own or os.path.exists(place):
        print(place)
"#;

/// A Python that answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interpreter {
    /// What was asked: a script or a link, perhaps.
    pub asked: PathBuf,
    /// The program itself.
    pub program: PathBuf,
    pub version: (u32, u32, u32),
    /// What it reads in order to run.
    pub needs: Vec<PathBuf>,
}

impl Interpreter {
    pub fn version_text(&self) -> String {
        let (major, minor, patch) = self.version;
        format!("{major}.{minor}.{patch}")
    }

    /// Whether any user of this machine may run it: only root is asked to find one for others.
    pub fn is_for_everyone(&self) -> bool {
        self.is_for_everyone_below(&[PathBuf::from("/")])
    }

    /// The same where only what is at and below these is as it is, and the rest is open.
    pub fn is_for_everyone_below(&self, shown: &[PathBuf]) -> bool {
        self.needs.iter().all(|path| others_may_enter(path, shown))
    }
}

/// The first Python that answers and is new enough; otherwise what each one said.
pub fn find(configured: Option<&Path>, search_path: &OsStr) -> Result<Interpreter, Vec<String>> {
    let candidates = configured.map_or_else(|| on_path(search_path), |path| vec![path.to_owned()]);
    let mut refusals = Vec::new();
    for candidate in candidates {
        match ask(&candidate, search_path) {
            Ok(found) if (found.version.0, found.version.1) >= OLDEST => return Ok(found),
            Ok(found) => {
                refusals.push(format!("{} is Python {}", candidate.display(), found.version_text()));
            }
            Err(reason) => refusals.push(format!("{} {reason}", candidate.display())),
        }
    }
    Err(refusals)
}

fn on_path(search_path: &OsStr) -> Vec<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(search_path).collect();
    let mut found: Vec<PathBuf> = Vec::new();
    for name in NAMES {
        for folder in &folders {
            let path = folder.join(name);
            if path.is_file() && !found.contains(&path) {
                found.push(path);
            }
        }
    }
    found
}

fn ask(candidate: &Path, search_path: &OsStr) -> Result<Interpreter, String> {
    let mut child = Command::new(candidate)
        .args(["-S", "-s", "-B", "-c", QUESTION])
        .env("PATH", search_path)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("does not start ({error})"))?;
    let answer = read_answer(&mut child);
    let _ = child.kill();
    let _ = child.wait();
    parse(candidate, &answer.ok_or("did not answer in time")?)
        .ok_or_else(|| "did not answer as a Python does".to_owned())
}

fn read_answer(child: &mut Child) -> Option<String> {
    let mut output = child.stdout.take()?;
    let deadline = Instant::now() + PATIENCE;
    let mut answer = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        let timeout = Timespec { tv_sec: left.as_secs() as i64, tv_nsec: i64::from(left.subsec_nanos()) };
        match poll(&mut [PollFd::new(&output, PollFlags::IN)], Some(&timeout)) {
            Err(rustix::io::Errno::INTR) => continue,
            Ok(count) if count > 0 => {}
            _ => return None,
        }
        match output.read(&mut buffer) {
            Ok(0) => return String::from_utf8(answer).ok(),
            Ok(count) => answer.extend_from_slice(&buffer[..count]),
            Err(_) => return None,
        }
    }
}

fn parse(asked: &Path, answer: &str) -> Option<Interpreter> {
    let mut lines = answer.lines();
    let mut numbers = lines.next()?.split('.').map(str::parse);
    let mut number = || numbers.next()?.ok();
    let version = (number()?, number()?, number()?);
    let needs: Vec<PathBuf> = lines.map(PathBuf::from).collect();
    let program = needs.first()?.clone();
    Some(Interpreter { asked: asked.to_owned(), program, version, needs })
}

#[cfg(unix)]
fn others_may_enter(path: &Path, shown: &[PathBuf]) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let allows = |path: &Path, bits: u32| {
        path.metadata().is_ok_and(|metadata| metadata.permissions().mode() & bits == bits)
    };
    allows(path, if path.is_dir() { 0o005 } else { 0o004 })
        && path
            .ancestors()
            .skip(1)
            .filter(|folder| shown.iter().any(|top| folder.starts_with(top)))
            .all(|folder| allows(folder, 0o001))
}
