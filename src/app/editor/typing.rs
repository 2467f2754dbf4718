//! Characters as they are typed. It never decides about indentation; `indent` does.

use super::history::EditKind;
use super::line_scan::{Ending, scan};
use super::pairs::{closer_of, is_quote};
use super::{Editor, Outcome, Selection, words};
use crate::domain::Language;
use crate::domain::tokens::TokenClass;

/// Beyond this column nothing is closed by itself: lines so long are data.
const LONGEST_LOOK: usize = 2_000;

impl Editor {
    /// Inserts what was typed, closing brackets and quotes where that helps. Control characters are
    /// left out; a text with line breaks counts as pasted. `now` is in steady milliseconds.
    pub fn insert_text(&mut self, text: &str, now: u64) -> Outcome {
        if text.contains('\n') {
            return self.insert_lines(text, now);
        }
        let text: String = text.chars().filter(|character| !character.is_control()).collect();
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (None, _) => Outcome::handled(),
            (Some(typed), None) if self.options.auto_close && !self.options.read_only => {
                self.type_one(typed, now)
            }
            _ => self.type_plain(&text, now),
        }
    }

    fn type_plain(&mut self, text: &str, now: u64) -> Outcome {
        self.change(EditKind::Typing, now, |editor| {
            let range = editor.selection.range();
            editor.replace(range, text);
            editor.selection = Selection::cursor(editor.selection.range().end);
        })
    }

    fn type_one(&mut self, typed: char, now: u64) -> Outcome {
        if !self.selection.is_empty() {
            return match closer_of(typed) {
                Some(closer) if self.wraps(typed) => self.wrap(typed, closer, now),
                _ => self.type_plain(typed.encode_utf8(&mut [0; 4]), now),
            };
        }
        let head = self.selection.head;
        if self.closers.is_closer_at(head)
            && self.buffer.char_at(head) == Some(typed)
            && self.buffer.char_before(head) != Some('\\')
        {
            self.place(Selection::cursor(head + 1));
            return Outcome::handled();
        }
        let (inserted, opened) = self.with_closer(typed);
        if opened == 0 {
            return self.type_plain(&inserted, now);
        }
        self.change(EditKind::Typing, now, |editor| {
            editor.replace(head..head, &inserted);
            editor.selection = Selection::cursor(head + 1);
            editor.closers.open(head + 1, opened);
        })
    }

    /// What is inserted for a typed character, and how many characters of it close.
    fn with_closer(&self, typed: char) -> (String, usize) {
        let plain = (typed.to_string(), 0);
        let Some(closer) = closer_of(typed) else {
            return plain;
        };
        let head = self.selection.head;
        let followed = match self.buffer.char_at(head) {
            None => false,
            Some(next) => !next.is_whitespace() && !matches!(next, ')' | ']' | '}' | ',' | ':' | ';'),
        };
        if followed || !self.is_code_before(head) {
            return plain;
        }
        if !is_quote(typed) {
            return (format!("{typed}{closer}"), 1);
        }
        let same_before = self.count_before(head, typed);
        if same_before == 2 && self.options.language == Some(Language::Python) {
            return (typed.to_string().repeat(4), 3);
        }
        if same_before > 0 || self.is_word_before_quote(head) {
            return plain;
        }
        (format!("{typed}{closer}"), 1)
    }

    /// The text in front of an offset does not end within a string or comment.
    fn is_code_before(&self, head: usize) -> bool {
        let Some(language) = self.options.language else {
            return true;
        };
        let line = self.buffer.line_of(head);
        let start = self.buffer.line_start(line);
        if head - start > LONGEST_LOOK || self.is_text_by_colour(head) {
            return false;
        }
        scan(&self.buffer.slice(start..head), language).ending == Ending::Code
    }

    /// The line begins within a string of an earlier line, which reaches up to the offset. A string
    /// that begins on the line itself is seen by its quotes.
    pub(super) fn is_text_by_colour(&self, head: usize) -> bool {
        let (line, byte) = self.buffer.line_and_byte(head);
        if self.buffer.line(line).chars().take(3).any(is_quote) {
            return false;
        }
        let mut reached = 0;
        for span in self.colours.spans(line) {
            if span.start > reached || !matches!(span.class, TokenClass::String | TokenClass::Escape) {
                break;
            }
            reached = span.end;
        }
        reached > 0 && reached >= byte
    }

    fn count_before(&self, head: usize, wanted: char) -> usize {
        (0..head).rev().take(3).take_while(|offset| self.buffer.char_at(*offset) == Some(wanted)).count()
    }

    /// A word ends here that is not the prefix of a string, as in `don't` (and unlike `f"`).
    fn is_word_before_quote(&self, head: usize) -> bool {
        let start = (0..head)
            .rev()
            .take(4)
            .take_while(|offset| self.buffer.char_at(*offset).is_some_and(words::is_word))
            .last()
            .unwrap_or(head);
        let word = self.buffer.slice(start..head).to_lowercase();
        let is_prefix = self.options.language == Some(Language::Python)
            && matches!(word.as_str(), "f" | "r" | "b" | "u" | "fr" | "rf" | "br" | "rb");
        !word.is_empty() && !is_prefix
    }

    /// Typing over a selection puts it between the pair, unless a quote is meant to replace another
    /// or quotes would span lines.
    fn wraps(&self, typed: char) -> bool {
        let range = self.selection.range();
        if !is_quote(typed) {
            return true;
        }
        let replaces_quote = range.len() == 1 && self.buffer.char_at(range.start).is_some_and(is_quote);
        let one_line = self.buffer.line_of(range.start) == self.buffer.line_of(range.end);
        one_line && !replaces_quote
    }

    fn wrap(&mut self, opener: char, closer: char, now: u64) -> Outcome {
        self.change(EditKind::Whole, now, |editor| {
            let selection = editor.selection;
            let range = selection.range();
            editor.replace(range.end..range.end, closer.encode_utf8(&mut [0; 4]));
            editor.replace(range.start..range.start, opener.encode_utf8(&mut [0; 4]));
            editor.selection = Selection { anchor: selection.anchor + 1, head: selection.head + 1 };
        })
    }
}
