//! The one test binary: every test of the program that goes through its doors.

mod store;
mod tidy;
mod tutor;
