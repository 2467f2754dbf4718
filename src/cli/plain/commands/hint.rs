//! `hint`: the next rung of the ladder. Also how any question goes to the tutor.

use crate::cli::Failure;
use crate::cli::plain::command::{Command, Group};
use crate::cli::plain::desk::{Desk, Told};
use crate::cli::plain::model;
use crate::cli::plain::voice::{self, Passage};
use crate::domain::exercise::Rung;
use crate::domain::tutoring::{Ladder, Question, Speaker, Turn};
use crate::runtime::tutoring::{Reply, reply};
use crate::tutor::Conversation;

pub static COMMAND: Command = Command {
    name: "hint",
    group: Group::Checking,
    takes: "",
    about: "Gives the next hint; each says a little more than the one before.",
    more: "It looks at your program first, for two seconds at most. `hint again` repeats those that you have had.",
    run,
};

fn run(desk: &mut Desk, typed: &str) -> Told {
    let practice = desk.practice()?;
    let id = practice.exercise.id.clone();
    let ladder = practice.chat.ladder;
    if typed.trim() == "again" {
        let turns = desk.store.turns(&id)?;
        if turns.is_empty() {
            desk.say("There has been no hint yet. `hint` gives the first.");
        }
        return tell(desk, &turns, Ladder { given: 0, revealed_lines: 0, ..ladder });
    }
    if ladder.finished() && ladder.authored > 0 {
        desk.say("Every hint and the whole solution have been shown; `hint again` repeats them.");
        return Ok(());
    }
    ask(desk, &Question::NextHint)
}

/// Asks the tutor, writes down what was said, and tells it.
pub fn ask(desk: &mut Desk, question: &Question) -> Told {
    let before = desk.practice()?.chat.ladder;
    let (said, ladder) = match model::speaking(desk)? {
        Some(voice) => {
            let answer = model::answer(desk, &voice, question)?;
            (answer.unheard, answer.ladder)
        }
        None => offline(desk, question)?,
    };
    let id = desk.practice()?.exercise.id.clone();
    let standing = desk.store.standing(&id)?;
    let practice = desk.practice()?;
    practice.standing = standing;
    practice.chat.ladder = ladder;
    // What was asked stands in the line above.
    let answer: Vec<Turn> = said.into_iter().filter(|turn| turn.speaker == Speaker::Tutor).collect();
    tell(desk, &answer, before)?;
    if question == &Question::NextHint && ladder.given == ladder.authored && before.given < before.authored {
        desk.say("That was the last hint. `hint` once more tells a line of the solution itself.");
    }
    Ok(())
}

/// What the offline tutor says, written down.
fn offline(desk: &mut Desk, question: &Question) -> Result<(Vec<Turn>, Ladder), Failure> {
    let practice = desk.practice()?;
    let (exercise, language) = (practice.exercise.clone(), practice.language);
    let verdict = practice.checks.verdict.clone();
    let diagnosed = desk.findings_for(question)?;
    let turns = desk.store.turns(&exercise.id)?;
    let conversation = Conversation {
        exercise: &exercise,
        language,
        turns: &turns,
        verdict: verdict.as_ref(),
        diagnosed: diagnosed.as_deref(),
        skills: desk.services.library.skills(),
    };
    let Reply { said, ladder, events } = reply(conversation, question);
    for event in &events {
        desk.record(event)?;
    }
    Ok((said, ladder))
}

/// Tells what was said; `before` is the ladder as it was when that began.
fn tell(desk: &mut Desk, turns: &[Turn], before: Ladder) -> Told {
    let language = desk.practice()?.language;
    let mut ladder = before;
    for turn in turns {
        let heading = match (turn.speaker, turn.rung) {
            (Speaker::Learner, _) => {
                desk.say(&format!("You asked: {}", turn.text));
                continue;
            }
            (Speaker::Tutor, None) => "The tutor:".to_owned(),
            (Speaker::Tutor, Some(Rung::Reveal)) => {
                ladder.revealed_lines += 1;
                format!("Revealed, {} of {}:", ladder.revealed_lines, ladder.solution_lines)
            }
            (Speaker::Tutor, Some(rung)) => {
                ladder.given += 1;
                format!("Hint {} of {}, {}:", ladder.given, ladder.authored, rung.title())
            }
        };
        let mut passages = vec![Passage::Prose(heading)];
        passages.extend(voice::markdown(&turn.text, language));
        desk.tell(&passages);
    }
    Ok(())
}
