//! A damaged history as the person meets it: at the full screen, in plain lines, by `doctor`.

use super::homes::Home;
use crate::support::plain;
use crate::support::processes::eventually;
use crate::support::pseudo_terminal::{AtTerminal, codementor};
use codementor::domain::event::Event;
use codementor::runtime::Clock;
use codementor::store::Backups;
use rustix::process::Signal;
use std::fs;

/// With a backup of today, and one question since.
fn backed_up() -> Home {
    let home = Home::known();
    let now = Clock::default().now();
    Backups::of(&home.history()).make(now).expect("a backup");
    let question =
        Event::QuestionAsked { exercise: super::homes::first_exercise(), text: "why at all?".to_owned() };
    home.store().record(&question, now).expect("recorded");
    home
}

fn damage_header(home: &Home) {
    let mut bytes = fs::read(home.history()).expect("the file");
    bytes[..50].fill(0xff);
    fs::write(home.history(), bytes).expect("written");
}

/// Zeroes the page in which the log's rows are, so that it opens and cannot be read.
fn damage_log(home: &Home) {
    let mut bytes = fs::read(home.history()).expect("the file");
    let event = b"interview_ended";
    let place = bytes.windows(event.len()).position(|part| part == event).expect("an event");
    let page = place / 4096 * 4096;
    bytes[page..page + 64].fill(0x77);
    fs::write(home.history(), bytes).expect("written");
}

fn is_whole_again(home: &Home) {
    home.is_sound();
    let kept = home.files_in("kept");
    assert!(kept[0].ends_with("-damaged-history.db"), "{kept:?}");
    assert_eq!(home.store().events().expect("the log")[0].0, Event::InterviewEnded { completed: true });
}

#[test]
fn the_screen_says_what_was_done() {
    for damage in [damage_header, damage_log] {
        let home = backed_up();
        damage(&home);
        let mut person = AtTerminal::start(&codementor(home.path(), &[]), 120, 40);
        person.sees("Your history was damaged. It is back from the backup of 2");
        person.signal(Signal::TERM);
        person.ends();
        is_whole_again(&home);
    }
}

#[test]
fn plain_lines_say_what_was_done() {
    for damage in [damage_header, damage_log] {
        let home = backed_up();
        damage(&home);
        let mut command = plain::command(home.path());
        command.arg("--plain");
        let output = plain::piped(command, b"quit\n");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(
            errors.starts_with("warning: Your history was damaged. It is back from the backup of 2"),
            "{errors}"
        );
        assert!(output.status.success());
        is_whole_again(&home);
    }
}

#[test]
fn doctor_mends_and_says_so() {
    for damage in [damage_header, damage_log] {
        let home = backed_up();
        damage(&home);
        let mut command = plain::command(home.path());
        command.arg("doctor");
        let told = String::from_utf8(plain::piped(command, b"").stdout).expect("text");
        plain::in_order(
            &told,
            &[
                "» mended",
                "Your history was damaged.",
                "kept as ",
                "✓ history",
                "all of them sound",
                "✓ backups     1, ",
            ],
        );
        is_whole_again(&home);
    }
}

#[test]
fn other_commands_say_that_doctor_mends_it() {
    let home = backed_up();
    damage_log(&home);
    let mut command = plain::command(home.path());
    command.arg("progress");
    let output = plain::piped(command, b"");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("hint: `codementor doctor` mends it from its backups."), "{errors}");
}

#[test]
fn damage_that_comes_during_a_session_is_mended_in_it() {
    let home = backed_up();
    let mut person = AtTerminal::start(&codementor(home.path(), &[]), 120, 40);
    person.sees("line 1, column 1");
    eventually("the opening is written down", || home.store().events().is_ok_and(|events| events.len() > 3));
    // Everything into the one file, and that is struck.
    let connection = rusqlite::Connection::open(home.history()).expect("the database");
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).expect("folded in");
    drop(connection);
    let bytes = fs::read(home.history()).expect("the file");
    {
        use std::os::unix::fs::FileExt;
        let file = fs::OpenOptions::new().write(true).open(home.history()).expect("the file");
        for page in (4096..bytes.len()).step_by(4096) {
            file.write_all_at(&[0x77; 64], page as u64).expect("struck");
        }
    }
    person.type_in(b"# kept all the same");
    person.sees("Your history was damaged.");
    eventually("the draft is on disk", || {
        home.draft().is_some_and(|draft| draft.starts_with("# kept all the same"))
    });
    person.signal(Signal::TERM);
    person.ends();
    is_whole_again(&home);
}

#[test]
fn a_newer_database_is_refused_with_words() {
    let home = Home::known();
    let connection = rusqlite::Connection::open(home.history()).expect("the database");
    connection.pragma_update(None, "user_version", 999).expect("a version");
    drop(connection);
    for arguments in [vec!["--plain"], vec!["doctor"], vec!["progress"]] {
        let mut command = plain::command(home.path());
        command.args(&arguments);
        let output = plain::piped(command, b"");
        let told = [output.stdout, output.stderr].concat();
        let told = String::from_utf8_lossy(&told);
        assert!(told.contains("a newer CodeMentor wrote it"), "{arguments:?}: {told}");
        assert!(!output.status.success());
    }
    assert!(home.files_in("kept").is_empty());
}

#[test]
fn two_copies_at_once_share_one_home() {
    let home = Home::known();
    let mut first = AtTerminal::start(&codementor(home.path(), &[]), 120, 40);
    first.sees("line 1, column 1");
    let questions = (0..20).map(|number| format!("ask question {number}\n")).collect::<Vec<_>>().concat();
    let writers: Vec<_> = (0..2)
        .map(|_| {
            let mut command = plain::command(home.path());
            command.arg("--plain");
            let questions = questions.clone();
            std::thread::spawn(move || plain::piped(command, questions.as_bytes()))
        })
        .collect();
    first.type_in(b"# the first copy\r");
    for writer in writers {
        let output = writer.join().expect("it ends");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    first.signal(Signal::TERM);
    first.ends();
    let events = home.store().events().expect("the log");
    let asked = events.iter().filter(|(event, _)| matches!(event, Event::QuestionAsked { .. })).count();
    assert_eq!(asked, 40);
    home.is_sound();
    assert!(home.draft().is_some_and(|draft| draft.contains("# the first copy")));
}
