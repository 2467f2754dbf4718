//! A text editor as a value: text, cursor, selection, undo, search, marks and colours. It does no
//! input or output, reads no clock (steady milliseconds are handed in) and knows no screen.

mod act;
mod brackets;
pub mod buffer;
mod clipboard;
mod colours;
mod comments;
mod delete;
mod edit;
pub mod graphemes;
mod history;
mod indent;
pub mod layout;
mod line_scan;
mod lines;
mod marks;
mod movement;
pub mod normalise;
#[cfg(test)]
mod notation;
mod options;
mod outcome;
mod pairs;
mod pointer;
mod query;
mod reading;
mod replace;
mod search;
mod selection;
mod take_over;
mod typing;
mod viewport;
pub mod vim;
mod words;

pub use brackets::BracketPair;
pub use clipboard::Register;
pub use marks::{Mark, MarkKind};
pub use options::EditorOptions;
pub use outcome::Outcome;
pub use search::SearchCount;
pub use selection::{SelectedPart, Selection};
pub use viewport::{Point, Scroll};

use buffer::Buffer;
use colours::{Colours, LineChange};
use history::{Edit, History};
use marks::Marks;
use pairs::Closers;
use pointer::Grip;
use search::Search;
use std::ops::Range;
use viewport::Viewport;

/// A text being edited. Lines and columns are 0-based; columns count characters of a line, offsets
/// count characters of the text, and the cursor is always between two graphemes.
#[derive(Debug, Clone)]
pub struct Editor {
    options: EditorOptions,
    buffer: Buffer,
    /// Grows by one with every change.
    revision: u64,
    selection: Selection,
    /// What is shown as selected where that is not the selection: vim's includes the character under the
    /// cursor, or whole lines. It goes as soon as anything else moves the selection.
    shown: Option<Range<usize>>,
    /// The column on screen that vertical movement aims for.
    goal_column: Option<usize>,
    history: History,
    /// The edits, and the lines touched, of the change under way.
    pending: Vec<Edit>,
    changing: Option<LineChange>,
    closers: Closers,
    register: Register,
    search: Search,
    marks: Marks,
    colours: Colours,
    viewport: Viewport,
    grip: Option<Grip>,
}

impl Editor {
    /// Opens a text with the cursor at its beginning. Line ends become `\n`; nothing else changes,
    /// except that an editor of one line puts the text on one.
    pub fn new(text: &str, options: EditorOptions) -> Self {
        let text = normalise::line_endings(text);
        let buffer = if options.single_line && text.contains('\n') {
            Buffer::new(&normalise::one_line(&text))
        } else {
            Buffer::new(&text)
        };
        let lines = buffer.len_lines();
        Self {
            options,
            buffer,
            revision: 0,
            selection: Selection::default(),
            shown: None,
            goal_column: None,
            history: History::default(),
            pending: Vec::new(),
            changing: None,
            closers: Closers::default(),
            register: Register::default(),
            search: Search::default(),
            marks: Marks::default(),
            colours: Colours::new(lines),
            viewport: Viewport::default(),
            grip: None,
        }
    }
}
