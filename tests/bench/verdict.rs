//! From a learner's program to its verdict, against Python's own unittest, cold, on the same checks.

use super::figures::{Samples, heading, note, ratio, row};
use super::{Effort, unittest};
use codementor::curriculum::Library;
use codementor::domain::verdict::{Status, Tier};
use codementor::domain::{Exercise, Language};
use codementor::grade::{Cancel, Grader, GraderConfig, Limits};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const ROUNDS: usize = 30;
const TARGET: f64 = 0.12;
/// A learner's checks come after pauses, in which the pool fills itself again.
const PAUSE: Duration = Duration::from_millis(150);

/// One of each way in which a program is asked.
const EXERCISES: [&str; 3] = ["deep-breath", "drum-loop", "tide-table"];

/// A grader for each tier, or why there is none.
pub fn graders() -> Vec<(Tier, Result<Grader, String>)> {
    let config = |tier| GraderConfig {
        launcher: PathBuf::from(env!("CARGO_BIN_EXE_codementor")),
        python: None,
        search_path: std::env::var_os("PATH").unwrap_or_default(),
        scratch: std::env::temp_dir(),
        limits: Limits::default(),
        force_tier: Some(tier),
        allow_unsandboxed: false,
    };
    let start = |tier| Grader::start(config(tier)).map_err(|error| format!("{error}: {}", error.hint()));
    [Tier::APlus, Tier::A, Tier::B].into_iter().map(|tier| (tier, start(tier))).collect()
}

pub fn table(effort: Effort) {
    heading(
        "verdict: Grader::check on a solution, warm, against cold `python3 -m unittest`",
        &[
            "unittest runs bare, its file written from the same cases; only the first of its runs compiles the",
            "files. The first tier that stands here is the one that this machine chooses. All alternate.",
        ],
    );
    let (library, _) = Library::load(None);
    for name in EXERCISES {
        let exercise = library.find(name).expect("a built-in exercise");
        measure(exercise, effort);
    }
}

fn measure(exercise: &Exercise, effort: Effort) {
    let solution = &exercise.languages[&Language::Python].solution;
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    std::fs::write(folder.path().join("solution.py"), solution).expect("written");
    std::fs::write(folder.path().join("test_solution.py"), unittest::file(exercise)).expect("written");
    let graders: Vec<(Tier, Grader)> = graders()
        .into_iter()
        .filter_map(|(tier, grader)| match grader {
            Ok(grader) => Some((tier, grader)),
            Err(reason) => {
                note(&format!("tier {}: not on this machine. {reason}", tier.title()));
                None
            }
        })
        .collect();
    let Some((_, first)) = graders.first() else { return };
    let python = first.report().python.clone();
    let mut cold = Samples::default();
    let mut warm = vec![Samples::default(); graders.len()];
    for round in 0..=effort.rounds(ROUNDS) {
        let begun = Instant::now();
        let ended = Command::new(&python)
            .args(["-m", "unittest", "-q", "test_solution"])
            .current_dir(folder.path())
            .stdin(Stdio::null())
            .output()
            .expect("Python starts");
        let cold_time = begun.elapsed();
        assert!(ended.status.success(), "unittest: {}", String::from_utf8_lossy(&ended.stderr));
        for ((_, grader), samples) in graders.iter().zip(&mut warm) {
            std::thread::sleep(PAUSE);
            let begun = Instant::now();
            let verdict = grader.check(exercise, Language::Python, solution, &Cancel::new());
            let took = begun.elapsed();
            assert_eq!(verdict.map(|verdict| verdict.status).ok(), Some(Status::Pass), "it is a solution");
            if round > 0 {
                samples.add_millis(took);
            }
        }
        if round > 0 {
            cold.add_millis(cold_time);
        }
    }
    let (name, cases) = (&exercise.id.slug, exercise.cases.len());
    row(&format!("{name}, {cases} cases, unittest"), "ms", &cold);
    for ((tier, _), samples) in graders.iter().zip(&warm) {
        row(&format!("{name}, tier {}", tier.title()), "ms", samples);
    }
    for ((tier, _), samples) in graders.iter().zip(&warm) {
        ratio(&format!("{name}, tier {} against unittest", tier.title()), samples, &cold, TARGET);
    }
}
