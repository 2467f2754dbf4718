//! The table `standing`: where the learner stands with each exercise.

use crate::domain::attempt::{Attempt, Standing};
use crate::domain::{ExerciseId, Moment};
use rusqlite::{Connection, Transaction, params};
use std::collections::HashMap;

pub(super) fn opened(transaction: &Transaction<'_>, exercise: &ExerciseId) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO standing (exercise, opened) VALUES (?1, 1) ON CONFLICT (exercise) DO UPDATE SET opened = 1",
        )?
        .execute(params![exercise.to_string()])?;
    Ok(())
}

pub(super) fn attempted(
    transaction: &Transaction<'_>,
    attempt: &Attempt,
    at: Moment,
) -> rusqlite::Result<()> {
    let passed = attempt.verdict.passed();
    transaction
        .prepare_cached(
            "INSERT INTO standing (exercise, opened, attempts, passed_at, passed_offset) VALUES (?1, 1, 1, ?2, ?3)
             ON CONFLICT (exercise) DO UPDATE SET
                 opened = 1,
                 attempts = attempts + 1,
                 passed_offset = CASE WHEN passed_at IS NULL THEN excluded.passed_offset ELSE passed_offset END,
                 passed_at = COALESCE(passed_at, excluded.passed_at)",
        )?
        .execute(params![
            attempt.exercise.to_string(),
            passed.then_some(at.unix_millis),
            passed.then_some(at.offset_minutes)
        ])?;
    Ok(())
}

pub(super) fn hinted(transaction: &Transaction<'_>, exercise: &ExerciseId) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO standing (exercise, hints) VALUES (?1, 1)
             ON CONFLICT (exercise) DO UPDATE SET hints = hints + 1",
        )?
        .execute(params![exercise.to_string()])?;
    Ok(())
}

pub(super) fn revealed(transaction: &Transaction<'_>, exercise: &ExerciseId) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO standing (exercise, revealed) VALUES (?1, 1)
             ON CONFLICT (exercise) DO UPDATE SET revealed = 1",
        )?
        .execute(params![exercise.to_string()])?;
    Ok(())
}

/// As if it had never been opened.
pub(super) fn forget(transaction: &Transaction<'_>, exercise: &ExerciseId) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("DELETE FROM standing WHERE exercise = ?1")?
        .execute(params![exercise.to_string()])?;
    Ok(())
}

/// By the exercise's full name.
pub(super) fn all(connection: &Connection) -> rusqlite::Result<HashMap<String, Standing>> {
    let mut statement = connection.prepare_cached(
        "SELECT exercise, opened, attempts, hints, revealed, passed_at, passed_offset FROM standing",
    )?;
    let rows = statement.query_map([], |row| {
        let (passed_at, offset): (Option<i64>, Option<i32>) = (row.get(5)?, row.get(6)?);
        let passed_at = passed_at.map(|unix_millis| Moment {
            unix_millis,
            steady_millis: 0,
            offset_minutes: offset.unwrap_or_default(),
        });
        let standing = Standing {
            opened: row.get(1)?,
            attempts: row.get(2)?,
            hints: row.get(3)?,
            revealed: row.get(4)?,
            passed_at,
        };
        Ok((row.get(0)?, standing))
    })?;
    rows.collect()
}
