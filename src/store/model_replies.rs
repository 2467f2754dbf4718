//! The table `model_reply`: whole replies of language models, kept for a week. It is bounded, and anything in
//! it may go.

use rusqlite::{Connection, OptionalExtension, Transaction, params};

const WEEK_MILLIS: i64 = 7 * 24 * 60 * 60 * 1_000;

/// The newest so many are kept.
const MOST: i64 = 500;

pub(super) fn find(connection: &Connection, digest: &str, now: i64) -> rusqlite::Result<Option<String>> {
    connection
        .prepare_cached("SELECT text FROM model_reply WHERE digest = ?1 AND kept_at > ?2")?
        .query_row(params![digest, now - WEEK_MILLIS], |row| row.get(0))
        .optional()
}

pub(super) fn keep(
    transaction: &Transaction<'_>,
    digest: &str,
    text: &str,
    now: i64,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO model_reply (digest, text, kept_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (digest) DO UPDATE SET text = excluded.text, kept_at = excluded.kept_at",
        )?
        .execute(params![digest, text, now])?;
    transaction
        .prepare_cached(
            "DELETE FROM model_reply WHERE kept_at <= ?1 OR digest NOT IN
                 (SELECT digest FROM model_reply ORDER BY kept_at DESC, digest LIMIT ?2)",
        )?
        .execute(params![now - WEEK_MILLIS, MOST])?;
    Ok(())
}
