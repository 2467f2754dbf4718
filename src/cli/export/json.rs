//! Everything that is kept of a learner as one JSON document, written event by event: a long history needs no
//! more memory than a short one. It never writes keys, settings or logs.

use super::ExportError;
use crate::cli::carried::{CarriedDraft, CarriedEvent, FORMAT, Seal, VERSION};
use crate::cli::patience::Patience;
use crate::domain::Moment;
use crate::store::{LoggedEvent, Snapshot};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::io::Write;

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    pub events: u64,
    pub drafts: u64,
    /// Events whose text is not the one that was written.
    pub damaged: usize,
}

pub fn write(snapshot: &Snapshot<'_>, out: &mut impl Write, now: Moment) -> Result<Written, ExportError> {
    let mut patience = Patience::with("exporting");
    let total = snapshot.event_count()?;
    let preferences: Map<String, Value> =
        snapshot.preferences()?.into_iter().map(|(name, value)| (name, Value::from(value))).collect();
    out.write_all(b"{\n")?;
    member(out, "format", &FORMAT)?;
    member(out, "version", &VERSION)?;
    member(out, "program", &env!("CARGO_PKG_VERSION"))?;
    member(out, "written_at", &now.unix_millis)?;
    member(out, "device_id", &snapshot.device_id())?;
    member(out, "place", &snapshot.place()?)?;
    member(out, "preferences", &preferences)?;
    let mut seal = Seal::default();
    let mut drafts = List::begin(out, "drafts")?;
    for draft in snapshot.drafts()? {
        let draft = CarriedDraft::from(draft);
        seal.draft(&draft);
        drafts.add(&draft)?;
    }
    drafts.end()?;
    let mut events = List::begin(out, "events")?;
    let mut damaged = Vec::new();
    let mut done = 0;
    snapshot.each_event(|event| -> Result<(), ExportError> {
        match CarriedEvent::of(event) {
            Ok(event) => {
                seal.event(&event);
                events.add(&event)?;
            }
            Err(event) => damaged.push(event),
        }
        done += 1;
        patience.tell(done, Some(total));
        Ok(())
    })?;
    events.end()?;
    let mut list = List::begin(out, "damaged")?;
    for event in &damaged {
        list.add(&as_text(event))?;
    }
    list.end()?;
    let end = seal.end();
    out.write_all(b"\"end\": ")?;
    serde_json::to_writer(&mut *out, &end).map_err(std::io::Error::from)?;
    out.write_all(b"\n}\n")?;
    out.flush()?;
    Ok(Written { events: end.events, drafts: end.drafts, damaged: damaged.len() })
}

/// An event that cannot be trusted, its payload as a text.
fn as_text(event: &LoggedEvent) -> Value {
    json!({
        "event_id": event.event_id,
        "device_id": event.device_id,
        "dev_seq": event.device_sequence,
        "kind": event.kind,
        "happened_at": event.happened_at,
        "offset_minutes": event.offset_minutes,
        "sha256": event.sha256,
        "payload_text": event.payload,
    })
}

fn member(out: &mut impl Write, name: &str, value: &impl Serialize) -> Result<(), ExportError> {
    write!(out, "\"{name}\": ")?;
    serde_json::to_writer(&mut *out, value).map_err(std::io::Error::from)?;
    out.write_all(b",\n")?;
    Ok(())
}

/// A list with a line to each of its things.
struct List<'out, Out> {
    out: &'out mut Out,
    empty: bool,
}

impl<'out, Out: Write> List<'out, Out> {
    fn begin(out: &'out mut Out, name: &str) -> Result<Self, ExportError> {
        write!(out, "\"{name}\": [")?;
        Ok(Self { out, empty: true })
    }

    fn add(&mut self, value: &impl Serialize) -> Result<(), ExportError> {
        self.out.write_all(if self.empty { b"\n" } else { b",\n" })?;
        self.empty = false;
        serde_json::to_writer(&mut *self.out, value).map_err(std::io::Error::from)?;
        Ok(())
    }

    fn end(self) -> Result<(), ExportError> {
        self.out.write_all(if self.empty { b"],\n" } else { b"\n],\n" })?;
        Ok(())
    }
}
