//! What a learner's program printed, on its way to the person's own terminal: colours and the cursor pass, and
//! whatever would set a title, fill the clipboard, or make the terminal answer as if somebody typed does not.

const ESCAPE: u8 = 0x1b;
/// The longest sequence that is waited for; a longer one is none.
const LONGEST: usize = 64;

/// Reads a stream in pieces of any size.
#[derive(Debug, Default)]
pub struct Harmless {
    state: State,
    /// The sequence that has begun.
    begun: Vec<u8>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum State {
    #[default]
    Text,
    /// After the escape character.
    Escape,
    /// After `ESC [`.
    Control,
    /// In a text for the terminal itself, which ends with a bell or `ESC \`.
    Command,
    /// There, after an escape character.
    CommandEscape,
    /// After the first byte of a control character of the second set (U+0080 to U+009F).
    Second,
}

impl Harmless {
    /// What of these bytes may be shown.
    pub fn pass(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut shown = Vec::with_capacity(bytes.len());
        for byte in bytes {
            self.take(*byte, &mut shown);
        }
        shown
    }

    fn take(&mut self, byte: u8, shown: &mut Vec<u8>) {
        self.state = match self.state {
            State::Text => match byte {
                ESCAPE => State::Escape,
                0xc2 => State::Second,
                b'\n' | b'\r' | b'\t' | 0x07 | 0x08 => self.show(byte, shown),
                0x00..=0x1f | 0x7f => State::Text,
                _ => self.show(byte, shown),
            },
            State::Second => {
                if !(0x80..=0x9f).contains(&byte) {
                    shown.push(0xc2);
                    self.state = State::Text;
                    return self.take(byte, shown);
                }
                State::Text
            }
            State::Escape => match byte {
                b'[' => {
                    self.begun.clear();
                    State::Control
                }
                // OSC, DCS, SOS, PM, APC.
                b']' | b'P' | b'X' | b'^' | b'_' => State::Command,
                ESCAPE => State::Escape,
                _ => State::Text,
            },
            State::Control => match byte {
                ESCAPE => State::Escape,
                0x40..=0x7e => {
                    if is_harmless(&self.begun, byte) {
                        shown.extend_from_slice(b"\x1b[");
                        shown.extend_from_slice(&self.begun);
                        shown.push(byte);
                    }
                    State::Text
                }
                0x20..=0x3f if self.begun.len() < LONGEST => {
                    self.begun.push(byte);
                    State::Control
                }
                _ => State::Text,
            },
            State::Command => match byte {
                0x07 => State::Text,
                ESCAPE => State::CommandEscape,
                _ => State::Command,
            },
            State::CommandEscape => match byte {
                b'\\' => State::Text,
                ESCAPE => State::CommandEscape,
                _ => State::Command,
            },
        };
    }

    fn show(&self, byte: u8, shown: &mut Vec<u8>) -> State {
        shown.push(byte);
        self.state
    }
}

/// Colours, moving the cursor, and erasing; with numbers alone. The cursor may also be hidden and shown.
fn is_harmless(parameters: &[u8], last: u8) -> bool {
    let plain = parameters.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':'));
    (plain && matches!(last, b'A'..=b'H' | b'J' | b'K' | b'm' | b'f' | b'd'))
        || (parameters == b"?25" && matches!(last, b'h' | b'l'))
}

/// A whole text.
pub fn text(text: &str) -> String {
    String::from_utf8_lossy(&Harmless::default().pass(text.as_bytes())).into_owned()
}

#[cfg(test)]
mod tests {
    use super::{Harmless, text};

    #[test]
    fn colours_and_the_cursor_pass() {
        for kept in
            ["a\tb\r\n", "\x1b[1;31mred\x1b[0m", "\x1b[2J\x1b[3;4H\x1b[K", "\x1b[?25l", "é ñ ² 文", "\u{a0}"]
        {
            assert_eq!(text(kept), kept);
        }
    }

    #[test]
    fn nothing_speaks_to_the_terminal_itself() {
        for (given, left) in [
            ("a\x1b]0;title\x07b", "ab"),
            ("a\x1b]52;c;b3duZWQ=\x1b\\b", "ab"),
            ("a\x1bPq#0\x1b\\b", "ab"),
            ("a\x1b[c\x1b[6n\x1b[>0q\x1b[21tb", "ab"),
            ("a\x1b[?1049h\x1bc\x1b(0b", "a0b"),
            ("a\u{9b}6nb\u{9d}0;title\x07", "a6nb0;title\x07"),
            ("a\x1b\x1b]0;x\x07b\0\x0e\x7fc", "abc"),
            ("never ended\x1b]0;x", "never ended"),
        ] {
            assert_eq!(text(given), left, "{given:?}");
        }
    }

    #[test]
    fn pieces_are_as_good_as_a_whole() {
        let whole = "a\x1b]0;title\x07b\x1b[31mc\x1b[6n²d\u{9b}e".as_bytes();
        let at_once = Harmless::default().pass(whole);
        for size in 1..whole.len() {
            let mut harmless = Harmless::default();
            let pieces: Vec<u8> = whole.chunks(size).flat_map(|piece| harmless.pass(piece)).collect();
            assert_eq!(pieces, at_once, "in pieces of {size}");
        }
    }
}
