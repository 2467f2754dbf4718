//! Files of the learner's own that are damaged or written by hand with mistakes, and terminals that can do less: the
//! program starts, says what is wrong, and is used all the same.

use super::homes::Home;
use crate::support::pseudo_terminal::{AtTerminal, codementor};
use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

/// Starts at this home, writes, and leaves; `sees` is what was to be told.
fn is_used_all_the_same(home: &Home, command: &Command, sees: &str) {
    let mut person = AtTerminal::start(command, 120, 40);
    person.sees(sees);
    person.type_in(b"# all the same");
    person.sees("# all the same");
    person.press(&["Ctrl+Q"]);
    person.ends();
    assert!(home.draft().is_some_and(|draft| draft.starts_with("# all the same")), "{sees}");
    home.is_sound();
}

#[test]
fn settings_that_cannot_be_read_are_told_and_left_as_they_are() {
    for (name, bytes, sees) in [
        ("config.toml", &b"theme = \"dark\"\n[editor\n"[..], "config.toml"),
        ("config.toml", b"theem = \"dark\"\n", "theem"),
        ("config.toml", b"\xff\xfe\0\0", "config.toml"),
        ("keymap.toml", b"[global]\nctrl-q = \"fly\"\n", "keymap.toml"),
        ("keymap.toml", b"[global\n", "keymap.toml"),
        ("themes/mine.toml", b"text = \"#12\"\n", "mine"),
    ] {
        let home = Home::known();
        let file = home.path().join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        fs::write(&file, bytes).expect("written");
        is_used_all_the_same(&home, &codementor(home.path(), &[]), sees);
        assert_eq!(fs::read(&file).expect("still there"), bytes, "{name}");
    }
}

#[test]
fn a_pack_that_is_broken_is_told_and_the_others_are_there() {
    let home = Home::known();
    let pack = home.path().join("packs/mine");
    fs::create_dir_all(&pack).expect("made");
    fs::write(pack.join("pack.toml"), b"title = \"Mine\nexercises = 7\n").expect("written");
    is_used_all_the_same(&home, &codementor(home.path(), &[]), "mine");
}

#[test]
fn a_log_that_cannot_be_written_keeps_nobody_from_learning() {
    let home = Home::known();
    fs::write(home.path().join("logs"), b"a file where a folder should be").expect("written");
    is_used_all_the_same(&home, &codementor(home.path(), &[]), "line 1, column 1");
    let home = Home::known();
    symlink("/nowhere/at/all", home.path().join("logs")).expect("made");
    is_used_all_the_same(&home, &codementor(home.path(), &[]), "line 1, column 1");
}

/// A terminal without colours gets none, and is told everything all the same.
#[test]
fn without_colours_none_are_sent() {
    for (name, value, terminal) in [("NO_COLOR", "1", "xterm-256color"), ("LANG", "C.UTF-8", "vt220")] {
        let home = Home::known();
        let mut command = codementor(home.path(), &[]);
        command.env(name, value).env("TERM", terminal).env_remove("COLORTERM");
        let mut person = AtTerminal::start(&command, 120, 40);
        person.sees("sandbox");
        person.press(&["Ctrl+A"]);
        person.pastes(b"def storm_distance(seconds):\n    return seconds * 340\n");
        person.sees("All 10 checks pass.");
        for colour in ["38;2;", "38;5;", "48;2;", "48;5;", "\x1b[31m", "\x1b[32m", "\x1b[33m"] {
            assert!(!person.was_sent(colour), "{terminal}: {colour:?}");
        }
        person.press(&["Ctrl+Q"]);
        person.ends();
    }
}
