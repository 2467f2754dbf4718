//! The program as a pure machine: `update` takes the model and a message and returns what must be
//! done. It never does I/O, reads no clock, spawns nothing, and knows no terminal and no file.

pub mod beginning;
pub mod board;
pub mod browse;
pub mod charts;
pub mod chat;
pub mod checks;
pub mod comparison;
pub mod consent;
pub mod desk;
pub mod document;
pub mod draft_file;
pub mod editor;
pub mod effect;
pub mod exercise_pane;
pub mod finder;
pub mod focus_context;
pub mod footer;
pub mod help;
pub mod history;
pub mod keys;
pub mod last_request;
pub mod layout;
pub mod lines;
pub mod map;
pub mod model;
pub mod msg;
pub mod notices;
pub mod pages;
pub mod practice;
pub mod progress_pane;
pub mod question;
pub mod text;
pub mod topic;
pub mod tour;
pub mod understanding;
mod update;
pub mod voices;
pub mod when;
pub mod wrap;

pub use effect::Effect;
pub use focus_context::context;
pub use model::Model;
pub use msg::Msg;
pub use update::speaking_first::unasked_question;
pub use update::update;
