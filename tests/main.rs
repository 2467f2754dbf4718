//! The one test binary: every test of the program that goes through its doors.

mod curriculum;
mod editor;
mod screens;
mod store;
mod tidy;
mod tutor;
