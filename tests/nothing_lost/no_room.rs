//! A disk without room, and a home that cannot be written to: the program runs on and says so. Both are made
//! in a mount namespace of the program's own.

use super::homes::{Home, draft_in};
use crate::support::processes::eventually;
use crate::support::pseudo_terminal::{AtTerminal, codementor};
use crate::support::skip;
use rustix::process::Signal;
use std::fs::{self, File};
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

/// The program, in a namespace in which this was done to its home; `None`, said aloud, where there is none.
fn with_mount(name: &str, home: &Home, mount: &str) -> Option<AtTerminal> {
    let possible = Command::new("unshare").args(["-Urm", "mount", "-t", "tmpfs", "none", "/mnt"]).output();
    if !possible.is_ok_and(|output| output.status.success()) {
        skip(name, "no mount namespace can be made here");
        return None;
    }
    let program = codementor(home.path(), &[]);
    let mut command = Command::new("unshare");
    command.args(["-Urm", "sh", "-c", &format!("{mount} && exec \"$0\"")]).arg(program.get_program());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command.current_dir("/");
    Some(AtTerminal::start(&command, 120, 40))
}

#[test]
fn a_full_disk_is_told_and_what_was_typed_is_saved_once_there_is_room() {
    let home = Home::known();
    let mount = "cp -r \"$CODEMENTOR_HOME\" /tmp/before.$$ && mount -t tmpfs -o size=3m none \"$CODEMENTOR_HOME\" \
                 && cp -r /tmp/before.$$/. \"$CODEMENTOR_HOME\" && rm -r /tmp/before.$$";
    let Some(mut person) = with_mount("full disk", &home, mount) else { return };
    person.sees("line 1, column 1");
    let inside = PathBuf::from(format!("/proc/{}/root{}", person.id(), home.path().display()));
    let filler = inside.join("filler");
    let mut file = File::create(&filler).expect("a file");
    while file.write_all(&[7; 4096]).is_ok() {}
    // More than a page that is there already can take.
    for line in 0..60 {
        person.type_in(
            format!("# line {line} of many, so that it needs room on the disk, and then some\r").as_bytes(),
        );
    }
    person.sees("disk is full");
    person.type_in(b"# and the last one");
    drop(file);
    fs::remove_file(&filler).expect("room again");
    eventually("the draft is saved", || {
        // A terminal that nobody reads holds the program up.
        person.hears_for(Duration::from_millis(20));
        // A copy: SQLite follows the way into the namespace back to where it began.
        let copy = tempfile::tempdir().expect("a folder");
        for name in ["history.db", "history.db-wal"] {
            fs::copy(inside.join(name), copy.path().join(name)).expect("a copy");
        }
        draft_in(&copy.path().join("history.db")).is_some_and(|draft| draft.contains("# and the last one"))
    });
    person.signal(Signal::TERM);
    person.ends();
}

#[test]
fn a_home_that_cannot_be_written_to_is_told_and_used_all_the_same() {
    let home = Home::known();
    let mount = "mount --bind \"$CODEMENTOR_HOME\" \"$CODEMENTOR_HOME\" \
                 && mount -o remount,bind,ro \"$CODEMENTOR_HOME\"";
    let Some(mut person) = with_mount("read-only home", &home, mount) else { return };
    person.sees("Nothing that you do now is kept");
    person.type_in(b"# for this hour only");
    person.sees("# for this hour only");
    person.press(&["Ctrl+Q"]);
    person.ends();
    assert_eq!(home.draft(), None);
}
