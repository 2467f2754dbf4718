//! Drawing a model, and the way from bytes to messages. It never blocks and never changes the model.

pub mod colour;
pub mod keys;
pub mod terminal;
pub mod theme;
pub mod widgets;
