//! The plain program at a terminal that says of itself that it is dumb: a prompt, wrapped prose, and the keys
//! that such a terminal has.

use crate::support::plain::{LineTerminal, command, in_order, is_plain, keys, says};
use rustix::process::{Signal, kill_process};
use tempfile::tempdir;

/// Prose is no wider.
const WIDEST: usize = 78;

#[test]
fn a_dumb_terminal_is_spoken_to_in_lines_that_fit() {
    let home = tempdir().expect("a folder");
    let mut terminal = LineTerminal::start(home.path(), &[]);
    terminal.hears("CodeMentor in plain lines.");
    terminal.hears("codementor> ");
    terminal.type_in(b"task\n");
    terminal.hears("End of the task.");
    terminal.hears("codementor> ");
    terminal.type_in(b"line 4 return seconds * 340\n");
    terminal.hears("4, indent 4: return seconds * 340\ncodementor> ");
    terminal.type_in(b"test\n");
    terminal.hears("All 10 checks pass.");
    terminal.hears("codementor> ");
    // Ctrl-D.
    terminal.type_in(b"\x04");
    terminal.hears("\nGoodbye; everything is kept.\n");
    let all = terminal.ends();
    is_plain(&all);
    let text = String::from_utf8(all).expect("text");
    // What is typed is not said again: a terminal shows it already.
    assert!(!text.contains("codementor> task"), "{text}");
    let widest = text.lines().map(|line| line.chars().count()).max();
    assert!(widest.is_some_and(|widest| (60..=WIDEST).contains(&widest)), "{widest:?}: {text}");
}

#[test]
fn ctrl_c_stops_the_checks_and_nothing_else() {
    let home = tempdir().expect("a folder");
    let mut terminal = LineTerminal::start(home.path(), &["--plain"]);
    terminal.hears("codementor> ");
    terminal.type_in(b"\x03");
    terminal.hears("\nNothing is running. `quit` leaves.\ncodementor> ");
    terminal.type_in(b"write\n");
    terminal.hears(".cancel gives up.\n");
    terminal.type_in(b"def storm_distance(seconds):\n    while True: pass\n.\n");
    terminal.hears("Your program has 2 lines now.");
    terminal.hears("codementor> ");
    terminal.type_in(b"test\n");
    terminal.hears("Still checking, 3 seconds. Ctrl-C stops it.\n");
    terminal.type_in(b"\x03");
    terminal.hears("Stopped. `test` runs the checks again.\ncodementor> ");
    terminal.type_in(b"write\n");
    terminal.hears(".cancel gives up.\n");
    terminal.type_in(b"# something else\n\x03");
    terminal.hears("Given up; your program is as it was.\ncodementor> ");
    terminal.type_in(b"show\n");
    terminal.hears("2, indent 4: while True: pass\n");
    terminal.type_in(b"quit\n");
    is_plain(&terminal.ends());
}

#[test]
fn a_program_that_is_killed_loses_nothing() {
    let home = tempdir().expect("a folder");
    let mut terminal = LineTerminal::start(home.path(), &["--plain"]);
    terminal.hears("codementor> ");
    terminal.type_in(b"line 1 # changed\n");
    terminal.hears("1: # changed\ncodementor> ");
    kill_process(terminal.process(), Signal::KILL).expect("killed");
    drop(terminal);
    in_order(&says(home.path(), "show 1\n"), &["1: # changed"]);

    let mut terminal = LineTerminal::start(home.path(), &["--plain"]);
    terminal.hears("codementor> ");
    terminal.type_in(b"open 2\nwrite\n");
    terminal.hears(".cancel gives up.\n");
    terminal.type_in(b"# one\n# two\n");
    // Damaged input is answered when the lines before it have been kept.
    terminal.type_in(b"# \xff\n");
    terminal.hears("U+FFFD");
    kill_process(terminal.process(), Signal::KILL).expect("killed");
    drop(terminal);
    in_order(&says(home.path(), "show\n"), &["exercise 2 of", "1: # one\n2: # two\n"]);
}

