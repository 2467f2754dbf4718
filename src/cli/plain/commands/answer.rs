//! `answer [N] TEXT`: what a call gives, in an exercise where a program is read and not written.

use super::line;
use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program;

const ARROW: &str = "->";

pub static COMMAND: Command = Command {
    name: "answer",
    group: Group::Writing,
    takes: "TEXT or N TEXT",
    about: "Answers what the next call gives, where you predict; with N, the call in line N.",
    more: "`show` tells the calls, `test` checks the answers. Where the answer is a number, say the line too: \
           `answer 2 17`.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let practice = desk.practice()?;
    if !practice.exercise.is_predict() {
        let hint = "Write a program instead, with `write` or `line`; or `ask QUESTION` asks the tutor.";
        return Err(Failure::new("failed: this exercise does not ask for answers", hint));
    }
    let lines = program::lines(&practice.editor.text());
    let open: Vec<usize> =
        (1..).zip(&lines).filter(|(_, line)| is_open(line)).map(|(number, _)| number).collect();
    let typed = typed.trim();
    let numbered = typed.split_once(' ').and_then(|(number, rest)| {
        let number: usize = number.trim_end_matches(':').parse().ok()?;
        (1..=lines.len()).contains(&number).then_some((number, rest.trim()))
    });
    let (number, text) = match (numbered, open.first()) {
        (Some(said), _) => said,
        (None, Some(first)) => (*first, typed),
        (None, None) => {
            let hint = "`answer 2 TEXT` changes the one in line 2; `test` checks them.";
            return Err(Failure::new("failed: every call has its answer", hint));
        }
    };
    if text.is_empty() {
        let hint = "`answer 'red'` answers the next call, `answer 2 'red'` the one in line 2.";
        return Err(Failure::new("failed to hear an answer", hint));
    }
    line::change(desk, |lines, _| {
        let call = lines[number - 1].split_once(ARROW).map(|(call, _)| call.trim_end().to_owned());
        let call = call.ok_or_else(|| {
            Failure::new(format!("failed: line {number} is no call"), "`show` tells the lines.")
        })?;
        lines[number - 1] = format!("{call} {ARROW} {}", program::typed(text));
        Ok(number)
    })?;
    let left = program::lines(&desk.practice()?.editor.text()).iter().filter(|line| is_open(line)).count();
    desk.say(&match left {
        0 => "All calls are answered. `test` checks them.".to_owned(),
        left => format!("{} left.", program::counted(left, "answer", "answers")),
    });
    Ok(())
}

fn is_open(line: &str) -> bool {
    line.split_once(ARROW).is_some_and(|(_, answer)| answer.trim().is_empty())
}
