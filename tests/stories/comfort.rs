//! What makes it comfortable: the mouse, the clipboard, help, search, themes, and a word for whoever types
//! where nothing is written.

use crate::support::person::{Machine, Person};
use tempfile::tempdir;

#[test]
fn everything_that_looks_like_a_button_can_be_clicked() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.click_on("Progress");
    person.sees("Solved in all");
    person.click_on("Hints");
    person.sees("F5 gives the first of");
    person.click_on("F5 hint");
    person.sees("Almost everything is there already");
    // A click into the text puts the cursor there.
    person.click_on("storm_distance(seconds):");
    person.sees("line 1, column 5");
    person.rewrite("def storm_distance(seconds):\n    return 340\n");
    person.sees("1 of 10");
    person.click_on("thunder after ten seconds");
    person.sees("storm_distance(10)");
    person.click_on("Esc editor");
    person.click_on("F7 exercises");
    person.sees("Find:");
    person.click_on("Echo canyon");
    person.sees("level 2");
    person.press(&["Esc"]);
    person.quits();
}

#[test]
fn what_is_copied_reaches_the_terminals_clipboard_and_comes_back() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.rewrite("wide = '漢字'\n");
    person.press(&["Up", "Home", "Shift+End", "Ctrl+C"]);
    person.has_copied("wide = '漢字'");
    person.press(&["Ctrl+X", "Ctrl+V", "Ctrl+V"]);
    person.sees("wide = '漢字'wide = '漢字'");
    person.press(&["Ctrl+Z"]);
    person.sees_no_more("'wide = ");
    person.quits();
}

#[test]
fn help_shows_the_keys_that_work_here_and_finds_one() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.press(&["F1"]);
    person.sees("In the editor: where you are");
    person.write("comment");
    person.sees("Turn lines into comments, or back");
    person.sees_no_more("Begin a new line, indented like this one");
    person.press(&["Esc", "Esc"]);
    person.sees("line 1, column 1");
    person.quits();
}

#[test]
fn a_search_finds_and_comes_back() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.press(&["Ctrl+F"]);
    person.write("Sound");
    person.press(&["Enter"]);
    person.sees("5 selected");
    person.quits();
}

#[test]
fn whoever_types_where_nothing_is_written_is_told_where_to_write() {
    let home = tempdir().expect("a folder");
    let machine = Machine { columns: 80, rows: 24, ..Machine::default() };
    let person = Person::sit_down(home.path(), machine);
    person.sees("Welcome.");
    person.write("d");
    person.sees("You write in the editor: Enter goes there.");
    person.press(&["Enter"]);
    person.sees("line 1, column 1");
    person.quits();
}

#[test]
fn code_typed_over_the_same_code_keeps_its_colours() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.sees_coloured("def storm_distance");
    person.press(&["Ctrl+A", "Delete"]);
    person.write("def storm_distance(seconds):\nreturn 1");
    person.sees("return 1");
    person.sees_coloured("def storm_distance");
    person.quits();
}

#[test]
fn a_theme_is_chosen_by_a_key_and_kept() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.press(&["Ctrl+T"]);
    person.sees("Theme: light.");
    person.quits();
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.press(&["Ctrl+T"]);
    person.sees("Theme: high-contrast.");
    person.quits();
}

#[test]
fn everything_is_found_by_its_words() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.press(&["F10"]);
    person.sees("Everything that can be done");
    person.write("zebra");
    person.sees("Nothing that can be done has “zebra” in its words.");
    person.press(&["Esc"]);
    person.write("next theme");
    person.sees("1 of");
    person.press(&["Enter"]);
    person.sees("Theme: light.");
    person.press(&["Ctrl+P"]);
    person.click_on("Show every key that works here");
    person.sees("In the editor: where you are");
    person.press(&["Esc"]);
    person.quits();
}

#[test]
fn what_is_set_holds_at_once_and_after_a_restart() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("  4     return");
    person.press(&["F12"]);
    person.sees("Settings");
    person.press(&["Down", "Right", "Esc"]);
    person.sees_no_more("  4     return");
    person.press(&["F12"]);
    person.sees("Line numbers");
    person.click_on("Run while I type");
    person.press(&["Esc"]);
    person.sees("Ctrl-S runs");
    person.quits();

    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.sees_no_more("  4     return");
    person.sees("Ctrl-S runs");
    person.press(&["Alt+,", "Down", "Left", "Esc"]);
    person.sees("  4     return");
    person.quits();
}
