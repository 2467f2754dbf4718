//! What goes to a language model and what comes back, in the words of no provider. It never knows a
//! protocol, and never shows anything to anyone.

use futures_core::Stream;
use std::pin::Pin;

/// All that a model is told for one reply.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Prompt {
    /// How to teach, and what is known; in the words of `assets/prompts/`.
    pub system: String,
    /// The conversation, oldest first; the last message is the learner's.
    pub messages: Vec<Message>,
    /// The reply may be so long, in the model's tokens.
    pub most_tokens: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Message {
    pub role: Role,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    Learner,
    Tutor,
}

/// A part of a reply, in the order in which it comes.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// Who is replying: told before the first text, and again when another provider takes over, which it
    /// may only do before any text came.
    From(Source),
    Text(String),
    /// What the reply cost so far; the last one counts.
    Usage(Usage),
}

/// Where a reply comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    /// The provider's name in the settings.
    pub provider: String,
    pub model: String,
    /// It was given before to the very same prompt, and kept.
    pub kept: bool,
}

/// Tokens, as the provider counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    pub input: u64,
    pub output: u64,
}

/// Why no reply came, or no more of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct VoiceError {
    /// What happened, with the provider's name, in a sentence for the learner.
    pub message: String,
    /// What to do next.
    pub hint: String,
}

/// A reply as it comes. Dropping it ends the request.
pub type Pieces = Pin<Box<dyn Stream<Item = Result<Piece, VoiceError>> + Send>>;

/// Something that replies to a prompt: a provider, several in an order, or a script in a test.
pub trait Voice: Send + Sync {
    /// Begins the reply. Whatever goes wrong is told by the stream, as its last item.
    fn speak(&self, prompt: &Prompt) -> Pieces;
}
