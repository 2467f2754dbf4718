//! A key with its modifiers, as keymaps write it and people read it. It never knows what bytes a
//! terminal sends for it.

use std::fmt;
use std::str::FromStr;

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// What the key types; a blank for the space bar.
    Char(char),
    Enter,
    Tab,
    Backspace,
    Delete,
    Insert,
    Escape,
    Home,
    End,
    PageUp,
    PageDown,
    Up,
    Down,
    Left,
    Right,
    /// F1 to F24.
    Function(u8),
}

/// A key and the modifiers that are held with it, in the one form that lookups compare: a letter that
/// is typed is as it is typed (`A`, without shift); with Ctrl or Alt it is small, and shift is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord {
    pub key: Key,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChordError {
    #[error("`{0}` is not a key")]
    UnknownKey(String),
    #[error("`{0}` reaches the program as `{1}`: a terminal sends the same for both")]
    SameBytes(String, &'static str),
}

impl Chord {
    /// Brings key and modifiers into the form that lookups compare.
    pub fn new(key: Key, ctrl: bool, alt: bool, shift: bool) -> Self {
        let Key::Char(letter) = key else { return Self { key, ctrl, alt, shift } };
        if ctrl || alt {
            let small = single(letter.to_lowercase());
            // Only letters have a capital; shift with `7` types another sign, which is told as itself.
            let shift = letter.is_alphabetic() && (shift || letter != small);
            return Self { key: Key::Char(small), ctrl, alt, shift };
        }
        let typed = if shift { single(letter.to_uppercase()) } else { letter };
        Self { key: Key::Char(typed), ctrl, alt, shift: false }
    }

    /// A key alone.
    pub fn key(key: Key) -> Self {
        Self::new(key, false, false, false)
    }

    /// What it types, if it types something.
    pub const fn typed(self) -> Option<char> {
        match self.key {
            Key::Char(letter) if !self.ctrl && !self.alt => Some(letter),
            _ => None,
        }
    }
}

/// The only letter of a change of case, or the first where one becomes two (`ß`).
fn single(mut letters: impl Iterator<Item = char>) -> char {
    letters.next().unwrap_or(' ')
}

/// Keys by the names that they have in keymap files, and the names that people read.
const NAMES: [(&str, Key, &str); 20] = [
    ("enter", Key::Enter, "Enter"),
    ("return", Key::Enter, "Enter"),
    ("tab", Key::Tab, "Tab"),
    ("backspace", Key::Backspace, "Backspace"),
    ("delete", Key::Delete, "Delete"),
    ("del", Key::Delete, "Delete"),
    ("insert", Key::Insert, "Insert"),
    ("esc", Key::Escape, "Esc"),
    ("escape", Key::Escape, "Esc"),
    ("home", Key::Home, "Home"),
    ("end", Key::End, "End"),
    ("pageup", Key::PageUp, "PageUp"),
    ("pagedown", Key::PageDown, "PageDown"),
    ("up", Key::Up, "Up"),
    ("down", Key::Down, "Down"),
    ("left", Key::Left, "Left"),
    ("right", Key::Right, "Right"),
    ("space", Key::Char(' '), "Space"),
    ("minus", Key::Char('-'), "-"),
    ("plus", Key::Char('+'), "+"),
];

impl FromStr for Chord {
    type Err = ChordError;

    /// Reads `ctrl-s`, `Alt+1`, `shift-f6`, `?`.
    fn from_str(text: &str) -> Result<Self, ChordError> {
        let (mut ctrl, mut alt, mut shift) = (false, false, false);
        let mut rest = text;
        loop {
            if let Some(after) = modifier(rest, "ctrl") {
                (ctrl, rest) = (true, after);
            } else if let Some(after) = modifier(rest, "alt") {
                (alt, rest) = (true, after);
            } else if let Some(after) = modifier(rest, "shift") {
                (shift, rest) = (true, after);
            } else {
                break;
            }
        }
        let key = key(rest).ok_or_else(|| ChordError::UnknownKey(text.to_owned()))?;
        // `Ctrl+S` is how people write it; shift is meant only where it is said.
        let key = match key {
            Key::Char(letter) if ctrl || alt => Key::Char(single(letter.to_lowercase())),
            other => other,
        };
        if ctrl
            && !shift
            && let Key::Char(letter) = key
            && let Some((_, same)) = SAME_BYTES.iter().find(|(other, _)| *other == letter)
        {
            return Err(ChordError::SameBytes(text.to_owned(), same));
        }
        Ok(Self::new(key, ctrl, alt, shift))
    }
}

/// With Ctrl, these are other keys to a terminal (ECMA-48's control characters).
const SAME_BYTES: [(char, &str); 5] =
    [('i', "tab"), ('m', "enter"), ('j', "enter"), ('h', "backspace"), ('[', "esc")];

fn modifier<'text>(text: &'text str, name: &str) -> Option<&'text str> {
    let head = text.get(..name.len())?;
    let rest = text.get(name.len()..)?;
    let rest = rest.strip_prefix('-').or_else(|| rest.strip_prefix('+'))?;
    (head.eq_ignore_ascii_case(name) && !rest.is_empty()).then_some(rest)
}

