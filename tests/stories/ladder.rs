//! The hint chat: rung by rung to the last line of the solution, and an answer to everything that is typed.

use crate::support::person::{Machine, Person};
use tempfile::tempdir;

#[test]
fn the_ladder_is_climbed_to_its_end_and_never_ends_dead() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine { columns: 200, rows: 60, ..Machine::default() });
    person.sees("F5 for the next hint");
    for rung in 1..=5 {
        person.press(&["F5"]);
        person.sees(&format!("{rung} of 5 taken"));
    }
    // The code comes last, a line at a time, and is marked as told.
    assert!(!person.screen().contains("return seconds * 340"));
    for line in 1..=3 {
        person.press(&["F5"]);
        person.sees(&format!("Line {line} of"));
        person.sees("told");
        if person.screen().contains("return seconds * 340") {
            break;
        }
    }
    person.sees("return seconds * 340");
    // After the last line a key still has an answer.
    person.press(&["F5"]);
    person.sees("Every hint and the whole solution have been shown");
    person.press(&["F9"]);
    person.sees("Model solution");
    person.quits();

    // It is all there after a restart.
    let person = Person::sit_down(home.path(), Machine { columns: 200, rows: 60, ..Machine::default() });
    person.sees("return seconds * 340");
    person.press(&["F7"]);
    person.sees("How far is the storm?");
    person.press(&["Esc"]);
    person.quits();
}

#[test]
fn what_is_typed_is_answered_and_the_answer_is_not_given_away() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine { columns: 200, rows: 60, ..Machine::default() });
    person.sees("F5 for the next hint");
    person.press(&["Alt+3"]);
    person.write("what is a function?\n");
    person.sees("you");
    person.sees("A function is a small machine");
    for pleading in ["just give me the solution\n", "asdf qwer\n", "?\n"] {
        person.write(pleading);
        person.sees(pleading.trim());
        person.sees("tutor");
    }
    // The tutor has answered each; none of the answers was the program.
    person.waits_for("an answer to each", |screen| screen.matches("tutor").count() >= 3);
    assert!(!person.screen().contains("* 340"));
    // The last question comes back to be changed.
    person.press(&["Up"]);
    person.sees("> ?");
    person.quits();
}

#[test]
fn what_was_said_is_found_again_by_its_words() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("storm");
    person.press(&["Alt+3"]);
    person.write("is a kangaroo faster than sound?\n");
    person.sees("tutor");
    person.press(&["Alt+/"]);
    person.sees("a word that was said");
    person.write("kangaroos");
    person.sees("Nothing was said with these words.");
    person.press(&["Backspace"]);
    person.sees("is a kangaroo faster than sound?");
    person.sees("today");
    // From elsewhere it leads back to where it was said.
    person.press(&["Enter"]);
    person.sees_no_more("Find:");
    person.press(&["Alt+/"]);
    person.sees("Find: kangaroo");
    person.sees("1 place");
    person.press(&["Esc"]);
    person.quits();
}
