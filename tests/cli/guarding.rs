//! `codementor guard`: a reply is allowed, blocked with its reason, or cannot be judged and it says why.

use super::home::{Home, Ran};
use crate::support::plain::piped;
use codementor::tutor::providers::LONGEST_REPLY;
use serde_json::Value;
use std::fs;

const EXERCISE: &str = "snack-machine";
/// It wants a cent more than the price.
const DRAFT: &str = "def coins_in_tray(coins, price):\n    paid = 0\n    for coin in coins:\n        paid += coin\n        if paid > price:\n            return paid - price\n    return paid\n";
const SOLUTION: &str = include_str!("../../assets/exercises/snack-machine/python/solution.py");
const QUESTION: &str = "Somebody paid 120 for biscuits of 120. What does your line 5 say then?\n";
const MENDED: &str = "Try `if paid >= price:` there.\n";

/// A home with a draft and with a reply in files.
fn with(draft: &str, reply: impl AsRef<[u8]>) -> Home {
    let home = Home::new();
    fs::write(home.path("draft.py"), draft).expect("a draft");
    fs::write(home.path("reply.md"), reply).expect("a reply");
    home
}

fn judged(home: &Home, more: &[&str]) -> Ran {
    let command = [&["guard", "--exercise", EXERCISE, "--lang", "python"], more].concat();
    home.run(&command)
}

const BOTH: [&str; 3] = ["--draft", "draft.py", "reply.md"];

fn is_allowed(ran: &Ran) {
    assert_eq!((ran.status, ran.out.as_str(), ran.errors.as_str()), (0, "allowed\n", ""), "{ran:#?}");
}

/// It is blocked by this rule, and the reason and the piece are told.
fn is_blocked(ran: &Ran, rule: &str, piece: &str) {
    assert_eq!((ran.status, ran.errors.as_str()), (1, ""), "{ran:#?}");
    let (reason, excerpt) = ran.out.split_once('\n').expect("two lines");
    assert!(reason.starts_with("blocked: ") && reason.ends_with(&format!(" ({rule})")), "{ran:#?}");
    assert!(excerpt.contains(piece) && excerpt.lines().count() == 1, "{ran:#?}");
}

#[test]
fn a_question_is_allowed_and_a_mended_line_is_blocked_with_its_reason() {
    is_allowed(&judged(&with(DRAFT, QUESTION), &BOTH));
    is_blocked(&judged(&with(DRAFT, MENDED), &BOTH), "line", "if paid >= price");
    is_blocked(&judged(&with(DRAFT, "Change the `>` to `>=`."), &BOTH), "dictation", "Change the");
    is_blocked(&judged(&with(DRAFT, format!("```python\n{SOLUTION}```\n")), &BOTH), "share", "def");
}

#[test]
fn the_judgement_can_be_read_by_a_program() {
    let read = |reply: &str| -> (i32, Value) {
        let ran = judged(&with(DRAFT, reply), &["--json", "--draft", "draft.py", "reply.md"]);
        (ran.status, serde_json::from_str(&ran.out).expect("JSON"))
    };
    assert_eq!(read(QUESTION), (0, serde_json::json!({ "allowed": true })));
    let (status, told) = read(MENDED);
    assert_eq!((status, &told["allowed"], &told["rule"]), (1, &Value::Bool(false), &Value::from("line")));
    assert_eq!(told["reason"], "it has a line of the solution that the program lacks");
    assert_eq!(told["excerpt"], "if paid >= price");
}

#[test]
fn without_a_draft_the_starter_is_what_the_learner_has() {
    // What is a line of the draft's own is far from nothing in the starter.
    let own = "Look at `for coin in coins:` again. How often is it run?\n";
    is_allowed(&judged(&with(DRAFT, own), &BOTH));
    is_blocked(&judged(&with(DRAFT, own), &["reply.md"]), "line", "for coin in coins");
}

#[test]
fn whoever_has_the_solution_already_may_be_shown_it() {
    is_allowed(&judged(&with(SOLUTION, format!("Yours is:\n\n```python\n{SOLUTION}```\n")), &BOTH));
    is_allowed(&judged(&with(SOLUTION, MENDED), &BOTH));
}

