//! What can still be read of a damaged database. Every event carries the digest of its payload, so one that
//! is found to be whole is one that was written, wherever in the file it lies. It never changes the file.

mod pages;
mod record;

use super::drafts;
use super::events::LoggedEvent;
use super::place;
use super::{DatedDraft, Place};
use pages::Pages;
use rusqlite::{Connection, OpenFlags};
use std::collections::HashMap;
use std::path::Path;
use uuid::Uuid;

/// Everything that was found.
#[derive(Debug, Default)]
pub struct Salvage {
    /// In the order in which each device wrote them, each of them once.
    pub events: Vec<LoggedEvent>,
    pub drafts: Vec<DatedDraft>,
    pub place: Option<Place>,
    pub device_id: Option<String>,
}

/// Reads a database, and the log of writes beside it, past SQLite, which gives up at the first damaged page;
/// drafts and place carry no digest, so these only as far as SQLite reads them.
pub fn salvage(path: &Path) -> Salvage {
    let database = std::fs::read(path).unwrap_or_default();
    let log = std::fs::read(super::files::beside(path, "-wal")).unwrap_or_default();
    let mut salvage = Salvage { events: carve(&database, &log), ..Salvage::default() };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    if let Ok(connection) = Connection::open_with_flags(path, flags) {
        salvage.drafts = drafts::readable(&connection);
        salvage.place = place::is_stored(&connection)
            .ok()
            .filter(|stored| *stored)
            .and_then(|_| place::read(&connection).ok());
        salvage.device_id = connection
            .query_row("SELECT device_id FROM device WHERE only_row = 1", [], |row| row.get(0))
            .ok()
            .filter(|id: &String| Uuid::parse_str(id).is_ok());
    }
    salvage
}

/// Every whole event in these bytes of a database and of its log of writes. Total: any bytes will do.
pub fn carve(database: &[u8], log: &[u8]) -> Vec<LoggedEvent> {
    let mut found: HashMap<String, LoggedEvent> = HashMap::new();
    let pages = Pages::of(database, log);
    for page in pages.leaves() {
        for event in record::events(&pages, page) {
            if is_sound(&event) {
                found.insert(event.event_id.clone(), event);
            }
        }
    }
    let mut events: Vec<LoggedEvent> = found.into_values().collect();
    events.sort_by(|one, other| {
        (one.device_id.as_str(), one.device_sequence).cmp(&(other.device_id.as_str(), other.device_sequence))
    });
    events
}

fn is_sound(event: &LoggedEvent) -> bool {
    event.is_whole()
        && Uuid::parse_str(&event.event_id).is_ok()
        && Uuid::parse_str(&event.device_id).is_ok()
        && event.device_sequence > 0
        && event.offset_minutes.abs() <= 24 * 60
}
