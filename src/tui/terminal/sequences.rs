//! The sequences around frames: entering and leaving, the title, the clipboard. It never writes them.

use crate::app::text::{clip, single_line};
use termina::escape::osc::{Osc, Selection};

/// Leaves everything that [`enter`] asked for. It may be written at any time, more than once, and in the
/// middle of a frame: it first ends whatever can be open.
pub const LEAVE: &[u8] = b"\x1b\\\x1b[?2026l\x1b[m\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?1004l\x1b[?2004l\
    \x1b[?7h\x1b[0 q\x1b[?25h\x1b[?1049l\x1b[23;0t";

/// What a terminal's clipboard takes, in bytes. Beyond it some terminals (hterm, older tmux) drop all.
const LONGEST_COPY: usize = 74_994;

const LONGEST_TITLE: usize = 120;

/// Takes over the screen: keeps the title, goes to the alternate screen, clears it, and asks for
/// bracketed paste, focus and (if wanted) the mouse. Lines do not wrap by themselves: a frame fills the
/// last column too.
///
/// The kitty keyboard protocol is not asked for: keys arrive well enough without it for every default
/// binding, and some terminals that do not know it print what asks for it.
pub fn enter(mouse: bool) -> Vec<u8> {
    let mut bytes = b"\x1b[22;0t\x1b[?1049h\x1b[?7l\x1b[?2004h\x1b[?1004h".to_vec();
    if mouse {
        bytes.extend_from_slice(self::mouse(true));
    }
    bytes.extend_from_slice(b"\x1b[?25l\x1b[m\x1b[2J");
    bytes
}

/// Asks for presses, drags and the wheel, or leaves them to the terminal.
pub const fn mouse(wanted: bool) -> &'static [u8] {
    if wanted { b"\x1b[?1000h\x1b[?1002h\x1b[?1006h" } else { b"\x1b[?1006l\x1b[?1002l\x1b[?1000l" }
}

/// Names the window.
pub fn title(text: &str) -> Vec<u8> {
    let text = clip(&single_line(text), LONGEST_TITLE);
    Osc::SetWindowTitle(&text).to_string().into_bytes()
}

/// Hands a text to the terminal's clipboard (OSC 52); `None` when it is too long for one.
#[must_use]
pub fn copy(text: &str) -> Option<Vec<u8>> {
    if text.len() > LONGEST_COPY {
        return None;
    }
    Some(Osc::SetSelection(Selection::CLIPBOARD, text).to_string().into_bytes())
}

#[cfg(test)]
mod tests {
    use super::{copy, title};

    #[test]
    fn texts_cannot_break_out() {
        assert_eq!(title("a\x1b\\b\x07c"), b"\x1b]2;a\\bc\x1b\\");
        assert_eq!(copy("def").as_deref(), Some(b"\x1b]52;c;ZGVm\x1b\\".as_slice()));
        assert_eq!(copy(&"x".repeat(80_000)), None);
    }
}
