//! The lines at the editor's foot in which a search, its replacement, a line number or a command of vim is
//! typed. It never searches; the editor does.

use super::editor::{Editor, EditorOptions};
use crate::domain::place::Position;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Find,
    Replace,
    GoToLine,
    /// A pattern of vim.
    Pattern {
        forward: bool,
    },
    /// A line of vim's commands.
    Command,
}

#[derive(Debug, Clone)]
pub struct Finder {
    pub purpose: Purpose,
    pub input: Editor,
    /// What is to stand in the place of what is found.
    pub replacement: Editor,
    /// The keys go to the replacement.
    pub in_replacement: bool,
    /// Something has been replaced already.
    pub replaced: bool,
}

impl Finder {
    pub fn new(purpose: Purpose, text: &str) -> Self {
        let mut input = Editor::new(text, EditorOptions::prompt());
        let end = Position { line: 0, column: usize::MAX };
        match purpose {
            Purpose::Command => input.move_to(end),
            _ => {
                let _ = input.act(crate::domain::Action::SelectAll, 0);
            }
        }
        let replacement = Editor::new("", EditorOptions::prompt());
        Self { purpose, input, replacement, in_replacement: false, replaced: false }
    }

    /// What stands in front of the first line.
    pub const fn label(&self) -> &'static str {
        match self.purpose {
            Purpose::Find | Purpose::Replace => "Find: ",
            Purpose::GoToLine => "Go to line: ",
            Purpose::Pattern { forward: true } => "/",
            Purpose::Pattern { forward: false } => "?",
            Purpose::Command => ":",
        }
    }

    /// Rows that it takes.
    pub const fn rows(&self) -> u16 {
        if matches!(self.purpose, Purpose::Replace) { 2 } else { 1 }
    }

    /// Matches are shown while it is open.
    pub const fn searches(&self) -> bool {
        matches!(self.purpose, Purpose::Find | Purpose::Replace | Purpose::Pattern { .. })
    }

    /// Where the keys go.
    pub const fn active(&mut self) -> &mut Editor {
        if self.in_replacement { &mut self.replacement } else { &mut self.input }
    }

    /// The place that was typed, as `12` or `12:5`, counted from 1.
    pub fn place(&self) -> Option<Position> {
        let typed = self.input.text();
        let (line, column) = typed.split_once([':', ',']).unwrap_or((&typed, "1"));
        let line: usize = line.trim().parse().ok()?;
        let column: usize = column.trim().parse().unwrap_or(1);
        Some(Position { line: line.saturating_sub(1), column: column.saturating_sub(1) })
    }
}

#[cfg(test)]
mod tests {
    use super::{Finder, Purpose};

    #[test]
    fn places_are_read_as_people_write_them() {
        for (typed, place) in [
            ("12", Some((11, 0))),
            (" 12:5 ", Some((11, 4))),
            ("0", Some((0, 0))),
            ("3:", Some((2, 0))),
            ("x", None),
            ("", None),
            ("99999999999999999999999", None),
        ] {
            let found = Finder::new(Purpose::GoToLine, typed).place();
            assert_eq!(found.map(|place| (place.line, place.column)), place, "{typed}");
        }
    }
}
