//! From raw bytes to input events, the same for the local terminal, SSH and tests. It never waits and
//! never reads a clock: whoever feeds it says when nothing more came.

mod decode;
mod paste;
#[cfg(test)]
mod tests;

use super::event::InputEvent;
use crate::config::keymap::{Chord, Key};
use decode::Decoder;
use paste::Paste;
use unicode_segmentation::UnicodeSegmentation;

/// Bytes of a control sequence that are kept; longer ones are read to their end and dropped.
const LONGEST_SEQUENCE: usize = 64;
/// Bytes of a grapheme that came in several characters.
const LONGEST_GRAPHEME: usize = 64;

/// What the bytes so far are the beginning of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Ground,
    /// A character that needs this many bytes in all.
    Character {
        length: usize,
    },
    /// After an Esc, which may be the key or the first byte of a sequence.
    Escape,
    /// After `Esc [`.
    Control,
    /// After `Esc [ [`, as the Linux console sends F1 to F5.
    Console,
    /// After `Esc O`.
    Single,
    /// The three bytes of a mouse report in the oldest form.
    OldMouse,
    /// After `Esc ]` or `Esc P`: an answer that nobody asked for, up to its end.
    Answer {
        started: bool,
    },
    /// In an answer, after an Esc.
    AnswerEscape,
    Paste,
}

/// Frames the bytes into characters and whole sequences, within bounds, and has whole sequences decoded
/// by `termina`'s parser. The framing is ours since that parser keeps an unfinished sequence without
/// bound, takes `Alt-]` and `Alt-P` for the beginning of one, and can index out of one that is too short.
#[derive(Debug)]
pub struct InputParser {
    state: State,
    /// What came since the Esc, without it; or the bytes of a character.
    sequence: Vec<u8>,
    /// The sequence is longer than what is kept.
    too_long: bool,
    /// An Esc stood before: the key is held with Alt.
    alt: bool,
    paste: Paste,
    decoder: Decoder,
    events: Vec<InputEvent>,
}

impl Default for InputParser {
    fn default() -> Self {
        Self {
            state: State::Ground,
            sequence: Vec::new(),
            too_long: false,
            alt: false,
            paste: Paste::default(),
            decoder: Decoder::default(),
            events: Vec::new(),
        }
    }
}

