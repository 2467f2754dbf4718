//! The one logging module: what the program's parts tell through `tracing` becomes lines in rolling
//! files. It never writes to the screen, and never lets a learner's code, words, names or tokens into a
//! file, whatever a caller hands it.

mod panics;

pub use panics::report_panics;

use crate::config::settings::LogSettings;
use serde_json::{Map, Value, json};
use std::fmt::{Debug, Write as _};
use std::io::{self, Write as _};
use std::path::Path;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Subscriber};
use tracing_appender::non_blocking::{NonBlocking, NonBlockingBuilder, WorkerGuard};
use tracing_appender::rolling::{Builder, Rotation};
use tracing_subscriber::layer::{Context, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;
use tracing_subscriber::{EnvFilter, Layer, Registry};

/// How many days of logs are kept.
const KEPT_DAYS: usize = 7;

/// Lines that may wait to be written; more are lost. Room for all of them is made at the start, which
/// with the library's own 128,000 takes 4 MiB and a millisecond and a half.
const WAITING_LINES: usize = 4_096;

/// A value longer than this is cut, in bytes: a log line is no place for a document.
const LONGEST_VALUE: usize = 400;

/// Fields whose values never reach a file. A caller should not hand them over; if one does, they stop
/// here.
const SECRET: [&str; 14] = [
    "answer", "chat", "code", "draft", "key", "learner", "output", "password", "prompt", "question",
    "secret", "source", "text", "token",
];

/// Keeps the logs flowing; what is pending is written when it is dropped.
#[must_use = "logging ends when the guard is dropped"]
pub struct Guard {
    _worker: WorkerGuard,
}

/// Sends everything that `tracing` hears in this process to files in `folder`.
///
/// # Errors
/// When the folder cannot be made or written to, when the level cannot be read, or when logging has
/// begun already. The program works without it.
pub fn begin(settings: &LogSettings, folder: &Path) -> Result<Guard, String> {
    let filter = filter(&settings.level)?;
    std::fs::create_dir_all(folder)
        .map_err(|error| format!("failed to make the folder for logs {}: {error}", folder.display()))?;
    let files = Builder::new()
        .rotation(Rotation::DAILY)
        .filename_prefix("codementor")
        .filename_suffix("log")
        .max_log_files(KEPT_DAYS)
        .build(folder)
        .map_err(|error| format!("failed to open a log in {}: {error}", folder.display()))?;
    let (writer, worker) = NonBlockingBuilder::default().buffered_lines_limit(WAITING_LINES).finish(files);
    let subscriber = Registry::default().with(filter).with(Lines { writer, json: settings.json });
    tracing::subscriber::set_global_default(subscriber).map_err(|error| error.to_string())?;
    Ok(Guard { _worker: worker })
}

/// Reads levels like `info,grade=debug`: the names of our own modules may stand without the crate.
fn filter(levels: &str) -> Result<EnvFilter, String> {
    let full: Vec<String> = levels
        .split(',')
        .map(|part| match part.trim().split_once('=') {
            Some((module, level)) if !module.contains("::") => format!("codementor::{module}={level}"),
            Some(_) => part.trim().to_owned(),
            // Libraries speak up only when something is wrong.
            None => format!("warn,codementor={}", part.trim()),
        })
        .collect();
    EnvFilter::try_new(full.join(","))
        .map_err(|error| format!("failed to read the log level `{levels}`: {error}"))
}

fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}

/// Turns events, with the fields of the spans around them, into lines.
struct Lines {
    writer: NonBlocking,
    json: bool,
}

