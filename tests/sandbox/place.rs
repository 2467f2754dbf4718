//! A grader with a launcher and a scratch folder of its own, so that what is left of its runs can be told
//! from what belongs to others.

use crate::support::copies::{OwnCopy, open_folder};
use crate::support::exercises::{call, function, int};
use crate::support::{graders, processes, skip};
use codementor::domain::Language;
use codementor::domain::exercise::Expected;
use codementor::domain::verdict::{CaseVerdict, Status, Tier};
use codementor::grade::{Cancel, Grader, GraderConfig, Input, Limits, RunFile, RunOutcome, Stream};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// The number of the machine's user and group `nobody`.
pub const NOBODY: u32 = 65534;

pub struct Place {
    pub grader: Grader,
    pub tier: Tier,
    scratch: TempDir,
    copy: OwnCopy,
    wall: std::time::Duration,
}

/// What a program of its own said and how it ended.
pub struct Ran {
    pub outcome: RunOutcome,
    pub output: String,
    pub errors: String,
}

impl Ran {
    /// The sentence about the end; empty when there is none.
    pub fn words(&self) -> &str {
        self.outcome.words.as_deref().unwrap_or_default()
    }
}

/// One on each tier that this machine has.
pub fn places(limits: &Limits) -> Vec<Place> {
    [Tier::APlus, Tier::A, Tier::B]
        .into_iter()
        .filter_map(|tier| {
            graders::on(tier)?;
            Some(place(GraderConfig { limits: limits.clone(), ..graders::config(Some(tier)) }))
        })
        .collect()
}

pub fn place(wanted: GraderConfig) -> Place {
    place_in(open_folder(), wanted)
}

/// One that works in this folder.
pub fn place_in(scratch: TempDir, wanted: GraderConfig) -> Place {
    let copy = OwnCopy::make();
    let config =
        GraderConfig { launcher: copy.program.clone(), scratch: scratch.path().to_owned(), ..wanted };
    let wall = config.limits.wall;
    let grader = Grader::start(config).expect("this tier works with other limits too");
    Place { tier: grader.report().tier, grader, scratch, copy, wall }
}

/// A program of the system; `None`, said loudly, where the machine does not have it.
pub fn tool(name: &str) -> Option<PathBuf> {
    let found =
        ["/usr/bin", "/bin", "/usr/sbin", "/sbin"].iter().map(|folder| PathBuf::from(folder).join(name));
    let tool = found.into_iter().find(|path| path.is_file());
    if tool.is_none() {
        skip(name, "there is no such program on this machine");
    }
    tool
}

impl Place {
    /// Runs a program on its own. When this returns, no process of it may be there.
    pub fn run(&self, source: &str) -> Ran {
        let name = format!("abuse-{}.py", uuid::Uuid::new_v4().simple());
        let (mut output, mut errors) = (Vec::new(), Vec::new());
        let mut take = |stream, bytes: &[u8]| match stream {
            Stream::Output => output.extend_from_slice(bytes),
            Stream::Errors => errors.extend_from_slice(bytes),
        };
        let file = RunFile {
            name: name.clone(),
            source: source.to_owned(),
            input: Input::Nothing,
            output: &mut take,
            wall: self.wall,
        };
        let outcome = self.grader.run_file(file, &Cancel::new()).expect("the file is run");
        assert!(processes::marked(&name).is_empty(), "processes are left of: {source}");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ran { outcome, output: text(&output), errors: text(&errors) }
    }

    /// Judges a program whose `answer(7)` should be 14.
    pub fn check(&self, source: &str) -> CaseVerdict {
        let exercise = call(function("answer", &["given"]), vec![int(7)], Expected::Value(int(14)));
        let verdict = self
            .grader
            .check(&exercise, Language::Python, source, &Cancel::new())
            .expect("the check is carried out");
        assert_eq!(verdict.tier, self.tier);
        assert!(verdict.status != Status::Error, "{source}: {verdict:#?}");
        verdict.cases.into_iter().next().expect("the exercise has one case")
    }

    /// Whether an honest program is still judged right.
    pub fn is_sound(&self) -> bool {
        self.check("def answer(given):\n    return 2 * given\n").message.is_none()
    }

    /// Ends the grader; nothing of it may be left.
    pub fn close(self) {
        assert!(self.is_sound(), "the grader is of use after all that");
        drop(self.grader);
        assert!(processes::launchers(&self.copy.program).is_empty());
        let left: Vec<PathBuf> = fs::read_dir(self.scratch.path())
            .expect("the folder is ours")
            .map(|entry| entry.expect("an entry").path())
            .collect();
        assert_eq!(left, Vec::<PathBuf>::new(), "in the scratch folder of tier {}", self.tier.title());
    }
}
