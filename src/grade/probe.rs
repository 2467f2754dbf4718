//! Choosing a tier at start: each is put up and used as it will be, and tried from inside with things that
//! must not work. What cannot be shown to hold is not used.

use super::cancel::Cancel;
use super::job;
use super::languages::python::Interpreter;
use super::plan::Plan;
use super::records::{Outcome, Record};
use super::sandbox::Limits;
use super::warm::{End, Job, Warm};
use crate::domain::Value;
use crate::domain::exercise::{Ask, Case, Compare, Exercise, Expected, Kind, Parameter, Rubric, Signature};
use crate::domain::verdict::Tier;
use crate::domain::{ExerciseId, TypeSpec};
use rustix::fs::{FlockOperation, flock};
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// What was found at start, for `doctor` and the status line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProbeReport {
    pub tier: Tier,
    /// "3.11.7".
    pub python_version: String,
    /// The interpreter itself.
    pub python: PathBuf,
    /// What was asked for it: a script that chooses one, perhaps.
    pub python_asked: PathBuf,
    /// Better tiers that are not to be had, and why, in plain words.
    pub refused: Vec<(Tier, String)>,
    pub limits: Limits,
}

impl ProbeReport {
    pub(super) fn new(
        tier: Tier,
        interpreter: &Interpreter,
        refused: Vec<(Tier, String)>,
        limits: Limits,
    ) -> Self {
        Self {
            tier,
            python_version: interpreter.version_text(),
            python: interpreter.program.clone(),
            python_asked: interpreter.asked.clone(),
            refused,
            limits,
        }
    }
}

/// Tries what must fail, and says what did not; `outside` is a file that a program must not read.
const TRIAL: &str = r#"
import posix

def trial(outside, child):
    broken = []
    try:
        posix.close(posix.open(outside, posix.O_RDONLY))
        broken.append("it could read a file outside of its folder")
    except OSError:
        pass
    try:
        from _socket import socket, AF_INET, SOCK_DGRAM
        probe = socket(AF_INET, SOCK_DGRAM)
        probe.connect(("127.0.0.1", 9))
        broken.append("it could use the network")
    except (OSError, ImportError):
        pass
    for host in child:
        try:
            posix.kill(host, 0)
            broken.append("it could signal a program outside")
        except OSError:
            pass
    made = posix.open("probe", posix.O_CREAT | posix.O_WRONLY | posix.O_EXCL, 0o600)
    posix.write(made, b"works")
    posix.close(made)
    posix.unlink("probe")
    return broken
"#;

/// What the names of trial files begin with.
const TRIAL_FILE: &str = "codementor-trial-";

/// A file that anyone may read who can reach it; removed with this. Locked as long as this lives: so the next
/// trial can tell which were left by a process that was killed.
struct Outside {
    path: PathBuf,
    _lock: File,
}

impl Outside {
    fn make(scratch: &Path) -> std::io::Result<Self> {
        sweep(scratch);
        let name = uuid::Uuid::new_v4().simple().to_string();
        let path = scratch.join(format!("{TRIAL_FILE}{name}"));
        // Under its own name only once it is locked, or another trial might sweep it away.
        let unlocked = scratch.join(format!("codementor-{name}"));
        std::fs::write(&unlocked, "not for programs")?;
        let lock = File::open(&unlocked)?;
        flock(&lock, FlockOperation::LockExclusive)?;
        std::fs::rename(&unlocked, &path)?;
        Ok(Self { path, _lock: lock })
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Removes the trial files that nobody holds any more.
fn sweep(scratch: &Path) {
    for entry in std::fs::read_dir(scratch).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(TRIAL_FILE)
            && let Ok(file) = File::open(entry.path())
            && flock(&file, FlockOperation::NonBlockingLockExclusive).is_ok()
        {
            // Another user's stays, which the folder sees to.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// A sandbox of this tier, with a driver that has answered; otherwise why not. A trial leaves traces, so
/// it is not for a learner's program any more.
pub(super) fn try_tier(plan: &Plan, tier: Tier) -> Result<Warm, String> {
    let mut warm = Warm::start(plan, tier).map_err(|failure| failure.to_string())?;
    if warm.tier() != tier {
        return Err("no control group could be made".to_owned());
    }
    let exercise = exercise();
    let file = Outside::make(&plan.scratch).map_err(|error| format!("a trial file: {error}"))?;
    let outside = Value::Str(file.path.to_string_lossy().into_owned());
    let host = Value::List(vec![Value::Int(i64::from(std::process::id()))]);
    let case = Case {
        name: "trial".to_owned(),
        hidden: false,
        ask: Ask::Call { arguments: vec![outside, host], expected: Expected::Value(Value::None) },
    };
    let nonce = job::nonce();
    let bytes = job::encode(&exercise, TRIAL, 0, &[case], &nonce);
    let deadline = Instant::now() + plan.limits.wall;
    let waiter = Cancel::new().waiter().map_err(|error| error.to_string())?;
    let turn = warm.run(&Job { bytes: &bytes, nonce: &nonce, deadline, runs: 1 }, &plan.limits, &waiter);
    if let End::Gone(Some(failure)) = &turn.end {
        return Err(failure.to_string());
    }
    if !matches!(turn.end, End::Finished { status: 0, .. }) {
        return Err(format!("Python did not run there ({:?})", turn.end));
    }
    let answer = turn.records.into_iter().filter_map(Record::read).next_back();
    match answer {
        Some(Record::Case { outcome: Outcome::Value(Value::List(broken)), .. }) => {
            let broken: Vec<String> = broken
                .into_iter()
                .filter_map(|one| match one {
                    Value::Str(words) => Some(words),
                    _ => None,
                })
                .collect();
            if broken.is_empty() || tier == Tier::None { Ok(warm) } else { Err(broken.join(", and ")) }
        }
        other => Err(format!("a trial run did not succeed ({other:?})")),
    }
}

fn exercise() -> Exercise {
    let parameter = |name: &str| Parameter { name: name.to_owned(), type_spec: TypeSpec::Any };
    Exercise {
        id: ExerciseId::new("codementor", "trial"),
        title: String::new(),
        kind: Kind::Function,
        skills: Vec::new(),
        difficulty: 1,
        minutes: 1,
        interests: Vec::new(),
        prerequisites: Vec::new(),
        compare: Compare::Exact,
        keeps_arguments: false,
        signature: Signature::Function {
            name: "trial".to_owned(),
            parameters: vec![parameter("outside"), parameter("child")],
            returns: TypeSpec::Any,
        },
        rubric: Rubric::default(),
        task: String::new(),
        cases: Vec::new(),
        hints: Vec::new(),
        wrong: Vec::new(),
        allows: Vec::new(),
        distractors: Vec::new(),
        languages: BTreeMap::new(),
    }
}
