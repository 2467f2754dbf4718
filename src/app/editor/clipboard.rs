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

    /// The same for text of several lines that comes as if typed.
    pub(super) fn insert_lines(&mut self, text: &str, now: u64) -> Outcome {
        self.put(&Register { text: normalise::pasted(text), whole_lines: false }, now)
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

#[cfg(test)]
mod tests {
    use crate::app::editor::notation::{check, editor, play, python, show};
    use crate::app::editor::{EditorOptions, Outcome};
    use crate::domain::{Action, Language};

    #[test]
    fn text_and_lines_are_copied_and_pasted() {
        check(&[
            ("a¦bc|d", "<copy><move-line-end><paste>", "abcdbc|"),
            ("a¦bc|d", "<cut>", "a|d"),
            ("a¦bc|d", "<cut><paste><paste>", "abcbc|d"),
            ("on|e\ntwo", "<copy><move-down><paste>", "one\none\ntw|o"),
            ("on|e\ntwo", "<cut>", "tw|o"),
            ("one\nt|wo", "<cut><paste>", "two\no|ne"),
            ("on|e", "<copy><select-all><paste>", "one\n|"),
            ("a¦b|", "<copy><move-line-start><paste>", "b|ab"),
            ("ab|", "<paste>", "ab|"),
        ]);
    }

    #[test]
    fn what_was_copied_is_handed_out() {
        let mut editor = python("one\n    t|wo");
        assert_eq!(editor.act(Action::Copy, 0).copied.as_deref(), Some("    two\n"));
        let outcome = editor.act(Action::Cut, 0);
        assert_eq!((outcome.copied.as_deref(), outcome.changed), (Some("    two\n"), Some(0)));
    }

    #[test]
    fn pastes_from_outside_are_cleaned() {
        let mut editor = python("x|");
        let _ = editor.paste("a\r\n\tb\u{1b}[31m", 0);
        assert_eq!(show(&editor), "xa\n    b[31m|");
        let mut editor = python("one\nt|wo");
        let _ = play(&mut editor, "<copy>");
        let _ = editor.paste("two\r\n", 0);
        assert_eq!(show(&editor), "one\ntwo\nt|wo", "what was copied as a line comes back as one");
        let mut prompt = editor_of_one_line("a|d");
        let _ = prompt.paste("b\nc", 0);
        assert_eq!(show(&prompt), "ab c|d");
    }

    #[test]
    fn reading_allows_copying_only() {
        let mut reading = editor("o|ne\ntwo", EditorOptions::reading(Language::Python));
        assert_eq!(reading.act(Action::Copy, 0).copied.as_deref(), Some("one\n"));
        assert_eq!(reading.act(Action::Cut, 0), Outcome::ignored());
        assert_eq!(reading.insert_text("x", 0), Outcome::ignored());
        assert_eq!(reading.paste("x", 0), Outcome::ignored());
        for action in Action::ALL {
            let _ = reading.act(*action, 0);
        }
        assert_eq!(reading.text(), "one\ntwo");
    }

    fn editor_of_one_line(notation: &str) -> crate::app::editor::Editor {
        editor(notation, EditorOptions::prompt())
    }
}
