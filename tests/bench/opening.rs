//! What a long history costs at the start: the program until its exercise, and the commands that tell of the
//! way so far, each against a home without a history.

use super::Effort;
use super::figures::{Samples, heading, note, ratio, row};
use super::home::{self, Home, has_frame, holds};
use super::pty::Program;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Eight of ten events are attempts.
const EVENTS: usize = 125_000;
const ROUNDS: usize = 30;
const TARGET: f64 = 1.5;
const COMMANDS: [&str; 3] = ["today", "progress", "list"];

pub fn table(effort: Effort) {
    heading(
        "opening: 100,000 attempts in the history, against none; from exec, 120x40",
        &["The two homes alternate. `first time`: nothing that follows from the history has been kept yet."],
    );
    let (empty, long) = (Home::opened_once(), Home::with_history(EVENTS));
    let mut first = Samples::default();
    first.add_millis(command(&long, "progress"));
    row("progress, the first time", "ms", &first);
    long.open_once();
    let words = [empty.exercise_word(), long.exercise_word()];
    let mut frames = [Samples::default(), Samples::default()];
    let mut exercises = [Samples::default(), Samples::default()];
    for _ in 0..effort.rounds(ROUNDS) {
        for (index, home) in [&empty, &long].into_iter().enumerate() {
            let mut program = Program::start(home.command());
            frames[index].add_millis(program.until("a first frame", has_frame));
            exercises[index].add_millis(program.until("the exercise", |heard| {
                holds(heard, words[index].as_bytes()) && heard.ends_with(b"\x1b[?2026l")
            }));
            program.leave(home::LEAVE);
        }
    }
    for (index, name) in ["no history", "100,000 attempts"].into_iter().enumerate() {
        row(&format!("{name}: first frame"), "ms", &frames[index]);
        row(&format!("{name}: the exercise"), "ms", &exercises[index]);
    }
    ratio("the exercise, on 100,000 attempts against none", &exercises[1], &exercises[0], TARGET);
    for name in COMMANDS {
        let mut took = [Samples::default(), Samples::default()];
        for _ in 0..effort.rounds(ROUNDS) {
            for (index, home) in [&empty, &long].into_iter().enumerate() {
                took[index].add_millis(command(home, name));
            }
        }
        row(&format!("`{name}`, no history"), "ms", &took[0]);
        row(&format!("`{name}`, 100,000 attempts"), "ms", &took[1]);
        ratio(&format!("`{name}`, on 100,000 attempts against none"), &took[1], &took[0], TARGET);
    }
    note("The commands read all exercises, as the start does.");
}

fn command(home: &Home, name: &str) -> Duration {
    let mut command = home.command();
    command.arg(name).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let begun = Instant::now();
    let status = command.status().expect("the command runs");
    let took = begun.elapsed();
    assert!(status.success(), "`{name}` works");
    took
}
