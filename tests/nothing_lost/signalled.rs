//! Signals and terminals that go away: each ends the program well, with everything written down.

use super::homes::Home;
use crate::support::processes::{below, eventually, exists};
use crate::support::pseudo_terminal::{AtTerminal, codementor};
use rustix::process::{Pid, Signal, kill_process};
use std::process::Command;

#[test]
fn every_way_to_be_ended_keeps_the_last_letter() {
    for signal in [Signal::HUP, Signal::TERM, Signal::INT] {
        let home = Home::known();
        let mut person = AtTerminal::start(&codementor(home.path(), &[]), 120, 40);
        person.sees("sandbox");
        let children = below(person.id());
        person.type_in(b"# the last word");
        person.sees("# the last word");
        person.signal(signal);
        person.ends();
        let draft = home.draft().expect("a draft");
        assert!(draft.starts_with("# the last word"), "{signal:?}: {draft}");
        home.is_sound();
        eventually("nothing is left running", || children.iter().all(|child| !exists(*child)));
    }
}

#[test]
fn a_terminal_that_is_closed_keeps_the_last_letter() {
    let home = Home::known();
    let mut person = AtTerminal::start(&codementor(home.path(), &[]), 120, 40);
    person.sees("line 1, column 1");
    person.type_in(b"# the last word");
    person.sees("# the last word");
    person.window_is_closed();
    assert!(home.draft().is_some_and(|draft| draft.starts_with("# the last word")));
    home.is_sound();
}

/// By a shell with job control, which has the terminal while the program is stopped.
#[test]
fn a_program_that_was_suspended_goes_on_and_has_saved_before() {
    let home = Home::known();
    let program = codementor(home.path(), &[]);
    let mut shell = Command::new("bash");
    shell.args(["-c", "set -m; \"$0\"; printf '<shell>'; read line; fg >/dev/null"]);
    shell.arg(program.get_program()).current_dir(home.path());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    let mut person = AtTerminal::start(&shell, 120, 40);
    person.sees("line 1, column 1");
    person.type_in(b"# before");
    person.sees("# before");
    let ours = |process: &i32| name_of(*process).starts_with("codementor");
    let tutor = below(person.id()).into_iter().find(ours).expect("our program");
    let tutor = Pid::from_raw(tutor).expect("a process");
    kill_process(tutor, Signal::TSTP).expect("sent");
    person.hears("<shell>");
    assert!(person.is_as_a_shell_leaves_it());
    assert!(home.draft().is_some_and(|draft| draft.starts_with("# before")));
    person.type_in(b"\r");
    person.hears("\x1b[?1049h");
    person.type_in(b" and after");
    person.sees("# before and after");
    kill_process(tutor, Signal::TERM).expect("sent");
    person.ends();
    assert!(home.draft().is_some_and(|draft| draft.starts_with("# before and after")));
}

fn name_of(process: i32) -> String {
    std::fs::read_to_string(format!("/proc/{process}/comm")).unwrap_or_default()
}
