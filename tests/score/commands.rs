//! `codementor test` tells the score of a pass, in words and as JSON.

use std::fs;
use std::process::{Command, Output};
use tempfile::tempdir;

fn test(source: &str, json: bool) -> Output {
    let home = tempdir().expect("a folder");
    let file = home.path().join("program.py");
    fs::write(&file, source).expect("a program");
    let mut command = Command::new(env!("CARGO_BIN_EXE_codementor"));
    command.env("CODEMENTOR_HOME", home.path()).args(["test", "thunder-count", "--file"]).arg(&file);
    if json {
        command.arg("--json");
    }
    command.output().expect("codementor test")
}

const UNTIDY: &str = "def storm_distance(seconds):\n    speed = 340\n    return seconds * 340\n";
const WRONG: &str = "def storm_distance(seconds):\n    return seconds\n";

#[test]
fn the_score_is_told_after_a_pass_only() {
    let told = String::from_utf8(test(UNTIDY, false).stdout).expect("text");
    assert!(
        told.contains("Score 97 of 100: correctness 40/40, quality 27/30, efficiency 15/15, style 15/15."),
        "{told}"
    );
    assert!(told.contains("  -3 quality, line 2: speed is set and never used"), "{told}");
    let told = String::from_utf8(test(WRONG, false).stdout).expect("text");
    assert!(told.contains("checks pass.") && !told.contains("Score"), "{told}");
}

#[test]
fn results_json_has_the_score_beside_what_it_must_have() {
    let results: serde_json::Value = serde_json::from_slice(&test(UNTIDY, true).stdout).expect("JSON");
    assert_eq!((&results["version"], &results["status"]), (&3.into(), &"pass".into()));
    assert_eq!(results["score"]["total"], 97);
    assert_eq!(results["score"]["quality"]["reasons"][0]["line"], 2);
    let results: serde_json::Value = serde_json::from_slice(&test(WRONG, true).stdout).expect("JSON");
    assert_eq!(results.get("score"), None);
}
