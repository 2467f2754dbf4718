//! The program as a pure machine: `update` takes the model and a message and returns what must be
//! done. It never does I/O, reads no clock, spawns nothing, and knows no terminal and no file.

pub mod document;
pub mod effect;
pub mod msg;
pub mod text;

pub use effect::Effect;
pub use msg::Msg;
