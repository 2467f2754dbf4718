//! The one test binary: every test of the program that goes through its doors.

mod cli;
mod curriculum;
mod diagnosis;
mod editor;
mod grade;
mod learner;
mod nothing_lost;
mod plain;
mod sandbox;
mod score;
mod screens;
mod screens_base;
mod store;
mod stories;
mod support;
mod syntax;
mod terminal;
mod tidy;
mod tutor;
