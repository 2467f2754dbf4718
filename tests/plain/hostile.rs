//! Input that nobody types on purpose: it is taken as text, refused in a sentence, and never said back as it
//! came.

use crate::support::plain::{in_order, says, says_to};
use tempfile::tempdir;

#[test]
fn bytes_that_are_no_text_come_out_as_text() {
    let home = tempdir().expect("a folder");
    let mut input =
        b"\x1b[31mtask\x07\n\xff\xfe\x00\nopen \x1b]0;x\x07\r\nask \x9b\xc2\x9b why\x08?\r\n".to_vec();
    input.extend(b"line 1 # \xe2\x80\xae\x1b[2J\xff done\nshow 1\nline 2 #\x0b\x0c\nwrite\n\x1b[A\n\x00\x01x\n.\nshow\n");
    let transcript = says_to(home.path(), &input);
    in_order(
        &transcript,
        &[
            "not UTF-8 text",
            "codementor> show 1\n1: # [2J\u{fffd} done",
            "Your program has 2 lines now.",
            "1: [A\n2: x\n",
        ],
    );
}

#[test]
fn every_byte_there_is_does_no_harm() {
    let home = tempdir().expect("a folder");
    // Twice every byte, in two orders, as commands, as text of commands, and as a program.
    let mut input: Vec<u8> = (0..=255).collect();
    input.push(b'\n');
    for start in ["ask ", "line 1 ", "open ", "list ", "profile goals ", "settings ", "answer ", "help "] {
        input.extend(start.as_bytes());
        input.extend((0..=255_u8).rev().filter(|byte| *byte != b'\n'));
        input.push(b'\n');
    }
    input.extend(b"write\n");
    input.extend((0..=255_u8).rev());
    let transcript = says_to(home.path(), &input);
    in_order(&transcript, &["Goodbye; everything is kept."]);
}

#[test]
fn a_line_that_never_ends_is_passed_over() {
    let home = tempdir().expect("a folder");
    let long = "x".repeat(3_000_000);
    let transcript =
        says(home.path(), &format!("{long}\nask {long}\nwrite\nshort\n{long}\nlast\n.\nshow\n{long}"));
    in_order(
        &transcript,
        &[
            "That line was too long to be taken",
            "That line was too long to be taken",
            "short\nThat line was too long to be taken; it was passed over.\nlast\n",
            "1: short\n2: last\n",
            "That line was too long to be taken",
            "Goodbye",
        ],
    );
    assert!(transcript.len() < 10_000, "{} bytes", transcript.len());
    // As long as a line may be.
    let transcript = says(home.path(), &format!("line 1 {}\n", "y".repeat(60_000)));
    in_order(&transcript, &["1: yyyy"]);
}

#[test]
fn the_end_of_input_in_the_middle_keeps_what_was_typed() {
    let home = tempdir().expect("a folder");
    let transcript = says(home.path(), "write\ndef half():\n    return");
    in_order(&transcript, &["Your program has 2 lines now.", "Goodbye; everything is kept."]);
    let transcript = says(home.path(), "show\nwrite\n");
    in_order(&transcript, &["1: def half():\n2, indent 4: return\n", "Nothing was typed"]);
    in_order(&says(home.path(), "show\nreset"), &["1: def half():", "Kept as it is."]);
    in_order(&says(home.path(), ""), &["You have begun it.", "Goodbye"]);
}

#[test]
fn a_program_longer_than_any_is_refused() {
    let home = tempdir().expect("a folder");
    let transcript =
        says(home.path(), &format!("line 1 # mine\nwrite\n{}show 1\n", "a = 1\n".repeat(10_001)));
    in_order(
        &transcript,
        &["is not taken.", "Given up; your program is as it was.", "codementor> show 1\n1: # mine"],
    );
}