fn key(text: &str) -> Option<Key> {
    let mut letters = text.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return (!letter.is_control()).then_some(Key::Char(letter));
    }
    let small = text.to_ascii_lowercase();
    if let Some((_, key, _)) = NAMES.iter().find(|(name, _, _)| *name == small) {
        return Some(*key);
    }
    let number = small.strip_prefix('f')?.parse().ok()?;
    (1..=24).contains(&number).then_some(Key::Function(number))
}

impl fmt::Display for Chord {
    /// What a person reads: `Ctrl-S`, `Alt-Up`, `F5`, `?`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                formatter.write_str(name)?;
            }
        }
        match self.key {
            Key::Char(' ') => formatter.write_str("Space"),
            Key::Char(letter) if self.ctrl || self.alt => {
                write!(formatter, "{}", letter.to_uppercase())
            }
            Key::Char(letter) => write!(formatter, "{letter}"),
            Key::Function(number) => write!(formatter, "F{number}"),
            named => {
                let shown = NAMES.iter().find(|(_, key, _)| *key == named).map_or("", |(_, _, shown)| shown);
                formatter.write_str(shown)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Chord, ChordError};

    #[test]
    fn chords_are_read_and_shown() {
        for (text, shown) in [
            ("ctrl-s", "Ctrl-S"),
            ("Ctrl+S", "Ctrl-S"),
            ("alt-1", "Alt-1"),
            ("shift-up", "Shift-Up"),
            ("ctrl-shift-left", "Ctrl-Shift-Left"),
            ("shift-ctrl-left", "Ctrl-Shift-Left"),
            ("f1", "F1"),
            ("shift-f6", "Shift-F6"),
            ("?", "?"),
            ("a", "a"),
            ("A", "A"),
            ("shift-a", "A"),
            ("alt-A", "Alt-A"),
            ("alt-shift-a", "Alt-Shift-A"),
            ("ctrl--", "Ctrl--"),
            ("-", "-"),
            ("alt-]", "Alt-]"),
            ("space", "Space"),
            ("ctrl-space", "Ctrl-Space"),
            ("esc", "Esc"),
            ("PageUp", "PageUp"),
            ("alt-é", "Alt-É"),
            ("tab", "Tab"),
        ] {
            let chord: Chord = text.parse().expect(text);
            assert_eq!(chord.to_string(), shown, "{text}");
            assert_eq!(shown.parse::<Chord>(), Ok(chord), "{shown}");
        }
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "ctrl-", "hyper-x", "f0", "f25", "pgup!", "ctrl-ab"] {
            assert_eq!(text.parse::<Chord>(), Err(ChordError::UnknownKey(text.to_owned())));
        }
        for text in ["ctrl-i", "ctrl-m", "ctrl-h", "ctrl-["] {
            assert!(matches!(text.parse::<Chord>(), Err(ChordError::SameBytes(_, _))), "{text}");
        }
    }
}
