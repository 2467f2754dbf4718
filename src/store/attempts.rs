//! The table `attempt`: every judged version of a learner's program.

use crate::domain::attempt::{Attempt, PastAttempt, PastSource, Trigger, Version};
use crate::domain::verdict::Status;
use crate::domain::{ExerciseId, Language, Moment};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

// The words in its columns.
const LIVE: &str = "live";
const ASKED: &str = "asked";
const PASS: &str = "pass";
const FAIL: &str = "fail";
const ERROR: &str = "error";

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
                Trigger::Live => LIVE,
                Trigger::Asked => ASKED,
            },
            match verdict.status {
                Status::Pass => PASS,
                Status::Fail => FAIL,
                Status::Error => ERROR,
            },
            verdict.passed_cases() as i64,
            verdict.cases.len() as i64,
            verdict.millis,
            at.unix_millis,
            at.offset_minutes,
        ])?;
    Ok(())
}

/// The newest first, `most` of them, without their programs: those before the attempt `before`, where one is
/// given, and of one exercise, where one is given. A page is found by its key, so that the thousandth is as
/// quick as the first.
pub(super) fn page(
    connection: &Connection,
    exercise: Option<&ExerciseId>,
    before: Option<i64>,
    most: usize,
) -> rusqlite::Result<Vec<PastAttempt>> {
    let of_exercise = if exercise.is_some() { "exercise = ?3 AND" } else { "?3 IS NULL AND" };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT sequence, exercise, language, trigger_kind, status, passed_cases, cases, happened_at, offset_minutes,
                (SELECT COUNT(*) FROM turn
                 WHERE turn.exercise = attempt.exercise AND turn.sequence < attempt.sequence
                   AND turn.rung IS NOT NULL)
         FROM attempt WHERE {of_exercise} sequence < ?1 ORDER BY sequence DESC LIMIT ?2"
    ))?;
    let bounds = params![before.unwrap_or(i64::MAX), most as i64, exercise.map(ToString::to_string)];
    let rows = statement.query_map(bounds, |row| {
        let (exercise, language): (String, String) = (row.get(1)?, row.get(2)?);
        let (trigger, status): (String, String) = (row.get(3)?, row.get(4)?);
        let (Some(exercise), Some(language)) = (ExerciseId::parse(&exercise), Language::from_slug(&language))
        else {
            // A language of a newer version; its attempts stay in the log.
            return Ok(None);
        };
        Ok(Some(PastAttempt {
            sequence: row.get(0)?,
            exercise,
            language,
            trigger: if trigger == ASKED { Trigger::Asked } else { Trigger::Live },
            status: match status.as_str() {
                PASS => Status::Pass,
                FAIL => Status::Fail,
                _ => Status::Error,
            },
            passed_cases: row.get(5)?,
            cases: row.get(6)?,
            hints: row.get(9)?,
            at: Moment { unix_millis: row.get(7)?, steady_millis: 0, offset_minutes: row.get(8)? },
        }))
    })?;
    rows.filter_map(Result::transpose).collect()
}

/// The program of one attempt, with the one before it and the first one.
pub(super) fn version(connection: &Connection, sequence: i64) -> rusqlite::Result<Option<Version>> {
    let row = connection
        .prepare_cached("SELECT exercise, language, source FROM attempt WHERE sequence = ?1")?
        .query_row(params![sequence], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((exercise, language, source)): Option<(String, String, String)> = row else { return Ok(None) };
    let earlier = |order: &str| {
        connection
            .prepare_cached(&format!(
                "SELECT sequence, source FROM attempt
                 WHERE exercise = ?1 AND language = ?2 AND sequence < ?3 ORDER BY sequence {order} LIMIT 1"
            ))?
            .query_row(params![exercise, language, sequence], |row| {
                Ok(PastSource { sequence: row.get(0)?, source: row.get(1)? })
            })
            .optional()
    };
    Ok(Some(Version { sequence, source, before: earlier("DESC")?, first: earlier("ASC")? }))
}
