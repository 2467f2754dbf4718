//! From one whole sequence to an event. It never sees the beginning of one without its end.

use super::super::event::{InputEvent, MouseEvent, MouseKind};
use crate::config::keymap::{Chord, Key};
use termina::event::{KeyCode, KeyEvent, KeyEventKind, Modifiers, MouseButton, MouseEventKind};
use termina::{Event, Parser};

/// A control character that was typed, or a key that sends one.
pub(super) fn control(byte: u8, alt: bool) -> Option<InputEvent> {
    let (key, ctrl) = match byte {
        b'\t' => (Key::Tab, false),
        // A lone line feed is what Ctrl-J and some Enter keys send.
        b'\r' | b'\n' => (Key::Enter, false),
        // Terminals send one of the two for Backspace; the other may be Ctrl-Backspace, which none tells.
        0x7F | 0x08 => (Key::Backspace, false),
        0x00 => (Key::Char(' '), true),
        0x01..=0x1A => (Key::Char(char::from(byte - 1 + b'a')), true),
        0x1C => (Key::Char('\\'), true),
        0x1D => (Key::Char(']'), true),
        0x1E => (Key::Char('^'), true),
        // Ctrl-_ too: keyboards have both on this byte, and editors know it as Ctrl-/.
        0x1F => (Key::Char('/'), true),
        _ => return None,
    };
    Some(InputEvent::Key(Chord::new(key, ctrl, alt, false)))
}

/// `termina`'s parser, and the forms of older terminals brought into those that it knows.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    parser: Parser,
}

impl Decoder {
    /// A sequence without its Esc, like `[1;5A` or `OP`.
    pub fn sequence(&mut self, sequence: &[u8], alt: bool) -> Option<InputEvent> {
        let usual = usual_form(sequence)?;
        let mut bytes = Vec::with_capacity(usual.len() + 1);
        bytes.push(0x1B);
        bytes.extend_from_slice(&usual);
        self.parser.parse(&bytes, false);
        let mut found = None;
        while let Some(event) = self.parser.pop() {
            found = found.or_else(|| translate(&event, alt));
        }
        if found.is_none() {
            // What it did not know may stay in it as a beginning; nothing of it is wanted.
            self.parser = Parser::default();
        }
        found
    }
}

/// The form that the parser knows; `None` for what is no input of a person.
fn usual_form(sequence: &[u8]) -> Option<Vec<u8>> {
    let (kind, rest) = sequence.split_first()?;
    let (last, body) = rest.split_last()?;
    let text = std::str::from_utf8(body).unwrap_or_default();
    let numeric = !body.is_empty() && body.iter().all(u8::is_ascii_digit);
    let arrow = last.to_ascii_uppercase();
    let form = match (kind, last) {
        // The oldest mouse reports have any bytes.
        (b'[', _) if rest.first() == Some(&b'M') => return Some(sequence.to_vec()),
        // Answers to questions that we never ask.
        (b'[', _) if matches!(body.first(), Some(b'?' | b'>' | b'=')) => return None,
        // F3 with modifiers; the parser takes it for a report of the cursor's place.
        (b'[', b'R') => format!("[13;{}~", text.strip_prefix("1;")?),
        // rxvt: small letters for arrows with Shift, other ends for other modifiers.
        (b'[', b'a'..=b'd') if body.is_empty() => format!("[1;2{}", char::from(arrow)),
        (b'O', b'a'..=b'd') => format!("[1;5{}", char::from(arrow)),
        (b'[', b'$') if numeric => format!("[{text};2~"),
        (b'[', b'^') if numeric => format!("[{text};5~"),
        (b'[', b'@') if numeric => format!("[{text};6~"),
        // xterm's "modify other keys": 27 ; modifiers ; character.
        (b'[', b'~') if text.starts_with("27;") => {
            let (modifiers, character) = text.strip_prefix("27;")?.split_once(';')?;
            format!("[{character};{modifiers}u")
        }
        (b'O', b'M') => "[13u".to_owned(),
        // Older KDE and GNOME terminals: the modifiers within.
        (b'O', _) if numeric => format!("[1;{text}{}", char::from(*last)),
        _ => return Some(sequence.to_vec()),
    };
    Some(form.into_bytes())
}

fn translate(event: &Event, alt: bool) -> Option<InputEvent> {
    match event {
        Event::Key(key) => chord(*key, alt).map(InputEvent::Key),
        Event::Mouse(mouse) => {
            let kind = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
                MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
                MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
                MouseEventKind::ScrollUp => MouseKind::ScrollUp,
                MouseEventKind::ScrollDown => MouseKind::ScrollDown,
                MouseEventKind::ScrollLeft => MouseKind::ScrollLeft,
                MouseEventKind::ScrollRight => MouseKind::ScrollRight,
                _ => return None,
            };
            let shift = mouse.modifiers.contains(Modifiers::SHIFT);
            Some(InputEvent::Mouse(MouseEvent { kind, column: mouse.column, row: mouse.row, shift }))
        }
        Event::FocusIn => Some(InputEvent::Focus(true)),
        Event::FocusOut => Some(InputEvent::Focus(false)),
        _ => None,
    }
}

fn chord(event: KeyEvent, alt: bool) -> Option<Chord> {
    let held = event.modifiers;
    // With the desktop's own modifiers it is not for us.
    if event.kind == KeyEventKind::Release || held.intersects(Modifiers::SUPER | Modifiers::HYPER) {
        return None;
    }
    let mut shift = held.contains(Modifiers::SHIFT);
    let key = match event.code {
        KeyCode::Char(letter) if crate::app::text::is_harmful(letter) => return None,
        KeyCode::Char(letter) => Key::Char(letter),
        KeyCode::Enter => Key::Enter,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => {
            shift = true;
            Key::Tab
        }
        KeyCode::Escape => Key::Escape,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Insert => Key::Insert,
        KeyCode::Delete => Key::Delete,
        KeyCode::Function(number) if (1..=24).contains(&number) => Key::Function(number),
        _ => return None,
    };
    let alt = alt || held.intersects(Modifiers::ALT | Modifiers::META);
    Some(Chord::new(key, held.contains(Modifiers::CONTROL), alt, shift))
}
