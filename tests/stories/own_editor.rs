//! The draft as a file: it is there as soon as one opens an exercise, other programs may change it, and
//! whoever writes where, nothing is lost.

use crate::support::person::{Machine, Person};
use crate::support::processes::eventually;
use crate::support::pseudo_terminal::codementor;
use codementor::domain::preferences::Preferences;
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
    person.sees("1 of 10");
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

/// The learner writes while nothing can be written into the file, and another program saves `theirs`
/// meanwhile: so the two drift apart for sure, however fast the machine is.
fn apart(person: &Person, home: &Path, mine: impl FnOnce(&Person), theirs: &str) {
    let aside = home.join("aside");
    fs::rename(file(home), &aside).expect("moved");
    fs::create_dir(file(home)).expect("made");
    person.sees("is a folder, not a file.");
    mine(person);
    fs::write(&aside, theirs).expect("written");
    fs::remove_dir(file(home)).expect("removed");
    fs::rename(aside, file(home)).expect("moved");
}

#[test]
fn both_sides_changes_are_merged() {
    let home = tempdir().expect("a folder");
    let person = sit_down(home.path());
    person.rewrite("# top\n\n\n# end\n");
    holds(home.path(), "# end\n");
    apart(
        &person,
        home.path(),
        |person| {
            person.write("# from here");
            person.sees("# from here");
        },
        "# from elsewhere\n\n\n# end\n",
    );
    person.sees("Merged with the changes in thunder_count.py. Ctrl-Z undoes it.");
    person.sees("# from elsewhere");
    person.sees("# from here");
    person.sees("line 5, column 12");
    holds(home.path(), "# from elsewhere\n\n\n# end\n# from here");
    person.press(&["Ctrl+Z"]);
    person.sees("# top");
    person.sees("# from here");
    person.quits();
}

#[test]
fn a_conflict_keeps_both_texts() {
    let home = tempdir().expect("a folder");
    let person = sit_down(home.path());
    person.rewrite("# base\n");
    holds(home.path(), "# base\n");
    apart(&person, home.path(), |person| person.rewrite("# mine\n"), "# theirs\n");
    person.sees(
        "The same lines were changed twice: yours stay here, the others are in thunder_count.theirs.py",
    );
    person.sees("# mine");
    holds(home.path(), "# mine\n");
    let kept = |name: &str| fs::read_to_string(home.path().join("drafts").join(name)).expect("kept");
    assert_eq!(kept("thunder_count.theirs.py"), "# theirs\n");
    // What was kept before is never written over.
    apart(&person, home.path(), |person| person.rewrite("# mine again\n"), "# theirs again\n");
    holds(home.path(), "# mine again\n");
    assert_eq!(kept("thunder_count.theirs.py"), "# theirs\n");
    assert_eq!(kept("thunder_count.theirs-2.py"), "# theirs again\n");
    person.quits();
}

#[test]
fn what_cannot_be_taken_over_is_told_and_harms_nothing() {
    let home = tempdir().expect("a folder");
    let person = sit_down(home.path());
    person.rewrite("# mine\n");
    holds(home.path(), "# mine\n");
    fs::write(file(home.path()), [b'#', 0xFF, 0xFE]).expect("written");
    person.sees("thunder_count.py is not UTF-8 text. It is left alone; yours is kept here.");
    fs::write(file(home.path()), vec![b'x'; 5 << 20]).expect("written");
    person.sees("thunder_count.py is larger than 1 MiB.");
    let elsewhere = home.path().join("elsewhere.py");
    fs::write(&elsewhere, "# not to be touched\n").expect("written");
    std::os::unix::fs::symlink(&elsewhere, home.path().join("drafts/link")).expect("made");
    fs::rename(home.path().join("drafts/link"), file(home.path())).expect("moved");
    person.sees("thunder_count.py is a link, not a file.");
    person.write("# still mine\n");
    person.sees("# still mine");
    // Whoever removes it gets the draft back.
    fs::remove_file(file(home.path())).expect("removed");
    person.sees("thunder_count.py was gone from the disk; it is written again.");
    holds(home.path(), "# mine\n# still mine\n");
    assert_eq!(fs::read_to_string(&elsewhere).expect("there"), "# not to be touched\n");
    fs::remove_dir_all(home.path().join("drafts")).expect("removed");
    holds(home.path(), "# still mine\n");
    fs::write(file(home.path()), SOLVED).expect("written");
    person.sees("340 * seconds");
    person.quits();
}

