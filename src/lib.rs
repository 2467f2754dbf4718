//! CodeMentor.

pub mod app;
pub mod curriculum;
pub mod domain;
pub mod learner;
pub mod store;
