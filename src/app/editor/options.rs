//! How one editor differs from another. It never knows a key or a colour.

use crate::domain::Language;

/// What an editor is for. Build it with one of the functions and change what differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EditorOptions {
    /// Decides indentation, comments and quotes; prose has none.
    pub language: Option<Language>,
    /// No line break ever enters the text, and what asks for one is left to the caller.
    pub single_line: bool,
    /// The gutter shows line numbers (it shows marks in any case, unless the editor is single-line).
    pub line_numbers: bool,
    /// An opening bracket or quote brings its closing one.
    pub auto_close: bool,
    /// The text can be read, searched and copied, not changed.
    pub read_only: bool,
}

impl super::Editor {
    /// Shows line numbers, or hides them.
    pub fn show_line_numbers(&mut self, shown: bool) {
        self.options.line_numbers = shown;
    }
}

impl EditorOptions {
    /// A program being written.
    pub const fn code(language: Language) -> Self {
        Self {
            language: Some(language),
            single_line: false,
            line_numbers: true,
            auto_close: true,
            read_only: false,
        }
    }

    /// A program being read, like a model solution.
    pub const fn reading(language: Language) -> Self {
        Self { read_only: true, auto_close: false, ..Self::code(language) }
    }

    /// One line: a prompt, a search, the chat's input.
    pub const fn prompt() -> Self {
        Self { language: None, single_line: true, line_numbers: false, auto_close: false, read_only: false }
    }

    /// Several lines of prose without a gutter of numbers.
    pub const fn prose() -> Self {
        Self { single_line: false, ..Self::prompt() }
    }

    /// Spaces in one step of indentation.
    pub const fn indent(self) -> usize {
        match self.language {
            Some(language) => language.indent(),
            None => 4,
        }
    }
}

impl Default for EditorOptions {
    fn default() -> Self {
        Self::prose()
    }
}
