//! Putting a program together from its pieces, with keys and with the mouse, judged by running it; and the
//! pieces of a solution as the last hint.

use crate::support::person::{Machine, Person};
use codementor::app::desk::{DeskAreas, PROGRAM_GUTTER};
use codementor::app::layout::{Focus, Layout, Request};
use codementor::curriculum::Library;
use codementor::domain::place::Pane;
use codementor::domain::puzzle::{Placed, Puzzle};
use codementor::domain::{Exercise, Language};
use std::process::Command;
use std::sync::Arc;
use tempfile::tempdir;

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

fn exercise(slug: &str) -> Arc<Exercise> {
    Library::load(None).0.find(slug).expect("an exercise of ours").clone()
}

fn open(person: &Person, exercise: &Exercise) {
    person.press(&["F7"]);
    person.sees("Find:");
    person.write(&exercise.title);
    person.press(&["Enter", "Alt+2"]);
    person.waits_for("the exercise", |screen| screen.contains("not started") && !screen.contains("Find:"));
}

/// Takes each piece out of the box, indents it, and puts it down.
fn put_together(person: &Person, puzzle: &Puzzle, wanted: &[Placed]) {
    for (count, next) in wanted.iter().enumerate() {
        let boxed = puzzle.in_box(&wanted[..count]);
        let place = boxed.iter().position(|piece| *piece == next.piece).expect("in the box");
        person.press(&["Home"]);
        person.press(&vec!["Down"; place]);
        person.press(&["Enter"]);
        let level = puzzle.likely_level(&wanted[..count], count);
        person.press(&vec!["Right"; next.level.saturating_sub(level)]);
        person.press(&vec!["Left"; level.saturating_sub(next.level)]);
        person.press(&["Enter"]);
    }
}

#[test]
fn a_puzzle_is_put_together_with_keys_and_stays_as_it_is() {
    for (columns, rows) in SIZES {
        let home = tempdir().expect("a folder");
        let machine = Machine { columns, rows, ..Machine::default() };
        let person = Person::sit_down(home.path(), machine.clone());
        let exercise = exercise("snack-machine");
        let puzzle = Puzzle::of_exercise(&exercise, Language::Python).expect("a puzzle");
        open(&person, &exercise);
        person.sees("Some pieces do");
        let (place, spoilt) = puzzle.spoilt().swap_remove(0);
        put_together(&person, &puzzle, &spoilt);
        // It is judged by running it, and the wrong piece is told with its reason.
        person.sees("✗");
        let why = puzzle.pieces[place].wrong.as_deref().expect("a reason");
        let first_words: String = why.split(' ').take(4).collect::<Vec<&str>>().join(" ");
        person.sees(&first_words);
        for (columns, rows) in [(60, 15), (30, 8), (29, 8), (1, 1), (2, 60), (300, 90)] {
            person.resize(columns, rows);
        }
        person.resize(columns, rows);
        person.sees("in the box");
        person.quits();

        // After a restart everything lies where it lay, and the wrong one makes room for the right one.
        let person = Person::sit_down(home.path(), machine);
        person.sees(&format!("{} of {} placed", spoilt.len(), puzzle.solved().len()));
        let at = spoilt.iter().position(|placed| placed.piece == place).expect("it is used");
        let right = puzzle.solved()[at];
        person.press(&["Right", "Home"]);
        person.press(&vec!["Down"; at]);
        person.press(&["Backspace", "Left", "Home"]);
        let rest: Vec<Placed> = spoilt.iter().copied().filter(|placed| placed.piece != place).collect();
        let in_box = puzzle.in_box(&rest).iter().position(|piece| *piece == right.piece).expect("in the box");
        person.press(&vec!["Down"; in_box]);
        person.press(&["Enter"]);
        person.press(&vec!["Up"; rest.len() - at]);
        let level = puzzle.likely_level(&rest, rest.len());
        person.press(&vec!["Right"; right.level.saturating_sub(level)]);
        person.press(&vec!["Left"; level.saturating_sub(right.level)]);
        person.press(&["Enter"]);
        person.sees("checks pass.");
        // Undo and redo go piece by piece.
        person.press(&["Ctrl+z"]);
        person.sees_no_more("checks pass.");
        person.press(&["Ctrl+y"]);
        person.sees("passed");
        person.quits();
    }
}

