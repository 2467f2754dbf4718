//! `codementor progress`, before anything was done and after a pass.

use codementor::domain::attempt::{Attempt, Trigger};
use codementor::domain::event::Event;
use codementor::domain::verdict::{Status, Tier};
use codementor::domain::{ExerciseId, Language, Verdict};
use codementor::runtime::Clock;
use codementor::store::Store;
use std::path::Path;
use std::process::Command;
use tempfile::tempdir;

fn told(home: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_codementor"));
    let output = command.arg("progress").args(arguments).env("CODEMENTOR_HOME", home).output();
    let output = output.expect("the program runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

/// The history's file in a home.
fn pass(home: &Path) {
    let id = ExerciseId::new("first-steps", "thunder-count");
    let verdict = Verdict {
        exercise: id.clone(),
        language: Language::Python,
        status: Status::Pass,
        problem: None,
        cases: Vec::new(),
        output: String::new(),
        millis: 2.5,
        memory_kib: 9_000,
        tier: Tier::A,
        score: None,
    };
    let (language, source) = (Language::Python, "done\n".to_owned());
    let event =
        Event::AttemptJudged(Attempt { exercise: id, language, source, trigger: Trigger::Asked, verdict });
    let mut store = Store::open(&home.join("history.db")).expect("a history");
    store.record(&event, Clock::default().now()).expect("an event is recorded");
}

#[test]
fn progress_in_plain_lines_and_as_json() {
    let home = tempdir().expect("a folder");
    let empty = told(home.path(), &[]);
    assert!(empty.contains("Level 1 of 10."), "{empty}");
    assert!(empty.contains("Streak: 0 days (the longest: 0 days). One pass begins a streak."), "{empty}");
    assert!(empty.contains("Badges: 0 of 22"), "{empty}");

    pass(home.path());
    let report = told(home.path(), &[]);
    assert!(report.contains("Streak: 1 day (the longest: 1 day). Today counts already."), "{report}");
    assert!(report.contains("exercises; 1 this week, 1 today. The checks ran 1 time."), "{report}");
    assert!(report.contains("✓ On your own, today: Pass an exercise without a hint."), "{report}");

    let json: serde_json::Value = serde_json::from_str(&told(home.path(), &["--json"])).expect("JSON");
    assert_eq!((&json["level"], &json["exercises"]["passed"]), (&1.into(), &1.into()));
    assert_eq!(json["badges"].as_array().map(Vec::len), Some(22));
    assert!(json["skills"].as_array().is_some_and(|skills| skills.iter().any(|skill| skill["passed"] == 1)));
}
