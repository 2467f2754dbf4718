//! The table `pass_day`, and what history says of the learner as a whole.

use crate::domain::Moment;
use crate::domain::attempt::Attempt;
use rusqlite::{Connection, Transaction, params};

/// The raw material of a learner's progress.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct History {
    /// A local day for each exercise passed on it, in order.
    pub pass_days: Vec<i64>,
    /// The local day of each exercise's first pass.
    pub first_pass_days: Vec<i64>,
}

/// What was done on one local day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Activity {
    /// Days since 1970-01-01, where the learner was.
    pub local_day: i64,
    /// Versions that were judged.
    pub runs: u32,
    /// Exercises that were passed, each once.
    pub passed: u32,
}

pub(super) fn passed_on(
    transaction: &Transaction<'_>,
    attempt: &Attempt,
    at: Moment,
) -> rusqlite::Result<()> {
    if attempt.verdict.passed() {
        transaction
            .prepare_cached("INSERT OR IGNORE INTO pass_day (local_day, exercise) VALUES (?1, ?2)")?
            .execute(params![at.local_day(), attempt.exercise.to_string()])?;
    }
    Ok(())
}

pub(super) fn read(connection: &Connection) -> rusqlite::Result<History> {
    let days = |sql: &str| -> rusqlite::Result<Vec<i64>> {
        connection.prepare_cached(sql)?.query_map([], |row| row.get(0))?.collect()
    };
    Ok(History {
        pass_days: days("SELECT local_day FROM pass_day ORDER BY local_day")?,
        first_pass_days: days("SELECT MIN(local_day) FROM pass_day GROUP BY exercise")?,
    })
}

/// The days on which anything was judged, in order.
pub(super) fn activity(connection: &Connection) -> rusqlite::Result<Vec<Activity>> {
    // Division rounds towards zero; the remainder is made positive first, for times before 1970.
    connection
        .prepare_cached(
            "SELECT local_day, COUNT(*),
                    (SELECT COUNT(*) FROM pass_day WHERE pass_day.local_day = judged.local_day)
             FROM (SELECT (local - (local % 86400000 + 86400000) % 86400000) / 86400000 AS local_day
                   FROM (SELECT happened_at + offset_minutes * 60000 AS local FROM attempt)) AS judged
             GROUP BY local_day ORDER BY local_day",
        )?
        .query_map([], |row| Ok(Activity { local_day: row.get(0)?, runs: row.get(1)?, passed: row.get(2)? }))?
        .collect()
}
