//! Pieces of the screen that several panes share. They know no pane.

pub mod text_area;
