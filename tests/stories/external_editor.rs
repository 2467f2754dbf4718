//! One's own editor on a key: the real program at a pseudo-terminal hands it over to a small script, and
//! takes it and the text back, whatever happens meanwhile.

use crate::support::person::get_to_know;
use crate::support::pseudo_terminal::{AtTerminal, codementor};
use codementor::runtime::Clock;
use codementor::store::Store;
use rustix::process::Signal;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

const SOLVED: &str = "def storm_distance(seconds):\\n    return 340 * seconds\\n";

/// A folder for the home and the editor, whose name has a blank in it.
fn script(folder: &Path, lines: &str) -> PathBuf {
    let path = folder.join("my editor");
    fs::write(&path, format!("#!/bin/sh\n{lines}\n")).expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("changed");
    path
}

fn sit_down(home: &TempDir, variable: &str, editor: &str) -> AtTerminal {
    let mut command = codementor(home.path(), &[]);
    command.env(variable, editor);
    let mut store = Store::open(&home.path().join("history.db")).expect("a history");
    get_to_know(&mut store, Clock::default().now()).expect("written");
    let mut tutor = AtTerminal::start(&command, 120, 40);
    tutor.sees("line 1, column 1");
    tutor.sees("sandbox");
    tutor
}

fn file(home: &TempDir) -> PathBuf {
    home.path().join("drafts/thunder_count.py")
}

#[test]
fn the_terminal_is_handed_over_and_the_text_taken_over() {
    let home = tempdir().expect("a folder");
    let editor = script(
        home.path(),
        &format!(
            "printf '%s' \"$1\" > first; stty -a > modes; printf '{SOLVED}' > \"$2\"; printf '<edited>'; read line"
        ),
    );
    let mut tutor = sit_down(&home, "EDITOR", &format!("'{}' --wait", editor.display()));
    tutor.press(&["#", " ", "m", "i", "n", "e", "Alt+e"]);
    // The screen, the mouse and the paste are the editor's.
    tutor.hears("\x1b[?1000l");
    tutor.hears("\x1b[?2004l");
    tutor.hears("\x1b[?1049l");
    tutor.hears("<edited>");
    assert!(tutor.is_as_a_shell_leaves_it());
    assert_eq!(fs::read_to_string(home.path().join("first")).expect("an argument"), "--wait");
    tutor.resize(100, 30);
    // What is typed now is the editor's.
    tutor.type_in(b"typed there\r");
    tutor.hears("\x1b[?1049h");
    tutor.sees("340 * seconds");
    tutor.sees("All 10 checks pass");
    tutor.press(&["Ctrl+Z"]);
    tutor.sees("# mine");
    tutor.press(&["Ctrl+Q"]);
    tutor.ends();
}

#[test]
fn an_editor_that_is_missing_or_fails_is_told() {
    let home = tempdir().expect("a folder");
    let mut tutor = sit_down(&home, "VISUAL", "/nowhere/edit --wait");
    tutor.press(&["Alt+e"]);
    tutor.sees("`/nowhere/edit` is not there. Set VISUAL to one that is installed.");
    tutor.press(&["Ctrl+Q"]);
    tutor.ends();
    let editor = script(home.path(), "echo '# saved before' > \"$1\"; exit 3");
    let mut tutor = sit_down(&home, "VISUAL", &format!("\"{}\"", editor.display()));
    tutor.press(&["Alt+e"]);
    tutor.sees("# saved before");
    tutor.sees("ended with a failure (exit status: 3). What it saved is taken over.");
    tutor.press(&["Ctrl+Q"]);
    tutor.ends();
    let mut tutor = sit_down(&home, "VISUAL", "'vim");
    tutor.press(&["Alt+e"]);
    tutor.sees("VISUAL has a quote that is never closed: 'vim. Set it like VISUAL=\"code --wait\".");
    tutor.press(&["Ctrl+Q"]);
    tutor.ends();
}

#[test]
fn whoever_ends_the_program_while_the_editor_runs_loses_nothing() {
    for signal in [Signal::TERM, Signal::HUP] {
        let home = tempdir().expect("a folder");
        let editor = script(home.path(), "echo '# from the editor' >> \"$1\"; printf '<saved>'; read line");
        let mut tutor = sit_down(&home, "EDITOR", &format!("'{}'", editor.display()));
        tutor.press(&["Ctrl+End", "#", "m", "e", "Alt+e"]);
        tutor.hears("<saved>");
        tutor.signal(signal);
        tutor.ends();
        let text = fs::read_to_string(file(&home)).expect("the draft");
        assert!(text.contains("#me") && text.ends_with("# from the editor\n"), "{text:?}");
        let mut tutor = sit_down_again(&home);
        tutor.sees("# from the editor");
        tutor.sees("#me");
        tutor.press(&["Ctrl+Q"]);
        tutor.ends();
    }
}

fn sit_down_again(home: &TempDir) -> AtTerminal {
    AtTerminal::start(&codementor(home.path(), &[]), 120, 40)
}

#[test]
fn an_interrupt_is_the_editors_own_affair() {
    let home = tempdir().expect("a folder");
    let editor = script(
        home.path(),
        "trap 'echo \"# interrupted\" > \"$1\"; exit 0' INT; printf '<ready>'; read line",
    );
    let mut tutor = sit_down(&home, "EDITOR", &format!("'{}'", editor.display()));
    tutor.press(&["Alt+e"]);
    tutor.hears("<ready>");
    // The terminal makes a signal of it, for the whole group.
    tutor.type_in(b"\x03");
    tutor.sees("# interrupted");
    tutor.press(&["Ctrl+Q"]);
    tutor.ends();
}
