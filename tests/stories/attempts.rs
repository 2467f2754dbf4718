//! Looking back: every attempt with its program, what changed, and an old version back in the editor.

use crate::support::person::{Machine, Person};
use tempfile::tempdir;

const HALF: &str = "def storm_distance(seconds):\n    return 340\n";
const WHOLE: &str = "def storm_distance(seconds):\n    return seconds * 340\n";

/// Someone who has tried it twice, the second time with success.
fn practised(person: &Person) {
    person.sees("line 1, column 1");
    person.rewrite(HALF);
    person.sees("1 of 10");
    person.rewrite(WHOLE);
    person.sees("All 10 checks pass");
}

#[test]
fn every_attempt_is_there_with_what_changed_and_can_be_brought_back() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    practised(&person);
    person.press(&["Alt+v"]);
    person.sees("Attempts: ");
    person.sees("2 attempts");
    person.sees("return seconds * 340");
    person.sees_coloured("return seconds");
    person.press(&["d"]);
    person.sees("changes since the attempt before");
    person.sees("−     return 340");
    person.press(&["d"]);
    person.sees("changes since the first attempt");
    person.press(&["d", "Down"]);
    person.sees_no_more("return seconds * 340");
    person.press(&["c"]);
    person.has_copied(HALF);
    person.press(&["d"]);
    person.sees("This is the first attempt.");
    person.press(&["b"]);
    person.sees("is back in the editor. Ctrl-Z undoes this.");
    person.sees("1 of 10");
    person.press(&["Ctrl+Z"]);
    person.sees("return seconds * 340");
    person.quits();
}

#[test]
fn in_a_small_window_the_list_and_the_program_take_turns() {
    let home = tempdir().expect("a folder");
    let machine = Machine { columns: 80, rows: 24, ..Machine::default() };
    let person = Person::sit_down(home.path(), machine);
    person.sees("Welcome.");
    person.press(&["Enter"]);
    practised(&person);
    person.press(&["Alt+v"]);
    person.sees("Attempts: ");
    person.click_on("1 of 10");
    person.click_on("1 of 10");
    person.sees("    return 340");
    person.press(&["Esc"]);
    person.sees("2 attempts");
    person.press(&["Esc"]);
    person.sees("return seconds * 340");
    person.quits();
}

#[test]
fn the_progress_counts_what_was_passed_and_leads_to_its_attempts() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    practised(&person);
    person.press(&["Alt+p"]);
    person.sees("Exercises passed");
    person.sees("1 of 60");
    person.sees("Streak: 1 day");
    person.click_on("Badges");
    person.sees("On your own");
    person.press(&["Right"]);
    person.sees("2 attempts");
    person.press(&["Down", "Enter"]);
    person.sees("Attempts: How far is the storm?");
    person.sees("return seconds * 340");
    // All attempts, then back to those at this one.
    person.press(&["a"]);
    person.sees_no_more("Attempts: How far");
    person.press(&["a"]);
    person.sees("Attempts: How far is the storm?");
    person.press(&["Esc", "Esc"]);
    person.sees("line 3, column 1");
    person.press(&["Alt+4", "Enter"]);
    person.sees("What stands out");
    person.quits();
}

#[test]
fn a_version_of_another_exercise_comes_back_with_its_exercise() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    practised(&person);
    person.press(&["F8"]);
    person.sees_no_more("How far is the storm?");
    person.press(&["Alt+p", "Left"]);
    person.sees("each with its program, newest first");
    person.press(&["Enter"]);
    person.sees("return seconds * 340");
    person.press(&["Down"]);
    person.sees_no_more("return seconds * 340");
    person.sees("return 340");
    person.press(&["b"]);
    person.sees("is back in the editor. Ctrl-Z undoes this.");
    person.sees("How far is the storm?");
    person.press(&["Ctrl+Z"]);
    person.sees("return seconds * 340");
    person.quits();
}
