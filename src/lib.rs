//! CodeMentor.

pub mod domain;
