//! A learner's home of its own, which the program has been opened in once.

use super::learner;
use super::pty::Program;
use codementor::curriculum::Library;
use codementor::domain::event::Event;
use codementor::runtime::Clock;
use codementor::store::{LoggedEvent, Store, digest};
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;
use tempfile::TempDir;

/// Between two events, in milliseconds: 100,000 of them are three years.
const APART: i64 = 1_000_000;

/// Ctrl+Q.
pub const LEAVE: &[u8] = b"\x11";

/// The end of a synchronized update.
const FRAME_END: &[u8] = b"\x1b[?2026l";

/// Removed with this.
pub struct Home(TempDir);

impl Home {
    pub fn opened_once() -> Self {
        let home = Self(tempfile::tempdir().expect("a folder for temporary files"));
        home.answers_the_first_questions();
        home.open_once();
        home
    }

    /// Opens the program, until it rests, and leaves it.
    pub fn open_once(&self) {
        let mut program = Program::start(self.command());
        program.until("a first frame", has_frame);
        program.until_quiet(Duration::from_secs(1));
        program.leave(LEAVE);
    }

    fn answers_the_first_questions(&self) {
        let mut store = Store::open(&self.history()).expect("a history");
        for event in [Event::InterviewEnded { completed: true }, Event::TourEnded { completed: true }] {
            store.record(&event, Clock::default().now()).expect("a history to write to");
        }
    }

    /// With a log of so many events on the built-in exercises: of ten, eight are attempts.
    pub fn with_history(events: usize) -> Self {
        let home = Self(tempfile::tempdir().expect("a folder for temporary files"));
        home.answers_the_first_questions();
        let (library, _) = Library::load(None);
        let mut store = Store::open(&home.history()).expect("a history");
        // Taken in at once: recording them one by one would take minutes.
        let mut intake = store.intake().expect("an intake");
        let begin = Clock::default().now().unix_millis - events as i64 * APART;
        for step in 0..events {
            let exercise = library.exercises()[step / 10 % library.exercises().len()].id.clone();
            let event = learner::event_on(exercise, step);
            let payload = serde_json::to_string(&event).expect("JSON");
            let logged = LoggedEvent {
                event_id: format!("01900000-0000-7000-8000-{step:012}"),
                device_id: "01900000-0000-4000-8000-000000000000".to_owned(),
                device_sequence: step as i64 + 1,
                kind: event.kind().to_owned(),
                happened_at: begin + step as i64 * APART,
                offset_minutes: 60,
                sha256: digest(&payload),
                payload,
            };
            intake.event(&logged).expect("taken in");
        }
        intake.settle(|_, _| {}).expect("settled");
        intake.commit().expect("committed");
        home
    }

    /// Our program, at home here.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_codementor"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("CODEMENTOR_") {
                command.env_remove(name);
            }
        }
        command
            .env("CODEMENTOR_HOME", self.0.path())
            .env("TERM", "xterm-256color")
            .env("COLORTERM", "truecolor")
            .env_remove("NO_COLOR")
            .current_dir(self.0.path());
        command
    }

    pub fn history(&self) -> PathBuf {
        self.0.path().join("history.db")
    }

    /// The first word of the title of the exercise that it will open with.
    pub fn exercise_word(&self) -> String {
        let place = Store::open(&self.history()).and_then(|store| store.place()).expect("a history");
        let (library, _) = Library::load(None);
        let exercise = place.exercise.and_then(|id| library.get(&id).cloned()).expect("an exercise is open");
        exercise.title.split(' ').next().unwrap_or_default().to_owned()
    }
}

/// Whether a whole frame has been written.
pub fn has_frame(heard: &[u8]) -> bool {
    holds(heard, FRAME_END)
}

pub fn holds(heard: &[u8], wanted: &[u8]) -> bool {
    heard.windows(wanted.len()).any(|part| part == wanted)
}
