//! The table `turn`: what learner and tutor said to each other about each exercise.

use super::turn_words;
use crate::domain::exercise::Rung;
use crate::domain::tutoring::{Speaker, Turn};
use crate::domain::{ExerciseId, Moment};
use rusqlite::{Connection, Transaction, params};

pub(super) fn insert_hint(
    transaction: &Transaction<'_>,
    sequence: i64,
    exercise: &ExerciseId,
    rung: Rung,
    text: &str,
) -> rusqlite::Result<()> {
    insert(transaction, sequence, exercise, "tutor", Some(name_of(rung)), text)
}

pub(super) fn insert_question(
    transaction: &Transaction<'_>,
    sequence: i64,
    exercise: &ExerciseId,
    text: &str,
) -> rusqlite::Result<()> {
    insert(transaction, sequence, exercise, "learner", None, text)
}

pub(super) fn insert_answer(
    transaction: &Transaction<'_>,
    sequence: i64,
    exercise: &ExerciseId,
    text: &str,
) -> rusqlite::Result<()> {
    insert(transaction, sequence, exercise, "tutor", None, text)
}

/// As if nothing had been said.
pub(super) fn forget(transaction: &Transaction<'_>, exercise: &ExerciseId) -> rusqlite::Result<()> {
    turn_words::forget(transaction, exercise)?;
    transaction
        .prepare_cached("DELETE FROM turn WHERE exercise = ?1")?
        .execute(params![exercise.to_string()])?;
    Ok(())
}

/// The whole conversation, oldest first.
pub(super) fn of(connection: &Connection, exercise: &ExerciseId) -> rusqlite::Result<Vec<Turn>> {
    let mut statement = connection
        .prepare_cached("SELECT speaker, rung, text FROM turn WHERE exercise = ?1 ORDER BY sequence")?;
    let rows = statement.query_map(params![exercise.to_string()], |row| {
        let (speaker, rung): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        Ok(Turn { speaker: speaker_of(&speaker), rung: rung.as_deref().and_then(rung_of), text: row.get(2)? })
    })?;
    rows.collect()
}

/// The local day of each of these turns.
pub(super) fn days_of(connection: &Connection, exercise: &ExerciseId) -> rusqlite::Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(
        "SELECT event.happened_at, event.offset_minutes FROM turn
         JOIN event ON event.sequence = turn.sequence WHERE turn.exercise = ?1 ORDER BY turn.sequence",
    )?;
    let rows = statement.query_map(params![exercise.to_string()], |row| {
        let at = Moment { unix_millis: row.get(0)?, steady_millis: 0, offset_minutes: row.get(1)? };
        Ok(at.local_day())
    })?;
    rows.collect()
}

fn insert(
    transaction: &Transaction<'_>,
    sequence: i64,
    exercise: &ExerciseId,
    speaker: &str,
    rung: Option<&str>,
    text: &str,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO turn (sequence, exercise, speaker, rung, text) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![sequence, exercise.to_string(), speaker, rung, text])?;
    turn_words::insert(transaction, sequence, text)
}

pub(super) fn speaker_of(name: &str) -> Speaker {
    if name == "learner" { Speaker::Learner } else { Speaker::Tutor }
}

const NAMES: [(Rung, &str); 7] = [
    (Rung::Look, "look"),
    (Rung::Question, "question"),
    (Rung::Concept, "concept"),
    (Rung::Example, "example"),
    (Rung::Shape, "shape"),
    (Rung::Pieces, "pieces"),
    (Rung::Reveal, "reveal"),
];

fn name_of(rung: Rung) -> &'static str {
    NAMES.iter().find(|(known, _)| *known == rung).map_or("look", |(_, name)| name)
}

pub(super) fn rung_of(name: &str) -> Option<Rung> {
    NAMES.iter().find(|(_, known)| *known == name).map(|(rung, _)| *rung)
}
