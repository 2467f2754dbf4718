//! The table `event`: the log itself, and the device that writes it. Rows are added, never changed; only
//! `sequence`, the place in which this database reads a row, is given anew when logs come together.

use crate::domain::Moment;
use crate::domain::event::Event;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use uuid::Uuid;

/// An event as the log has it, to the byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedEvent {
    /// A UUID.
    pub event_id: String,
    /// A UUID.
    pub device_id: String,
    /// 1, 2, 3, … on that device.
    pub device_sequence: i64,
    pub kind: String,
    /// Milliseconds since 1970, UTC.
    pub happened_at: i64,
    /// What local time was ahead of UTC.
    pub offset_minutes: i32,
    /// JSON, see `domain/event.rs`.
    pub payload: String,
    /// Of the payload, in hexadecimal.
    pub sha256: String,
}

impl LoggedEvent {
    /// Whether the payload is the one that was written.
    pub fn is_whole(&self) -> bool {
        digest(&self.payload) == self.sha256
    }

    fn of(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            event_id: row.get(0)?,
            device_id: row.get(1)?,
            device_sequence: row.get(2)?,
            kind: row.get(3)?,
            happened_at: row.get(4)?,
            offset_minutes: row.get(5)?,
            payload: row.get(6)?,
            sha256: row.get(7)?,
        })
    }
}

/// SHA-256 of a text, in hexadecimal.
pub fn digest(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}

pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// The id of this database's device; it is made at the first opening.
pub(super) fn device_id(connection: &mut Connection) -> rusqlite::Result<String> {
    let select = "SELECT device_id FROM device WHERE only_row = 1";
    if let Some(found) = connection.query_row(select, [], |row| row.get(0)).optional()? {
        return Ok(found);
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute(
        "INSERT OR IGNORE INTO device (only_row, device_id) VALUES (1, ?1)",
        params![Uuid::new_v4().to_string()],
    )?;
    let device_id = transaction.query_row(select, [], |row| row.get(0))?;
    transaction.commit()?;
    Ok(device_id)
}

/// Appends and answers the row's place in the log.
pub(super) fn append(
    transaction: &Transaction<'_>,
    device_id: &str,
    event: &Event,
    at: Moment,
) -> rusqlite::Result<i64> {
    append_as(transaction, Uuid::now_v7(), device_id, event, at)
}

/// Like [`append`], under an id that is known before.
pub(super) fn append_as(
    transaction: &Transaction<'_>,
    event_id: Uuid,
    device_id: &str,
    event: &Event,
    at: Moment,
) -> rusqlite::Result<i64> {
    let payload = serde_json::to_string(event)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    let logged = LoggedEvent {
        event_id: event_id.to_string(),
        device_id: device_id.to_owned(),
        device_sequence: next_number(transaction, device_id)?,
        kind: event.kind().to_owned(),
        happened_at: at.unix_millis,
        offset_minutes: at.offset_minutes,
        sha256: digest(&payload),
        payload,
    };
    insert(transaction, &logged)
}

/// Appends an event as it is, and answers its place in the log.
pub(super) fn insert(transaction: &Transaction<'_>, event: &LoggedEvent) -> rusqlite::Result<i64> {
    transaction
        .prepare_cached(
            "INSERT INTO event (event_id, device_id, device_sequence, kind, happened_at, offset_minutes, payload, sha256)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            event.event_id,
            event.device_id,
            event.device_sequence,
            event.kind,
            event.happened_at,
            event.offset_minutes,
            event.payload,
            event.sha256,
        ])?;
    Ok(transaction.last_insert_rowid())
}

/// The number of a device's next event.
pub(super) fn next_number(connection: &Connection, device_id: &str) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("SELECT COALESCE(MAX(device_sequence), 0) + 1 FROM event WHERE device_id = ?1")?
        .query_row(params![device_id], |row| row.get(0))
}

/// What the log has under an id: the payload's digest.
pub(super) fn digest_of(connection: &Connection, event_id: &str) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT sha256 FROM event WHERE event_id = ?1")?
        .query_row(params![event_id], |row| row.get(0))
        .optional()
}

pub(super) fn count(connection: &Connection) -> rusqlite::Result<u64> {
    connection
        .query_row("SELECT COUNT(*) FROM event", [], |row| row.get::<_, i64>(0))
        .map(|count| count as u64)
}

/// The whole log in order, one row in memory at a time.
pub(super) fn each<Failure: From<rusqlite::Error>>(
    connection: &Connection,
    take: impl FnMut(i64, LoggedEvent) -> Result<(), Failure>,
) -> Result<(), Failure> {
    each_after(connection, i64::MIN, take)
}

/// Like [`each`], without what stands up to a place.
pub(super) fn each_after<Failure: From<rusqlite::Error>>(
    connection: &Connection,
    place: i64,
    mut take: impl FnMut(i64, LoggedEvent) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut statement = connection.prepare(
        "SELECT event_id, device_id, device_sequence, kind, happened_at, offset_minutes, payload, sha256, sequence
         FROM event WHERE sequence > ?1 ORDER BY sequence",
    )?;
    let mut rows = statement.query(params![place])?;
    while let Some(row) = rows.next()? {
        take(row.get(8)?, LoggedEvent::of(row)?)?;
    }
    Ok(())
}

/// The events of one kind, in the order in which they happened, wherever they came from.
pub(super) fn of_kind(connection: &Connection, kind: &str) -> rusqlite::Result<Vec<(i64, LoggedEvent)>> {
    connection
        .prepare_cached(
            "SELECT event_id, device_id, device_sequence, kind, happened_at, offset_minutes, payload, sha256, sequence
             FROM event WHERE kind = ?1 ORDER BY happened_at, sequence",
        )?
        .query_map(params![kind], |row| Ok((row.get(8)?, LoggedEvent::of(row)?)))?
        .collect()
}

/// What happened and when (the steady clock is zero); `None` where this version cannot read it, which is
/// passed over.
pub(super) fn understood(sequence: i64, logged: &LoggedEvent) -> Option<(Event, Moment)> {
    let at =
        Moment { unix_millis: logged.happened_at, steady_millis: 0, offset_minutes: logged.offset_minutes };
    match serde_json::from_str(&logged.payload) {
        Ok(event) => Some((event, at)),
        Err(error) => {
            tracing::warn!(sequence, %error, "passed over an event that cannot be read");
            None
        }
    }
}