#[test]
fn a_puzzle_is_put_together_with_the_mouse() {
    for (columns, rows) in SIZES {
        let home = tempdir().expect("a folder");
        let person = Person::sit_down(home.path(), Machine { columns, rows, ..Machine::default() });
        let exercise = exercise("wet-relay");
        let puzzle = Puzzle::of_exercise(&exercise, Language::Python).expect("a puzzle");
        open(&person, &exercise);
        person.sees("in the box");
        let request = Request {
            columns,
            rows,
            focus: Focus::Editor,
            left_tab: Pane::Exercise,
            zoomed: false,
            input_rows: 1,
            card: None,
        };
        let areas = DeskAreas::of(&puzzle, Layout::of(&request).content(Focus::Editor));
        let mut placed: Vec<Placed> = Vec::new();
        for next in puzzle.solved() {
            let place =
                puzzle.in_box(&placed).iter().position(|piece| *piece == next.piece).expect("in the box");
            // A press puts it at the end, where it most likely belongs.
            person.click(areas.box_rows.left + 6, areas.box_rows.top + place as u16);
            let level = puzzle.likely_level(&placed, placed.len());
            let row = areas.program_rows.top + (puzzle.frame.len() + placed.len()) as u16;
            let column =
                |level: usize| areas.program_rows.left + PROGRAM_GUTTER + level as u16 * areas.step + 2;
            if level != next.level {
                person.drag((column(level), row), (column(next.level), row));
            }
            placed.push(*next);
        }
        person.sees("checks pass.");
        person.quits();
    }
}

#[test]
fn the_pieces_of_a_solution_are_the_last_hint_and_count_as_one() {
    let home = tempdir().expect("a folder");
    let person = Person::sit_down(home.path(), Machine { columns: 200, rows: 60, ..Machine::default() });
    let exercise = exercise("penguin-diet");
    let puzzle = Puzzle::as_hint(&exercise, Language::Python).expect("a puzzle");
    open(&person, &exercise);
    let rungs = exercise.hints.len() + 1;
    for rung in 1..rungs {
        person.press(&["F5"]);
        person.sees(&format!("{rung} of {rungs} taken"));
    }
    // The key for the pieces does not give them before their turn.
    person.press(&["Alt+j"]);
    person.sees("are the last hint before it");
    person.press(&["F5"]);
    person.sees("Take it?");
    person.press(&["n", "F5", "y"]);
    person.sees("A solution in pieces");
    put_together(&person, &puzzle, puzzle.solved());
    person.sees("checks pass.");
    person.sees(&format!("{rungs} hints"));
    person.sees(&format!("{rungs} of {rungs} taken"));
    // What had been there comes back.
    person.press(&["Ctrl+z"]);
    person.sees("not started");
    person.quits();
}

#[test]
fn the_command_line_lists_the_pieces_shuffled() {
    let home = tempdir().expect("a folder");
    let exercise = exercise("penguin-diet");
    let puzzle = Puzzle::as_hint(&exercise, Language::Python).expect("a puzzle");
    let mut printed = String::new();
    for _ in 0..=exercise.hints.len() {
        let output = Command::new(env!("CARGO_BIN_EXE_codementor"))
            .args(["hint", "penguin-diet"])
            .env("CODEMENTOR_HOME", home.path())
            .output()
            .expect("the command runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        printed = String::from_utf8(output.stdout).expect("text");
    }
    let rungs = exercise.hints.len() + 1;
    assert!(printed.contains(&format!("Hint {rungs} of {rungs}: the pieces")), "{printed}");
    let places: Vec<usize> = (1..)
        .zip(&puzzle.pieces)
        .map(|(number, piece)| printed.find(&format!("{number}.  {}", piece.text())).expect("a piece"))
        .collect();
    assert!(places.is_sorted(), "{printed}");
}