#[test]
fn standard_input_is_a_file_like_others_and_comes_once() {
    let home = with(DRAFT, MENDED);
    let asked = |more: &[&str], input: &str| {
        let arguments = [&["guard", "--exercise", EXERCISE], more].concat();
        Ran::of(piped(home.command(&arguments), input.as_bytes()))
    };
    is_allowed(&asked(&["--draft", "draft.py", "-"], QUESTION));
    is_blocked(&asked(&["--draft", "draft.py", "-"], MENDED), "line", "if paid >= price");
    is_allowed(&asked(&["--draft", "-", "reply.md"], SOLUTION));
    is_blocked(&asked(&["--draft", "-", "reply.md"], DRAFT), "line", "if paid >= price");
    asked(&["--draft", "-", "-"], DRAFT).complains(&["standard input for more than one", "Give `-` once"]);
    is_allowed(&asked(&["-"], ""));
}

#[test]
fn what_was_said_before_counts() {
    let home =
        with("def coins_in_tray(coins, price):\n    pass\n", "It goes on with `in coins`. And then?\n");
    fs::write(home.path("first.md"), "It begins with `for coin`. What comes next?\n").expect("a reply");
    fs::write(home.path("other.md"), "What did you try?\n").expect("a reply");
    let draft = ["--draft", "draft.py"];
    is_allowed(&judged(&home, &[&draft[..], &["first.md"]].concat()));
    is_allowed(&judged(&home, &[&draft[..], &["--earlier", "other.md", "reply.md"]].concat()));
    let earlier = ["--earlier", "first.md", "--earlier", "other.md", "reply.md"];
    is_blocked(&judged(&home, &[&draft[..], &earlier[..]].concat()), "line", "for coin in coins");
}

#[test]
fn what_is_not_there_is_told_with_what_to_do() {
    let home = with(DRAFT, QUESTION);
    judged(&home, &["missing.md"]).complains(&["failed to read missing.md: ", "hint: Name a Markdown file"]);
    judged(&home, &["."]).complains(&["failed to read .: it is a folder", "or `-` for standard input"]);
    judged(&home, &["--draft", "missing.py", "reply.md"])
        .complains(&["failed to read missing.py: ", "leave `--draft` out"]);
    judged(&home, &["--earlier", "missing.md", "reply.md"]).complains(&["failed to read missing.md: "]);
    home.run(&["guard", "--exercise", "snack-machin", "reply.md"])
        .complains(&["failed to find the exercise `snack-machin`", "Did you mean `snack-machine`?"]);
    for language in ["fortran", "rust"] {
        home.run(&["guard", "--exercise", EXERCISE, "--lang", language, "reply.md"])
            .complains(&[&format!("cannot be solved in `{language}`"), "It can be solved in: python"]);
    }
    home.run(&["guard", "--exercise", EXERCISE]).complains(&["REPLY.md", "Usage: codementor guard"]);
}

#[test]
fn what_is_no_reply_is_refused_before_it_is_judged() {
    let home = with(DRAFT, b"One line.\nNa\xefve.\n");
    judged(&home, &BOTH)
        .complains(&["failed to read reply.md: line 2 is not UTF-8 text", "Save the file as"]);
    let home = with(DRAFT, "?".repeat(LONGEST_REPLY + 1));
    judged(&home, &BOTH).complains(&["reply.md: it has more than 256 KiB", "give one reply to a file"]);
    // A device that never ends is read no further either.
    judged(&home, &["--draft", "draft.py", "/dev/zero"]).complains(&["/dev/zero: it has more than 256 KiB"]);
}

#[test]
fn a_long_reply_is_judged_to_its_end() {
    let talk = "What does your loop do with the last coin? ".repeat(1400);
    assert!(talk.len() > 10 * 6000);
    is_allowed(&judged(&with(DRAFT, &talk), &BOTH));
    is_blocked(&judged(&with(DRAFT, format!("{talk}{MENDED}")), &BOTH), "line", "if paid >= price");
}

#[test]
fn signs_that_steer_a_terminal_hide_nothing_and_are_not_printed() {
    let hidden = MENDED.replace("paid", "pa\u{1b}\u{7}id");
    let ran = judged(&with(DRAFT, hidden), &BOTH);
    is_blocked(&ran, "line", "if paid >= price");
    assert!(!ran.out.trim_end().replace('\n', "").contains(char::is_control), "{ran:?}");
}

#[test]
fn the_help_and_the_manual_page_tell_the_statuses() {
    let home = Home::new();
    for command in [&["guard", "--help"][..], &["man", "guard"]] {
        let told = home.run(command).well().out.replace("\\-", "-");
        for words in
            ["0 the reply may be seen, 1 it would be withheld", "--draft", "--earlier", "standard input"]
        {
            assert!(told.contains(words), "`{words}` is not in: {told}");
        }
    }
}
