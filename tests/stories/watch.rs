//! `codementor watch`: the verdict beside any editor, at a terminal and in a pipe, alone and with the tutor
//! on the same home.

use crate::support::person::{Machine, Person};
use crate::support::pseudo_terminal::{AtTerminal, codementor};
use codementor::curriculum::Library;
use codementor::store::Store;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use tempfile::tempdir;

const SOLVED: &str = "def storm_distance(seconds):\n    return 340 * seconds\n";
const WRONG: &str = "def storm_distance(seconds):\n    return seconds\n";

fn file(home: &Path) -> PathBuf {
    home.join("drafts/thunder_count.py")
}

fn attempts(home: &Path) -> Vec<String> {
    let exercise = Library::load(None).0.find("thunder-count").expect("the first exercise").id.clone();
    let store = Store::open(&home.join("history.db")).expect("the history opens beside others");
    let attempts = store.attempts(Some(&exercise), None, 50).expect("attempts");
    let source = |sequence| store.version(sequence).expect("a version").expect("it is there").source;
    attempts.iter().rev().map(|attempt| source(attempt.sequence)).collect()
}

#[test]
fn each_save_is_judged_at_a_terminal_and_the_terminal_given_back() {
    let home = tempdir().expect("a folder");
    let mut command = codementor(home.path(), &["watch", "thunder-count"]);
    command.env("EDITOR", "my-editor -x");
    let mut watch = AtTerminal::start(&command, 80, 24);
    watch.sees("How far is the storm?");
    watch.sees("drafts/thunder_count.py");
    watch.sees("This is the starter.");
    watch.sees("my-editor");
    watch.sees("q leaves");
    fs::write(file(home.path()), WRONG).expect("written");
    watch.sees("✗ 1 of 10");
    watch.sees("expected  2040");
    watch.hears("\x1b[31m");
    watch.resize(30, 8);
    watch.sees("more rows");
    watch.resize(80, 24);
    fs::write(file(home.path()), "def storm_distance(seconds:\n").expect("written");
    watch.sees("line 1    def storm_distance(seconds:");
    fs::write(file(home.path()), [0xFF]).expect("written");
    watch.sees("thunder_count.py is not UTF-8 text.");
    fs::write(file(home.path()), SOLVED).expect("written");
    watch.sees("✓ all 10");
    watch.press(&["q"]);
    watch.ends();
    assert_eq!(attempts(home.path()), [WRONG, SOLVED]);
}

#[test]
fn without_colours_none_are_drawn_and_ctrl_c_ends() {
    let home = tempdir().expect("a folder");
    fs::create_dir(home.path().join("drafts")).expect("made");
    fs::write(file(home.path()), WRONG).expect("written");
    let mut command = codementor(home.path(), &["watch", "thunder-count"]);
    command.env("NO_COLOR", "1");
    let mut watch = AtTerminal::start(&command, 80, 24);
    // What stands there already is judged at once.
    watch.sees("✗ 1 of 10");
    assert!(!watch.was_sent("\x1b[31m"));
    watch.press(&["Ctrl+C"]);
    watch.ends();
}

#[test]
fn a_pipe_gets_a_block_for_each_verdict() {
    let home = tempdir().expect("a folder");
    let mut watch = codementor(home.path(), &["watch", "thunder-count"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut lines = BufReader::new(watch.stdout.take().expect("a pipe")).lines();
    let mut block = || -> Vec<String> {
        let lines = lines.by_ref().map(|line| line.expect("text"));
        lines.take_while(|line| !line.is_empty()).collect()
    };
    let mut blocks = |first: &str| loop {
        let lines = block();
        if lines[0].contains("storm") && lines[0].contains(first) {
            return;
        }
    };
    blocks("not started");
    fs::write(file(home.path()), WRONG).expect("written");
    blocks("✗ 1 of 10");
    fs::write(file(home.path()), SOLVED).expect("written");
    blocks("✓ all 10");
    watch.kill().expect("ended");
    watch.wait().expect("a status");
    assert_eq!(attempts(home.path()), [WRONG, SOLVED]);
}

#[test]
fn it_follows_the_tutor_and_each_attempt_is_written_down_once() {
    let home = tempdir().expect("a folder");
    let mut watch = AtTerminal::start(&codementor(home.path(), &["watch"]), 80, 24);
    watch.sees("No exercise is open yet.");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    watch.sees("How far is the storm?");
    person.rewrite(WRONG);
    person.sees("✗ 1 of 10");
    watch.sees("✗ 1 of 10");
    // Saved in a third program: both judge it, one of them writes it down.
    fs::write(file(home.path()), SOLVED).expect("written");
    person.sees("All 10 checks pass");
    watch.sees("✓ all 10");
    person.press(&["F7"]);
    person.write("penguin");
    person.press(&["Enter"]);
    person.sees("fish_today");
    watch.sees("penguin_diet.py");
    watch.sees("This is the starter.");
    person.quits();
    watch.press(&["q"]);
    watch.ends();
    assert_eq!(attempts(home.path()), [WRONG, SOLVED]);
}
