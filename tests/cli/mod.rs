//! The commands that do one thing and end, through the real program, each test with a home of its own.

mod carrying;
mod complaints;
mod guarding;
mod home;
mod listing;
mod progress;
mod reports;
mod resetting;
mod scripts;
mod searching;
mod today;
mod tutoring;