#[test]
fn an_editor_that_empties_the_file_first_is_waited_for() {
    let home = tempdir().expect("a folder");
    let person = sit_down(home.path());
    person.rewrite("# mine\n");
    holds(home.path(), "# mine\n");
    drop(fs::File::create(file(home.path())).expect("emptied"));
    fs::write(file(home.path()), "# mine\n# more\n").expect("written");
    person.sees("# more");
    person.press(&["Ctrl+Z"]);
    // One step: the empty text between was never taken over.
    person.sees_no_more("# more");
    person.sees("# mine");
    person.quits();
}

#[test]
fn a_file_changed_while_the_program_is_closed_counts() {
    let home = tempdir().expect("a folder");
    let person = sit_down(home.path());
    person.rewrite("# here\n");
    person.quits();
    assert_eq!(on_disk(home.path()), "# here\n");
    fs::write(file(home.path()), "# here\n# and there\n").expect("written");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("# and there");
    person.sees("thunder_count.py was changed meanwhile: taken over. Ctrl-Z undoes it.");
    person.press(&["Ctrl+Z"]);
    person.sees_no_more("# and there");
    holds(home.path(), "# here\n");
    person.quits();
    assert_eq!(on_disk(home.path()), "# here\n");
    // A file that is gone is written again.
    fs::remove_file(file(home.path())).expect("removed");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("# here");
    holds(home.path(), "# here\n");
    person.quits();
}

#[test]
fn two_tutors_on_one_home_share_the_draft() {
    let home = tempdir().expect("a folder");
    let one = sit_down(home.path());
    let other = Person::sit_down(home.path(), Machine::default());
    other.sees("line 1, column 1");
    one.rewrite("# first line\n\n\n\n# last line\n");
    other.sees("# last line");
    one.write("# from one");
    other.sees("# from one");
    other.press(&["Ctrl+Home"]);
    other.write("# from the other\n");
    one.sees("# from the other");
    holds(home.path(), "# from the other\n");
    one.quits();
    other.quits();
    assert!(!home.path().join("drafts/thunder_count.theirs.py").exists());
}

#[test]
fn the_path_is_told_and_copied() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine { columns: 80, rows: 24, ..Machine::default() });
    person.press(&["Alt+u"]);
    person.sees("Your draft is ~/drafts/thunder_count.py (copied)");
    person.has_copied(&file(home.path()).display().to_string());
    person.press(&["Alt+e"]);
    person.sees("Your own editor cannot be called from here");
    person.quits();
}

#[test]
fn what_is_reset_does_not_come_back_by_its_file() {
    for arguments in
        [&["reset", "--yes", "--exercise", "thunder-count"][..], &["reset", "--yes", "--everything"]]
    {
        let home = tempdir().expect("a folder");
        let person = sit_down(home.path());
        person.rewrite("# to be forgotten\n");
        person.quits();
        fs::write(file(home.path()), "# written since\n").expect("written");
        let ran = codementor(home.path(), arguments).output().expect("it runs");
        assert!(ran.status.success(), "{ran:?}");
        assert!(!file(home.path()).exists());
        let person = Person::sit_down(home.path(), Machine::default());
        person.sees("Give back how many metres");
        person.quits();
        // Nothing is deleted.
        let mut open = vec![home.path().join("kept")];
        let mut texts = Vec::new();
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).expect("kept").flatten() {
                if entry.path().is_dir() {
                    open.push(entry.path());
                } else {
                    texts.push(fs::read_to_string(entry.path()).unwrap_or_default());
                }
            }
        }
        assert!(texts.iter().any(|text| text == "# written since\n"), "{texts:?}");
    }
}
