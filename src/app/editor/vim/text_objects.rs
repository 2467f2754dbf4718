//! Words, quotations, brackets and paragraphs around the cursor. It never selects them.

use super::command::{ObjectKind, TextObject};
use super::region::Region;
use super::word_motions::{Class, class_at};
use crate::app::editor::{Editor, Selection};
use std::ops::Range;

/// So many brackets that close too early are looked at before one gives up.
const MOST_TRIED: usize = 500;

/// The object around the selection (of which the cursor is the smallest), `times` of them or `times`
/// levels out; `None` where there is none.
pub(super) fn region_of(
    editor: &Editor,
    object: TextObject,
    inside: &Range<usize>,
    times: usize,
) -> Option<Region> {
    match object.kind {
        ObjectKind::Word { big } => words(editor, inside.start, big, object.around, times),
        ObjectKind::Quoted(quote) => quoted(editor, inside.start, quote, object.around),
        ObjectKind::Bracketed(opener) => bracketed(editor, inside, opener, object.around, times),
        ObjectKind::Paragraph => paragraphs(editor, inside.start, object.around, times),
    }
}

fn words(editor: &Editor, from: usize, big: bool, around: bool, times: usize) -> Option<Region> {
    let buffer = &editor.buffer;
    let line = buffer.line_of(from);
    let (start, end) = (buffer.line_start(line), buffer.line_end(line));
    if start == end {
        return Some(Region::characters(start..start));
    }
    let back = |offset: usize| {
        let class = class_at(buffer, offset, big);
        let mut at = offset;
        while at > start {
            let before = buffer.previous_grapheme(at);
            if class_at(buffer, before, big) != class {
                break;
            }
            at = before;
        }
        at
    };
    let ahead = |offset: usize| {
        let class = class_at(buffer, offset, big);
        let mut at = offset;
        while at < end && class_at(buffer, at, big) == class {
            at = buffer.next_grapheme(at);
        }
        at
    };
    let is_blank = |offset: usize| class_at(buffer, offset, big) == Class::Blank;
    let from = from.min(buffer.previous_grapheme(end));
    let (mut first, mut last) = (back(from), from);
    let on_blank = is_blank(from);
    for _ in 0..times {
        if last >= end {
            return None;
        }
        last = ahead(last);
        if around && last < end && (on_blank || is_blank(last)) {
            last = ahead(last);
        }
    }
    // Without blanks behind, those in front go along.
    let blank_behind = is_blank(buffer.previous_grapheme(last));
    if around && !on_blank && !blank_behind && first > start && is_blank(buffer.previous_grapheme(first)) {
        let before = back(buffer.previous_grapheme(first));
        // The blanks that a line begins with stay.
        if before > start {
            first = before;
        }
    }
    Some(Region::characters(first..last))
}

fn quoted(editor: &Editor, from: usize, quote: char, around: bool) -> Option<Region> {
    let buffer = &editor.buffer;
    let line = buffer.line_of(from);
    let (start, end) = (buffer.line_start(line), buffer.line_end(line));
    let mut quotes = Vec::new();
    let mut escaped = false;
    for offset in start..end {
        let letter = buffer.char_at(offset)?;
        if letter == quote && !escaped {
            quotes.push(offset);
        }
        escaped = letter == '\\' && !escaped;
    }
    let mut pairs = quotes.chunks_exact(2).map(|pair| (pair[0], pair[1]));
    // The pair around the cursor, or the first one behind it.
    let (opener, closer) = pairs.find(|(_, closer)| *closer >= from)?;
    if !around {
        return Some(Region::characters(opener + 1..closer));
    }
    let blank = |offset: usize| matches!(buffer.char_at(offset), Some(' ' | '\t'));
    let (mut first, mut last) = (opener, closer + 1);
    while last < end && blank(last) {
        last += 1;
    }
    if last == closer + 1 {
        while first > start && blank(first - 1) {
            first -= 1;
        }
    }
    Some(Region::characters(first..last))
}

