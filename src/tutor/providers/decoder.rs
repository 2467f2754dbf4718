//! The bytes of a reply become its pieces, for every protocol alike: what is said is cleaned, counted and
//! bounded here. It never reads a clock or a socket.

use super::clean::Cleaner;
use super::events::{Events, ServerEvent};
use super::flaw::Flaw;
use super::lines::Lines;
use super::{anthropic, ollama, openai};
use crate::domain::provider::ProviderKind;
use crate::tutor::voice::{Piece, Usage};

/// A reply longer than this, in bytes, is no help to a learner.
pub const LONGEST_REPLY: usize = 256 * 1024;

/// What one message of a provider says, in the words of no protocol.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signal {
    Text(String),
    /// It works, but has nothing to say yet.
    Alive,
    /// Tokens of the prompt, in all.
    Input(u64),
    /// Tokens of the reply so far, in all.
    Output(u64),
    /// The reply stops because it became too long, or may not be given.
    Stopped,
    /// The reply is whole.
    End,
    /// It went wrong, in these words.
    Trouble(String),
}

/// Reads one reply.
#[derive(Debug)]
pub struct Decoder {
    reader: Reader,
    cleaner: Cleaner,
    usage: Usage,
    length: usize,
    signs: usize,
    stopped: bool,
    state: State,
}

#[derive(Debug)]
enum Reader {
    Anthropic(Events),
    OpenAi(Events),
    Ollama(Lines),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Whole,
    /// A flaw was told.
    Broken,
}

impl Decoder {
    pub fn new(kind: ProviderKind) -> Self {
        let reader = match kind {
            ProviderKind::Anthropic => Reader::Anthropic(Events::default()),
            ProviderKind::OpenAi => Reader::OpenAi(Events::default()),
            ProviderKind::Ollama => Reader::Ollama(Lines::default()),
        };
        let (cleaner, usage) = (Cleaner::default(), Usage::default());
        Self { reader, cleaner, usage, length: 0, signs: 0, stopped: false, state: State::Open }
    }

    /// The pieces in these bytes, in order. After an error there is nothing more.
    pub fn push(&mut self, bytes: &[u8]) -> Vec<Result<Piece, Flaw>> {
        if self.state != State::Open {
            return Vec::new();
        }
        let mut signals = Vec::new();
        let read = self.reader.push(bytes, &mut signals);
        self.take(signals, read)
    }

    /// The stream is over; what was still held, and what is wrong with the whole.
    pub fn finish(&mut self) -> Vec<Result<Piece, Flaw>> {
        if self.state != State::Open {
            return Vec::new();
        }
        let mut signals = Vec::new();
        let read = self.reader.finish(&mut signals);
        let mut pieces = self.take(signals, read);
        if self.state == State::Open {
            self.state = State::Broken;
            pieces.push(Err(Flaw::CutOff));
        }
        pieces
    }

    /// The provider has said that the reply is whole; whatever else it sends is not looked at.
    pub fn is_whole(&self) -> bool {
        self.state == State::Whole
    }

    /// It is whole, and ended by itself.
    pub fn is_complete(&self) -> bool {
        self.is_whole() && !self.stopped
    }

    /// Grows whenever the model shows that it is at work. A `ping` is the server's, not the model's.
    pub fn signs_of_life(&self) -> usize {
        self.signs
    }

    fn take(&mut self, signals: Vec<Signal>, read: Result<(), Flaw>) -> Vec<Result<Piece, Flaw>> {
        let mut pieces = Vec::new();
        for signal in signals {
            let piece = self.piece(signal);
            let broken = piece.is_err();
            pieces.extend(piece.transpose());
            if broken {
                self.state = State::Broken;
            }
            if self.state != State::Open {
                return pieces;
            }
        }
        if let Err(flaw) = read {
            self.state = State::Broken;
            pieces.push(Err(flaw));
        }
        pieces
    }

    fn piece(&mut self, signal: Signal) -> Result<Option<Piece>, Flaw> {
        match signal {
            Signal::Text(text) => {
                self.signs += 1;
                let text = self.cleaner.clean(&text);
                self.length += text.len();
                if self.length > LONGEST_REPLY {
                    return Err(Flaw::ReplyTooLong);
                }
                return Ok((!text.is_empty()).then_some(Piece::Text(text)));
            }
            Signal::Alive => self.signs += 1,
            Signal::Input(tokens) => self.usage.input = tokens,
            Signal::Output(tokens) => {
                self.usage.output = tokens;
                return Ok(Some(Piece::Usage(self.usage)));
            }
            Signal::Stopped => self.stopped = true,
            Signal::End if self.length == 0 => return Err(Flaw::Empty),
            Signal::End => self.state = State::Whole,
            Signal::Trouble(words) => return Err(Flaw::Reported(words)),
        }
        Ok(None)
    }
}

impl Reader {
    /// Adds what is said; with an error, what was said before it.
    fn push(&mut self, bytes: &[u8], signals: &mut Vec<Signal>) -> Result<(), Flaw> {
        let (mut events, mut lines) = (Vec::new(), Vec::new());
        let read = match self {
            Self::Anthropic(reader) | Self::OpenAi(reader) => reader.push(bytes, &mut events),
            Self::Ollama(reader) => reader.push(bytes, &mut lines),
        };
        for event in &events {
            self.event(event, signals)?;
        }
        for line in &lines {
            ollama::read(line, signals)?;
        }
        read
    }

    fn finish(&mut self, signals: &mut Vec<Signal>) -> Result<(), Flaw> {
        let read = match self {
            Self::Anthropic(reader) | Self::OpenAi(reader) => match reader.finish()? {
                Some(event) => self.event(&event, signals),
                None => Ok(()),
            },
            Self::Ollama(reader) => reader.rest().map_or(Ok(()), |line| ollama::read(&line, signals)),
        };
        // Half a message at the end of a stream is a stream that was cut off, and no message.
        read.map_err(|flaw| if flaw == Flaw::Garbled { Flaw::CutOff } else { flaw })
    }

    fn event(&self, event: &ServerEvent, signals: &mut Vec<Signal>) -> Result<(), Flaw> {
        match self {
            Self::Anthropic(_) => anthropic::read(event, signals),
            Self::OpenAi(_) => openai::read(event, signals),
            // Its lines are no events.
            Self::Ollama(_) => Ok(()),
        }
    }
}
