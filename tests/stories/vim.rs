//! Vim's keys, from the first letter to the passed exercise; turned on and off; and the plain keys beside
//! them, which replace and jump as well.

use crate::support::person::{Machine, Person};
use codementor::domain::preferences::Preferences;
use codementor::domain::profile::EditorKeys;
use tempfile::tempdir;

/// What DECSCUSR calls a block and a bar that do not blink.
const BLOCK: u16 = 2;
const BAR: u16 = 6;

fn with_vim() -> Machine {
    let machine = Machine::default();
    let preferences = Preferences { editor_keys: EditorKeys::Vim, ..machine.preferences.clone() };
    Machine { preferences, ..machine }
}

#[test]
fn an_exercise_is_solved_without_leaving_the_letters() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), with_vim());
    person.sees("NORMAL");
    person.sees_cursor_as(BLOCK);

    // Letters are commands: nothing is typed by accident.
    person.write("jjkk0");
    person.sees("line 1, column 1");
    person.write("dG");
    person.write("i");
    person.sees("INSERT");
    person.sees_cursor_as(BAR);
    person.write("def storm_distance(seconds):\nreturn seconds * 350");
    person.press(&["Esc"]);
    person.sees("NORMAL");
    person.sees("line 2, column 24");
    person.sees("2100");

    // A number is mended, the last change repeated, undone and done again; Ctrl-R is no reset.
    person.write("ciw340");
    person.press(&["Esc"]);
    person.sees("All 10 checks pass.");
    person.write("u");
    person.sees("seconds * 350");
    person.press(&["Ctrl+R"]);
    person.sees("seconds * 340");
    person.sees_no_more("Go back to the starter?");

    // Selections, lines of commands, searches.
    person.write("Vk");
    person.sees("VISUAL LINE");
    person.press(&["Esc"]);
    person.write(":%s/seconds/time/g");
    person.sees(":%s/seconds/time/g");
    person.press(&["Enter"]);
    person.sees("2 places replaced, in 2 lines.");
    person.sees("return time * 340");
    person.write("/sto");
    person.sees("3 selected");
    person.press(&["Enter"]);
    person.sees("line 1, column 5");
    person.write(":nonsense");
    person.press(&["Enter"]);
    person.sees("`:nonsense` is not known here.");

    // The keys of the keymap go on working.
    person.press(&["F7"]);
    person.sees("Find:");
    person.press(&["Esc"]);
    person.write(":w");
    person.press(&["Enter"]);
    person.sees("All 10 checks pass.");
    person.press(&["F1"]);
    person.sees("Vim's commands, in normal mode");
    person.press(&["Esc"]);
    person.write(":q");
    person.press(&["Enter"]);
    person.has_left();
}

#[test]
fn the_keys_are_turned_on_and_stay_on() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.sees_no_more("NORMAL");
    person.sees_cursor_as(BAR);
    person.press(&["Ctrl+P"]);
    person.write("vim");
    person.sees("Turn vim's keys in the editor on or off");
    person.press(&["Enter"]);
    person.sees("The editor has vim's keys now");
    person.sees_cursor_as(BLOCK);
    person.quits();

    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("NORMAL");
    // In the middle of a selection they are turned off again.
    person.write("vj");
    person.sees("VISUAL");
    person.press(&["F12"]);
    person.sees("as in vim");
    person.press(&["Down", "Down", "Down", "Down", "Right"]);
    person.sees("as in nano and VS Code");
    person.press(&["Esc"]);
    person.sees_no_more("VISUAL");
    person.sees_cursor_as(BAR);
    person.write("# plain ");
    person.sees("# plain ");
    person.quits();
}

#[test]
fn everything_that_is_found_is_replaced_and_comes_back_at_once() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.rewrite("one = 1\ntwo = one + one\nthree = one + two\n");
    person.sees("three = one + two");
    person.press(&["Alt+r"]);
    person.write("one");
    person.sees("of 4");
    person.press(&["Enter"]);
    person.write("uno");

    // The first is replaced, the second skipped, then all the others.
    person.press(&["Enter"]);
    person.sees("uno = 1");
    person.sees("of 3");
    person.press(&["F3"]);
    person.press(&["Enter"]);
    person.sees("two = one + uno");
    person.press(&["Alt+a"]);
    person.sees("2 places replaced.");
    person.sees("two = uno + uno");
    person.sees("three = uno + two");
    person.press(&["Ctrl+Z"]);
    person.sees("two = one + uno");
    person.sees("three = one + two");

    // By its number to a line, and to a place in it.
    person.press(&["Ctrl+G"]);
    person.sees("Go to line:");
    person.write("2:7");
    person.press(&["Enter"]);
    person.sees("line 2, column 7");
    person.quits();
}
