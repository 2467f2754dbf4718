//! When the plain program speaks: when asked, when its commands come from a pipe, and not where a person would
//! sit before nothing.

use crate::support::plain::{command, in_order, is_plain, piped};
use tempfile::tempdir;

#[test]
fn commands_from_a_pipe_are_answered_in_plain_lines_without_being_asked_to() {
    let home = tempdir().expect("a folder");
    let output = piped(command(home.path()), b"today\n");
    assert!(output.status.success());
    is_plain(&output.stdout);
    let text = String::from_utf8(output.stdout).expect("text");
    in_order(&text, &["CodeMentor in plain lines.", "codementor> today\n", "Goodbye"]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_failing_test_is_no_failure_of_the_program() {
    let home = tempdir().expect("a folder");
    let mut plain = command(home.path());
    plain.arg("--plain");
    let output = piped(plain, b"line 4 return 1\ntest\n");
    assert_eq!(output.status.code(), Some(0));
    in_order(&String::from_utf8_lossy(&output.stdout), &["0 of 10 checks pass."]);
}

#[test]
fn it_goes_with_no_other_command_and_help_tells_of_it() {
    let home = tempdir().expect("a folder");
    let mut both = command(home.path());
    both.args(["--plain", "list"]);
    assert_eq!(piped(both, b"").status.code(), Some(2));
    let mut help = command(home.path());
    help.arg("--help");
    in_order(&String::from_utf8_lossy(&piped(help, b"").stdout), &["--plain", "screen readers"]);
}

#[test]
fn a_home_that_cannot_be_written_to_is_told_as_by_every_command() {
    let home = tempdir().expect("a folder");
    let file = home.path().join("file");
    std::fs::write(&file, "no folder").expect("written");
    let output = piped(command(&file), b"today\n");
    assert_eq!(output.status.code(), Some(2));
    in_order(&String::from_utf8_lossy(&output.stderr), &["error: ", "hint: "]);
}
