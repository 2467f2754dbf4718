//! The table `draft`: unfinished programs, as they were a moment ago.

use crate::domain::place::Position;
use crate::domain::{ExerciseId, Language, Moment};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

/// An unfinished program, and where its author was in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDraft {
    pub exercise: ExerciseId,
    pub language: Language,
    pub source: String,
    pub cursor: Position,
    pub top_line: usize,
}

pub(super) fn save(transaction: &Transaction<'_>, draft: &StoredDraft, at: Moment) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT OR REPLACE INTO draft (exercise, language, source, cursor_line, cursor_column, top_line, saved_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            draft.exercise.to_string(),
            draft.language.slug(),
            draft.source,
            draft.cursor.line as i64,
            draft.cursor.column as i64,
            draft.top_line as i64,
            at.unix_millis,
        ])?;
    Ok(())
}

/// When the draft was saved, in milliseconds since 1970.
pub(super) fn saved_at(
    connection: &Connection,
    exercise: &ExerciseId,
    language: Language,
) -> rusqlite::Result<Option<i64>> {
    connection
        .prepare_cached("SELECT saved_at FROM draft WHERE exercise = ?1 AND language = ?2")?
        .query_row(params![exercise.to_string(), language.slug()], |row| row.get(0))
        .optional()
}

pub(super) fn of(
    connection: &Connection,
    exercise: &ExerciseId,
    language: Language,
) -> rusqlite::Result<Option<StoredDraft>> {
    connection
        .prepare_cached(
            "SELECT source, cursor_line, cursor_column, top_line FROM draft WHERE exercise = ?1 AND language = ?2",
        )?
        .query_row(params![exercise.to_string(), language.slug()], |row| {
            Ok(StoredDraft {
                exercise: exercise.clone(),
                language,
                source: row.get(0)?,
                cursor: Position { line: row.get::<_, i64>(1)? as usize, column: row.get::<_, i64>(2)? as usize },
                top_line: row.get::<_, i64>(3)? as usize,
            })
        })
        .optional()
}
