//! CodeMentor.

pub mod app;
pub mod config;
pub mod curriculum;
pub mod domain;
pub mod grade;
pub mod learner;
pub mod runtime;
pub mod store;
pub mod telemetry;
pub mod tui;
pub mod tutor;
