//! The one test binary: each folder beside this file is a module of it.

mod grade;
mod support;
