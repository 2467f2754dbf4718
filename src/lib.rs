//! CodeMentor.

pub mod app;
pub mod domain;
pub mod runtime;
pub mod tui;
