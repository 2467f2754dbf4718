//! A wrong program is looked at: the hint names its line, the run is stepped through, and what was found is not
//! said of another program.

use crate::support::person::{Machine, Person};
use codementor::domain::event::Event;
use codementor::domain::exercise::Rung;
use codementor::store::Store;
use tempfile::tempdir;

const WRONG: &str = "def dawn_chorus(notes):\n    chorus = {}\n    for species, minute in notes:\n        earliest, songs = chorus.get(species, (minute, 1))\n        chorus[species] = (min(earliest, minute), songs + 1)\n    return chorus\n";

fn at_dawn(person: &Person) {
    person.press(&["F7"]);
    person.write("dawn chorus");
    person.press(&["Enter", "Alt+2"]);
    person.sees("def dawn_chorus");
}

#[test]
fn a_hint_names_the_line_and_the_run_is_stepped_through() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("storm");
    at_dawn(&person);
    person.rewrite(WRONG);
    person.press(&["Ctrl+S"]);
    person.sees("1 of 11");
    person.press(&["F5"]);
    person.sees("Something goes wrong with");
    person.sees("1 of 7 taken");
    person.waits_for("line 4 in the hint", |screen| {
        screen.split_whitespace().collect::<Vec<_>>().join(" ").contains("Look at line")
    });

    person.press(&["Alt+s"]);
    person.sees("Step by step");
    person.sees("What should dawn_chorus(");
    person.sees("step 1 of");
    person.press(&["Right", "Right"]);
    person.sees("step 3 of");
    person.press(&["Left"]);
    person.sees("step 2 of");
    // To where it goes wrong, marked by a sign and in words.
    person.press(&["n"]);
    person.sees("Here the run leaves the expected path: songs should be 0.");
    person.sees("✗ 4");
    person.press(&["End"]);
    person.sees("should come.");
    person.press(&["Esc"]);
    person.sees_no_more("Step by step");
    person.quits();
    let events =
        Store::open(&home.path().join("history.db")).and_then(|mut store| store.events()).expect("the log");
    let hints: Vec<Rung> = events
        .iter()
        .filter_map(|(event, _)| match event {
            Event::HintGiven { rung, .. } => Some(*rung),
            _ => None,
        })
        .collect();
    assert_eq!(hints, [Rung::Look]);
}

#[test]
fn a_case_shown_whole_is_stepped_through_and_a_hint_is_about_the_newest_text() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("storm");
    at_dawn(&person);
    person.rewrite(WRONG);
    person.press(&["Ctrl+S"]);
    person.sees("1 of 11");
    person.press(&["F4", "Alt+5", "Enter"]);
    person.sees("step through");
    person.press(&["s"]);
    person.sees("What should dawn_chorus([('robin', 12)");
    person.press(&["Esc", "Esc"]);
    // Another program, and a hint at once: it speaks of this one, or as its author did.
    person.press(&["Alt+2"]);
    person.rewrite("def dawn_chorus(notes):\n    return notes[99]\n");
    person.press(&["F5"]);
    person.sees("1 of 7 taken");
    person.sees("line 2");
    person.quits();
}

#[test]
fn nothing_is_stepped_through_before_anything_is_written() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("storm");
    person.sees("sandbox");
    person.press(&["Alt+s"]);
    person.sees("Nothing to check yet");
    person.quits();
}
