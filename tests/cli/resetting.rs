//! Beginning anew: what goes is told, asked about and set aside, and can be had back.

use super::home::{Home, Ran, at, chosen, draft, events, id, judged};
use codementor::curriculum::Library;
use codementor::domain::Language;
use codementor::domain::attempt::State;
use codementor::domain::event::Event;
use codementor::domain::place::Pane;
use codementor::domain::verdict::Status;
use codementor::runtime::read_journey;
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::process::Stdio;

/// Runs it at a terminal, typing all of this beforehand; gives what stands on the screen.
fn at_terminal(home: &Home, arguments: &[&str], typed: &str) -> Ran {
    let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC;
    let master = openpt(flags).expect("a pseudo-terminal");
    grantpt(&master).expect("granted");
    unlockpt(&master).expect("unlocked");
    let name = ptsname(&master, Vec::new()).expect("a name").into_string().expect("UTF-8");
    let slave = OpenOptions::new().read(true).write(true).open(name).expect("the slave");
    let end = |slave: &File| Stdio::from(slave.try_clone().expect("a copy"));
    let mut master = File::from(master);
    master.write_all(typed.as_bytes()).expect("typed");
    let mut command = home.command(arguments);
    command.stdin(end(&slave)).stdout(end(&slave)).stderr(end(&slave));
    let mut child = command.spawn().expect("it runs");
    // Only the child holds the terminal now: its end is the end of what can be read.
    drop((slave, command));
    let mut screen = Vec::new();
    // Where the other end is closed, reading fails on Linux after all was read.
    let _ = master.read_to_end(&mut screen);
    let status = child.wait().expect("it ends").code().expect("an exit status");
    Ran { status, out: String::from_utf8_lossy(&screen).into_owned(), errors: String::new() }
}

#[test]
fn without_a_terminal_it_refuses() {
    let home = Home::lived_in(100);
    let before = home.all();
    for arguments in [&["reset"][..], &["reset", "--everything"], &["reset", "--exercise", "tide-table"]] {
        home.run(arguments).complains(&["nobody can be asked", "--yes"]);
    }
    home.run(&["reset", "--yes"]).complains(&["it is not said what", "--history"]);
    home.run(&["reset", "--yes", "--history", "--everything"]).complains(&["cannot be used with"]);
    home.run(&["reset", "--yes", "--exercise", "tide-tabel"]).complains(&["Did you mean `tide-table`?"]);
    assert_eq!(home.all(), before);
    assert!(home.kept("").is_empty());
}

#[test]
fn another_word_than_the_right_one_changes_nothing() {
    let home = Home::lived_in(100);
    let before = home.all();
    for typed in ["yes\n", "\n", "RESET!\n", "\u{4}"] {
        let ran = at_terminal(&home, &["reset", "--everything"], typed);
        assert_eq!(ran.status, 1, "{ran:#?}");
        let told = "1 solved exercise, 4 runs, 1 hint, 2 days with a pass";
        assert!(ran.out.contains("11 events of your history") && ran.out.contains(told));
        assert!(ran.out.contains("Nothing was changed."), "{}", ran.out);
    }
    let ran = at_terminal(&home, &["reset"], "\n");
    assert!(ran.status == 1 && ran.out.contains("What shall begin anew?"), "{ran:#?}");
    assert_eq!(home.all(), before);
    assert!(home.kept("").is_empty());
}

#[test]
fn everything_begins_anew_after_the_word_and_can_be_had_back() {
    let home = Home::lived_in(100);
    fs::write(home.path("config.toml"), "[screen]\ntheme = \"light\"\n").expect("settings");
    let (before, exported) = (home.tables(), home.export());
    let ran = at_terminal(&home, &["reset"], "everything\nreset\n");
    assert_eq!(ran.status, 0, "{ran:#?}");
    assert!(home.tables().is_empty() && events(&home.export()).is_empty());
    assert!(home.path("config.toml").exists());
    let (exports, databases) = (home.kept("-export.json"), home.kept("-history.db"));
    assert_eq!((exports.len(), databases.len(), home.kept("").len()), (1, 1, 2), "{ran:#?}");
    assert!(ran.out.contains(&exports[0]) && ran.out.contains(&databases[0]), "{}", ran.out);
    home.run(&["import", &format!("kept/{}", exports[0])]).well();
    assert_eq!(home.tables(), before);
    assert_eq!(events(&home.export()), events(&exported));
    // The database that was set aside is one that can be opened, too.
    let other = Home::new();
    fs::copy(home.path("kept").join(&databases[0]), other.path("history.db")).expect("a copy");
    assert_eq!(other.tables(), before);
}

