//! A model that answers in plain lines: the learner is asked first what may be sent, hears the reply sentence
//! by sentence, and ends it with Ctrl-C. It never decides who may be asked.

use super::console::Heard;
use super::desk::{Desk, Told};
use super::sentences::Sentences;
use super::voice;
use crate::domain::RequestId;
use crate::domain::event::Event;
use crate::domain::tutoring::{Ladder, Question, Told as Piece, Turn};
use crate::runtime::lessons::{Asked, kept, lesson};
use crate::runtime::speakers::Speakers;
use crate::runtime::telling::{Ending, forward, stopped};
use crate::runtime::tutoring::Reply;
use crate::tutor::providers::Asking;
use crate::tutor::providers::Roster;
use crate::tutor::providers::consent::{NEVER_SENT, SENT};
use std::pin::pin;
use std::time::Duration;
use tokio::sync::oneshot;

/// What is left to be told of a reply.
pub struct Answer {
    /// Turns that have not been heard.
    pub unheard: Vec<Turn>,
    pub ladder: Ladder,
}

/// Whoever may be asked now; the learner is asked first where they have to be.
pub fn speaking(desk: &mut Desk) -> Result<Option<Roster>, crate::cli::Failure> {
    let asking = desk.speakers.as_ref().and_then(|speakers| speakers.roster().to_ask_about());
    if let Some(asking) = asking.filter(|_| !desk.put_off) {
        consent(desk, &asking)?;
    }
    Ok(desk.speakers.as_ref().and_then(Speakers::speaking))
}

/// Asks once what may be sent where: yes, no, or later.
fn consent(desk: &mut Desk, asking: &Asking) -> Told {
    let Asking { provider, model, host, place, .. } = asking;
    let near = if place.is_local() { "on this machine or beside it" } else { "on the Internet" };
    desk.say(&format!("May {provider} with {model} answer your questions? It runs at {host}, {near}."));
    desk.say("With each question this is sent, and nothing else:");
    for part in SENT {
        desk.say(&format!("- {part}"));
    }
    desk.say(NEVER_SENT);
    loop {
        desk.say("Type yes, no, or later.");
        let Heard::Line { text, .. } = desk.hear("yes, no or later> ") else {
            desk.put_off = true;
            return Ok(());
        };
        let agreed = match text.trim().to_lowercase().as_str() {
            "y" | "yes" => true,
            "n" | "no" => false,
            "l" | "later" | "" => {
                desk.put_off = true;
                desk.say("Later, then: the offline tutor answers.");
                return Ok(());
            }
            _ => continue,
        };
        let event = asking.answered(agreed);
        if let Some(speakers) = &desk.speakers {
            speakers.roster().note(&event);
        }
        desk.record(&event)?;
        if !agreed {
            desk.say("Nothing is sent there; the offline tutor answers.");
        }
        return Ok(());
    }
}

/// Lets the model answer; what it says is heard as it comes.
pub fn answer(desk: &mut Desk, voice: &Roster, question: &Question) -> Result<Answer, crate::cli::Failure> {
    let now = desk.now();
    let found = desk.findings_for(question)?;
    let practice = desk.practice()?;
    let (exercise, language) = (practice.exercise.clone(), practice.language);
    let (draft, verdict) = (practice.editor.text(), practice.checks.verdict.clone());
    let asked = Asked { request: RequestId(0), exercise, language, question: question.clone() };
    let services = desk.services.clone();
    let lesson =
        lesson(&services.library, &mut desk.store, &asked, draft, verdict, voice, now)?.knowing(found);
    if let Question::Typed(text) = question {
        let (exercise, text) = (asked.exercise.id.clone(), text.clone());
        desk.record(&Event::QuestionAsked { exercise, text })?;
    }
    let before = lesson.turns.clone();
    let (stop, stopping) = oneshot::channel();
    let mut sentences = Sentences::default();
    let mut heard = false;
    let ears = &mut desk.voice;
    let ending = {
        let tell = |piece: Piece| match piece {
            Piece::By(name) => ears.say(&format!("The tutor, by {name}:")),
            Piece::More(text) => {
                if let Some(told) = sentences.push(&text) {
                    heard = true;
                    ears.tell(&voice::markdown(&told, language));
                }
            }
            Piece::TakenBack(reason) => {
                sentences.forget();
                heard = false;
                ears.say(&format!("That is taken back: {reason}"));
            }
            Piece::Settled { .. } => {}
        };
        let teaching = pin!(lesson.teach(voice, question));
        let reply = forward(teaching, stopping, Duration::from_millis(1), tell);
        desk.console.listen(reply, || drop(stop))
    };
    let (turns, fell_back, was_stopped) = match ending {
        Ending::Settled { turns, fell_back } => (turns, fell_back, false),
        Ending::Stopped { said } => (stopped(question, &said), None, true),
    };
    if fell_back.is_none()
        && let Some(rest) = sentences.finish()
    {
        heard = true;
        desk.tell(&voice::markdown(&rest, language));
    }
    if was_stopped {
        desk.say("Stopped; what was said is kept.");
    }
    if let Some(why) = &fell_back {
        desk.say(why);
    }
    let Reply { said, ladder, events } = kept(&asked, &before, turns);
    for event in &events {
        desk.record(event)?;
    }
    let is_known = fell_back.is_none() && (heard || was_stopped);
    Ok(Answer { unheard: if is_known { Vec::new() } else { said }, ladder })
}
