//! All that a model is told for one reply, put together from the texts in `assets/prompts/`. It never has
//! the reference solution, a revealed line of it, or a value of a hidden check.

mod data;
mod facts;
mod said;
pub mod texts;

use super::ladder::ladder_of;
use super::lesson::Lesson;
use super::review;
use super::voice::Prompt;
use crate::domain::exercise::{Hint, Rung};
use crate::domain::remark::Remark;
use crate::domain::tutoring::Question;
use data::marked;

/// A reply may be so long, in the model's tokens: 160 words and a little code.
const MOST_TOKENS: u32 = 600;
/// Characters of a token, on the careful side.
const CHARACTERS_A_TOKEN: usize = 3;
/// The conversation has this much room at least, whatever the window.
const LEAST_ROOM: usize = 1_200;

/// What a model is told of a lesson. `hint`: it is the next hint that is asked for, and this is what it says.
pub fn of_lesson(lesson: &Lesson, question: &Question, hint: Option<&Hint>) -> Prompt {
    let ladder = ladder_of(&lesson.exercise, lesson.language, &lesson.turns);
    let rung = hint.map_or_else(|| rung_allowed(lesson), |hint| hint.rung);
    let mut system = texts::filled(
        texts::TUTOR,
        &[
            ("language", lesson.language.title()),
            ("learner", &facts::of_learner(&lesson.learner)),
            ("exercise", &facts::of_exercise(lesson, ladder)),
            ("findings", &facts::of_findings(lesson)),
            ("rung", texts::of_rung(rung)),
        ],
    );
    if let Some(hint) = hint {
        system.push_str("\n\n");
        system.push_str(&texts::filled(texts::HINT, &[("hint", &marked("the hint", &hint.text))]));
    }
    let last = message(lesson, question);
    let room = (lesson.window as usize)
        .saturating_sub(MOST_TOKENS as usize)
        .saturating_mul(CHARACTERS_A_TOKEN)
        .saturating_sub(system.len())
        .max(last.len() + LEAST_ROOM);
    Prompt { system, messages: said::messages(&lesson.turns, last, room), most_tokens: MOST_TOKENS }
}

/// What a model is told to look back at a program that passes.
pub fn of_review(lesson: &Lesson, remarks: &[Remark]) -> Prompt {
    let ladder = ladder_of(&lesson.exercise, lesson.language, &lesson.turns);
    let system = texts::filled(
        texts::REVIEW,
        &[
            ("language", lesson.language.title()),
            ("learner", &facts::of_learner(&lesson.learner)),
            ("exercise", &facts::of_exercise(lesson, ladder)),
            ("remarks", &review::in_words(remarks)),
        ],
    );
    let last = message(lesson, &Question::Review);
    Prompt { system, messages: said::messages(&[], last, usize::MAX), most_tokens: MOST_TOKENS }
}

/// The same prompt with a stricter word, after a reply that was withheld for this reason.
pub fn once_more(prompt: &Prompt, reason: &str) -> Prompt {
    let mut again = prompt.clone();
    again.system.push_str("\n\n");
    again.system.push_str(&texts::filled(texts::AGAIN, &[("reason", reason)]));
    again
}

/// How far a reply may go that is no hint: as far as the diagnosis allows, and no further than a question
/// with concrete values where the learner has climbed no higher.
fn rung_allowed(lesson: &Lesson) -> Rung {
    let taken = lesson.turns.iter().filter_map(|turn| turn.rung).max().unwrap_or(Rung::Question);
    let allowed = lesson.findings.rung.map_or(taken, |rung| rung.max(taken));
    allowed.clamp(Rung::Question, Rung::Shape)
}

fn message(lesson: &Lesson, question: &Question) -> String {
    let numbered: Vec<String> =
        lesson.draft.lines().enumerate().map(|(index, line)| format!("{:>3}  {line}", index + 1)).collect();
    let draft = if numbered.is_empty() { "(nothing yet)".to_owned() } else { numbered.join("\n") };
    let output = facts::printed(lesson)
        .map_or(String::new(), |output| format!("It printed:\n{}", marked("printed output", &output)));
    let asked = match question {
        Question::NextHint => "Please give me the next hint.".to_owned(),
        Question::Review => "What do you say of my program?".to_owned(),
        Question::Typed(text) => format!("My question:\n{}", marked("the learner's question", text)),
    };
    let gaps = [("draft", marked("the program", &draft)), ("output", output), ("asked", asked)];
    let gaps: Vec<(&str, &str)> = gaps.iter().map(|(gap, words)| (*gap, words.as_str())).collect();
    texts::filled(texts::MESSAGE, &gaps)
}
