//! The table `place`: where the learner was.

use crate::domain::place::Place;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

pub(super) fn save(transaction: &Transaction<'_>, place: &Place) -> rusqlite::Result<()> {
    let payload = serde_json::to_string(place)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    transaction
        .prepare_cached("INSERT OR REPLACE INTO place (only_row, payload) VALUES (1, ?1)")?
        .execute(params![payload])?;
    Ok(())
}

pub(super) fn is_stored(connection: &Connection) -> rusqlite::Result<bool> {
    connection.query_row("SELECT EXISTS (SELECT 1 FROM place)", [], |row| row.get(0))
}

/// The beginning, where nothing is stored or it cannot be read.
pub(super) fn read(connection: &Connection) -> rusqlite::Result<Place> {
    let payload: Option<String> = connection
        .query_row("SELECT payload FROM place WHERE only_row = 1", [], |row| row.get(0))
        .optional()?;
    Ok(payload.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}
