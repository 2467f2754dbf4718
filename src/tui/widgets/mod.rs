//! Pieces of the screen that several panes share. They know no pane.

pub mod source_line;
pub mod text_area;
