//! Drawing a model, and the way from bytes to messages. It never changes the model.

pub mod colour;
pub mod theme;
pub mod widgets;
