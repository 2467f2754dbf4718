//! Every kind of exercise, solved through the screen: a function, an object, a whole program, a program to
//! mend, pieces to put together, a prediction.

use crate::support::exercises::how_many;
use crate::support::person::{Machine, Person};
use std::fs;
use std::path::Path;
use tempfile::tempdir;

#[test]
fn every_kind_is_opened_tried_and_passed() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine { columns: 150, rows: 45, ..Machine::default() });
    person.sees("storm_distance");
    for (title, slug, begun) in [
        ("Dawn chorus", "dawn-chorus", "function"),
        ("Drum loop", "drum-loop", "operations"),
        ("Hello, wherever we are", "stage-card", "program"),
        ("The forgotten nettle", "weed-bed", "debug"),
    ] {
        open(&person, title);
        person.sees(begun);
        // A program with a mistake is complete, so it is judged as it is, once one asks.
        person.press(&["Ctrl+S"]);
        person.rewrite(&solution(slug));
        person.sees("checks pass.");
    }
    open(&person, "What falls into the tray");
    person.sees("arrange");
    // Whoever would rather type can; the draft is the same.
    person.press(&["Alt+j"]);
    person.rewrite(&solution("snack-machine"));
    person.sees("checks pass.");
    open(&person, "The parrot's arithmetic");
    person.sees("predict");
    person.sees("your answers");
    person.press(&["End"]);
    person.write("'3.0 each'");
    person.sees("1 of 8");
    person.rewrite(
        "divide_treasure(6, 2, 'please') -> '3.0 each'\ndivide_treasure(7, 2, 'please') -> '3 each, 1 for me'\n\
         divide_treasure(6, 2, '') -> 'Squawk!'\ndivide_treasure(10, 5, 'no') -> '2.0 each'\n\
         divide_treasure(6, 0, 'please') -> 'All mine!'\ndivide_treasure(0, 4, 'please') -> '0.0 each'\n\
         divide_treasure(3, 5, 'please') -> '0 each, 3 for me'\ndivide_treasure(8, 8, '0') -> '1.0 each'\n",
    );
    person.sees("checks pass.");
    person.press(&["F7"]);
    person.sees(&format!("6 of {}", how_many()));
    person.quits();
}

fn open(person: &Person, title: &str) {
    person.press(&["F7"]);
    person.sees("Find:");
    person.write(title);
    person.press(&["Enter"]);
    person.press(&["Alt+2"]);
    // The exercise itself, and not the list with its preview.
    person.waits_for("the exercise, not started", |screen| {
        screen.contains("not started") && !screen.contains("Find:") && !screen.contains("checks pass.")
    });
}

fn solution(slug: &str) -> String {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/exercises").join(slug).join("python/solution.py");
    fs::read_to_string(path).expect("the model solution")
}

#[test]
fn where_no_sandbox_stands_the_learner_is_asked_before_anything_runs() {
    let home = tempdir().expect("a folder");
    // A launcher that puts up no wall and starts nothing: every tier is tried, and told.
    let mut machine = Machine::default();
    machine.grader.launcher = "/bin/false".into();
    let person = Person::sit_down(home.path(), machine);
    person.sees("run without a sandbox on this machine (asked once)");
    person.rewrite("def storm_distance(seconds):\n    return seconds * 340\n");
    // Nothing was run, what is written is kept, and the hints go on.
    person.sees("Tier B");
    assert!(!person.screen().contains("Tier none"));
    person.press(&["F5"]);
    person.sees("Almost everything is there already");
    // Only an answer lets it be tried without a wall.
    person.press(&["Alt+5", "y"]);
    person.sees("Tier none");
    person.quits();
}