impl InputParser {
    /// Takes bytes as they came, in pieces of any size, and returns what they complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<InputEvent> {
        for byte in bytes {
            self.byte(*byte);
        }
        std::mem::take(&mut self.events)
    }

    /// Whether what came last can be a key or the beginning of more: if nothing follows soon (30 ms), it
    /// is a key, and [`Self::flush`] says which.
    pub const fn needs_flush(&self) -> bool {
        match self.state {
            State::Escape | State::Single | State::Answer { .. } | State::AnswerEscape => true,
            State::Control => self.sequence.len() <= 1,
            State::Ground | State::Character { .. } | State::Console | State::OldMouse | State::Paste => {
                false
            }
        }
    }

    /// Nothing more came: what was held back as a possible beginning is a key.
    pub fn flush(&mut self) -> Vec<InputEvent> {
        if self.needs_flush() {
            match self.state {
                State::Escape => self.escape_key(),
                State::Control => self.alt_key('['),
                State::Single => self.alt_key('O'),
                State::Answer { started: false } => {
                    let letter = self.sequence.first().map_or(']', |byte| char::from(*byte));
                    self.alt_key(letter);
                }
                _ => {}
            }
            self.ground();
        }
        std::mem::take(&mut self.events)
    }

    fn ground(&mut self) {
        self.state = State::Ground;
        self.sequence.clear();
        self.too_long = false;
        self.alt = false;
    }

    /// The Esc key, twice where two Esc bytes came.
    fn escape_key(&mut self) {
        if self.alt {
            self.events.push(InputEvent::Key(Chord::key(Key::Escape)));
        }
        self.events.push(InputEvent::Key(Chord::key(Key::Escape)));
    }

    fn alt_key(&mut self, letter: char) {
        self.events.push(InputEvent::Key(Chord::new(Key::Char(letter), false, true, false)));
    }

    /// Drops what was begun and takes the byte as the first of something new.
    fn again(&mut self, byte: u8) {
        self.ground();
        self.byte(byte);
    }

    fn byte(&mut self, byte: u8) {
        match self.state {
            State::Ground => self.ground_byte(byte),
            State::Character { length } => {
                if !(0x80..=0xBF).contains(&byte) {
                    return self.again(byte);
                }
                self.sequence.push(byte);
                if self.sequence.len() == length {
                    let letter =
                        std::str::from_utf8(&self.sequence).ok().and_then(|text| text.chars().next());
                    let alt = self.alt;
                    self.ground();
                    if let Some(letter) = letter {
                        self.character(letter, alt);
                    }
                }
            }
            State::Escape => self.escape_byte(byte),
            State::Control => self.control_byte(byte),
            State::Console => match byte {
                0x20..=0x7E => self.finish(byte),
                _ => self.again(byte),
            },
            State::Single => match byte {
                0x20..=0x7E => {
                    self.keep(byte);
                    if !byte.is_ascii_digit() {
                        self.finish_kept();
                    }
                }
                _ => self.again(byte),
            },
            State::OldMouse => {
                self.keep(byte);
                // `[`, `M` and three bytes.
                if self.sequence.len() == 5 {
                    self.finish_kept();
                }
            }
            // An answer begins with a number or a sign; anything else after `Alt-]` is a key.
            State::Answer { started: false } if !matches!(byte, b'0'..=b'9' | b'>' | b'!' | b'$' | b'+') => {
                let letter = self.sequence.first().map_or(']', |first| char::from(*first));
                self.alt_key(letter);
                self.again(byte);
            }
            State::Answer { .. } => match byte {
                0x07 => self.ground(),
                0x1B => self.state = State::AnswerEscape,
                _ => self.state = State::Answer { started: true },
            },
            State::AnswerEscape => {
                if byte == b'\\' {
                    self.ground();
                } else {
                    self.ground();
                    self.state = State::Escape;
                    self.byte(byte);
                }
            }
            State::Paste => {
                if let Some(text) = self.paste.push(byte) {
                    self.events.push(InputEvent::Paste(text));
                    self.ground();
                }
            }
        }
    }

    fn ground_byte(&mut self, byte: u8) {
        match byte {
            0x1B => self.state = State::Escape,
            0x20..=0x7E => self.character(char::from(byte), false),
            0x00..=0x1F | 0x7F => self.events.extend(decode::control(byte, false)),
            _ => self.begin_character(byte, false),
        }
    }

    fn begin_character(&mut self, byte: u8, alt: bool) {
        self.ground();
        let length = match byte {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => return,
        };
        self.sequence.push(byte);
        self.alt = alt;
        self.state = State::Character { length };
    }

    fn escape_byte(&mut self, byte: u8) {
        match byte {
            // The second Esc may be that of a sequence which Alt is held with (rxvt, iTerm2).
            0x1B if self.alt => self.events.push(InputEvent::Key(Chord::key(Key::Escape))),
            0x1B => self.alt = true,
            b'[' | b'O' | b']' | b'P' => {
                self.sequence.push(byte);
                self.state = match byte {
                    b'[' => State::Control,
                    b'O' => State::Single,
                    _ => State::Answer { started: false },
                };
            }
            _ => {
                // Two Esc and a character: the first was the key.
                if self.alt {
                    self.events.push(InputEvent::Key(Chord::key(Key::Escape)));
                }
                match byte {
                    0x20..=0x7E => {
                        self.ground();
                        self.character(char::from(byte), true);
                    }
                    0x00..=0x1F | 0x7F => {
                        self.ground();
                        self.events.extend(decode::control(byte, true));
                    }
                    _ => self.begin_character(byte, true),
                }
            }
        }
    }

    fn control_byte(&mut self, byte: u8) {
        let body = self.sequence.get(1..).unwrap_or_default();
        match byte {
            b'[' if body.is_empty() => {
                self.keep(byte);
                self.state = State::Console;
            }
            b'M' if body.is_empty() => {
                self.keep(byte);
                self.state = State::OldMouse;
            }
            // rxvt ends a sequence with a dollar where Shift is held.
            b'$' if !body.is_empty() && body.iter().all(u8::is_ascii_digit) => self.finish(byte),
            0x40..=0x7E => self.finish(byte),
            0x20..=0x3F => self.keep(byte),
            _ => self.again(byte),
        }
    }

    fn keep(&mut self, byte: u8) {
        if self.sequence.len() < LONGEST_SEQUENCE {
            self.sequence.push(byte);
        } else {
            self.too_long = true;
        }
    }

    fn finish(&mut self, byte: u8) {
        self.keep(byte);
        self.finish_kept();
    }

    fn finish_kept(&mut self) {
        let sequence = std::mem::take(&mut self.sequence);
        let (alt, too_long) = (self.alt, self.too_long);
        self.ground();
        if too_long {
            return;
        }
        if sequence == b"[200~" {
            self.paste = Paste::default();
            self.state = State::Paste;
            return;
        }
        self.events.extend(self.decoder.sequence(&sequence, alt));
    }

    /// A character that was typed. One that continues the grapheme before, within the same bytes, joins it.
    fn character(&mut self, letter: char, alt: bool) {
        if crate::app::text::is_harmful(letter) {
            return;
        }
        if !alt && !letter.is_ascii() && self.joins_last(letter) {
            return;
        }
        self.events.push(InputEvent::Key(Chord::new(Key::Char(letter), false, alt, false)));
    }

    fn joins_last(&mut self, letter: char) -> bool {
        let before = match self.events.last() {
            Some(InputEvent::Key(chord)) => chord.typed().map(String::from),
            Some(InputEvent::Text(text)) if text.len() < LONGEST_GRAPHEME => Some(text.clone()),
            _ => None,
        };
        let Some(mut text) = before else { return false };
        text.push(letter);
        if text.graphemes(true).count() != 1 {
            return false;
        }
        self.events.pop();
        self.events.push(InputEvent::Text(text));
        true
    }
}
