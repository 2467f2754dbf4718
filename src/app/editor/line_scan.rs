//! A quick look at the beginning of one line: does it end within a string or comment, and which
//! brackets are open? It sees one line only; strings over several lines are known by their colours.

use crate::domain::Language;

/// What the beginning of a line ends within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    Code,
    Comment,
    Quoted,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LineScan {
    pub ending: Ending,
    /// Brackets opened and not closed.
    pub open: usize,
    /// The character of the last closing bracket that was not opened here.
    pub unopened: Option<usize>,
    /// The last character that is neither blank nor of a comment.
    pub last_code: Option<char>,
}

/// Looks at the characters of a line up to some point.
pub(super) fn scan(beginning: &str, language: Language) -> LineScan {
    let characters: Vec<char> = beginning.chars().collect();
    let comment: Vec<char> = language.line_comment().chars().collect();
    let mut scan = LineScan { ending: Ending::Code, open: 0, unopened: None, last_code: None };
    let mut index = 0;
    while let Some(character) = characters.get(index).copied() {
        if characters[index..].starts_with(&comment) {
            scan.ending = Ending::Comment;
            return scan;
        }
        if !character.is_whitespace() {
            scan.last_code = Some(character);
        }
        match character {
            '(' | '[' | '{' => scan.open += 1,
            ')' | ']' | '}' if scan.open == 0 => scan.unopened = Some(index),
            ')' | ']' | '}' => scan.open -= 1,
            '"' | '\'' => {
                let Some(end) = end_of_quoted(&characters, index) else {
                    scan.ending = Ending::Quoted;
                    return scan;
                };
                index = end - 1;
            }
            _ => {}
        }
        index += 1;
    }
    scan
}

/// Where the string that begins at `start` has ended; three quotes in a row begin a longer kind.
fn end_of_quoted(characters: &[char], start: usize) -> Option<usize> {
    let quote = characters[start];
    let triple = [quote; 3];
    let fence: &[char] = if characters[start..].starts_with(&triple) { &triple } else { &triple[..1] };
    let mut index = start + fence.len();
    while index < characters.len() {
        if characters[index] == '\\' {
            index += 2;
        } else if characters[index..].starts_with(fence) {
            return Some(index + fence.len());
        } else {
            index += 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Ending, scan};
    use crate::domain::Language;

    #[test]
    fn strings_comments_and_brackets_are_told_apart() {
        for (beginning, ending, open, unopened, last_code) in [
            ("x = 1", Ending::Code, 0, None, Some('1')),
            ("if x:  # why (", Ending::Comment, 0, None, Some(':')),
            ("say('it\\'s", Ending::Quoted, 1, None, Some('\'')),
            ("say('#(', [", Ending::Code, 2, None, Some('[')),
            ("'''a'b", Ending::Quoted, 0, None, Some('\'')),
            ("\"\"", Ending::Code, 0, None, Some('"')),
            ("    b)]", Ending::Code, 0, Some(6), Some(']')),
        ] {
            let found = scan(beginning, Language::Python);
            assert_eq!(
                (found.ending, found.open, found.unopened, found.last_code),
                (ending, open, unopened, last_code),
                "{beginning}"
            );
        }
    }
}
