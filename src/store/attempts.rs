//! The table `attempt`: every judged version of a learner's program.

use crate::domain::attempt::{Attempt, Trigger};
use crate::domain::verdict::Status;
use crate::domain::{ExerciseId, Moment};
use rusqlite::{Connection, Transaction, params};

/// An attempt as lists show it.
#[derive(Debug, Clone, PartialEq)]
pub struct PastAttempt {
    pub source: String,
    pub status: String,
    pub passed_cases: u32,
    pub cases: u32,
    pub millis: f64,
    /// Its steady clock is zero.
    pub at: Moment,
}

pub(super) fn insert(
    transaction: &Transaction<'_>,
    sequence: i64,
    attempt: &Attempt,
    at: Moment,
) -> rusqlite::Result<()> {
    let verdict = &attempt.verdict;
    transaction
        .prepare_cached(
            "INSERT INTO attempt (sequence, exercise, language, source, trigger_kind, status, passed_cases, cases,
                                  millis, happened_at, offset_minutes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
        )?
        .execute(params![
            sequence,
            attempt.exercise.to_string(),
            attempt.language.slug(),
            attempt.source,
            match attempt.trigger {
                Trigger::Live => "live",
                Trigger::Asked => "asked",
            },
            match verdict.status {
                Status::Pass => "pass",
                Status::Fail => "fail",
                Status::Error => "error",
            },
            verdict.passed_cases() as i64,
            verdict.cases.len() as i64,
            verdict.millis,
            at.unix_millis,
            at.offset_minutes,
        ])?;
    Ok(())
}

pub(super) fn newest(
    connection: &Connection,
    exercise: &ExerciseId,
    most: usize,
) -> rusqlite::Result<Vec<PastAttempt>> {
    let mut statement = connection.prepare_cached(
        "SELECT source, status, passed_cases, cases, millis, happened_at, offset_minutes
         FROM attempt WHERE exercise = ?1 ORDER BY sequence DESC LIMIT ?2",
    )?;
    let rows = statement.query_map(params![exercise.to_string(), most as i64], |row| {
        Ok(PastAttempt {
            source: row.get(0)?,
            status: row.get(1)?,
            passed_cases: row.get(2)?,
            cases: row.get(3)?,
            millis: row.get(4)?,
            at: Moment { unix_millis: row.get(5)?, steady_millis: 0, offset_minutes: row.get(6)? },
        })
    })?;
    rows.collect()
}
