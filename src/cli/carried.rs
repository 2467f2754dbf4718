//! The file in which a learner's data travels: its parts, and how each is proven whole. It never knows where
//! the parts come from or go to.
//!
//! One JSON object, an event or a draft to a line, in this order of keys: `format`, `version`, `program`,
//! `written_at`, `device_id`, `place`, `preferences` (for readers; they follow from the events), `drafts`,
//! `events`, `damaged` (events whose text is not the one that was written; they are not taken in again), `end`.
//! Programs may lay it out anew, but not change a number or a text in it.

use crate::domain::place::Position;
use crate::domain::{ExerciseId, Language};
use crate::store::{DatedDraft, LoggedEvent, StoredDraft, digest, hexadecimal};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What the file says that it is.
pub const FORMAT: &str = "codementor-export";

/// A reader takes this version and all before it.
pub const VERSION: u64 = 1;

/// No calendar goes further, in milliseconds from 1970 either way (ECMAScript has the same limit).
const FURTHEST: u64 = 8_640_000_000_000_000;

/// An event as it travels. The payload's text is the stored one, to the byte.
#[derive(Debug, Serialize, Deserialize)]
pub struct CarriedEvent {
    pub event_id: String,
    pub device_id: String,
    pub dev_seq: i64,
    pub kind: String,
    pub happened_at: i64,
    pub offset_minutes: i32,
    pub sha256: String,
    pub payload: Box<RawValue>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct CarriedDraft {
    pub exercise: ExerciseId,
    pub language: Language,
    pub saved_at: i64,
    pub cursor_line: usize,
    pub cursor_column: usize,
    pub top_line: usize,
    pub source: String,
}

/// What the file says at its end, so that a missing or changed part is noticed.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct End {
    pub events: u64,
    pub drafts: u64,
    /// See [`Seal`].
    pub sha256: String,
}

impl CarriedEvent {
    /// Gives the event back where its text is not what was written.
    pub fn of(event: LoggedEvent) -> Result<Self, Box<LoggedEvent>> {
        if !event.is_whole() {
            return Err(Box::new(event));
        }
        let Ok(payload) = RawValue::from_string(event.payload.clone()) else {
            return Err(Box::new(event));
        };
        Ok(Self {
            event_id: event.event_id,
            device_id: event.device_id,
            dev_seq: event.device_sequence,
            kind: event.kind,
            happened_at: event.happened_at,
            offset_minutes: event.offset_minutes,
            sha256: event.sha256,
            payload,
        })
    }

    /// The event as the log keeps it.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn into_logged(self) -> Result<LoggedEvent, String> {
        #[derive(Deserialize)]
        struct Tagged {
            kind: String,
        }
        let Self { event_id, device_id, dev_seq, kind, happened_at, offset_minutes, sha256, payload } = self;
        for (name, id) in [("event_id", &event_id), ("device_id", &device_id)] {
            if Uuid::parse_str(id).is_err() {
                return Err(format!("the {name} `{id}` is no UUID"));
            }
        }
        if dev_seq < 1 || happened_at.unsigned_abs() > FURTHEST || offset_minutes.unsigned_abs() > 24 * 60 {
            return Err(format!("the event {event_id} has a number or a time that cannot be"));
        }
        let payload = whole(payload, &sha256).ok_or_else(|| {
            format!("the event {event_id} does not match its sha256: it was changed after it was written")
        })?;
        match serde_json::from_str::<Tagged>(&payload) {
            Ok(tagged) if tagged.kind == kind => {}
            _ => return Err(format!("the event {event_id} says another kind than its payload")),
        }
        let device_sequence = dev_seq;
        Ok(LoggedEvent {
            event_id,
            device_id,
            device_sequence,
            kind,
            happened_at,
            offset_minutes,
            payload,
            sha256,
        })
    }
}

/// The payload's text as it was written, where that is what stands there, laid out anew or not.
fn whole(payload: Box<RawValue>, sha256: &str) -> Option<String> {
    let text = String::from(Box::<str>::from(payload));
    if digest(&text) == sha256 {
        return Some(text);
    }
    let packed = packed(&text);
    (digest(&packed) == sha256).then_some(packed)
}

/// JSON without the blanks between its parts.
fn packed(json: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    json.chars()
        .filter(|letter| {
            let kept = inside || !letter.is_ascii_whitespace();
            if *letter == '"' && !escaped {
                inside = !inside;
            }
            escaped = *letter == '\\' && !escaped;
            kept
        })
        .collect()
}

impl From<DatedDraft> for CarriedDraft {
    fn from(dated: DatedDraft) -> Self {
        let StoredDraft { exercise, language, source, cursor, top_line } = dated.draft;
        let Position { line: cursor_line, column: cursor_column } = cursor;
        Self { exercise, language, saved_at: dated.saved_at, cursor_line, cursor_column, top_line, source }
    }
}

impl From<CarriedDraft> for DatedDraft {
    fn from(carried: CarriedDraft) -> Self {
        let CarriedDraft { exercise, language, saved_at, cursor_line, cursor_column, top_line, source } =
            carried;
        let cursor = Position { line: cursor_line, column: cursor_column };
        Self { draft: StoredDraft { exercise, language, source, cursor, top_line }, saved_at }
    }
}

/// A digest over everything that counts of events and drafts, in the order of the file, whatever its
/// layout. It finds damage and careless edits; it is no signature.
#[derive(Default)]
pub struct Seal {
    digest: Sha256,
    events: u64,
    drafts: u64,
}

impl Seal {
    pub fn event(&mut self, event: &CarriedEvent) {
        let CarriedEvent { event_id, device_id, dev_seq, kind, happened_at, offset_minutes, sha256, .. } =
            event;
        let line =
            format!("{event_id} {device_id} {dev_seq} {kind} {happened_at} {offset_minutes} {sha256}\n");
        self.digest.update(line.as_bytes());
        self.events += 1;
    }

    pub fn draft(&mut self, draft: &CarriedDraft) {
        let CarriedDraft { exercise, language, saved_at, cursor_line, cursor_column, top_line, source } =
            draft;
        let line = format!(
            "{exercise} {} {saved_at} {cursor_line} {cursor_column} {top_line} {}\n",
            language.slug(),
            digest(source)
        );
        self.digest.update(line.as_bytes());
        self.drafts += 1;
    }

    pub fn end(self) -> End {
        End { events: self.events, drafts: self.drafts, sha256: hexadecimal(&self.digest.finalize()) }
    }
}

#[cfg(test)]
mod tests {
    use super::packed;

    #[test]
    fn blanks_go_but_not_from_texts() {
        let spread = "{ \"a b\" : [ 1,\n\t2.50 ], \"quoted \\\" { \\\\\" : \"\\\\\" , \"end\": \"  \" }";
        assert_eq!(packed(spread), r#"{"a b":[1,2.50],"quoted \" { \\":"\\","end":"  "}"#);
    }
}
