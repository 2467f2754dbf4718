//! CodeMentor.

pub mod app;
pub mod config;
pub mod curriculum;
pub mod domain;
pub mod learner;
pub mod runtime;
pub mod tui;
