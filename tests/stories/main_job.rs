//! The main job, whole: from an empty home through a failing check, a hint and a pass to the next
//! exercise, and everything found again after a restart.

use crate::support::person::{Machine, Person};
use tempfile::tempdir;

#[test]
fn someone_new_learns_something_and_comes_back() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());

    // The first exercise opens by itself, as an invitation.
    person.sees("How far is the storm?");
    person.sees("not started");

    // A first try that is wrong: the check says what was expected and what came.
    person.sees("Python 3");
    person.rewrite("def storm_distance(seconds):\n    return seconds + 340\n");
    person.sees("2040");
    person.sees("346");

    // A hint, one rung at a time.
    person.press(&["F5"]);
    person.sees("Almost everything is there already");

    // The pass, told at once.
    person.press(&["Alt+2"]);
    person.rewrite("def storm_distance(seconds):\n    return seconds * 340\n");
    person.sees("passed");

    // The next exercise is a key away.
    person.press(&["F8"]);
    person.sees("bike_odometer.py");
    person.press(&["Alt+2"]);
    person.write("# my thoughts");
    person.sees("# my thoughts");
    person.quits();

    // Everything is found again: the exercise, the draft, the place in it.
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("# my thoughts");
    person.press(&["F7"]);
    person.sees("How far is the storm?");
    person.press(&["Esc"]);
    person.quits();
}
