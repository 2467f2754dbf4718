//! The main job, whole: from an empty home through a failing check, a hint and a pass to the next
//! exercise, and everything found again after a restart; in each of the three layouts.

use crate::support::exercises::how_many;
use crate::support::person::{Machine, Person};
use tempfile::tempdir;

const WRONG: &str = "def storm_distance(seconds):\n    return seconds + 340\n";
const RIGHT: &str = "def storm_distance(seconds):\n    return seconds * 340\n";

#[test]
fn someone_new_learns_something_and_comes_back() {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        first_day(&Machine { columns, rows, ..Machine::default() });
    }
}

fn first_day(machine: &Machine) {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), machine.clone());

    // The first exercise opens by itself, as an invitation.
    person.sees("not started");
    if machine.columns < 100 {
        person.sees("Welcome.");
        person.press(&["Enter"]);
    }
    person.sees("thunder after six seconds");

    // A first try that is wrong: the check says what was expected and what came.
    person.rewrite(WRONG);
    person.sees("2040");
    person.sees("346");
    person.sees("0 of 10");

    // A hint, one rung at a time.
    person.press(&["F5"]);
    person.sees("Look at line 2.");
    person.sees("1 of 5 taken");

    // The pass, told at once.
    person.press(&["Alt+2"]);
    person.rewrite(RIGHT);
    person.sees("All 10 checks pass.");
    person.sees(&format!("1 of {} solved in all", how_many()));

    // The model solution stands beside one's own.
    person.press(&["F9"]);
    person.sees("Model solution");
    person.press(&["Esc"]);

    // The next exercise is a key away.
    person.press(&["F8"]);
    person.sees("What comes next");
    person.press(&["F8"]);
    person.sees_no_more("What comes next");
    person.sees("◦ not started");
    person.sees_no_more("How far is the storm?");
    // So is any other, by its name.
    person.press(&["F7"]);
    person.write("visitor number\n");
    person.sees("Visitor number 411");
    person.sees_no_more("Find:");
    person.press(&["Alt+2"]);
    person.sees("line 1, column 1");
    person.press(&["Down", "Down", "End", "Enter"]);
    person.write("# my thoughts");
    person.sees("line 4, column 18");
    person.quits();

    // Everything is found again: the exercise, the draft, the line.
    let person = Person::sit_down(home.path(), machine.clone());
    person.sees("    # my thoughts");
    person.sees("line 4, column 18");
    person.write(" and more");
    person.sees("# my thoughts and more");

    // So are the pass, the program that passed, and the hint.
    person.press(&["F7"]);
    person.sees(&format!("1 of {} solved", how_many()));
    person.write("storm");
    person.sees("✓ How far is the storm?");
    person.press(&["Enter"]);
    person.press(&["Alt+2"]);
    person.sees("return seconds * 340");
    person.press(&["Alt+3"]);
    person.sees("Look at line 2.");
    person.press(&["Alt+4"]);
    person.sees(&format!("1 of {}", how_many()));
    person.sees("1 day");
    person.quits();
}
