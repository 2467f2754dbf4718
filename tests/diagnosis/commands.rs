//! `codementor diagnose`, as a person and a script see it.

use std::path::Path;
use std::process::{Command, Output};

const WRONG: &str = "def coins_in_tray(coins, price):\n    paid = 0\n    for coin in coins:\n        paid += coin\n        if paid > price:\n            return paid - price\n    return paid\n";

fn diagnose(folder: &Path, source: &str, more: &[&str]) -> Output {
    let file = folder.join("mine.py");
    std::fs::write(&file, source).expect("a program file");
    Command::new(env!("CARGO_BIN_EXE_codementor"))
        .args(["diagnose", "snack-machine", "--lang", "python", "--file"])
        .arg(&file)
        .args(["--seconds", "30"])
        .args(more)
        .env("CODEMENTOR_HOME", folder.join("home"))
        .output()
        .expect("the program runs")
}

#[test]
fn it_says_where_and_never_how() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = diagnose(folder.path(), WRONG, &[]);
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.starts_with("→ The mistake is in line 5:\n"), "{told}");
    assert!(
        told.contains("The smallest case that fails:") && told.contains("line   5: the comparison"),
        "{told}"
    );
    assert!(!told.contains(">="), "{told}");
    assert_eq!(output.status.code(), Some(1));

    let shown = diagnose(folder.path(), WRONG, &["--show-edits"]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("+ if paid >= price:"));
}

#[test]
fn a_script_reads_everything_but_the_edits() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = diagnose(folder.path(), WRONG, &["--json"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(told["suspects"]["pointing"]["at"], "line");
    assert_eq!(told["suspects"]["pointing"]["line"], 5);
    assert_eq!(told["suspects"]["statements"][0]["first_line"], 5);
    assert_eq!(told["suspects"]["edits"][0]["kind"], "comparison");
    assert!(told["suspects"]["edits"][0].get("text").is_none());
    assert!(told["smallest"]["input"].as_str().is_some_and(|input| input.starts_with("coins_in_tray(")));
    let steps: Vec<&str> =
        told["times"].as_array().expect("times").iter().filter_map(|time| time["step"].as_str()).collect();
    assert_eq!(steps, ["inputs", "coverage", "edits", "smallest case", "departure"]);

    let shown = diagnose(folder.path(), WRONG, &["--json", "--show-edits"]);
    let told: serde_json::Value = serde_json::from_slice(&shown.stdout).expect("JSON");
    assert_eq!(told["suspects"]["edits"][0]["text"][1], "        if paid >= price:");
}

#[test]
fn what_is_right_and_what_cannot_be_read_are_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let right = diagnose(folder.path(), &WRONG.replace("paid > price", "paid >= price"), &[]);
    assert!(String::from_utf8_lossy(&right.stdout).starts_with("✓ Every check passes"));
    assert_eq!(right.status.code(), Some(0));
    let broken = diagnose(folder.path(), "def coins_in_tray(coins, price:\n", &[]);
    assert!(String::from_utf8_lossy(&broken.stdout).starts_with("✗ line 1: "));
    assert_eq!(broken.status.code(), Some(1));
}
