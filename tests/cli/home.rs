//! A learner's home for one test: the real program runs in it, and the real history lies in it.

use codementor::domain::attempt::{Attempt, Trigger};
use codementor::domain::event::Event;
use codementor::domain::exercise::Rung;
use codementor::domain::place::{Pane, Place, Position};
use codementor::domain::verdict::{Status, Tier};
use codementor::domain::{ExerciseId, Language, Moment, Verdict};
use codementor::store::{Store, StoredDraft};
use rusqlite::Connection;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

pub const DAY: i64 = 86_400_000;

pub struct Home {
    folder: TempDir,
}

/// What a command gave.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub errors: String,
}

impl Ran {
    pub fn of(output: Output) -> Self {
        Self {
            status: output.status.code().expect("an exit status"),
            out: String::from_utf8(output.stdout).expect("text"),
            errors: String::from_utf8(output.stderr).expect("text"),
        }
    }

    pub fn well(self) -> Self {
        assert_eq!(self.status, 0, "{self:#?}");
        self
    }

    /// It failed with all these words on standard error, and said nothing on standard output.
    pub fn complains(&self, words: &[&str]) {
        assert_eq!((self.status, self.out.as_str()), (2, ""), "{self:#?}");
        for word in words {
            assert!(self.errors.contains(word), "`{word}` is not in: {}", self.errors);
        }
    }
}

impl Home {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A home in which somebody has learnt for a while, from a day on.
    pub fn lived_in(day: i64) -> Self {
        let home = Self::new();
        let mut store = home.store();
        for (event, moment) in a_life(day) {
            store.record(&event, moment).expect("an event is recorded");
        }
        store.save_draft(&draft("odd-one", "print(\"ä 🦊\")\n"), at(day + 3)).expect("a draft is saved");
        let place =
            Place { exercise: Some(id("odd-one")), pane: Pane::Chat, zoomed: true, ..Place::default() };
        store.save_place(&place).expect("a place is saved");
        home
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn store(&self) -> Store {
        Store::open(&self.path("history.db")).expect("a history")
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_codementor"));
        command.args(arguments).env_clear().env("CODEMENTOR_HOME", self.folder.path());
        command.current_dir(&self.folder).stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command(arguments).output().expect("the program runs"))
    }

    /// Everything as JSON.
    pub fn export(&self) -> String {
        self.run(&["export"]).well().out
    }

    /// Takes in what another home exported.
    pub fn import(&self, exported: &str) -> Ran {
        fs::write(self.path("coming.json"), exported).expect("a file");
        self.run(&["import", "coming.json"])
    }

    /// The log and all that belongs to it, row by row.
    pub fn all(&self) -> Vec<String> {
        [self.tables(), self.rows(&["event"])].concat()
    }

    /// The tables that follow from the log, the drafts and the place, row by row.
    pub fn tables(&self) -> Vec<String> {
        self.rows(&["attempt", "standing", "turn", "pass_day", "preference", "draft", "place"])
    }

    pub fn rows(&self, tables: &[&str]) -> Vec<String> {
        let connection = Connection::open(self.path("history.db")).expect("the database opens");
        let mut rows = Vec::new();
        for table in tables {
            let mut statement =
                connection.prepare(&format!("SELECT * FROM {table} ORDER BY 1, 2")).expect("a table");
            let columns = statement.column_count();
            let mut found = statement.query([]).expect("rows");
            while let Some(row) = found.next().expect("a row") {
                let values: Vec<String> = (0..columns)
                    .map(|column| format!("{:?}", row.get_ref(column).expect("a value")))
                    .collect();
                rows.push(format!("{table}: {}", values.join(" | ")));
            }
        }
        rows
    }

    /// Changes the database by hand, as no version of the program would.
    pub fn meddle(&self, sql: &str) {
        let connection = Connection::open(self.path("history.db")).expect("the database opens");
        connection.execute_batch(sql).expect("it can be changed");
    }

    /// The names in `kept/` that end like this.
    pub fn kept(&self, end: &str) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.path("kept"))
            .into_iter()
            .flatten()
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
            .filter(|name| name.ends_with(end))
            .collect();
        names.sort();
        names
    }
}

/// The lines of an exported file that hold events.
pub fn events(exported: &str) -> Vec<&str> {
    let lines = exported.lines().filter(|line| line.starts_with("{\"event_id\""));
    lines.map(|line| line.trim_end_matches(',')).collect()
}

pub fn at(day: i64) -> Moment {
    Moment { unix_millis: day * DAY + 1_000, steady_millis: 0, offset_minutes: 60 }
}

pub fn id(slug: &str) -> ExerciseId {
    ExerciseId::new("first-steps", slug)
}

pub fn draft(slug: &str, source: &str) -> StoredDraft {
    StoredDraft {
        exercise: id(slug),
        language: Language::Python,
        source: source.to_owned(),
        cursor: Position { line: 0, column: 5 },
        top_line: 0,
    }
}

pub fn judged(slug: &str, status: Status) -> Event {
    let verdict = Verdict {
        exercise: id(slug),
        language: Language::Python,
        status,
        problem: None,
        cases: Vec::new(),
        output: "\"quoted\" \\ and\ttabs\n".to_owned(),
        millis: 2.5,
        memory_kib: 9_000,
        tier: Tier::A,
        score: None,
    };
    let source = format!("# a try at {slug}\n");
    let trigger = Trigger::Asked;
    Event::AttemptJudged(Attempt { exercise: id(slug), language: Language::Python, source, trigger, verdict })
}

pub fn chosen(key: &str, value: &str) -> Event {
    Event::PreferenceChanged { key: key.to_owned(), value: value.to_owned() }
}

fn a_life(day: i64) -> Vec<(Event, Moment)> {
    let exercise = || id("tide-table");
    let hint = Event::HintGiven {
        exercise: exercise(),
        rung: Rung::Look,
        text: "Look at the last line.".to_owned(),
    };
    vec![
        (Event::ExerciseOpened { exercise: exercise(), language: Language::Python }, at(day)),
        (judged("tide-table", Status::Fail), at(day)),
        (hint, at(day)),
        (Event::QuestionAsked { exercise: exercise(), text: "why?".to_owned() }, at(day)),
        (Event::QuestionAnswered { exercise: exercise(), text: "Because.".to_owned() }, at(day)),
        (judged("tide-table", Status::Pass), at(day)),
        (judged("tide-table", Status::Pass), at(day + 1)),
        (judged("gone-away", Status::Error), at(day + 1)),
        (Event::InterviewEnded { completed: true }, at(day + 1)),
        (chosen("theme", "light"), at(day + 2)),
        (chosen("theme", "sixteen"), at(day + 3)),
    ]
}
