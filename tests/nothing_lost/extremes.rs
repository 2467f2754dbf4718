//! More than anyone writes, and windows of any size: nothing is lost, and the program goes on answering.

use super::homes::{Home, first_exercise};
use crate::editor::random::Random;
use crate::support::processes::eventually;
use crate::support::pseudo_terminal::{AtTerminal, codementor};
use codementor::domain::Language;
use codementor::domain::place::Position;
use codementor::store::StoredDraft;
use rustix::process::Signal;
use std::fs;
use std::time::Duration;

/// A home in which the first exercise's draft is this.
fn with_draft(source: &str) -> Home {
    let home = Home::known();
    let draft = StoredDraft {
        exercise: first_exercise(),
        language: Language::Python,
        source: source.to_owned(),
        cursor: Position::default(),
        top_line: 0,
    };
    home.store().save_draft(&draft, codementor::runtime::Clock::default().now()).expect("saved");
    home
}

/// The program at this home; it has come so far that one can type.
fn at(home: &Home) -> AtTerminal {
    let mut person = AtTerminal::start(&codementor(home.path(), &[]), 120, 40);
    person.sees("line 1, column 1");
    person.sees("sandbox");
    person
}

fn is_saved(person: &mut AtTerminal, home: &Home, text: &str) {
    eventually("the draft is saved", || {
        // A terminal that nobody reads holds the program up.
        person.hears_for(Duration::from_millis(20));
        home.draft().is_some_and(|draft| draft.contains(text))
    });
}

#[test]
fn a_window_that_is_torn_about_loses_nothing() {
    let home = Home::known();
    let mut person = at(&home);
    let mut random = Random::seeded(11);
    for letters in 1..=6 {
        for round in 0..10 {
            let mut side = |most: usize| u16::try_from(1 + random.below(most)).expect("small");
            let (columns, rows) = if round == 5 { (1, 1) } else { (side(300), side(90)) };
            person.resize(columns, rows);
        }
        // In one that is too small nothing is written, since it could not be seen.
        person.resize(120, 40);
        person.sees_that("a footer at the bottom", |screen| {
            screen.lines().nth(39).is_some_and(|row| row.contains("F1 help") && row.contains("sandbox"))
        });
        person.type_in(b"x");
        person.sees(&format!("line 1, column {}", letters + 1));
    }
    person.signal(Signal::TERM);
    person.ends();
    assert!(home.draft().is_some_and(|draft| draft.starts_with("xxxxxxdef")));
    home.is_sound();
}

#[test]
fn five_megabytes_are_pasted_at_once() {
    let home = Home::known();
    let mut person = at(&home);
    let line = "total = total + 1  # one more of many lines, as long as lines of programs often are\n";
    let text = line.repeat(5 * 1024 * 1024 / line.len());
    person.pastes(text.as_bytes());
    person.sees("of many lines");
    person.type_in(b"# after all that");
    person.sees("# after all that");
    is_saved(&mut person, &home, "# after all that");
    person.press(&["Ctrl+Q"]);
    person.ends();
    assert!(home.draft().is_some_and(|draft| draft.starts_with(&text)));
}

#[test]
fn a_file_of_fifty_thousand_lines_is_written_in() {
    let home = with_draft(&"value = value + 1\n".repeat(50_000));
    let mut person = at(&home);
    person.press(&["Ctrl+End"]);
    person.sees("line 50001, column 1");
    person.type_in(b"# at the very end");
    person.press(&["Ctrl+Home"]);
    person.type_in(b"# at the beginning\r");
    person.sees("# at the beginning");
    is_saved(&mut person, &home, "# at the beginning\n");
    person.press(&["Ctrl+Q"]);
    person.ends();
    assert!(
        home.draft()
            .is_some_and(|draft| draft.ends_with("# at the very end") && draft.lines().count() == 50_002)
    );
}

#[test]
fn a_line_of_a_megabyte_is_written_in() {
    let home = with_draft(&format!("text = \"{}\"\n", "é🙂 x".repeat(1024 * 1024 / 8)));
    let mut person = at(&home);
    person.press(&["End"]);
    person.type_in(b"# and more");
    person.sees("# and more");
    is_saved(&mut person, &home, "# and more\n");
    person.press(&["Home"]);
    person.sees("text = ");
    person.press(&["Ctrl+Q"]);
    person.ends();
}

/// The draft lies there as a file, too, which any program may write.
#[test]
fn bytes_that_are_no_text_are_not_taken_over_and_not_written_over() {
    let home = Home::known();
    let mut person = at(&home);
    person.type_in(b"# mine");
    is_saved(&mut person, &home, "# mine");
    let file = home.path().join("drafts/thunder_count.py");
    eventually("the draft's file is written", || {
        person.hears_for(Duration::from_millis(20));
        fs::read_to_string(&file).is_ok_and(|text| text.starts_with("# mine"))
    });
    fs::write(&file, b"caf\xe9 = 1\n\xff\xfe\n").expect("written");
    person.sees("UTF-8");
    person.type_in(b" still");
    is_saved(&mut person, &home, "# mine still");
    person.press(&["Ctrl+Q"]);
    person.ends();
    let kept = home
        .files_below("drafts")
        .into_iter()
        .any(|path| fs::read(path).is_ok_and(|bytes| bytes.contains(&0xff)));
    assert!(kept, "the other program's bytes are gone");
}