impl<Inner: Subscriber + for<'span> LookupSpan<'span>> Layer<Inner> for Lines {
    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, Inner>) {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        if let Some(span) = context.span(id) {
            span.extensions_mut().insert(fields);
        }
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, Inner>) {
        if let Some(span) = context.span(id)
            && let Some(fields) = span.extensions_mut().get_mut::<Fields>()
        {
            values.record(fields);
        }
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, Inner>) {
        let mut fields = Fields::default();
        for span in
            context.event_scope(event).into_iter().flat_map(tracing_subscriber::registry::Scope::from_root)
        {
            if let Some(around) = span.extensions().get::<Fields>() {
                fields.pairs.extend(around.pairs.iter().cloned());
            }
        }
        event.record(&mut fields);
        let metadata = event.metadata();
        let line = fields.line(self.json, *metadata.level(), metadata.target());
        // There is nowhere to tell that a log cannot be written.
        let _: io::Result<()> = self.writer.clone().write_all(line.as_bytes());
    }
}

/// The fields of an event or a span, made harmless.
#[derive(Default)]
struct Fields {
    message: String,
    pairs: Vec<(&'static str, String)>,
}

impl Fields {
    fn add(&mut self, field: &Field, value: String) {
        let last = field.name().rsplit('.').next().unwrap_or_default();
        if field.name() == "message" {
            self.message = shortened(value);
        } else if SECRET.contains(&last) {
            self.pairs.push((field.name(), format!("[{} bytes kept out]", value.len())));
        } else {
            self.pairs.push((field.name(), shortened(value)));
        }
    }

    fn line(&self, as_json: bool, level: Level, target: &str) -> String {
        let time = now();
        let target = target.strip_prefix("codementor::").unwrap_or(target);
        if as_json {
            let mut object = Map::new();
            object.insert("time".to_owned(), json!(format!("{time:.3}")));
            object.insert("level".to_owned(), json!(level.as_str().to_lowercase()));
            object.insert("module".to_owned(), json!(target));
            object.insert("message".to_owned(), json!(self.message));
            for (name, value) in &self.pairs {
                object.insert((*name).to_owned(), json!(value));
            }
            return format!("{}\n", Value::Object(object));
        }
        let mut line = format!("{time:.3} {level:>5} {target}: {}", self.message.escape_debug());
        for (name, value) in &self.pairs {
            // Writing to a string cannot fail.
            let _ = write!(line, " {name}={}", value.escape_debug());
        }
        line.push('\n');
        line
    }
}

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.add(field, value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.add(field, format!("{value:?}"));
    }
}

fn shortened(mut value: String) -> String {
    if value.len() > LONGEST_VALUE {
        let end = (0..=LONGEST_VALUE).rev().find(|end| value.is_char_boundary(*end)).unwrap_or(0);
        value.truncate(end);
        value.push('…');
    }
    value
}

#[cfg(test)]
mod tests {
    use super::{begin, filter};
    use crate::config::settings::LogSettings;

    #[test]
    fn short_module_names_are_understood() {
        let read = filter("info,grade=debug").map(|filter| filter.to_string());
        let read = read.expect("these levels are good");
        assert!(read.contains("codementor::grade=debug"), "{read}");
        assert!(filter("loud").is_err());
    }

    /// The only test that may begin logging: it is global to the process.
    #[test]
    fn lines_carry_their_ids_and_no_secret() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let settings = LogSettings { level: "trace".to_owned(), json: true };
        let guard = begin(&settings, folder.path()).expect("logging begins");
        let span = tracing::info_span!("run", run.id = "r-17");
        span.in_scope(|| {
            tracing::info!(source = "print('hidden')", cases = 9, "judged a program");
            tracing::info!(chat.text = "my name is Ann", "the tutor was asked\nfalse line");
        });
        drop(guard);
        let mut files = std::fs::read_dir(folder.path()).expect("the folder is there");
        let file = files.next().expect("a log file").expect("a readable entry").path();
        let log = std::fs::read_to_string(file).expect("a log");
        assert!(log.contains(r#""run.id":"r-17""#) && log.contains(r#""cases":"9""#), "{log}");
        assert!(!log.contains("hidden") && !log.contains("Ann"), "{log}");
        assert_eq!(log.lines().count(), 2);
    }
}
