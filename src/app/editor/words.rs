//! Where words begin and end. It never crosses into the meaning of a language.

use super::buffer::{Buffer, is_blank};
use std::ops::Range;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Break,
    Word,
    Punctuation,
}

/// Letters, digits and `_`, of every script.
pub fn is_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The end of the word at or after an offset. Blanks in front of it are passed; a line's end stops
/// the way once.
pub fn next_end(buffer: &Buffer, offset: usize) -> usize {
    let mut offset = offset;
    if class_at(buffer, offset) == Some(Class::Break) {
        offset = skip(buffer, offset + 1, Class::Blank);
        if class_at(buffer, offset) == Some(Class::Break) {
            return offset;
        }
    } else {
        offset = skip(buffer, offset, Class::Blank);
    }
    match class_at(buffer, offset) {
        Some(class @ (Class::Word | Class::Punctuation)) => skip(buffer, offset, class),
        _ => offset,
    }
}

/// The beginning of the word at or in front of an offset.
pub fn previous_start(buffer: &Buffer, offset: usize) -> usize {
    let mut offset = offset;
    if class_before(buffer, offset) == Some(Class::Break) {
        offset = skip_back(buffer, offset - 1, Class::Blank);
        if class_before(buffer, offset) == Some(Class::Break) {
            return offset;
        }
    } else {
        offset = skip_back(buffer, offset, Class::Blank);
    }
    match class_before(buffer, offset) {
        Some(class @ (Class::Word | Class::Punctuation)) => skip_back(buffer, offset, class),
        _ => offset,
    }
}

/// What a double click selects: the word, the punctuation or the blanks at an offset; at a line's
/// end, what is in front of it.
pub fn around(buffer: &Buffer, offset: usize) -> Range<usize> {
    let at_end = matches!(class_at(buffer, offset), None | Some(Class::Break));
    let class = if at_end { class_before(buffer, offset) } else { class_at(buffer, offset) };
    match class {
        None | Some(Class::Break) => offset..offset,
        Some(class) => skip_back(buffer, offset, class)..skip(buffer, offset, class),
    }
}

fn class_of(character: char) -> Class {
    match character {
        '\n' => Class::Break,
        blank if is_blank(blank) || blank.is_whitespace() => Class::Blank,
        letter if is_word(letter) => Class::Word,
        _ => Class::Punctuation,
    }
}

fn class_at(buffer: &Buffer, offset: usize) -> Option<Class> {
    buffer.char_at(offset).map(class_of)
}

/// The class of the grapheme that ends at an offset, which is that of its first character.
fn class_before(buffer: &Buffer, offset: usize) -> Option<Class> {
    if offset == 0 { None } else { class_at(buffer, buffer.previous_grapheme(offset)) }
}

fn skip(buffer: &Buffer, offset: usize, class: Class) -> usize {
    let mut offset = offset;
    while class_at(buffer, offset) == Some(class) {
        offset = buffer.next_grapheme(offset);
    }
    offset
}

fn skip_back(buffer: &Buffer, offset: usize, class: Class) -> usize {
    let mut offset = offset;
    while offset > 0 {
        let before = buffer.previous_grapheme(offset);
        if class_at(buffer, before) != Some(class) {
            break;
        }
        offset = before;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::{Buffer, around, next_end, previous_start};

    #[test]
    fn words_end_and_begin() {
        let buffer = Buffer::new("foo_1 +=  bär(x)\n\n  e\u{301}t\n");
        let ends = [(0, 5), (2, 5), (5, 8), (8, 13), (13, 14), (15, 16), (16, 17), (17, 23)];
        for (from, to) in ends {
            assert_eq!(next_end(&buffer, from), to, "end from {from}");
        }
        let starts = [(5, 0), (3, 0), (8, 6), (13, 10), (17, 15), (20, 18), (23, 20), (0, 0)];
        for (from, to) in starts {
            assert_eq!(previous_start(&buffer, from), to, "start from {from}");
        }
    }

    #[test]
    fn a_double_click_takes_the_run_around_it() {
        let buffer = Buffer::new("foo +=  bar");
        for (offset, range) in [(0, 0..3), (1, 0..3), (4, 4..6), (7, 6..8), (11, 8..11)] {
            assert_eq!(around(&buffer, offset), range, "at {offset}");
        }
        assert_eq!(around(&Buffer::new(""), 0), 0..0);
    }
}
