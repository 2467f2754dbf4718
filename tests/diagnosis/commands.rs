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
    let hints = told["hints"].as_array().expect("hints");
    let supported: Vec<&str> = hints
        .iter()
        .filter(|hint| hint["supported"] == true)
        .filter_map(|hint| hint["step"].as_str())
        .collect();
    assert_eq!(supported, ["look", "question", "concept", "example", "shape"]);
    assert_eq!(told["held"][0]["slug"], "boundary-excluded");
    assert_eq!(told["change"], "the comparison");

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

/// Another command with the program in a file.
fn with_file(folder: &Path, command: &str, source: &str, more: &[&str]) -> Output {
    let file = folder.join("mine.py");
    std::fs::write(&file, source).expect("a program file");
    Command::new(env!("CARGO_BIN_EXE_codementor"))
        .args([command, "snack-machine", "--file"])
        .arg(&file)
        .args(more)
        .env("CODEMENTOR_HOME", folder.join("home"))
        .output()
        .expect("the program runs")
}

#[test]
fn a_run_is_told_step_by_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = with_file(folder.path(), "trace", WRONG, &["--case", "exactly the price"]);
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.starts_with("What should coins_in_tray("), "{told}");
    assert!(told.contains("\nStep 2, line 2, `paid = 0`: paid is 0.\n"), "{told}");
    assert!(
        told.contains("`if paid > price:`: nothing changes.") && told.contains("it gives back"),
        "{told}"
    );
    assert!(told.trim_end().ends_with("should come."), "{told}");
    assert_eq!(output.status.code(), Some(0));

    let output = with_file(folder.path(), "trace", WRONG, &["--case", "exactly the price", "--json"]);
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(told["steps"][1]["names"][2]["name"], "paid");
    assert_eq!(told["steps"][1]["names"][2]["changed"], true);
    assert_eq!(told["steps"][2]["names"][2]["changed"], false);
}

#[test]
fn a_hidden_check_is_not_stepped_through_and_an_unknown_one_is_not_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let hidden = with_file(folder.path(), "trace", WRONG, &["--case", "an empty hand"]);
    let told = String::from_utf8_lossy(&hidden.stderr);
    assert!(told.contains("hidden") && hidden.stdout.is_empty(), "{told}");
    assert_eq!(hidden.status.code(), Some(2));
    let unknown = with_file(folder.path(), "trace", WRONG, &["--case", "nonsense"]);
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("no such check"));
    let right = with_file(folder.path(), "trace", &WRONG.replace("paid > price", "paid >= price"), &[]);
    assert!(String::from_utf8_lossy(&right.stderr).contains("every check passes"));
}

#[test]
fn a_hint_by_command_speaks_of_the_program_that_it_is_given() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = with_file(folder.path(), "hint", "def coins_in_tray(coins, price):\n    return coin\n", &[]);
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.starts_with("Hint 1 of 5: look here\n") && told.contains("ine 2"), "{told}");
    let again = with_file(folder.path(), "hint", WRONG, &[]);
    assert!(String::from_utf8_lossy(&again.stdout).starts_with("Hint 2 of 5: a question"));
}
