//! A question to the tutor with all that follows from it: what is said, how far the ladder is climbed, and
//! what is to be written down. It writes nothing down itself.

use crate::domain::event::Event;
use crate::domain::exercise::Rung;
use crate::domain::tutoring::{Ladder, Question, Speaker, Turn};
use crate::domain::{Exercise, ExerciseId, Language};
use crate::tutor::{self, Conversation};

/// What became of a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// The turns that it adds: the learner's own words, where they wrote some, and the answer.
    pub said: Vec<Turn>,
    /// The ladder afterwards.
    pub ladder: Ladder,
    /// To be recorded in this order.
    pub events: Vec<Event>,
}

/// Asks the offline tutor.
pub fn reply(conversation: Conversation<'_>, question: &Question) -> Reply {
    let said = tutor::answer(conversation, question);
    settled(conversation.exercise, conversation.language, conversation.turns, said)
}

/// What follows from something that was said, whoever said it; `before` are the turns before it.
pub fn settled(exercise: &Exercise, language: Language, before: &[Turn], said: Vec<Turn>) -> Reply {
    let mut events: Vec<Event> = said.iter().map(|turn| event_of(&exercise.id, turn)).collect();
    let turns: Vec<Turn> = before.iter().chain(&said).cloned().collect();
    let ladder = tutor::ladder_of(exercise, language, &turns);
    if ladder.finished() && said.iter().any(|turn| turn.rung == Some(Rung::Reveal)) {
        events.push(Event::SolutionRevealed { exercise: exercise.id.clone() });
    }
    Reply { said, ladder, events }
}

/// The event that keeps what was said.
fn event_of(exercise: &ExerciseId, turn: &Turn) -> Event {
    let (exercise, text) = (exercise.clone(), turn.text.clone());
    match (turn.speaker, turn.rung) {
        (Speaker::Learner, _) => Event::QuestionAsked { exercise, text },
        (Speaker::Tutor, Some(rung)) => Event::HintGiven { exercise, rung, text },
        (Speaker::Tutor, None) => Event::QuestionAnswered { exercise, text },
    }
}
