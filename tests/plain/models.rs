//! A model that answers in plain lines: asked about first, heard by sentences, stopped by Ctrl-C, replaced
//! where it fails.

use crate::support::chat_server::{beginning, school_in, whole};
use crate::support::http::{Server, Step};
use crate::support::plain::{LineTerminal, command, in_order, is_plain, piped, says};
use codementor::domain::ExerciseId;
use codementor::domain::tutoring::Turn;
use codementor::store::Store;
use std::path::Path;
use tempfile::tempdir;

const REPLY: &str = "You are close. Your plan is sound, so go on with it.\n\n```python\nprint(1 > 2)\n```\n\nWhat does that \
                     print? Say it aloud.";

fn said(home: &Path) -> Vec<String> {
    let store = Store::open(&home.join("history.db")).expect("a history");
    let turns = store.turns(&ExerciseId::new("first-steps", "thunder-count")).expect("turns");
    turns.into_iter().map(|Turn { text, .. }| text).collect()
}

#[test]
fn the_learner_is_asked_first_and_hears_the_reply_by_sentences() {
    let home = tempdir().expect("a folder");
    let server = Server::replying_with(whole(REPLY));
    school_in(home.path(), &server.url, "small");
    let text = says(home.path(), "ask why is it wrong?\nperhaps\nyes\nask and now?\nquit\n");
    in_order(
        &text,
        &[
            "May school with small answer your questions?",
            "With each question this is sent, and nothing else:",
            "- your program",
            "Never sent: the solution",
            "Type yes, no, or later.",
            "Type yes, no, or later.",
            "yes, no or later> yes",
            "The tutor, by school",
            "You are close.\n",
            "Your plan is sound, so go on with it.\n",
            "Code, 1 line:",
            "print(1 > 2)",
            "What does that print?\n",
            "Say it aloud.\n",
            "ask and now?",
            "The tutor, by school",
            "Say it aloud.\n",
            "Goodbye",
        ],
    );
    assert_eq!(server.received().len(), 2);
    assert_eq!(said(home.path()), ["why is it wrong?", REPLY, "and now?", REPLY]);
}

#[test]
fn a_no_sends_nothing_and_a_failure_is_answered_offline() {
    let home = tempdir().expect("a folder");
    let server = Server::start(vec![vec![beginning("You are close.\n\n"), Step::Reset]]);
    school_in(home.path(), &server.url, "small");
    let text = says(home.path(), "ask what is a function?\nlater\nask what is a function?\nquit\n");
    in_order(&text, &["Later, then", "A function is a small machine", "A function is a small machine"]);
    assert_eq!(server.received().len(), 0);
    let text = says(home.path(), "ask what is a function?\nyes\nquit\n");
    in_order(&text, &["The tutor, by school", "school", "A function is a small machine", "Goodbye"]);
    assert!(said(home.path()).iter().all(|turn| !turn.contains("You are close")));
}

#[test]
fn ctrl_c_stops_the_reply_and_nothing_else() {
    let home = tempdir().expect("a folder");
    let server =
        Server::start(vec![vec![beginning("You are close. Look again at the words.\n\n"), Step::Hold]]);
    school_in(home.path(), &server.url, "small");
    let mut terminal = LineTerminal::start(home.path(), &["--plain"]);
    terminal.hears("codementor> ");
    terminal.type_in(b"ask why?\n");
    terminal.hears("yes, no or later> ");
    terminal.type_in(b"yes\n");
    terminal.hears("Look again at the words.\n");
    terminal.type_in(b"\x03");
    server.hung_up();
    terminal.hears("Stopped; what was said is kept.\n");
    terminal.hears("codementor> ");
    terminal.type_in(b"quit\n");
    is_plain(&terminal.ends());
    let said = said(home.path());
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[1].ends_with("*You stopped the tutor here.*"), "{said:?}");
}

#[test]
fn one_shot_questions_stream_too_and_are_remembered() {
    let home = tempdir().expect("a folder");
    let server = Server::replying_with(whole(REPLY));
    school_in(home.path(), &server.url, "small");
    let ask = |words: &[&str]| {
        let mut command = command(home.path());
        command.args(words);
        let output = piped(command, b"");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "{}", text(&output.stderr));
        (text(&output.stdout), text(&output.stderr))
    };
    let (told, note) = ask(&["ask", "thunder-count", "what", "is", "a", "function?"]);
    assert!(told.contains("A function is a small machine"), "{told}");
    assert!(note.contains("`codementor tutor agree school`"), "{note}");
    assert_eq!(server.received().len(), 0);
    ask(&["tutor", "agree", "school", "--yes"]);
    let (told, note) = ask(&["ask", "thunder-count", "why", "is", "it", "wrong?"]);
    assert_eq!(told.trim_end(), REPLY);
    assert!(note.contains("The tutor, by school"), "{note}");
    let (told, _) = ask(&["hint", "thunder-count"]);
    assert_eq!(told.trim_end(), REPLY);
    assert_eq!(said(home.path()).len(), 5);
}
