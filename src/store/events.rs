//! The table `event`: the log itself, and the device that writes it. Rows are added, never changed.

use crate::domain::Moment;
use crate::domain::event::Event;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use uuid::Uuid;

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
    let payload = serde_json::to_string(event)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    transaction
        .prepare_cached(
            "INSERT INTO event (event_id, device_id, device_sequence, kind, happened_at, offset_minutes, payload, sha256)
             VALUES (?1, ?2,
                     (SELECT COALESCE(MAX(device_sequence), 0) + 1 FROM event WHERE device_id = ?2),
                     ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            Uuid::now_v7().to_string(),
            device_id,
            event.kind(),
            at.unix_millis,
            at.offset_minutes,
            payload,
            hexadecimal(&Sha256::digest(payload.as_bytes())),
        ])?;
    Ok(transaction.last_insert_rowid())
}

/// The whole log in order. An event of a kind that this version does not know is passed over.
pub(super) fn all(transaction: &Transaction<'_>) -> rusqlite::Result<Vec<(i64, Event, Moment)>> {
    let mut statement = transaction
        .prepare("SELECT sequence, payload, happened_at, offset_minutes FROM event ORDER BY sequence")?;
    let rows = statement.query_map([], |row| {
        let at = Moment { unix_millis: row.get(2)?, steady_millis: 0, offset_minutes: row.get(3)? };
        Ok((row.get(0)?, row.get::<_, String>(1)?, at))
    })?;
    let mut events = Vec::new();
    for row in rows {
        let (sequence, payload, at) = row?;
        match serde_json::from_str(&payload) {
            Ok(event) => events.push((sequence, event, at)),
            Err(error) => tracing::warn!(sequence, %error, "passed over an event that cannot be read"),
        }
    }
    Ok(events)
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
