//! Looking through everything: searching, filtering, the best about a topic, the map of skills, a skill's
//! page; by keys and by mouse. Where one was is where one is.

use crate::support::person::{Machine, Person};
use tempfile::tempdir;

/// The row of the list that is chosen.
fn chosen(screen: &str) -> Option<&str> {
    screen.lines().find(|line| line.starts_with(" ▸ "))
}

fn chooses(person: &Person, title: &str) {
    person.waits_for(&format!("`{title}` chosen"), |screen| {
        chosen(screen).is_some_and(|line| line.contains(title))
    });
}

#[test]
fn typing_chooses_the_best_and_filters_narrow() {
    let home = tempdir().expect("a folder");
    let machine = Machine { columns: 80, rows: 24, ..Machine::default() };
    let person = Person::sit_down(home.path(), machine.clone());
    person.sees("F7 exercises");
    person.press(&["F7"]);
    person.sees("all 60 exercises");
    person.press(&["Down", "Down", "Down", "Down"]);
    person.write("storm");
    chooses(&person, "How far is the storm?");
    person.press(&["Esc"]);
    person.sees("all 60 exercises");

    // A filter by its key: what is typed narrows the choice.
    person.press(&["Alt+s"]);
    person.sees("Which skill?");
    person.write("loop");
    person.sees_no_more("Dictionaries");
    person.press(&["Down", "Up", "Enter"]);
    person.sees("Alt-W best:");
    person.sees("8 of 60 exercises");
    // Typed filters count beside it, Tab completes them, and nonsense is said.
    person.write("ki");
    person.press(&["Tab"]);
    person.sees("kind:");
    person.write("debgu");
    person.sees("There is no kind `debgu`. Did you mean `debug`?");
    person.press(&["Tab"]);
    person.sees("kind:debug");
    chooses(&person, "The missing row");
    person.write(" zebra");
    person.sees("No exercise with “zebra” is like that.");
    person.sees("without “zebra”: 1 exercise");
    person.press(&["Alt+c"]);
    person.sees("all 60 exercises");

    // Where one was is where one is, over a restart.
    person.press(&["Alt+i", "Down", "Down", "Enter", "Alt+o", "Down"]);
    person.sees("by level");
    chooses(&person, "The troll's best");
    let before = person.screen().lines().find(|line| line.starts_with(" ▸ ")).map(str::to_owned);
    person.press(&["Esc"]);
    person.sees("F7 exercises");
    person.quits();
    let person = Person::sit_down(home.path(), machine);
    person.sees("F7 exercises");
    person.press(&["F7"]);
    person.sees("by level");
    assert_eq!(chosen(&person.screen()), before.as_deref());
    person.press(&["Enter"]);
    person.sees_no_more("Find:");
    person.quits();
}

#[test]
fn filters_and_rows_can_be_clicked() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.press(&["F7"]);
    person.click_on("Alt-A state");
    person.sees("never opened");
    person.click_on("begun ");
    person.sees("1 of 60 exercises");
    person.click_on("Alt-L level");
    person.sees("Which level?");
    person.click_on("level 9 to 10");
    person.sees("No exercise is like that.");
    person.click_on("without level 9-10: 1 exercise");
    chooses(&person, "How far is the storm?");
    person.click_on("Alt-C clear");
    person.sees("all 60 exercises");
    person.click_on("Echo canyon");
    chooses(&person, "Echo canyon");
    person.click_on("▸ ◦ Echo canyon");
    person.sees_no_more("Find:");
    person.sees("Echo canyon");
    person.quits();
}

#[test]
fn a_topic_is_asked_for_and_the_best_of_it_opens_with_its_reason() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.press(&["F7", "Alt+w"]);
    person.sees("Choose a skill first");
    person.write("skill:loops");
    person.sees("You asked for loops; this one suits you best.");
    person.press(&["Alt+w"]);
    person.sees_no_more("Find:");
    person.sees("The missing row. You asked for loops; this one suits you best.");
    person.quits();
}

#[test]
fn the_map_is_walked_to_a_skill_that_is_read_and_practised() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.press(&["Alt+k"]);
    person.sees("Skill map");
    person.sees("Taking values in, giving one value back.");
    person.press(&["Up", "Down", "Right", "Down"]);
    person.sees("Choosing what to do by what is true.");
    person.sees("opens Loops, Searching, Errors");
    person.press(&["Enter"]);
    person.sees("A conditional lets a program choose.");
    person.sees_coloured("def swim_advice");
    person.press(&["Down", "Down"]);
    person.press(&["Enter"]);
    person.sees_no_more("The best one now");
    person.sees("line 1, column 1");

    // And by mouse: a click chooses, a second one opens, a skill's page leads on to the next.
    person.press(&["Alt+k"]);
    person.click_on("Dictionaries");
    person.sees("Looking a value up by its key; counting and grouping.");
    person.click_on("Dictionaries");
    person.sees("It opens");
    person.click_on("Comprehensions");
    person.sees("A new list, set or dictionary described in one expression.");
    person.press(&["F7"]);
    person.sees("2 of 60 exercises");
    person.sees("Comprehensions");
    person.press(&["Esc", "Esc"]);
    person.sees("Skill map");
    person.press(&["Esc"]);
    person.sees("line 1, column 1");
    person.quits();
}

#[test]
fn in_a_small_window_the_map_is_a_list_and_a_page_scrolls_to_its_exercises() {
    let home = tempdir().expect("a folder");
    let machine = Machine { columns: 80, rows: 24, ..Machine::default() };
    let person = Person::sit_down(home.path(), machine);
    person.sees("F7 exercises");
    person.press(&["F10"]);
    person.write("map of all skills");
    person.press(&["Enter"]);
    person.sees("└ · Types");
    chooses(&person, "Functions");
    person.press(&["End"]);
    chooses(&person, "Strings");
    person.press(&["Left"]);
    chooses(&person, "Types");
    person.press(&["Enter"]);
    person.sees("Numbers, text, truth");
    person.press(&["PageDown", "PageDown", "PageDown", "PageDown"]);
    person.sees("It needs");
    person.press(&["Up"]);
    person.waits_for("a row is chosen", |screen| screen.contains("▸") && screen.contains("Exercises"));
    person.click_on("b best one");
    person.sees("You asked for types; this one suits you best.");
    person.quits();
}
