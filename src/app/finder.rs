//! The line at the editor's foot in which a search or a line number is typed. It never searches; the
//! editor does.

use super::editor::{Editor, EditorOptions};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Find,
    GoToLine,
}

#[derive(Debug, Clone)]
pub struct Finder {
    pub purpose: Purpose,
    pub input: Editor,
}

impl Finder {
    pub fn new(purpose: Purpose, text: &str) -> Self {
        let mut input = Editor::new(text, EditorOptions::prompt());
        let _ = input.act(crate::domain::Action::SelectAll, 0);
        Self { purpose, input }
    }

    pub const fn label(&self) -> &'static str {
        match self.purpose {
            Purpose::Find => "Find",
            Purpose::GoToLine => "Go to line",
        }
    }

    /// The line that was typed, 0-based.
    pub fn line(&self) -> Option<usize> {
        self.input.text().trim().parse::<usize>().ok().map(|line| line.saturating_sub(1))
    }
}
