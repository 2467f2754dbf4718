//! From the start of the process to the first frame, against a ratatui program that draws one word.

use super::figures::{Samples, heading, ratio, row};
use super::home::{self, Home, has_frame, holds};
use super::pty::Program;
use super::{Effort, empty_program};

const ROUNDS: usize = 30;
const TARGET: f64 = 1.5;

pub fn table(effort: Effort) {
    let home = Home::opened_once();
    let word = home.exercise_word();
    let (mut empty, mut frame, mut exercise) = (Samples::default(), Samples::default(), Samples::default());
    for _ in 0..effort.rounds(ROUNDS) {
        let mut program = Program::start(empty_program::command());
        empty.add_millis(program.until("its word", |heard| holds(heard, empty_program::WORD)));
        program.leave(b"q");
        let mut program = Program::start(home.command());
        frame.add_millis(program.until("a first frame", has_frame));
        exercise.add_millis(program.until("the exercise", |heard| {
            let word = holds(heard, word.as_bytes());
            word && heard.ends_with(b"\x1b[?2026l")
        }));
        program.leave(home::LEAVE);
    }
    heading(
        "first-frame: from exec to the first frame, 120x40, in a home that has been opened once",
        &[
            "Ours ends with the end of the first synchronized update (a whole screen of words); the empty",
            "program's with its one word. Each from the call that makes the process; the two alternate.",
        ],
    );
    row("empty ratatui program", "ms", &empty);
    row("codementor, first frame", "ms", &frame);
    row("codementor, the exercise to be worked on", "ms", &exercise);
    ratio("first frame against empty program", &frame, &empty, TARGET);
}
