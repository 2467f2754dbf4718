//! A model that answers in plain lines: asked about first, heard by sentences, stopped by Ctrl-C, replaced
//! where it fails.

use crate::support::chat_server::{beginning, ollama_models, ollama_whole, school_in, whole};
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
fn after_a_pass_the_model_looks_back_at_the_program() {
    const SAID: &str = "Your one line reads well. Which name would you give to 340?";
    let home = tempdir().expect("a folder");
    let server = Server::replying_with(whole(SAID));
    school_in(home.path(), &server.url, "small");
    let text = says(
        home.path(),
        "write\ndef storm_distance(seconds):\n    return seconds * 340\n.\ntest\nreview\nno\nquit\n",
    );
    in_order(&text, &["May school with small", "the offline tutor answers", "- Well done"]);
    assert_eq!(server.received().len(), 0);
    let agreed = piped_out(home.path(), &["tutor", "agree", "school", "--yes"]);
    assert!(agreed.1.is_empty() || agreed.0.contains("school"), "{agreed:?}");
    let text = says(home.path(), "test\nreview\nquit\n");
    in_order(
        &text,
        &["The tutor, by school", "Your one line reads well.", "Which name would you give to 340?"],
    );
    let (told, _) = piped_out(home.path(), &["review", "thunder-count"]);
    in_order(&told, &["All checks pass, score", "Your one line reads well."]);
    let (told, _) = piped_out(home.path(), &["review", "thunder-count", "--json"]);
    assert!(told.contains("\"sentence\"") && !told.contains("Which name"), "{told}");
    assert_eq!(said(home.path()), [SAID, SAID]);
    assert_eq!(server.received().len(), 2);
}

/// A model server of one's own, as Ollama speaks; the environment says where it is.
#[test]
fn a_model_that_is_found_is_offered_once_and_taken_by_a_number() {
    let home = tempdir().expect("a folder");
    let server = Server::start(vec![
        ollama_models("small:1b"),
        ollama_models("small:1b"),
        ollama_whole("one"),
        ollama_whole("Read your loop aloud. What does it do first?"),
    ]);
    let mut command = command(home.path());
    command.arg("--plain").env("OLLAMA_HOST", server.url.trim_start_matches("http://"));
    for name in ["ANTHROPIC_API_KEY", "OPENAI_API_KEY", "GROQ_API_KEY", "OPENROUTER_API_KEY"] {
        command.env_remove(name);
    }
    let lines = "tutor\nask what is a function?\ntutor use 7\ntutor find\ntutor use 1\nyes\nask why is it wrong?\n\
                 tutor\ntutor last\ntutor offer no\ntutor none\ntutor sideways\nquit\n";
    let output = piped(command, lines.as_bytes());
    is_plain(&output.stdout);
    let text = String::from_utf8(output.stdout).expect("text");
    in_order(
        &text,
        &[
            "No provider is set up. `tutor find` looks for one.",
            "A function is a small machine",
            "ollama, on this machine, could answer too. `tutor find` shows how; nothing is sent",
            "failed to take `7`",
            "1. ollama, on this machine. It has small:1b. `tutor use 1` takes it.",
            "May ollama with small:1b answer your questions?",
            "- your program",
            "ollama answers your questions from now on.",
            "The tutor, by ollama, small:1b",
            "What does it do first?",
            "- ollama with small:1b, at 127.0.0.1:",
            "you agreed to it.",
            "Used today: ",
            "/api/chat",
            "why is it wrong?",
            "No model is offered any more.",
            "No model is asked; the offline tutor answers.",
            "failed to understand `tutor sideways`",
        ],
    );
    let settings = std::fs::read_to_string(home.path().join("config.toml")).expect("settings");
    assert!(settings.contains("use = \"none\"") && settings.contains("small:1b"), "{settings}");
    assert_eq!(server.received().len(), 4);
}

/// What a command tells, and its notes.
fn piped_out(home: &Path, words: &[&str]) -> (String, String) {
    let mut command = command(home);
    command.args(words);
    let output = piped(command, b"");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}", text(&output.stderr));
    (text(&output.stdout), text(&output.stderr))
}

#[test]
fn one_shot_questions_stream_too_and_are_remembered() {
    let home = tempdir().expect("a folder");
    let server = Server::replying_with(whole(REPLY));
    school_in(home.path(), &server.url, "small");
    let ask = |words: &[&str]| piped_out(home.path(), words);
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
