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
