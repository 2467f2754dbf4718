//! The tutor without a model: the ladder, and answers found in the ladder and the concept pages. It
//! never makes anything up; where it does not know, it says so and asks.

use super::knowledge::{Passage, best_passage};
use super::ladder::{ladder_of, next_rung};
use super::review;
use crate::domain::exercise::Exercise;
use crate::domain::skill::Skill;
use crate::domain::tutoring::{Ladder, Question, Speaker, Turn};
use crate::domain::verdict::{CaseStatus, Status};
use crate::domain::{Diagnosed, Language, Verdict};

/// All that the tutor looks at.
#[derive(Debug, Clone, Copy)]
pub struct Conversation<'session> {
    pub exercise: &'session Exercise,
    pub language: Language,
    /// What was said before, oldest first.
    pub turns: &'session [Turn],
    /// The newest verdict on the learner's program, if there is one.
    pub verdict: Option<&'session Verdict>,
    /// What was found in this very program, where it has been looked at.
    pub diagnosed: Option<&'session Diagnosed>,
    /// Every skill; the exercise's own and those that they need are looked at first.
    pub skills: &'session [Skill],
}

/// The turns that a question adds: the learner's own, where they wrote something, and the answer.
pub fn answer(conversation: Conversation<'_>, question: &Question) -> Vec<Turn> {
    match question {
        Question::NextHint => vec![next_hint(conversation)],
        Question::Review => vec![looked_back(conversation.verdict)],
        Question::Typed(text) => {
            let asked = Turn { speaker: Speaker::Learner, text: text.clone(), rung: None };
            vec![asked, reply(conversation, text)]
        }
    }
}

fn next_hint(conversation: Conversation<'_>) -> Turn {
    let ladder = ladder_of(conversation.exercise, conversation.language, conversation.turns);
    next_rung(conversation, ladder).unwrap_or_else(|| {
        say(
            "That was the whole solution. Close your eyes for a moment, then write it from memory: what does each \
             line do, and what would break without it?"
                .to_owned(),
        )
    })
}

/// The remarks that stand beside the score.
fn looked_back(verdict: Option<&Verdict>) -> Turn {
    match verdict.filter(|verdict| verdict.passed()).and_then(|verdict| verdict.score.as_deref()) {
        Some(score) if !score.remarks.is_empty() => say(review::in_words(&score.remarks)),
        Some(_) => say("There is no program of yours to look back at here.".to_owned()),
        None => say("There is something to say of your program once every check passes.".to_owned()),
    }
}

fn reply(conversation: Conversation<'_>, text: &str) -> Turn {
    let ladder = ladder_of(conversation.exercise, conversation.language, conversation.turns);
    let words = words_of(text);
    let mentions = |wanted: &[&str]| words.iter().any(|word| wanted.contains(&word.as_str()));
    if words.is_empty() {
        return say("Ask me anything about this exercise, or take the next hint.".to_owned());
    }
    if words.len() <= 4 && mentions(&["hi", "hello", "hey", "thanks", "thank"]) {
        return say(format!("You are welcome here. {}", concrete_question(conversation)));
    }
    if mentions(&["solution", "answer", "solve"]) {
        return say(withheld(ladder));
    }
    if mentions(&["hint", "help", "stuck", "next"]) && words.len() <= 8 {
        return next_hint(conversation);
    }
    if mentions(&["wrong", "fail", "fails", "failing", "error", "broken", "work", "works", "working"])
        && conversation.verdict.is_some()
    {
        return say(concrete_question(conversation));
    }
    match best_passage(conversation.exercise, conversation.skills, ladder.given, text) {
        Some(Passage { title, text }) => say(format!("**{title}.** {text}")),
        None => {
            say(format!("I do not know that one without more to go on. {}", concrete_question(conversation)))
        }
    }
}

/// Why the answer is not simply given, and the way to it.
fn withheld(ladder: Ladder) -> String {
    let left = ladder.authored.saturating_sub(ladder.given);
    match left {
        0 if ladder.finished() => "You have seen all of the solution. What is the one line that surprised you?".to_owned(),
        0 => "You have climbed the whole ladder. The next hint shows one line of the solution; ask for it only when \
              you have tried the line before."
            .to_owned(),
        1 => "One hint is left before the solution itself. Take it first: what you find yourself, you keep.".to_owned(),
        _ => format!(
            "There are {left} hints left before the solution itself. What you find yourself, you keep: take the next \
             hint, try something, and come back."
        ),
    }
}

/// A question about this learner's own program, with its own values where there are some.
fn concrete_question(conversation: Conversation<'_>) -> String {
    let Some(verdict) = conversation.verdict else {
        return "Read the first example in the task again: which values go in, and what has to come out?"
            .to_owned();
    };
    if verdict.passed() {
        return "Your program passes every check. Could you say in one sentence why it works?".to_owned();
    }
    if verdict.status == Status::Error
        && let Some(problem) = &verdict.problem
    {
        let place = problem.line.map_or(String::new(), |line| format!(" Look at line {line}."));
        return format!(
            "The program could not be run: {}{place} What did you mean to write there?",
            problem.message
        );
    }
    if let Some(case) = conversation.diagnosed.and_then(|found| found.case.as_ref()) {
        return format!(
            "Take `{}`, the smallest case that I know of. What should it give, and at which of your lines does the value \
             first differ from what you expect?",
            one_line(&case.call)
        );
    }
    let Some(case) = verdict.first_failing() else {
        return "Run the checks, and tell me which one surprises you.".to_owned();
    };
    if case.hidden {
        return format!(
            "The check “{}” is hidden, and it fails. Which input could its name be about, and what does your program \
             give for it?",
            case.name
        );
    }
    match (case.status, &case.actual) {
        (CaseStatus::Failed, Some(actual)) => format!(
            "Take `{}`: it should give `{}`, and yours gives `{actual}`. Going through your lines by hand, where does \
             the value first differ from what you expect?",
            one_line(&case.input),
            one_line(&case.expected),
        ),
        (CaseStatus::TimedOut, _) => format!(
            "With `{}` your program does not end. Which line makes the loop come closer to its end?",
            one_line(&case.input)
        ),
        _ => format!(
            "With `{}` this happens: {} What has each variable at that moment?",
            one_line(&case.input),
            case.message.as_deref().unwrap_or("nothing came back.")
        ),
    }
}

fn say(text: String) -> Turn {
    Turn { speaker: Speaker::Tutor, text, rung: None }
}

/// Fit for a code span: one line, at most 60 characters.
fn one_line(text: &str) -> String {
    let line: String = text.trim().replace('\n', "⏎").replace('`', "'");
    if line.chars().count() <= 60 { line } else { line.chars().take(59).chain(['…']).collect() }
}

pub(super) fn words_of(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}
