//! `test`: judges the program and tells the verdict in full sentences. Ctrl-C stops it.

use super::answer;
use crate::app::msg::CheckOutcome;
use crate::app::understanding::Understanding;
use crate::app::{is_time_to_speak, unasked_question};
use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::program::counted;
use crate::cli::plain::voice::{self, Passage};
use crate::cli::plain::{greeting, told};
use crate::domain::attempt::Trigger;
use crate::domain::event::Event;
use crate::domain::verdict::Status;

pub static COMMAND: Command = Command {
    name: "test",
    group: Group::Checking,
    takes: "",
    about: "Runs every check on your program and tells what came of it.",
    more: "Ctrl-C stops the checks, and nothing else.",
    run,
};

fn run(desk: &mut Desk, _: &str) -> Told {
    let practice = desk.practice()?;
    if practice.is_untouched() {
        desk.say(
            "Nothing to check yet: this is the program as it came. Change a line first; `show` reads it.",
        );
        return Ok(());
    }
    let (exercise, language) = (practice.exercise.clone(), practice.language);
    let (source, revision) = (practice.editor.text(), practice.editor.revision());
    let level = desk.journey.levels().level();
    let job = desk.checks.begin(exercise.clone(), language, source, Trigger::Asked, level);
    let services = desk.services.clone();
    let Desk { console, voice, checks, .. } = desk;
    let beat = |seconds| voice.say(&format!("Still checking, {seconds} seconds. Ctrl-C stops it."));
    let (outcome, attempt) = console.attend(move || job.run(&services), beat, || checks.cancel())?;
    let verdict = match outcome {
        CheckOutcome::Cancelled => {
            desk.say("Stopped. `test` runs the checks again.");
            return Ok(());
        }
        CheckOutcome::Failed { message, hint } => {
            let hint = if desk.services.needs_consent() {
                format!("{hint} `agree` runs programs without a sandbox on this machine, from now on.")
            } else {
                hint
            };
            return Err(Failure::new(message, hint));
        }
        CheckOutcome::Judged(verdict) => verdict,
    };
    if let Some(attempt) = attempt {
        desk.record(&Event::AttemptJudged(attempt))?;
    }
    desk.tell(&told::verdict(&verdict, &exercise));
    let now = desk.now();
    let practice = desk.practice()?;
    let passed = verdict.passed();
    let first = passed && practice.standing.passed_at.is_none();
    practice.standing.attempts += 1;
    if verdict.status == Status::Fail {
        let worked = practice.sitting.millis();
        practice.checks.stuck.judged(&verdict, Trigger::Asked, revision, now.steady_millis, worked);
    }
    if first || passed && practice.review {
        let time = practice.standing.attempts as usize;
        practice.understanding = Understanding::ask(&exercise, &verdict, time);
    }
    practice.checks.judged(verdict, revision);
    if !passed {
        desk.say("`hint` gives a hint, `show` reads your program.");
        return speak_first(desk);
    }
    practice.review = false;
    practice.standing.passed_at = practice.standing.passed_at.or(Some(now));
    after_a_pass(desk, first)
}

/// The tutor asks once, unasked, where the learner is stuck.
fn speak_first(desk: &mut Desk) -> Told {
    if !is_time_to_speak(desk.practice()?) {
        return Ok(());
    }
    let found = desk.look_closely()?;
    let practice = desk.practice()?;
    let Some(text) = unasked_question(practice, found.as_deref(), "`hint`") else { return Ok(()) };
    practice.chat.speaks_first(&text);
    let (exercise, language) = (practice.exercise.id.clone(), practice.language);
    let mut passages = vec![Passage::Prose("The tutor, unasked:".to_owned())];
    passages.extend(voice::markdown(&text, language));
    desk.tell(&passages);
    desk.record(&Event::TutorSpoke { exercise, text })
}

/// The facts, and the way on.
fn after_a_pass(desk: &mut Desk, first: bool) -> Told {
    let practice = desk.practice()?;
    let (runs, hints) = (practice.standing.attempts as usize, practice.standing.hints as usize);
    let revealed = practice.standing.revealed;
    if revealed {
        desk.say("You saw the solution, so this one counts as told. `reset` and write it again from memory.");
    } else if first {
        let hints = if hints == 0 { "no hints".to_owned() } else { counted(hints, "hint", "hints") };
        let streak = greeting::streak(desk);
        desk.say(&format!("Solved with {} and {hints}. {streak}", counted(runs, "run", "runs")));
    } else {
        desk.say("You had passed it before; it stays passed.");
    }
    desk.tell_news()?;
    if let Some(question) = &desk.practice()?.understanding {
        let ask = answer::question(question);
        desk.tell(&ask);
    }
    let next =
        greeting::next_choice(desk).and_then(|choice| Some((desk.exercise(&choice.id)?, choice.reason)));
    desk.say(&match next {
        Some((exercise, reason)) => {
            format!("Next: {} {reason} `next` goes there.", greeting::ended(&exercise.title))
        }
        None => "Every exercise is passed. `list` tells them, to take one again.".to_owned(),
    });
    desk.say("`recall` says how well you knew it, `solution` reads the model solution.");
    Ok(())
}