fn bracketed(
    editor: &Editor,
    inside: &Range<usize>,
    opener: char,
    around: bool,
    times: usize,
) -> Option<Region> {
    let buffer = &editor.buffer;
    let pair = pair_around(editor, inside, opener, times).or_else(|| {
        // Where there is none around the cursor, the next one of the line is meant.
        let line_end = buffer.line_end(buffer.line_of(inside.start));
        let next = (inside.start..line_end).find(|offset| buffer.char_at(*offset) == Some(opener))?;
        pair_around(editor, &(next..next + 1), opener, times).filter(|_| inside.len() <= 1)
    });
    let (first, last) = pair?;
    if around {
        return Some(Region::characters(first..last + 1));
    }

    let (mut start, mut end) = (first + 1, last);
    // Brackets on lines of their own: what is inside are the lines between them.
    let (first_line, last_line) = (buffer.line_of(start), buffer.line_of(end));
    if first_line < last_line {
        if start == buffer.line_end(first_line) {
            start += 1;
        }
        if buffer.line_start(last_line) + buffer.indentation(last_line) == end {
            end = buffer.line_start(last_line);
            return Some(if start < end {
                Region::exclusive(editor, start..end)
            } else {
                Region::characters(start.min(end)..start.min(end))
            });
        }
    }
    Some(Region::characters(start..end.max(start)))
}

/// The brackets around a stretch of text, `times` levels out.
fn pair_around(editor: &Editor, inside: &Range<usize>, opener: char, times: usize) -> Option<(usize, usize)> {
    let buffer = &editor.buffer;
    let mut left = times;
    let mut tried = 0;
    let mut at = inside.start;
    // From the cursor outwards: each opener whose partner lies behind it.
    loop {
        let letter = buffer.char_at(at);
        let pair = if letter == Some(opener) {
            tried += 1;
            editor.partner_of(at).map(|partner| (at, partner))
        } else if at == inside.start && letter.is_some_and(|letter| matches!(letter, ')' | ']' | '}')) {
            let partner = editor.partner_of(at);
            partner.filter(|partner| buffer.char_at(*partner) == Some(opener)).map(|partner| (partner, at))
        } else {
            None
        };
        if let Some((first, last)) = pair
            && last + 1 >= inside.end
            && (inside.len() <= 1 || last - first >= inside.len())
        {
            left -= 1;
            if left == 0 {
                return Some((first, last));
            }
            at = first;
        }
        if tried > MOST_TRIED {
            return None;
        }
        at = at.checked_sub(1)?;
    }
}

fn paragraphs(editor: &Editor, from: usize, around: bool, times: usize) -> Option<Region> {
    let buffer = &editor.buffer;
    let last_line = buffer.last_line();
    let blank = |line: usize| buffer.is_blank_line(line);
    let mut first = buffer.line_of(from);
    let mut last = first;
    let kind = blank(first);
    while first > 0 && blank(first - 1) == kind {
        first -= 1;
    }
    let grow = |last: usize| {
        let kind = blank(last);
        (last..last_line).find(|line| blank(*line + 1) != kind).unwrap_or(last_line)
    };
    last = grow(last);
    let more = if around { times * 2 - 1 } else { times - 1 };
    for step in 0..more {
        if last == last_line {
            // A paragraph without blank lines behind takes those in front.
            if around && step == 0 && !kind && first > 0 {
                while first > 0 && blank(first - 1) {
                    first -= 1;
                }
                break;
            }
            return None;
        }
        last = grow(last + 1);
    }
    Some(Region::lines(editor, first, last))
}

/// What is selected, as a stretch that holds the character under the cursor.
pub(super) fn held(editor: &Editor, selection: Selection) -> Range<usize> {
    let range = selection.range();
    let end = if editor.buffer.char_at(range.end) == Some('\n') && range.end > range.start {
        range.end + 1
    } else {
        editor.buffer.next_grapheme(range.end)
    };
    range.start..end
}
