//! The table `draft`: unfinished programs, as they were a moment ago.

use crate::domain::place::Position;
use crate::domain::{ExerciseId, Language, Moment};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

/// An unfinished program, and where its author was in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredDraft {
    pub exercise: ExerciseId,
    pub language: Language,
    pub source: String,
    pub cursor: Position,
    pub top_line: usize,
}

/// A draft and when it was saved, in milliseconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedDraft {
    pub draft: StoredDraft,
    pub saved_at: i64,
}

pub(super) fn save(transaction: &Transaction<'_>, draft: &StoredDraft, at: Moment) -> rusqlite::Result<()> {
    save_dated(transaction, draft, at.unix_millis)
}

pub(super) fn save_dated(
    transaction: &Transaction<'_>,
    draft: &StoredDraft,
    saved_at: i64,
) -> rusqlite::Result<()> {
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
            saved_at,
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
    Ok(dated(connection, exercise, language)?.map(|dated| dated.draft))
}

pub(super) fn dated(
    connection: &Connection,
    exercise: &ExerciseId,
    language: Language,
) -> rusqlite::Result<Option<DatedDraft>> {
    connection
        .prepare_cached(
            "SELECT exercise, language, source, cursor_line, cursor_column, top_line, saved_at FROM draft
             WHERE exercise = ?1 AND language = ?2",
        )?
        .query_row(params![exercise.to_string(), language.slug()], read)
        .optional()
        .map(Option::flatten)
}

/// All of them by name, but those of a language that this version does not know.
pub(super) fn all(connection: &Connection) -> rusqlite::Result<Vec<DatedDraft>> {
    let mut statement = connection.prepare_cached(
        "SELECT exercise, language, source, cursor_line, cursor_column, top_line, saved_at FROM draft
         ORDER BY exercise, language",
    )?;
    let rows = statement.query_map([], read)?;
    rows.filter_map(Result::transpose).collect()
}

/// All that can be read of a damaged database.
pub(super) fn readable(connection: &Connection) -> Vec<DatedDraft> {
    let select =
        "SELECT exercise, language, source, cursor_line, cursor_column, top_line, saved_at FROM draft";
    let Ok(mut statement) = connection.prepare(select) else { return Vec::new() };
    let Ok(rows) = statement.query_map([], read) else { return Vec::new() };
    rows.map_while(Result::ok).flatten().collect()
}

pub(super) fn delete(
    transaction: &Transaction<'_>,
    exercise: &ExerciseId,
    language: Language,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("DELETE FROM draft WHERE exercise = ?1 AND language = ?2")?
        .execute(params![exercise.to_string(), language.slug()])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Option<DatedDraft>> {
    let (exercise, language): (String, String) = (row.get(0)?, row.get(1)?);
    let (Some(exercise), Some(language)) = (ExerciseId::parse(&exercise), Language::from_slug(&language))
    else {
        return Ok(None);
    };
    let draft = StoredDraft {
        exercise,
        language,
        source: row.get(2)?,
        cursor: Position { line: row.get::<_, i64>(3)? as usize, column: row.get::<_, i64>(4)? as usize },
        top_line: row.get::<_, i64>(5)? as usize,
    };
    Ok(Some(DatedDraft { draft, saved_at: row.get(6)? }))
}
