//! Takes out of a reply what could do something to a terminal or hide from an eye: control characters,
//! escape sequences, marks that turn the direction of text. It holds wherever the reply is split.
//!
//! Source: ECMA-48 (control functions); Unicode TR 36 and "Trojan Source" (Boucher, Anderson 2021).

/// Between two parts of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Cleaner {
    inside: Inside,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Inside {
    #[default]
    Text,
    /// After ESC.
    Escape,
    /// In a control sequence, up to its final letter.
    Sequence,
    /// In a command string, up to BEL or ST.
    Command,
    /// In a command string, after ESC.
    CommandEscape,
}

impl Cleaner {
    /// The next part, with what may be shown of it.
    pub fn clean(&mut self, text: &str) -> String {
        text.chars().filter(|letter| self.keeps(*letter)).collect()
    }

    #[expect(clippy::match_same_arms, reason = "each state stands by itself, as in the standard")]
    fn keeps(&mut self, letter: char) -> bool {
        // No sequence goes over the end of a line, so that an open one cannot swallow a reply.
        if letter == '\n' {
            self.inside = Inside::Text;
            return true;
        }
        let (inside, keeps) = match (self.inside, letter) {
            (Inside::Text | Inside::Escape | Inside::Sequence, '\u{1b}') => (Inside::Escape, false),
            (Inside::Text, '\u{9b}') | (Inside::Escape, '[') => (Inside::Sequence, false),
            (Inside::Text, '\u{90}' | '\u{98}' | '\u{9d}'..='\u{9f}')
            | (Inside::Escape, ']' | 'P' | 'X' | '^' | '_') => (Inside::Command, false),
            (Inside::Text, _) => (Inside::Text, is_harmless(letter)),
            (Inside::Escape, ' '..='/') => (Inside::Escape, false),
            // What is no sequence at all is text after a stray ESC.
            (Inside::Escape, '0'..='~') => (Inside::Text, false),
            (Inside::Escape, _) => (Inside::Text, is_harmless(letter)),
            (Inside::Sequence, ' '..='?') => (Inside::Sequence, false),
            (Inside::Sequence, '@'..='~') => (Inside::Text, false),
            (Inside::Sequence, _) => (Inside::Text, is_harmless(letter)),
            (Inside::Command | Inside::CommandEscape, '\u{7}' | '\u{9c}') => (Inside::Text, false),
            (Inside::Command | Inside::CommandEscape, '\u{1b}') => (Inside::CommandEscape, false),
            (Inside::CommandEscape, '\\') => (Inside::Text, false),
            (Inside::Command | Inside::CommandEscape, _) => (Inside::Command, false),
        };
        self.inside = inside;
        keeps
    }
}

/// A text that is no part of a reply: an error in a provider's words, on one line, at most so long.
pub fn clean_line(text: &str, most: usize) -> String {
    let clean = Cleaner::default().clean(text);
    let line = clean.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most { line } else { line.chars().take(most - 1).chain(['…']).collect() }
}

fn is_harmless(letter: char) -> bool {
    let turns = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    // Tags: letters that no one sees and a model reads.
    let tags = matches!(letter, '\u{e0000}'..='\u{e007f}');
    let splits = matches!(letter, '\u{2028}' | '\u{2029}' | '\u{feff}');
    letter == '\t' || !(letter.is_control() || turns || tags || splits)
}

#[cfg(test)]
mod tests {
    use super::{Cleaner, clean_line};

    const HOSTILE: [(&str, &str); 12] = [
        ("plain *text*\twith `code`\n", "plain *text*\twith `code`\n"),
        ("a\u{1b}[31mred\u{1b}[0m b", "ared b"),
        ("a\u{1b}]0;title\u{7}b\u{1b}]52;c;aGk=\u{1b}\\c", "abc"),
        ("a\u{9b}2Jb\u{9d}8;;http://x\u{9c}c", "abc"),
        ("a\u{1b}Pq#0\u{1b}\\b\u{1b}(Bc\u{1b}cd", "abcd"),
        ("nul\0 bell\u{7} back\u{8} del\u{7f} form\u{c} next\u{85}", "nul bell back del form next"),
        ("one\r\ntwo\r", "one\ntwo"),
        ("if user != \u{202e}\u{2066}admin\u{2069}:", "if user != admin:"),
        ("seen\u{e0049}\u{e006e} 👩‍👧 é", "seen 👩‍👧 é"),
        ("open \u{1b}]0;never closed\nnext line", "open \nnext line"),
        ("a\u{1b}\u{1b}[1mb\u{1b}[1\u{1b}[2mc", "abc"),
        ("a\u{1b}[1é", "aé"),
    ];

    #[test]
    fn nothing_that_draws_or_hides_comes_through_wherever_it_is_split() {
        for (hostile, harmless) in HOSTILE {
            for (split, _) in hostile.char_indices() {
                let mut cleaner = Cleaner::default();
                let mut clean = cleaner.clean(&hostile[..split]);
                clean.push_str(&cleaner.clean(&hostile[split..]));
                assert_eq!(clean, harmless, "{hostile:?} split at {split}");
            }
        }
    }

    #[test]
    fn a_providers_words_fit_on_a_line() {
        assert_eq!(clean_line("wrong\u{1b}[1m key\n\n  here", 40), "wrong key here");
        assert_eq!(clean_line("abcdefgh", 5), "abcd…");
    }
}
