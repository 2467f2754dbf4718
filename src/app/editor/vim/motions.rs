//! Where a motion leads in a text, and whether it takes its last character, or whole lines, along. It
//! never moves the cursor.

use super::Vim;
use super::command::{Find, Motion};
use super::search::search_word_under_cursor;
use super::word_motions::{Class, class_at, end, next_start, previous_end, previous_start};
use crate::app::editor::{Editor, layout};
use crate::domain::place::Position;

/// How much an operator takes of the way to a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Up to the place.
    Exclusive,
    /// The place too.
    Inclusive,
    Lines,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reach {
    pub target: usize,
    pub extent: Extent,
    /// The column that vertical movement aims for from now on.
    pub goal: Option<usize>,
}

impl Reach {
    pub const fn exclusive(target: usize) -> Self {
        Self { target, extent: Extent::Exclusive, goal: None }
    }

    const fn inclusive(target: usize) -> Self {
        Self { target, extent: Extent::Inclusive, goal: None }
    }
}

impl Vim {
    /// Where a motion leads from the cursor; `None` where it cannot go. With an `operator` it may lead
    /// behind the last character of a line.
    pub(super) fn reach(
        &mut self,
        editor: &mut Editor,
        motion: Motion,
        count: Option<usize>,
        operator: bool,
    ) -> Option<Reach> {
        let from = editor.selection.head;
        let times = count.unwrap_or(1).max(1);
        let visual = self.is_visual();
        let buffer = &editor.buffer;
        let line = buffer.line_of(from);
        let (start, line_end) = (buffer.line_start(line), buffer.line_end(line));
        match motion {
            Motion::Left => {
                let target = repeat(times, from, |at| (at > start).then(|| buffer.previous_grapheme(at)));
                (target < from).then_some(Reach::exclusive(target))
            }
            Motion::Right => {
                let last = if operator || visual { line_end } else { last_place(editor, line) };
                let target = repeat(times, from, |at| (at < last).then(|| buffer.next_grapheme(at)));
                (target > from).then_some(Reach::exclusive(target))
            }
            Motion::Up | Motion::Down => vertical(editor, motion == Motion::Down, times),
            Motion::NextWord { big } => {
                let mut at = from;
                for left in (0..times).rev() {
                    at = next_start(buffer, at, big, operator && left == 0);
                }
                (at > from).then_some(Reach::exclusive(at))
            }
            Motion::PreviousWord { big } => {
                let target = repeat(times, from, |at| previous_start(buffer, at, big));
                (target < from).then_some(Reach::exclusive(target))
            }
            Motion::WordEnd { big } => {
                let target = repeat(times, from, |at| end(buffer, at, big, false));
                let target = if target == from { last_place(editor, buffer.last_line()) } else { target };
                (target > from || operator).then_some(Reach::inclusive(target))
            }
            Motion::PreviousWordEnd { big } => {
                let target = repeat(times, from, |at| previous_end(buffer, at, big));
                (target < from).then_some(Reach::inclusive(target))
            }
            Motion::LineStart => Some(Reach::exclusive(start)),
            Motion::FirstLetter => Some(Reach::exclusive(first_letter(editor, line))),
            Motion::LineEnd => {
                let line = line + times - 1;
                if line > buffer.last_line() && times > 1 {
                    return None;
                }
                let target = if visual { buffer.line_end(line) } else { last_place(editor, line) };
                Some(Reach { goal: Some(usize::MAX), ..Reach::inclusive(target) })
            }
            Motion::LastLetter => Some(Reach::inclusive(last_letter(editor, line + times - 1))),
            Motion::Column => {
                let (column, _) = layout::character_at(buffer.line(line), times - 1);
                Some(Reach::exclusive(start + column))
            }
            Motion::FirstLine => Some(whole_line(editor, times - 1)),
            Motion::LastLine => Some(whole_line(editor, count.map_or(usize::MAX, |count| count.max(1) - 1))),
            Motion::LineDown if line == buffer.last_line() => None,
            Motion::LineDown => Some(whole_line(editor, line + times)),
            Motion::LineUp => Some(whole_line(editor, line.checked_sub(times)?)),
            Motion::ThisLine => Some(whole_line(editor, line + times - 1)),
            Motion::Find(find) => {
                self.last_find = Some(find);
                find_letter(editor, find, times, false)
            }
            Motion::FindAgain { turned } => {
                let last = self.last_find?;
                let find = Find { forward: last.forward != turned, ..last };
                find_letter(editor, find, times, true)
            }
            Motion::Bracket => match count {
                Some(percent) if percent > 100 => None,
                Some(percent) => Some(whole_line(editor, (percent * buffer.len_lines()).div_ceil(100) - 1)),
                None => {
                    let is_bracket = |offset: &usize| {
                        let letter = buffer.char_at(*offset);
                        letter.is_some_and(|letter| matches!(letter, '(' | ')' | '[' | ']' | '{' | '}'))
                    };
                    let bracket = (from..line_end).find(is_bracket)?;
                    editor.partner_of(bracket).map(Reach::inclusive)
                }
            },
            Motion::NextParagraph => paragraph(editor, true, times),
            Motion::PreviousParagraph => paragraph(editor, false, times),
            Motion::NextMatch { turned } => {
                let forward = self.searches_forward != turned;
                self.match_at(editor, from, forward, times).map(Reach::exclusive)
            }
            Motion::SameWord { forward } => {
                let word = search_word_under_cursor(editor)?;
                self.searches_forward = forward;
                self.match_at(editor, word, forward, times).map(Reach::exclusive)
            }
            Motion::ViewTop | Motion::ViewMiddle | Motion::ViewBottom => {
                let (first, end) = editor.lines_in_view();
                let last = end.saturating_sub(1).max(first);
                let target = match motion {
                    Motion::ViewTop => (first + times - 1).min(last),
                    Motion::ViewMiddle => usize::midpoint(first, last),
                    _ => last.saturating_sub(times - 1).max(first),
                };
                Some(whole_line(editor, target))
            }
        }
    }
}

