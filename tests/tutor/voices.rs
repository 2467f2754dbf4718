//! Voices that say what a test wants, in pieces of a test's size. They never look at a prompt to decide.

use codementor::domain::tutoring::Told;
use codementor::tutor::voice::{Piece, Pieces, Prompt, Source, Voice, VoiceError};
use futures_core::Stream;
use std::collections::VecDeque;
use std::pin::{Pin, pin};
use std::sync::Mutex;
use std::task::{Context, Poll, Waker};

/// One reply of a scripted voice.
#[derive(Debug, Clone)]
pub enum Reply {
    Whole(String),
    /// It breaks off after this.
    Broken(String),
}

/// Gives these replies in their order, the last one again and again, and keeps the prompts.
pub struct Scripted {
    replies: Mutex<VecDeque<Reply>>,
    pub prompts: Mutex<Vec<Prompt>>,
    /// Characters of a piece.
    size: usize,
}

impl Scripted {
    pub fn new(replies: Vec<Reply>, size: usize) -> Self {
        Self { replies: Mutex::new(replies.into()), prompts: Mutex::new(Vec::new()), size }
    }

    pub fn whole(text: &str) -> Self {
        Self::new(vec![Reply::Whole(text.to_owned())], 7)
    }

    pub fn prompts(&self) -> Vec<Prompt> {
        self.prompts.lock().expect("the prompts").clone()
    }
}

impl Voice for Scripted {
    fn speak(&self, prompt: &Prompt) -> Pieces {
        self.prompts.lock().expect("the prompts").push(prompt.clone());
        let mut replies = self.replies.lock().expect("the replies");
        let reply = if replies.len() > 1 { replies.pop_front() } else { replies.front().cloned() };
        let (text, broken) = match reply.expect("a reply") {
            Reply::Whole(text) => (text, false),
            Reply::Broken(text) => (text, true),
        };
        let source = Source { provider: "script".to_owned(), model: String::new(), kept: false };
        let mut pieces: VecDeque<Result<Piece, VoiceError>> = VecDeque::from([Ok(Piece::From(source))]);
        let letters: Vec<char> = text.chars().collect();
        pieces.extend(letters.chunks(self.size).map(|chunk| Ok(Piece::Text(chunk.iter().collect()))));
        if broken {
            pieces.push_back(Err(VoiceError {
                message: "The script broke off.".to_owned(),
                hint: "Ask again.".to_owned(),
            }));
        }
        Box::pin(Listed(pieces))
    }
}

struct Listed(VecDeque<Result<Piece, VoiceError>>);

impl Stream for Listed {
    type Item = Result<Piece, VoiceError>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front())
    }
}

/// Everything that a stream tells; it never has to wait for anything.
pub fn all(stream: impl Stream<Item = Told>) -> Vec<Told> {
    let mut stream = pin!(stream);
    let mut context = Context::from_waker(Waker::noop());
    let mut told = Vec::new();
    while let Poll::Ready(Some(one)) = stream.as_mut().poll_next(&mut context) {
        told.push(one);
    }
    told
}

/// What a learner has seen of a reply at any moment, taken back or not.
pub fn seen(told: &[Told]) -> String {
    let parts = told.iter().map(|one| match one {
        Told::By(text) | Told::More(text) | Told::TakenBack(text) => text.clone(),
        Told::Settled { turns, fell_back } => {
            let texts: Vec<&str> = turns.iter().map(|turn| turn.text.as_str()).collect();
            format!("\n{}\n{}", texts.join("\n"), fell_back.as_deref().unwrap_or_default())
        }
    });
    parts.collect()
}
