//! A reply under way: pieces come from the voice, and what is harmless goes on. It never lets a word
//! through that the guard has not judged in all that was said before it.

use super::gate::Gate;
use crate::domain::tutoring::{Speaker, Told, Turn};
use crate::tutor::guard::{Breach, Guard};
use crate::tutor::prompt;
use crate::tutor::voice::{Piece, Pieces, Prompt, Voice, VoiceError};
use futures_core::Stream;
use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

/// A voice may try so often.
const MOST_TRIES: u8 = 2;
const BREACHED: &str = "The model's reply would have given too much away, twice, so it was withheld. Here is the \
                        offline tutor's answer; a question about a smaller step may bring more.";
const EMPTY: &str =
    "The model gave no answer. Here is the offline tutor's; ask again to try the model once more.";
const TAKEN_BACK: &str = "It went too far towards the answer.";

/// The stream of a reply.
pub struct Teaching<'voice> {
    voice: &'voice dyn Voice,
    prompt: Prompt,
    guard: Guard,
    /// The answer without a voice: the learner's turn, where there is one, and the tutor's.
    offline: Vec<Turn>,
    pieces: Option<Pieces>,
    gate: Gate,
    tries: u8,
    waiting: VecDeque<Told>,
}

impl<'voice> Teaching<'voice> {
    pub(super) fn begin(voice: &'voice dyn Voice, prompt: Prompt, guard: Guard, offline: Vec<Turn>) -> Self {
        let pieces = Some(voice.speak(&prompt));
        let gate = Gate::default();
        Self { voice, prompt, guard, offline, pieces, gate, tries: 1, waiting: VecDeque::new() }
    }

    /// A reply that needs no voice.
    pub(super) fn settled(voice: &'voice dyn Voice, turns: Vec<Turn>) -> Self {
        let prompt = Prompt { system: String::new(), messages: Vec::new(), most_tokens: 0 };
        let mut teaching = Self {
            voice,
            prompt,
            guard: Guard::default(),
            offline: Vec::new(),
            pieces: None,
            gate: Gate::default(),
            tries: MOST_TRIES,
            waiting: VecDeque::new(),
        };
        teaching.waiting.push_back(Told::Settled { turns, fell_back: None });
        teaching
    }

    fn take(&mut self, piece: Result<Piece, VoiceError>) {
        match piece {
            Ok(Piece::From(source)) => {
                let name = if source.model.is_empty() {
                    source.provider
                } else {
                    format!("{}, {}", source.provider, source.model)
                };
                self.waiting.push_back(Told::By(name));
            }
            Ok(Piece::Text(text)) => {
                self.gate.push(&text);
                if self.gate.is_full() {
                    self.finish();
                } else if let Some(ready) = self.gate.ready() {
                    self.judge(ready);
                }
            }
            Ok(Piece::Usage(_)) => {}
            Err(error) => self.fall_back(&format!("{} {}", error.message, error.hint), &error.message),
        }
    }

    /// Judges the reply up to there, and tells it or takes all of it back.
    fn judge(&mut self, ready: usize) {
        match self.guard.judge(self.gate.text().get(..ready).unwrap_or_default()) {
            Ok(()) => {
                let part = self.gate.tell(ready);
                if !part.is_empty() {
                    self.waiting.push_back(Told::More(part));
                }
            }
            Err(breach) => self.breached(&breach),
        }
    }

    fn breached(&mut self, breach: &Breach) {
        tracing::info!(guard.rule = breach.rule.name(), guard.tries = self.tries, "withheld a reply");
        if self.tries >= MOST_TRIES {
            self.fall_back(BREACHED, TAKEN_BACK);
            return;
        }
        self.take_back(TAKEN_BACK);
        self.tries += 1;
        self.gate = Gate::default();
        self.pieces = Some(self.voice.speak(&prompt::once_more(&self.prompt, breach.rule.to_model())));
    }

    fn take_back(&mut self, reason: &str) {
        if !self.gate.told().is_empty() {
            self.waiting.push_back(Told::TakenBack(reason.to_owned()));
        }
    }

    fn fall_back(&mut self, why: &str, reason: &str) {
        self.take_back(reason);
        self.pieces = None;
        let turns = std::mem::take(&mut self.offline);
        self.waiting.push_back(Told::Settled { turns, fell_back: Some(why.trim().to_owned()) });
    }

    /// The voice has ended, or has said enough.
    fn finish(&mut self) {
        if self.gate.is_blank() {
            self.fall_back(EMPTY, EMPTY);
            return;
        }
        // What does not end is cut where it stands for itself.
        let end = if self.gate.is_full() {
            self.gate.ready().unwrap_or(self.gate.told().len())
        } else {
            self.gate.text().len()
        };
        let tries = self.tries;
        self.judge(end);
        let again = self.tries != tries;
        if again || self.pieces.is_none() {
            return;
        }
        self.pieces = None;
        let text = self.gate.told().trim().to_owned();
        if text.is_empty() {
            self.fall_back(EMPTY, EMPTY);
            return;
        }
        let mut turns = std::mem::take(&mut self.offline);
        let rung = turns.last().and_then(|turn| turn.rung);
        turns.pop();
        turns.push(Turn { speaker: Speaker::Tutor, text, rung });
        self.waiting.push_back(Told::Settled { turns, fell_back: None });
    }
}

impl Stream for Teaching<'_> {
    type Item = Told;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Told>> {
        let teaching = self.get_mut();
        loop {
            if let Some(told) = teaching.waiting.pop_front() {
                return Poll::Ready(Some(told));
            }
            let Some(pieces) = &mut teaching.pieces else { return Poll::Ready(None) };
            match pieces.as_mut().poll_next(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Some(piece)) => teaching.take(piece),
                Poll::Ready(None) => teaching.finish(),
            }
        }
    }
}
