//! A model that answers in plain lines: the learner is asked first what may be sent, hears the reply sentence
//! by sentence, and ends it with Ctrl-C. It never decides who may be asked.

use super::console::Heard;
use super::desk::Desk;
use super::sentences::Sentences;
use super::voice;
use crate::app::voices::Asking;
use crate::cli::Failure;
use crate::domain::RequestId;
use crate::domain::event::Event;
use crate::domain::tutoring::{Ladder, Question, Told as Piece, Turn};
use crate::runtime::lessons::{Asked, kept, lesson};
use crate::runtime::speakers::Speakers;
use crate::runtime::telling::{Ending, forward, stopped};
use crate::runtime::tutoring::Reply;
use crate::tutor::providers::Roster;
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
pub fn speaking(desk: &mut Desk) -> Result<Option<Roster>, Failure> {
    let asking = desk.speakers.as_ref().and_then(Speakers::to_ask_about);
    if let Some(asking) = asking.filter(|_| !desk.put_off) {
        let answer = may_answer(desk, &asking);
        desk.put_off |= answer.is_none();
        if let Some(agreed) = answer {
            let event = desk.speakers.as_ref().map(|speakers| speakers.answered(&asking, agreed));
            event.map_or(Ok(()), |event| desk.record(&event))?;
        }
    }
    Ok(desk.speakers.as_ref().and_then(Speakers::speaking))
}

/// Asks what may be sent where; `None`: later.
pub fn may_answer(desk: &mut Desk, asking: &Asking) -> Option<bool> {
    let Asking { provider, model, host, is_local, sent, never_sent, .. } = asking;
    let near = if *is_local { "on this machine or beside it" } else { "on the Internet" };
    desk.say(&format!("May {provider} with {model} answer your questions? It runs at {host}, {near}."));
    desk.say("With each question this is sent, and nothing else:");
    for part in sent {
        desk.say(&format!("- {part}"));
    }
    desk.say(never_sent);
    loop {
        desk.say("Type yes, no, or later.");
        let Heard::Line { text, .. } = desk.hear("yes, no or later> ") else { return None };
        match text.trim().to_lowercase().as_str() {
            "y" | "yes" => return Some(true),
            "n" | "no" => {
                desk.say("Nothing is sent there; the offline tutor answers.");
                return Some(false);
            }
            "l" | "later" | "" => {
                desk.say("Later, then: the offline tutor answers.");
                return None;
            }
            _ => {}
        }
    }
}

/// At the first question in the learner's own words, when nothing is set up: whether something could be.
pub fn consider_offering(desk: &mut Desk, question: &Question) {
    let Some(speakers) = desk.speakers.as_ref().filter(|_| !desk.offered) else { return };
    if !matches!(question, Question::Typed(_)) || !speakers.roster().settings().providers.is_empty() {
        return;
    }
    let look = speakers.look();
    desk.offered = true;
    let found = desk.console.listen(look, || {});
    if let Some(first) = found.first() {
        desk.say(&format!(
            "{}, could answer too. `tutor find` shows how; nothing is sent before you agree, and this is said once.",
            first.title
        ));
    }
}

/// Lets the model answer; what it says is heard as it comes.
pub fn answer(desk: &mut Desk, voice: &Roster, question: &Question) -> Result<Answer, Failure> {
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
