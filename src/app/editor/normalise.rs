//! Text from elsewhere, made fit for an editor. It never knows where the text goes.

use super::layout::TAB_STOP;
use std::borrow::Cow;

/// A file's text with every line ended by `\n` and without a byte order mark. Nothing else of it
/// changes: a draft is the learner's, control characters included.
pub fn line_endings(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}

/// Pasted text: line ends become `\n`, tabs become spaces up to the next stop of `TAB_STOP`
/// columns, and other control characters go.
pub fn pasted(text: &str) -> String {
    let text = line_endings(text);
    let mut clean = String::with_capacity(text.len());
    let mut column = 0;
    for character in text.chars() {
        match character {
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                clean.push('\n');
                column = 0;
            }
            '\t' => {
                let spaces = TAB_STOP - column % TAB_STOP;
                clean.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            other if is_unwelcome(other) => {}
            other => {
                clean.push(other);
                column += 1;
            }
        }
    }
    clean
}

/// The same for an editor of one line: line breaks and what surrounds them become one space.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for (index, part) in text.split('\n').enumerate() {
        if index == 0 {
            line.push_str(part);
            continue;
        }
        let kept = line.trim_end_matches(' ').len();
        line.truncate(kept);
        let part = part.trim_start_matches(' ');
        if !line.is_empty() && !part.is_empty() {
            line.push(' ');
        }
        line.push_str(part);
    }
    line
}

/// Control characters and byte order marks, which no one means to paste.
fn is_unwelcome(character: char) -> bool {
    character.is_control() || character == '\u{feff}'
}

#[cfg(test)]
mod tests {
    use super::{line_endings, one_line, pasted};

    #[test]
    fn line_ends_of_every_system_become_one() {
        assert_eq!(line_endings("\u{feff}one\r\ntwo\rthree\n"), "one\ntwo\nthree\n");
        assert_eq!(line_endings("form\u{c}feed"), "form\u{c}feed");
    }

    #[test]
    fn pastes_lose_tabs_and_control_characters() {
        assert_eq!(pasted("\tx\r\nab\ty\u{1b}[0m\u{7}"), "    x\nab  y[0m");
        assert_eq!(pasted("one\u{2028}two"), "one\ntwo");
    }

    #[test]
    fn breaks_become_single_spaces_in_one_line() {
        assert_eq!(one_line("one  \n   two\n\nthree\n"), "one two three");
    }
}