#[test]
fn a_history_begins_anew_with_the_choices_of_the_old_one() {
    let home = Home::lived_in(100);
    let before = home.tables();
    let ran = home.run(&["reset", "--history", "--yes"]).well();
    assert!(ran.out.contains("This will stay:\n  1 draft, your profile"), "{}", ran.out);
    let mut store = home.store();
    assert!(store.standings().expect("standings").is_empty());
    assert!(store.history().expect("history").pass_days.is_empty());
    assert_eq!(store.preferences().expect("choices"), [("theme".to_owned(), "sixteen".to_owned())]);
    assert_eq!(store.place().expect("a place").pane, Pane::Chat);
    assert!(store.draft(&id("odd-one"), Language::Python).expect("drafts").is_some());
    let log: Vec<Event> = store.events().expect("the log").into_iter().map(|(event, _)| event).collect();
    let interview = Event::InterviewEnded { completed: true };
    assert_eq!(log, [interview, chosen("theme", "light"), chosen("theme", "sixteen")]);
    drop(store);
    let told = home.run(&["import", &format!("kept/{}", home.kept("-export.json")[0])]).well();
    assert!(told.out.contains("3 events were here already"), "{}", told.out);
    assert_eq!(home.tables(), before);
    home.run(&["reset", "--history", "--yes"]).well();
    assert_eq!(home.kept(".db").len(), 2, "no name is used twice: {:?}", home.kept(""));
}

#[test]
fn a_history_that_is_open_elsewhere_stays() {
    let home = Home::lived_in(100);
    let mut open = home.store();
    open.record(&chosen("theme", "dark"), at(105)).expect("a choice");
    let before = home.all();
    let ran = home.run(&["reset", "--everything", "--yes"]);
    assert_eq!(ran.status, 2, "{ran:#?}");
    assert!(ran.errors.contains("another CodeMentor has it open"), "{}", ran.errors);
    assert_eq!(home.all(), before);
    open.record(&chosen("theme", "light"), at(106)).expect("a choice");
    drop(open);
    home.run(&["reset", "--everything", "--yes"]).well();
    assert!(home.tables().is_empty());
}

#[test]
fn an_exercise_begins_anew_and_nothing_leaves_the_log() {
    let home = Home::lived_in(100);
    home.store().save_draft(&draft("tide-table", "mine = 1\n"), at(104)).expect("a draft");
    let before = home.rows(&["event"]);
    let days = home.store().history().expect("history");
    let ran = at_terminal(&home, &["reset", "--exercise", "tide-table"], "reset\n");
    assert_eq!(ran.status, 0, "{ran:#?}");
    let mut store = home.store();
    assert_eq!(store.standing(&id("tide-table")).expect("a standing").state(), State::New);
    assert!(store.turns(&id("tide-table")).expect("turns").is_empty());
    assert!(store.draft(&id("tide-table"), Language::Python).expect("drafts").is_none());
    assert!(store.draft(&id("odd-one"), Language::Python).expect("drafts").is_some());
    assert_eq!(store.history().expect("history"), days, "the streak stays");
    assert_eq!(store.attempts(Some(&id("tide-table")), None, 9).expect("attempts").len(), 3);
    assert_eq!(home.rows(&["event"])[..before.len()], before, "the log only grew");
    let log = store.events().expect("the log");
    let added: Vec<Event> = log.into_iter().skip(before.len()).map(|(event, _)| event).collect();
    let (exercise, language) = (id("tide-table"), Language::Python);
    let discarded = "mine = 1\n".to_owned();
    let expected = [
        Event::DraftReset { exercise: exercise.clone(), language, discarded },
        Event::ExerciseReset { exercise },
    ];
    assert_eq!(added, expected);
    let programs = home.kept("-tide-table.py");
    let kept = fs::read_to_string(home.path("kept").join(&programs[0])).expect("the program");
    assert_eq!(kept, "mine = 1\n");
    let hint = home.run(&["hint", "tide-table"]).well();
    assert!(hint.out.starts_with("Hint 1 of "), "{}", hint.out);
    let again = home.run(&["reset", "--exercise", "snack-machine", "--yes"]).well();
    assert!(again.out.contains("is new already"), "{}", again.out);
}

#[test]
fn a_reset_survives_a_rebuilding_and_a_journey() {
    let home = Home::lived_in(100);
    home.run(&["reset", "--exercise", "tide-table", "--yes"]).well();
    let before = home.tables();
    assert!(!before.iter().any(|row| row.starts_with("turn")), "{before:#?}");
    home.store().rebuild().expect("a rebuilding");
    assert_eq!(home.tables(), before);
    let (library, _) = Library::load(None);
    let journey = read_journey(&library, &mut home.store()).expect("a journey");
    assert_eq!(journey.state(&id("tide-table")), State::New, "as the list of exercises has it");
    assert_eq!(journey.badges().counts().passed, 1, "what was learnt stays");
    home.store().record(&judged("tide-table", Status::Pass), at(105)).expect("an event");
    let journey = read_journey(&library, &mut home.store()).expect("a journey");
    assert_eq!(journey.state(&id("tide-table")), State::Solved, "by the same program as before, too");
    assert_eq!(journey.badges().counts().passed, 1, "and is not counted twice");
    let before = home.tables();
    let other = Home::new();
    other.import(&home.export()).well();
    assert_eq!(other.tables(), before);
}