#[test]
fn without_a_screen_a_person_at_the_keys_is_told_so() {
    let home = tempdir().expect("a folder");
    let (keys, _other_end) = keys();
    let output = command(home.path()).stdin(keys).output().expect("our program starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    in_order(&String::from_utf8_lossy(&output.stderr), &["this is not a terminal", "codementor --plain"]);
}

#[test]
fn ones_own_editor_changes_the_program() {
    let home = tempdir().expect("a folder");
    let variables = [("EDITOR", "sed -i s/return.*/return_seconds*340/;s/return_/return\\ /")];
    let mut terminal = LineTerminal::start_with(home.path(), &["--plain"], &variables);
    terminal.hears("codementor> ");
    terminal.type_in(b"edit\n");
    terminal.hears("Taken over from thunder_count.py.");
    terminal.hears("codementor> ");
    terminal.type_in(b"test\n");
    terminal.hears("All 10 checks pass.");
    terminal.hears("codementor> ");
    terminal.type_in(b"edit\n");
    terminal.hears("Nothing was changed.\ncodementor> ");
    terminal.type_in(b"undo\n");
    terminal.hears("4, indent 4: return ...");
    terminal.hears("codementor> ");
    terminal.type_in(b"open parrot\nedit\n");
    terminal.hears("Nothing was changed.\ncodementor> ");
    terminal.type_in(b"quit\n");
    is_plain(&terminal.ends());
}

#[test]
fn an_editor_that_fails_is_told_and_loses_nothing() {
    let home = tempdir().expect("a folder");
    for (editor, told) in [
        ("/nowhere/editor", "Error: `/nowhere/editor` "),
        ("'open", "Error: EDITOR "),
        ("false", "Error: `false` "),
        ("rm", "thunder_count.py was gone from the disk; it is written again."),
        ("sh -c 'head -c 2000000 /dev/zero > \"$0\"'", "thunder_count.py is larger than 1 MiB."),
    ] {
        let mut terminal =
            LineTerminal::start_with(home.path(), &["--plain"], &[("VISUAL", ""), ("EDITOR", editor)]);
        terminal.hears("codementor> ");
        terminal.type_in(b"line 1 # mine\nedit\n");
        terminal.hears(told);
        terminal.hears("codementor> ");
        terminal.type_in(b"show 1\nquit\n");
        terminal.hears("1: # mine\n");
        is_plain(&terminal.ends());
    }
    in_order(
        &says(home.path(), "edit\n"),
        &["Error: failed to open an editor: the commands do not come from a terminal."],
    );
}

#[test]
fn what_another_program_does_to_the_file_is_taken_over_and_said() {
    let home = tempdir().expect("a folder");
    let file = home.path().join("drafts/thunder_count.py");
    let mut terminal = LineTerminal::start(home.path(), &["--plain"]);
    terminal.hears("codementor> ");
    terminal.type_in(b"write\none\ntwo\nthree\n.\n");
    terminal.hears("Your program has 3 lines now.");
    terminal.hears("codementor> ");
    std::fs::write(&file, "one\ntwo\nthree, from elsewhere\n").expect("written");
    terminal.type_in(b"line 1 one, from here\n");
    terminal.hears("Taken over from thunder_count.py.");
    terminal.hears("1: one, from here\ncodementor> ");
    terminal.type_in(b"show\n");
    terminal.hears("1: one, from here\n2: two\n3: three, from elsewhere\n");
    terminal.type_in(b"quit\n");
    is_plain(&terminal.ends());
    assert_eq!(std::fs::read_to_string(&file).expect("read"), "one, from here\ntwo\nthree, from elsewhere\n");
    // While nobody is there.
    std::fs::write(&file, "two again\n").expect("written");
    in_order(
        &says(home.path(), "show\nundo\n"),
        &["taken over", "1: two again", "Undone. Your program has 3 lines."],
    );
}
