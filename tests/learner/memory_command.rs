//! `codementor memory` and `codementor memory forget`, over a real history.

use codementor::domain::event::Event;
use codementor::domain::profile::ProfileChange;
use codementor::runtime::Clock;
use codementor::store::Store;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::tempdir;

fn memory(home: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_codementor"));
    command.env("CODEMENTOR_HOME", home).arg("memory").args(arguments);
    command.output().expect("our program runs")
}

fn printed(home: &Path, arguments: &[&str]) -> String {
    let output = memory(home, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn it_prints_what_the_tutor_knows_and_erases_a_line() {
    let home = tempdir().expect("a folder");
    assert!(printed(home.path(), &[]).starts_with("The tutor knows nothing of you yet."));
    let mut store = Store::open(&home.path().join("history.db")).expect("a history");
    let named = |of: &[&str]| of.iter().map(|slug| (*slug).to_owned()).collect();
    for change in [
        ProfileChange::Goals(named(&["job", "a book of tides"])),
        ProfileChange::Interests(named(&["music"])),
        ProfileChange::MinutesADay(30),
    ] {
        store.record(&Event::ProfileChanged { change }, Clock::default().now()).expect("written");
    }
    drop(store);
    let all = printed(home.path(), &[]);
    for line in [
        "Goals\n",
        "goal:job              You want to program for a job. (you said so)\n",
        "goal:a book of tides  You are here for this: a book of tides. (you said so)\n",
        "Pace\n  minutes ",
    ] {
        assert!(all.contains(line), "{line:?} in\n{all}");
    }
    assert_eq!(printed(home.path(), &["forget", "goal:job"]), "Erased: You want to program for a job.\n");
    let rest = printed(home.path(), &[]);
    assert!(!rest.contains("goal:job") && rest.contains("goal:a book of tides"), "{rest}");
    let unknown = memory(home.path(), &["forget", "interest:musik"]);
    assert_eq!(unknown.status.code(), Some(2));
    let told = String::from_utf8_lossy(&unknown.stderr).into_owned();
    assert!(told.contains("`interest:musik`") && told.contains("Did you mean `interest:music`?"), "{told}");
}
