//! Copying, cutting and pasting, with a register of the editor's own. It never reaches the person's
//! clipboard; what should go there is handed out.

use super::history::EditKind;
use super::{Editor, Outcome, Selection, normalise};
use crate::domain::place::Position;

/// What was last copied or cut.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Register {
    pub text: String,
    /// It is whole lines, which are pasted in front of the line of the cursor.
    pub whole_lines: bool,
}

impl Editor {
    pub const fn register(&self) -> &Register {
        &self.register
    }

    /// Takes over what was copied elsewhere, so that several editors share a register.
    pub fn set_register(&mut self, register: Register) {
        self.register = register;
    }

    /// Inserts text that came from outside: line ends become `\n`, tabs become spaces, control
    /// characters go. What this editor copied as whole lines comes back as whole lines.
    pub fn paste(&mut self, text: &str, now: u64) -> Outcome {
        let text = normalise::pasted(text);
        let whole_lines = self.register.whole_lines && self.register.text == text;
        self.put(&Register { text, whole_lines }, now)
    }

    pub(super) fn paste_register(&mut self, now: u64) -> Outcome {
        let register = self.register.clone();
        self.put(&register, now)
    }

    pub(super) fn copy(&mut self) -> Outcome {
        self.register = self.copied();
        Outcome { copied: Some(self.register.text.clone()), ..Outcome::handled() }
    }

    pub(super) fn cut(&mut self, now: u64) -> Outcome {
        let register = self.copied();
        let outcome = if self.selection.is_empty() {
            self.delete_lines(now)
        } else {
            self.change(EditKind::Whole, now, |editor| {
                let range = editor.selection.range();
                editor.replace(range, "");
            })
        };
        if !outcome.handled {
            return outcome;
        }
        self.register = register;
        Outcome { copied: Some(self.register.text.clone()), ..outcome }
    }

    fn copied(&self) -> Register {
        if !self.selection.is_empty() {
            return Register { text: self.selected_text(), whole_lines: false };
        }
        let line = self.cursor().line;
        let mut text = String::from(self.buffer.line(line));
        if !self.options.single_line {
            text.push('\n');
        }
        Register { text, whole_lines: !self.options.single_line }
    }

    fn put(&mut self, register: &Register, now: u64) -> Outcome {
        if register.text.is_empty() {
            return Outcome::handled();
        }
        if self.options.single_line {
            let text = normalise::one_line(&register.text);
            return self.change(EditKind::Whole, now, |editor| {
                let range = editor.selection.range();
                editor.replace(range, &text);
                editor.selection = Selection::cursor(editor.selection.head);
            });
        }
        self.change(EditKind::Whole, now, |editor| {
            if register.whole_lines && editor.selection.is_empty() {
                let Position { line, .. } = editor.cursor();
                let start = editor.buffer.line_start(line);
                let head = editor.selection.head;
                editor.replace(start..start, &register.text);
                editor.selection = Selection::cursor(head + register.text.chars().count());
            } else {
                let range = editor.selection.range();
                editor.replace(range, &register.text);
                editor.selection = Selection::cursor(editor.selection.range().end);
            }
        })
    }
}
