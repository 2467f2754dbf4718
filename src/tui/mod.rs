//! Drawing a model, and the way from bytes to messages. It never blocks and never changes the model.

pub mod colour;
mod face;
mod footer;
mod key_hints;
pub mod keys;
mod pages;
mod painter;
mod panes;
pub mod terminal;
mod text_styles;
pub mod theme;
mod tones;
mod view;
pub mod widgets;

pub use face::Face;
pub use key_hints::key_hints;
pub use view::{Cursor, CursorShape, view};
