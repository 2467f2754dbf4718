//! CodeMentor.

pub mod domain;
pub mod grade;
