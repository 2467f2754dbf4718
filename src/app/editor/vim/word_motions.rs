//! From word to word as vim counts them: blanks part words, an empty line is one. It never decides what
//! becomes of what lies between.

use crate::app::editor::buffer::Buffer;
use crate::app::editor::words::is_word;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Blank,
    Word,
    Punctuation,
}

/// The class of what is at an offset; blanks, line ends and the end of the text are one. For big words
/// there is nothing but blanks and words.
pub(super) fn class_at(buffer: &Buffer, offset: usize, big: bool) -> Class {
    match buffer.char_at(offset) {
        None => Class::Blank,
        Some(letter) if letter.is_whitespace() => Class::Blank,
        Some(letter) if big || is_word(letter) => Class::Word,
        Some(_) => Class::Punctuation,
    }
}

/// An empty line begins (and ends) here.
fn is_empty_line(buffer: &Buffer, offset: usize) -> bool {
    let ends = matches!(buffer.char_at(offset), None | Some('\n'));
    ends && matches!(buffer.char_before(offset), None | Some('\n'))
}

fn at_line_end(buffer: &Buffer, offset: usize) -> bool {
    matches!(buffer.char_at(offset), None | Some('\n'))
}

/// The beginning of the next word; `stop_at_end`: the line's end, where the word here is its last.
pub(super) fn next_start(buffer: &Buffer, from: usize, big: bool, stop_at_end: bool) -> usize {
    let total = buffer.len_chars();
    let class = class_at(buffer, from, big);
    let mut at = from;
    if class == Class::Blank {
        at = buffer.next_grapheme(at);
    } else {
        while at < total && class_at(buffer, at, big) == class {
            at = buffer.next_grapheme(at);
        }
        if stop_at_end && at_line_end(buffer, at) {
            return at;
        }
    }
    while at < total && class_at(buffer, at, big) == Class::Blank && !is_empty_line(buffer, at) {
        at = buffer.next_grapheme(at);
    }
    at
}

/// The beginning of this word or the one before; `None` at the beginning of the text.
pub(super) fn previous_start(buffer: &Buffer, from: usize, big: bool) -> Option<usize> {
    if from == 0 {
        return None;
    }
    let mut at = buffer.previous_grapheme(from);
    while class_at(buffer, at, big) == Class::Blank {
        if at == 0 || is_empty_line(buffer, at) {
            return Some(at);
        }
        at = buffer.previous_grapheme(at);
    }
    let class = class_at(buffer, at, big);
    while at > 0 {
        let before = buffer.previous_grapheme(at);
        if class_at(buffer, before, big) != class {
            break;
        }
        at = before;
    }
    Some(at)
}

/// The last character of this word or the next; `None` where there is none. `stay`: at the end of a word
/// one is there already.
pub(super) fn end(buffer: &Buffer, from: usize, big: bool, stay: bool) -> Option<usize> {
    let total = buffer.len_chars();
    let mut at = if stay { from } else { buffer.next_grapheme(from) };
    while at < total && class_at(buffer, at, big) == Class::Blank {
        at = buffer.next_grapheme(at);
    }
    if at >= total {
        return None;
    }
    let class = class_at(buffer, at, big);
    loop {
        let next = buffer.next_grapheme(at);
        if next >= total || class_at(buffer, next, big) != class {
            return Some(at);
        }
        at = next;
    }
}

/// The last character of the word before; `None` at the beginning of the text.
pub(super) fn previous_end(buffer: &Buffer, from: usize, big: bool) -> Option<usize> {
    if from == 0 {
        return None;
    }
    let class = class_at(buffer, from, big);
    let mut at = from;
    if class == Class::Blank {
        at = buffer.previous_grapheme(at);
    } else {
        while class_at(buffer, at, big) == class {
            if at == 0 {
                return Some(0);
            }
            at = buffer.previous_grapheme(at);
        }
    }
    while at > 0 && class_at(buffer, at, big) == Class::Blank && !is_empty_line(buffer, at) {
        at = buffer.previous_grapheme(at);
    }
    Some(at)
}
