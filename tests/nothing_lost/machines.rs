//! Machines that fail in the middle of a session: a Python that is missing, broken or replaced, a sandbox that dies,
//! a clock that jumps.

use super::homes::Home;
use crate::sandbox::machines::{copy_python, system_python};
use crate::support::person::{Machine, Person};
use crate::support::processes::{any_busy_below, below, eventually, kill};
use crate::support::pseudo_terminal::{AtTerminal, codementor};
use crate::support::skip;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::time::Duration;
use tempfile::tempdir;

const WRONG: &[u8] = b"def storm_distance(seconds):\n    return seconds + 340\n";
const RIGHT: &[u8] = b"def storm_distance(seconds):\n    return seconds * 340\n";
const DAY: i64 = 24 * 60 * 60 * 1_000;

/// A program that does this.
fn script(path: &Path, text: &str) {
    fs::write(path, format!("#!/bin/sh\n{text}\n")).expect("written");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("made a program");
}

fn started(home: &Home, path: &Path) -> AtTerminal {
    let mut command = codementor(home.path(), &[]);
    command.env("PATH", format!("{}:/nowhere", path.display()));
    AtTerminal::start(&command, 120, 40)
}

#[test]
fn without_a_python_one_reads_and_writes_and_is_told_what_to_install() {
    let (home, path) = (Home::known(), tempdir().expect("a folder"));
    let mut person = started(&home, path.path());
    person.sees("Install Python 3");
    person.type_in(b"# written all the same");
    person.sees("# written all the same");
    person.press(&["Ctrl+Q"]);
    person.ends();
    assert!(home.draft().is_some_and(|draft| draft.starts_with("# written all the same")));
}

#[test]
fn a_python_that_does_not_start_is_named() {
    let (home, path) = (Home::known(), tempdir().expect("a folder"));
    script(
        &path.path().join("python3"),
        "echo 'error while loading shared libraries: libz.so.1' >&2; exit 127",
    );
    let mut person = started(&home, path.path());
    person.sees("were tried");
    person.press(&["Ctrl+Q"]);
    person.ends();
}

/// An upgrade, as a package manager does it: for a moment what stands in its place does not start.
#[test]
fn a_python_that_is_replaced_while_running_is_told_and_used_once_it_works() {
    let (home, folder) = (Home::known(), tempdir().expect("a folder"));
    let Some(interpreter) = system_python().and_then(|python| copy_python(&python, folder.path())) else {
        return skip("a Python that is replaced", "this machine's Python cannot be copied");
    };
    let (path, aside) = (folder.path().join("bin"), folder.path().join("aside"));
    let mut person = started(&home, &path);
    person.sees("sandbox");
    person.press(&["Ctrl+A"]);
    person.pastes(WRONG);
    person.sees("0 of 10");
    fs::rename(&interpreter, &aside).expect("put aside");
    script(&interpreter, "exit 127");
    // One that runs already goes on; a new one does not start.
    kill_sandboxes(&person);
    person.press(&["Ctrl+A"]);
    person.pastes(b"def storm_distance(seconds):\n    return seconds - 340\n");
    person.sees("is it being");
    fs::rename(&aside, &interpreter).expect("put back");
    person.press(&["Ctrl+A"]);
    person.pastes(RIGHT);
    person.press(&["Ctrl+S"]);
    person.sees("All 10 checks pass.");
    person.press(&["Ctrl+Q"]);
    person.ends();
    home.is_sound();
}

/// All that hangs below the program, wherever it is at.
fn kill_sandboxes(person: &AtTerminal) {
    for process in below(person.id()) {
        kill(process);
    }
}

#[test]
fn a_sandbox_that_dies_is_started_anew() {
    let home = Home::known();
    let mut person = AtTerminal::start(&codementor(home.path(), &[]), 120, 40);
    person.sees("sandbox");
    person.press(&["Ctrl+A"]);
    person.pastes(WRONG);
    person.sees("0 of 10");
    // While nothing is run.
    kill_sandboxes(&person);
    person.press(&["Ctrl+A"]);
    person.pastes(RIGHT);
    person.sees("All 10 checks pass.");
    // In the middle of a run.
    person.press(&["Ctrl+A"]);
    person.pastes(b"def storm_distance(seconds):\n    while True:\n        pass\n");
    eventually("it runs", || {
        person.hears_for(Duration::from_millis(20));
        any_busy_below(person.id())
    });
    kill_sandboxes(&person);
    person.press(&["Ctrl+A"]);
    person.pastes(RIGHT);
    person.sees("All 10 checks pass.");
    person.press(&["Ctrl+Q"]);
    person.ends();
    home.is_sound();
}

#[test]
fn a_clock_that_jumps_keeps_the_days_in_order_and_loses_nothing() {
    let home = tempdir().expect("a folder");
    let machine = Machine::default();
    let clock = machine.clock.clone();
    let person = Person::sit_down(home.path(), machine);
    person.sees("line 1, column 1");
    for jump in [-2 * DAY, 400 * DAY, -399 * DAY, 3 * 60 * 60 * 1_000] {
        clock.advance(jump);
        person.write("# here");
        person.press(&["Enter"]);
    }
    person.sees("line 5, column 1");
    person.rewrite("def storm_distance(seconds):\n    return seconds * 340\n");
    person.sees("All 10 checks pass.");
    person.quits();
    let store = codementor::store::Store::open(&home.path().join("history.db")).expect("the history");
    let standing = store.standing(&super::homes::first_exercise()).expect("a standing");
    assert!(standing.passed_at.is_some(), "{standing:?}");
}
