//! `answer [N] TEXT`: what a call gives, in an exercise where a program is read and not written, and after a
//! pass, where one question checks that it was understood.

use super::line;
use crate::app::understanding::Understanding;
use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program;
use crate::cli::plain::voice::{self, Passage};
use crate::domain::event::Event;

const ARROW: &str = "->";
/// Of an input, so many lines are told.
const MOST_LINES: usize = 40;

pub static COMMAND: Command = Command {
    name: "answer",
    group: Group::Writing,
    takes: "TEXT or N TEXT",
    about: "Answers what the next call gives, where you predict; with N, the call in line N.",
    more: "After a pass, it answers the question whether you know what your program does. `show` tells the calls, `test` checks the answers. Where the answer is a number, say the line too: \
           `answer 2 17`.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let practice = desk.practice()?;
    if !practice.exercise.is_predict() && practice.understanding.is_some() {
        return understood(desk, typed.trim());
    }
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

/// The question after a pass, as it is asked.
pub fn question(question: &Understanding) -> Vec<Passage> {
    let how = "Think it through without running it, and type `answer` and the result.";
    if question.input.contains('\n') || !question.input.contains('(') {
        let mut passages =
            voice::lines("Do you know what it does? Your program reads", &question.input, MOST_LINES);
        passages.push(Passage::Prose(format!("What does it print? {how}")));
        return passages;
    }
    vec![Passage::Prose(format!("Do you know what it does? What does `{}` give? {how}", question.input))]
}

fn understood(desk: &mut Desk, answer: &str) -> Told {
    let practice = desk.practice()?;
    let exercise = practice.exercise.id.clone();
    let Some(question) = &mut practice.understanding else { return Ok(()) };
    if question.answer.is_some() {
        desk.say("That question is answered. `next` goes on.");
        return Ok(());
    }
    if answer.is_empty() {
        let hint = "Type the result behind `answer`.";
        return Err(Failure::new("failed to hear an answer", hint));
    }
    question.answer = Some(answer.to_owned());
    let (input, right, result) = (question.input.clone(), question.is_right(), question.result.clone());
    desk.record(&Event::UnderstandingChecked { exercise, input, answer: answer.to_owned(), right })?;
    desk.say(&if right {
        format!("Right: `{result}`. `next` goes on.")
    } else {
        format!(
            "It gives `{result}`. Follow your program by hand with this input: where does it part from what you \
             had in mind?"
        )
    });
    Ok(())
}

fn is_open(line: &str) -> bool {
    line.split_once(ARROW).is_some_and(|(_, answer)| answer.trim().is_empty())
}
