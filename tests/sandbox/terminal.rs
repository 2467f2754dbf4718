//! What a program prints on the person's own terminal: colours come through, and nothing that would make the
//! terminal do something, or answer as if somebody had typed.

use crate::support::copies::open_folder;
use crate::support::graders;
use crate::support::pseudo_terminal::{AtTerminal, codementor};
use std::fs;

const PRINTS: &str = r"
import os
os.write(1, b'\033]0;owned\007\033]52;c;b3duZWQ=\007\033[c\033[6n\033[21t\033[31mred\033[0m\n')
os.write(2, b'\033]0;owned\007\302\2356n\n')
";

#[test]
fn nothing_that_is_printed_speaks_to_the_terminal() {
    if graders::tiers().is_empty() {
        return;
    }
    let home = open_folder();
    let program = home.path().join("prints.py");
    fs::write(&program, PRINTS).expect("the folder is ours");
    let mut terminal =
        AtTerminal::start(&codementor(home.path(), &["run", "--verbose", "prints.py"]), 80, 24);
    let heard = terminal.hears("at most");
    assert!(heard.contains("\x1b[31mred\x1b[0m"), "{heard:?}");
    for sequence in ["owned", "\x1b]", "\x1b[c", "\x1b[6n", "\x1b[21t", "\u{9d}", "\u{7}"] {
        assert!(!heard.contains(sequence), "{sequence:?} came through: {heard:?}");
    }
    // What it is told: `codementor test` shows what was printed, too.
    let exercise = "def nothing():\n    pass\nprint('\\033]0;owned\\007red')\n";
    fs::write(&program, exercise).expect("the folder is ours");
    let mut terminal =
        AtTerminal::start(&codementor(home.path(), &["test", "banana-peel", "--file", "prints.py"]), 80, 24);
    let heard = terminal.hears("sandbox:");
    assert!(heard.contains("red") && !heard.contains("owned"), "{heard:?}");
    terminal.ends();
}