/// The step as often as it can be done.
fn repeat(times: usize, from: usize, step: impl Fn(usize) -> Option<usize>) -> usize {
    let mut at = from;
    for _ in 0..times {
        match step(at) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// The last character of a line, or its beginning where it is empty.
pub(super) fn last_place(editor: &Editor, line: usize) -> usize {
    let line = line.min(editor.buffer.last_line());
    let (start, end) = (editor.buffer.line_start(line), editor.buffer.line_end(line));
    if end > start { editor.buffer.previous_grapheme(end) } else { start }
}

/// The first character of a line that is not blank; the last one of a blank line.
pub(super) fn first_letter(editor: &Editor, line: usize) -> usize {
    let line = line.min(editor.buffer.last_line());
    let letter = editor.buffer.line_start(line) + editor.buffer.indentation(line);
    letter.min(last_place(editor, line))
}

fn last_letter(editor: &Editor, line: usize) -> usize {
    let line = line.min(editor.buffer.last_line());
    let start = editor.buffer.line_start(line);
    let mut at = last_place(editor, line);
    while at > start && class_at(&editor.buffer, at, true) == Class::Blank {
        at = editor.buffer.previous_grapheme(at);
    }
    at
}

fn whole_line(editor: &Editor, line: usize) -> Reach {
    Reach { target: first_letter(editor, line), extent: Extent::Lines, goal: None }
}

fn vertical(editor: &Editor, down: bool, times: usize) -> Option<Reach> {
    let buffer = &editor.buffer;
    let line = buffer.line_of(editor.selection.head);
    let target = if down { (line + times).min(buffer.last_line()) } else { line.saturating_sub(times) };
    if target == line {
        return None;
    }
    let goal = editor.goal_column.unwrap_or_else(|| editor.cursor_column());
    let (column, _) = layout::character_at(buffer.line(target), goal);
    let target = buffer.offset(Position { line: target, column });
    Some(Reach { target, extent: Extent::Lines, goal: Some(goal) })
}

/// `again`: a place just in front of the letter, where the last `t` stopped, does not count.
fn find_letter(editor: &Editor, find: Find, times: usize, again: bool) -> Option<Reach> {
    let buffer = &editor.buffer;
    let from = editor.selection.head;
    let line = buffer.line_of(from);
    let (start, end) = (buffer.line_start(line), buffer.line_end(line));
    let skips = again && find.till && times == 1;
    let mut left = times;
    let mut at = from;
    loop {
        if find.forward {
            at = buffer.next_grapheme(at);
            if at >= end {
                return None;
            }
        } else {
            if at <= start {
                return None;
            }
            at = buffer.previous_grapheme(at);
        }
        let beside =
            if find.forward { buffer.previous_grapheme(at) } else { buffer.next_grapheme(at) } == from;
        if buffer.char_at(at) == Some(find.letter) && !(skips && beside) {
            left -= 1;
            if left == 0 {
                break;
            }
        }
    }
    let target = match (find.till, find.forward) {
        (false, _) => at,
        (true, true) => buffer.previous_grapheme(at),
        (true, false) => buffer.next_grapheme(at),
    };
    Some(if find.forward { Reach::inclusive(target) } else { Reach::exclusive(target) })
}

/// The next empty line behind lines that are not, or the end of the text.
fn paragraph(editor: &Editor, down: bool, times: usize) -> Option<Reach> {
    let buffer = &editor.buffer;
    let from = editor.selection.head;
    let is_empty = |line: usize| buffer.line_start(line) == buffer.line_end(line);
    let last = buffer.last_line();
    let mut line = buffer.line_of(from);
    for _ in 0..times {
        let mut seen_text = !is_empty(line);
        loop {
            let end = if down { line == last } else { line == 0 };
            if end {
                let target = if down { last_place(editor, last) } else { 0 };
                if target == from {
                    return None;
                }
                // The last character of the text is taken along.
                return Some(if down { Reach::inclusive(target) } else { Reach::exclusive(0) });
            }
            line = if down { line + 1 } else { line - 1 };
            if is_empty(line) {
                if seen_text {
                    break;
                }
            } else {
                seen_text = true;
            }
        }
    }
    Some(Reach::exclusive(buffer.line_start(line)))
}
