//! Changes that need no motion: `r`, `~`, `J`, `p` and `P`. They never begin to insert.

use super::Vim;
use super::command::{Case, Command};
use super::motions::first_letter;
use super::operators::turned;
use super::parse::ENTER;
use super::region::Region;
use crate::app::editor::buffer::is_blank;
use crate::app::editor::history::EditKind;
use crate::app::editor::{Editor, Outcome, Register, Selection, normalise};
use std::ops::Range;

/// Characters that one command may put into a text.
const MOST_PUT: usize = 1 << 20;

/// Replaces each of some characters by another; fails where the line has not so many.
pub(super) fn replace_ahead(editor: &mut Editor, letter: char, times: usize, now: u64) -> Outcome {
    let buffer = &editor.buffer;
    let start = editor.selection.head;
    let line_end = buffer.line_end(buffer.line_of(start));
    let mut end = start;
    for _ in 0..times {
        if end >= line_end {
            return Outcome::handled();
        }
        end = buffer.next_grapheme(end);
    }
    if letter == ENTER {
        let outcome = editor.change(EditKind::Whole, now, |editor| {
            editor.replace(start..end, "");
            editor.selection = Selection::cursor(start);
        });
        return outcome.and(editor.insert_newline(now));
    }
    replace_range(editor, start..end, letter, now, |range| range.end.saturating_sub(1))
}

/// Every character of a stretch becomes the same; line breaks stay.
pub(super) fn replace_all(editor: &mut Editor, range: Range<usize>, letter: char, now: u64) -> Outcome {
    replace_range(editor, range, letter, now, |range| range.start)
}

fn replace_range(
    editor: &mut Editor,
    range: Range<usize>,
    letter: char,
    now: u64,
    place: impl FnOnce(&Range<usize>) -> usize,
) -> Outcome {
    if letter.is_control() {
        return Outcome::handled();
    }
    let mut text = String::new();
    let mut at = range.start;
    while at < range.end {
        text.push(if editor.buffer.char_at(at) == Some('\n') { '\n' } else { letter });
        at = editor.buffer.next_grapheme(at);
    }
    let new_range = range.start..range.start + text.chars().count();
    editor.change(EditKind::Whole, now, |editor| {
        editor.replace(range, &text);
        editor.selection = Selection::cursor(place(&new_range));
    })
}

/// Turns the case of some characters, and goes on behind them.
pub(super) fn toggle_case(editor: &mut Editor, times: usize, now: u64) -> Outcome {
    let buffer = &editor.buffer;
    let start = editor.selection.head;
    let line_end = buffer.line_end(buffer.line_of(start));
    let mut end = start;
    for _ in 0..times {
        if end < line_end {
            end = buffer.next_grapheme(end);
        }
    }
    let old = buffer.slice(start..end);
    let new = turned(&old, Case::Other);
    editor.change(EditKind::Whole, now, |editor| {
        if new != old {
            editor.replace(start..end, &new);
        }
        editor.selection = Selection::cursor(start + new.chars().count());
    })
}

/// Makes one line of lines from `first` to `last`; `spaced`: with one blank in place of indentation.
pub(super) fn join(editor: &mut Editor, first: usize, last: usize, spaced: bool, now: u64) -> Outcome {
    let last = last.min(editor.buffer.last_line());
    if last <= first {
        return Outcome::handled();
    }
    editor.change(EditKind::Whole, now, |editor| {
        for _ in first..last {
            let buffer = &editor.buffer;
            let end = buffer.line_end(first);
            let indent = if spaced { buffer.indentation(first + 1) } else { 0 };
            let next = buffer.char_at(end + 1 + indent);
            let before = if end > buffer.line_start(first) { buffer.char_before(end) } else { None };
            let nothing_follows = matches!(next, None | Some('\n'));
            let parted = before.is_none_or(is_blank) || next == Some(')') || nothing_follows;
            let gap = if spaced && !parted { " " } else { "" };
            editor.replace(end..end + 1 + indent, gap);
            editor.selection = Selection::cursor(end);
        }
    })
}

impl Vim {
    /// Puts a register's text behind the cursor, or in front of it.
    pub(super) fn put(&self, editor: &mut Editor, command: &Command, before: bool, now: u64) -> Outcome {
        let register = self.registers.get(editor, command.register);
        let times = command.times();
        if register.text.is_empty() || register.text.len().saturating_mul(times) > MOST_PUT {
            return Outcome::handled();
        }
        let text = normalise::pasted(&register.text).repeat(times);
        let head = editor.selection.head;
        if register.whole_lines {
            let line = editor.buffer.line_of(head);
            let text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
            return editor.change(EditKind::Whole, now, |editor| {
                let first = if before {
                    let start = editor.buffer.line_start(line);
                    editor.replace(start..start, &format!("{text}\n"));
                    line
                } else {
                    let end = editor.buffer.line_end(line);
                    editor.replace(end..end, &format!("\n{text}"));
                    line + 1
                };
                editor.selection = Selection::cursor(first_letter(editor, first));
            });
        }
        let line_end = editor.buffer.line_end(editor.buffer.line_of(head));
        let at = if before || head == line_end { head } else { editor.buffer.next_grapheme(head) };
        let length = text.chars().count();
        let one_line = !text.contains('\n');
        editor.change(EditKind::Whole, now, |editor| {
            editor.replace(at..at, &text);
            let target = if one_line { editor.buffer.previous_grapheme(at + length) } else { at };
            editor.selection = Selection::cursor(target);
        })
    }
}

/// Puts a register in the place of a region. What was there goes into the unnamed register, unless the
/// one that is put is to be kept.
pub(super) fn put_over(
    vim: &mut Vim,
    editor: &mut Editor,
    region: &Region,
    register: &Register,
    keep: bool,
    now: u64,
) -> Outcome {
    let mut taken = editor.buffer.slice(region.range.clone());
    if region.lines {
        taken.push('\n');
    }
    if !keep {
        vim.registers.fill(editor, None, Register { text: taken, whole_lines: region.lines }, false);
    }
    let text = normalise::pasted(&register.text);
    let bare = text.strip_suffix('\n').unwrap_or(&text);
    let text = match (region.lines, register.whole_lines) {
        (true, true) => bare.to_owned(),
        (false, true) => format!("\n{text}"),
        (_, false) => text.clone(),
    };
    let start = region.range.start;
    editor.change(EditKind::Whole, now, |editor| {
        editor.replace(region.range.clone(), &text);
        let target = if region.lines && !register.whole_lines {
            start
        } else if register.whole_lines {
            let line = editor.buffer.line_of(start) + usize::from(!region.lines);
            first_letter(editor, line)
        } else if text.contains('\n') || text.is_empty() {
            start
        } else {
            editor.buffer.previous_grapheme(start + text.chars().count())
        };
        editor.selection = Selection::cursor(target);
    })
}
