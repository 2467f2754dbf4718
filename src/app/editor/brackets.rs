//! Brackets and their partners. Those in strings and comments pair among themselves only, as far as
//! the colours tell.

use super::Editor;
use super::pairs::closer_of;
use crate::domain::place::Position;
use crate::domain::tokens::TokenClass;

/// Characters that are looked through for a partner, at most.
const FARTHEST: usize = 50_000;

/// Two brackets that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BracketPair {
    pub opener: Position,
    pub closer: Position,
}

impl Editor {
    /// The pair of which one bracket is at the cursor, or, if none is, just in front of it.
    pub fn bracket_pair(&self) -> Option<BracketPair> {
        let (bracket, partner) = self.bracket_beside(self.selection.head)?;
        let (opener, closer) = (bracket.min(partner), bracket.max(partner));
        Some(BracketPair { opener: self.buffer.position(opener), closer: self.buffer.position(closer) })
    }

    /// Where "to the matching bracket" leads: from a bracket to its partner and back; from elsewhere
    /// to the next bracket of the line, or to the one that the cursor is within.
    pub(super) fn bracket_target(&self, head: usize) -> Option<usize> {
        if let Some((bracket, partner)) = self.bracket_beside(head) {
            // On this side of a bracket leads to this side of its partner.
            return Some(if bracket == head { partner } else { self.buffer.next_grapheme(partner) });
        }
        let line_end = self.buffer.line_end(self.buffer.line_of(head));
        (head..line_end)
            .take(FARTHEST)
            .find(|offset| self.buffer.char_at(*offset).is_some_and(is_bracket))
            .or_else(|| self.enclosing_opener(head))
    }

    /// The bracket that belongs to the one at an offset.
    pub(super) fn partner_of(&self, offset: usize) -> Option<usize> {
        let bracket = self.buffer.char_at(offset).filter(|character| is_bracket(*character))?;
        let in_text = self.is_in_text(offset);
        if let Some(closer) = closer_of(bracket) {
            let mut depth = 0_usize;
            for (distance, character) in self.buffer.rope().chars_at(offset).take(FARTHEST).enumerate() {
                let here = offset + distance;
                if character == bracket && self.is_in_text(here) == in_text {
                    depth += 1;
                } else if character == closer && self.is_in_text(here) == in_text {
                    depth -= 1;
                    if depth == 0 {
                        return Some(here);
                    }
                }
            }
            return None;
        }
        let opener = opener_of(bracket)?;
        let mut depth = 0_usize;
        for (distance, character) in
            self.buffer.rope().chars_at(offset + 1).reversed().take(FARTHEST).enumerate()
        {
            let here = offset - distance;
            if character == bracket && self.is_in_text(here) == in_text {
                depth += 1;
            } else if character == opener && self.is_in_text(here) == in_text {
                depth -= 1;
                if depth == 0 {
                    return Some(here);
                }
            }
        }
        None
    }

    fn bracket_beside(&self, head: usize) -> Option<(usize, usize)> {
        let at = self.partner_of(head).map(|partner| (head, partner));
        at.or_else(|| {
            let before = self.buffer.previous_grapheme(head);
            (before < head).then_some((before, self.partner_of(before)?))
        })
    }

    fn enclosing_opener(&self, head: usize) -> Option<usize> {
        let mut closed = 0_usize;
        for (distance, character) in self.buffer.rope().chars_at(head).reversed().take(FARTHEST).enumerate() {
            let here = head - 1 - distance;
            if !is_bracket(character) || self.is_in_text(here) {
                continue;
            }
            if opener_of(character).is_some() {
                closed += 1;
            } else if closed == 0 {
                return Some(here);
            } else {
                closed -= 1;
            }
        }
        None
    }

    fn is_in_text(&self, offset: usize) -> bool {
        let (line, byte) = self.buffer.line_and_byte(offset);
        matches!(
            self.colours.class_at(line, byte),
            Some(TokenClass::String | TokenClass::Comment | TokenClass::Escape)
        )
    }
}

const fn is_bracket(character: char) -> bool {
    matches!(character, '(' | ')' | '[' | ']' | '{' | '}')
}

const fn opener_of(closer: char) -> Option<char> {
    match closer {
        ')' => Some('('),
        ']' => Some('['),
        '}' => Some('{'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::app::editor::notation::{check, python};
    use crate::domain::tokens::{TokenClass, TokenSpan};

    #[test]
    fn the_cursor_jumps_to_the_partner() {
        check(&[
            ("f|(a[1])", "<move-to-bracket>", "f(a[1]|)"),
            ("f(a[1]|)", "<move-to-bracket>", "f|(a[1])"),
            ("f(a[1])|", "<move-to-bracket>", "f(|a[1])"),
            ("f(|a[1])", "<move-to-bracket>", "f(a[1])|"),
            ("|f(a)", "<move-to-bracket>", "f|(a)"),
            ("f(\n  a|b\n)", "<move-to-bracket>", "f|(\n  ab\n)"),
            ("f|(]", "<move-to-bracket>", "f|(]"),
            ("no|ne", "<move-to-bracket>", "no|ne"),
            ("{(|)}", "<move-to-bracket><move-to-bracket>", "{(|)}"),
        ]);
    }

    #[test]
    fn brackets_in_strings_pair_among_themselves() {
        let mut editor = python("f|(')')");
        editor.apply_tokens(0, 0, vec![vec![TokenSpan { start: 2, end: 5, class: TokenClass::String }]]);
        let columns = |editor: &super::Editor| {
            editor.bracket_pair().map(|pair| (pair.opener.column, pair.closer.column))
        };
        assert_eq!(columns(&editor), Some((1, 5)));
        editor.move_to(crate::domain::place::Position { line: 0, column: 3 });
        assert_eq!(columns(&editor), None);
    }
}
