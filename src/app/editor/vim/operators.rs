//! What operators do to a region: delete, change, yank, shift, turn the case of letters. They never
//! decide what the region is.

use super::Vim;
use super::command::{Case, Operator};
use super::motions::{first_letter, last_place};
use super::region::Region;
use crate::app::editor::history::EditKind;
use crate::app::editor::{Editor, Outcome, Register, Selection, layout};

/// An operator with all that it needs to know.
#[derive(Debug, Clone)]
pub(super) struct Operation {
    pub operator: Operator,
    pub region: Region,
    pub register: Option<char>,
    /// How often lines are shifted.
    pub times: usize,
    /// Where the cursor is when all stays as it is.
    pub cursor: usize,
}

impl Vim {
    pub(super) fn operate(&mut self, editor: &mut Editor, operation: Operation, now: u64) -> Outcome {
        let Operation { operator, region, register, times, cursor } = operation;
        // Undo brings the cursor to where the change began.
        let (first, _) = region.line_numbers(editor);
        let begin = if region.lines { first_letter(editor, first) } else { region.range.start };
        editor.selection = Selection::cursor(begin);
        match operator {
            Operator::Yank => self.yank(editor, &region, register, cursor),
            Operator::Delete => self.delete(editor, &region, register, now),
            Operator::Change => self.change(editor, &region, register, now),
            Operator::Indent => shift(editor, &region, times, true, now),
            Operator::Outdent => shift(editor, &region, times, false, now),
            Operator::Case(case) => turn_case(editor, &region, case, cursor, now),
        }
    }

    fn yank(&mut self, editor: &mut Editor, region: &Region, name: Option<char>, cursor: usize) -> Outcome {
        let register = taken(editor, region);
        let copied = register.text.clone();
        self.registers.fill(editor, name, register, true);
        editor.place(Selection::cursor(cursor));
        let copied = (name != Some('_') && !copied.is_empty()).then_some(copied);
        Outcome { copied, ..Outcome::handled() }
    }

    pub(super) fn delete(
        &mut self,
        editor: &mut Editor,
        region: &Region,
        name: Option<char>,
        now: u64,
    ) -> Outcome {
        if region.range.is_empty() && !region.lines {
            editor.place(Selection::cursor(region.range.start));
            return Outcome::handled();
        }
        let register = taken(editor, region);
        self.registers.fill(editor, name, register, false);
        if !region.lines {
            return editor.change(EditKind::Whole, now, |editor| {
                editor.replace(region.range.clone(), "");
                editor.selection = Selection::cursor(region.range.start);
            });
        }
        let (first, last) = region.line_numbers(editor);
        editor.change(EditKind::Whole, now, |editor| {
            let buffer = &editor.buffer;
            let range = if last < buffer.last_line() {
                buffer.line_start(first)..buffer.line_start(last + 1)
            } else {
                buffer.line_start(first).saturating_sub(1)..buffer.len_chars()
            };
            editor.replace(range, "");
            editor.selection = Selection::cursor(first_letter(editor, first));
        })
    }

    fn change(&mut self, editor: &mut Editor, region: &Region, name: Option<char>, now: u64) -> Outcome {
        let register = taken(editor, region);
        if !region.range.is_empty() || region.lines {
            self.registers.fill(editor, name, register, false);
        }
        let mut range = region.range.clone();
        if region.lines {
            // Changed lines keep the indentation of the first one.
            let (first, _) = region.line_numbers(editor);
            range.start = (range.start + editor.buffer.indentation(first)).min(range.end);
        }
        let outcome = editor.change(EditKind::Whole, now, |editor| {
            editor.replace(range.clone(), "");
            editor.selection = Selection::cursor(range.start);
        });
        self.begin_insertion(1, false, region.lines);
        outcome
    }
}

/// What a register gets of a region.
fn taken(editor: &Editor, region: &Region) -> Register {
    let mut text = editor.buffer.slice(region.range.clone());
    if region.lines {
        text.push('\n');
    }
    Register { text, whole_lines: region.lines }
}

/// Moves lines a step deeper or less deep; empty ones stay.
pub(super) fn shift(editor: &mut Editor, region: &Region, times: usize, deeper: bool, now: u64) -> Outcome {
    let (first, last) = region.line_numbers(editor);
    // No line is as deep as that, and no count makes it so.
    let by = editor.options.indent() * times.min(20);
    editor.change(EditKind::Whole, now, |editor| {
        for line in first..=last {
            let start = editor.buffer.line_start(line);
            let length = editor.buffer.indentation(line);
            let width = layout::column_of(editor.buffer.line(line), length);
            if start == editor.buffer.line_end(line) {
                continue;
            }
            let wanted = if deeper { width + by } else { width.saturating_sub(by) };
            if wanted != width {
                editor.replace(start..start + length, &" ".repeat(wanted));
            }
        }
        editor.selection = Selection::cursor(first_letter(editor, first));
    })
}

fn turn_case(editor: &mut Editor, region: &Region, case: Case, cursor: usize, now: u64) -> Outcome {
    let range = region.range.clone();
    let old = editor.buffer.slice(range.clone());
    let new = turned(&old, case);
    editor.change(EditKind::Whole, now, |editor| {
        if new != old {
            editor.replace(range, &new);
        }
        let line = editor.buffer.line_of(cursor.min(editor.buffer.len_chars()));
        editor.selection = Selection::cursor(cursor.min(last_place(editor, line)));
    })
}

pub(super) fn turned(text: &str, case: Case) -> String {
    text.chars()
        .flat_map(|letter| -> Vec<char> {
            let upper = match case {
                Case::Lower => false,
                Case::Upper => true,
                Case::Other => letter.is_lowercase(),
            };
            if upper { letter.to_uppercase().collect() } else { letter.to_lowercase().collect() }
        })
        .collect()
}
