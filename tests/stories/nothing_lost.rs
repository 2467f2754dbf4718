//! What one writes is kept: within a second of a key, when the terminal is closed without a word, and while
//! the window shrinks to a cell.

use crate::support::person::{Machine, Person};
use crate::support::processes::eventually;
use codementor::curriculum::Library;
use codementor::domain::Language;
use codementor::store::Store;
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::tempdir;

fn draft_on_disk(home: &Path) -> Option<String> {
    let store = Store::open(&home.join("history.db")).expect("the history opens a second time");
    let exercise = Library::load(None).0.find("thunder-count").expect("the first exercise").id.clone();
    store.draft(&exercise, Language::Python).expect("the draft can be read").map(|draft| draft.source)
}

#[test]
fn a_key_is_on_disk_within_a_second_without_being_asked_for() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    let typed = Instant::now();
    person.write("# kept");
    eventually("the draft is on disk", || {
        draft_on_disk(home.path()).is_some_and(|source| source.starts_with("# kept"))
    });
    // Ten times the promise, so that a machine that is busy does not make it fail.
    assert!(typed.elapsed() < Duration::from_secs(10), "{:?}", typed.elapsed());
    person.quits();
}

#[test]
fn a_terminal_closed_without_a_word_takes_nothing_with_it() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.write("# the last words");
    person.hangs_up();
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("# the last words");
    person.sees("line 1, column 17");
    person.quits();
}

#[test]
fn a_panic_while_drawing_keeps_what_was_typed_last() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.write("# the last words");
    person.breaks_the_screen();
    assert!(draft_on_disk(home.path()).is_some_and(|source| source.starts_with("# the last words")));
}

#[test]
fn a_window_may_shrink_to_a_cell_and_grow_again() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.write("# still here");
    for (columns, rows) in [(60, 15), (30, 8), (29, 8), (10, 3), (1, 1), (2, 60), (200, 1), (300, 90)] {
        person.resize(columns, rows);
    }
    person.sees("# still here");
    person.sees("line 1, column 13");
    person.resize(80, 24);
    person.sees("# still here");
    person.sees_no_more("Progress ─");
    person.quits();
}

#[test]
fn starting_over_asks_and_can_be_undone() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    person.rewrite("# all my work\n");
    person.sees("# all my work");
    person.press(&["Ctrl+R"]);
    person.sees("Go back to the starter?");
    person.press(&["n"]);
    person.sees("# all my work");
    person.press(&["Ctrl+R"]);
    person.sees("Go back to the starter?");
    person.press(&["y"]);
    person.sees("Give back how many metres");
    person.press(&["Ctrl+Z"]);
    person.sees("# all my work");
    person.quits();
}

#[test]
fn what_is_typed_while_an_exercise_opens_is_written_there() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine::default());
    person.sees("line 1, column 1");
    // All in one breath: the second exercise cannot be there when the letters come.
    // (The first is today's: leaving it is asked about.)
    person.press(&["F8", "y", "Ctrl+End"]);
    person.write("# for the second");
    person.sees("fish_today");
    person.sees("# for the second");
    person.press(&["F7"]);
    person.write("storm");
    person.press(&["Enter", "Alt+2", "Ctrl+End"]);
    person.write("# for the first");
    person.sees("storm_distance");
    person.sees("# for the first");
    person.sees_no_more("# for the second");
    person.quits();
}
