//! The imperative shell: one event loop a session, the services that all sessions share, and how each
//! effect is carried out. It never decides what a message means (`app`) or how it looks (`tui`).

mod attending;
mod caretaking;
mod checks;
mod clock;
mod diagnosing;
mod door;
pub mod draft_files;
mod effects;
mod entries;
pub mod highlight;
mod journey;
mod keeper;
pub mod lessons;
pub mod models;
mod opening;
mod outside;
mod past;
mod portrait;
mod preferences;
mod services;
mod session;
pub mod speakers;
pub mod telling;
mod timers;
pub mod tutoring;
mod watching;

pub use attending::attend;
pub use checks::{CheckJob, Checks};
pub use clock::Clock;
pub use diagnosing::{Diagnoses, trace_of};
pub use door::Door;
pub use draft_files::DraftFolder;
pub use entries::entries;
pub use journey::{catalogue, read_journey, read_journey_of_today};
pub use opening::open as open_exercise;
pub use preferences::chosen_preferences;
pub use services::{Services, Subject, describe_grading};
pub use session::{Session, SessionSetup};
pub use speakers::{ModelHome, Speakers};
pub use watching::{WatchNews, Watching};
