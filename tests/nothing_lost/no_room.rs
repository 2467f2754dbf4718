//! A home that cannot be written to: the program runs on and says so. It is made so in a mount namespace of the
//! program's own.

use super::homes::Home;
use crate::support::pseudo_terminal::{AtTerminal, codementor};
use crate::support::skip;
use std::process::Command;

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
