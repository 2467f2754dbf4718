//! The draft as a file: it is there as soon as one opens an exercise, other programs may change it, and
//! whoever writes where, nothing is lost.

use crate::support::person::{Machine, Person};
use crate::support::processes::eventually;
use codementor::domain::preferences::Preferences;
use codementor::store::Store;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::tempdir;

const SOLVED: &str = "def storm_distance(seconds):\n    return 340 * seconds\n";
const WRONG: &str = "def storm_distance(seconds):\n    return seconds\n";

fn file(home: &Path) -> PathBuf {
    home.join("drafts/thunder_count.py")
}

fn on_disk(home: &Path) -> String {
    fs::read_to_string(file(home)).unwrap_or_default()
}

fn holds(home: &Path, text: &str) {
    eventually(&format!("the file holds {text:?}"), || on_disk(home).contains(text));
}

/// As most editors do: a new file takes the place of the old one.
fn replace(home: &Path, text: &str) {
    fs::write(home.join("drafts/new"), text).expect("written");
    fs::rename(home.join("drafts/new"), file(home)).expect("moved");
}

fn sit_down(home: &Path) -> Person {
    let person = Person::sit_down(home, Machine::default());
    person.sees("line 1, column 1");
    person
}

#[test]
fn what_is_typed_stands_in_the_file() {
    let home = tempdir().expect("a folder");
    let person = sit_down(home.path());
    holds(home.path(), "def storm_distance");
    person.write("# typed here\n");
    holds(home.path(), "# typed here\n");
    person.quits();
    let names: Vec<_> = fs::read_dir(home.path().join("drafts")).expect("the drafts").flatten().collect();
    let mut names: Vec<String> =
        names.into_iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    assert_eq!(names, [".open", "thunder_count.py"]);
}

#[test]
fn a_file_saved_elsewhere_is_checked_at_once_and_can_be_undone() {
    let home = tempdir().expect("a folder");
    // Without live checks nothing but the save can have run them.
    let preferences = Preferences { live_checks: false, reduced_motion: true, ..Preferences::default() };
    let person = Person::sit_down(home.path(), Machine { preferences, ..Machine::default() });
    person.sees("line 1, column 1");
    person.sees("sandbox");
    person.write("# typed here\n");
    holds(home.path(), "# typed here\n");
    // In place, and then by another file: editors do one or the other.
    fs::write(file(home.path()), WRONG).expect("written");
    person.sees("Taken over from thunder_count.py. Ctrl-Z undoes it.");
    person.sees("0 of 10");
    replace(home.path(), SOLVED);
    person.sees("340 * seconds");
    person.sees("All 10 checks pass");
    person.press(&["Ctrl+Z"]);
    person.sees("return seconds");
    person.press(&["Ctrl+Z"]);
    person.sees("# typed here");
    holds(home.path(), "# typed here\n");
    person.quits();
}
