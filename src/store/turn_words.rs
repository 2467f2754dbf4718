//! The table `turn_words`: a full-text index (SQLite's FTS5) of what learner and tutor said to each other. It
//! never holds a text itself; `turn` does, and must have a row before the index, and after it.

use super::turns;
use crate::domain::tutoring::{FoundTurn, SnippetPart};
use crate::domain::{ExerciseId, Moment};
use rusqlite::{Connection, Row, Transaction, params};

/// Words of a query beyond these are left out: nobody types so many, and SQLite's parser has limits.
const MOST_WORDS: usize = 64;

/// What SQLite puts around found words. The learner's own text may have these characters; then a part is
/// marked that was not found, and nothing worse.
const MARKS: [char; 2] = ['\u{2}', '\u{3}'];

/// The turn is in its table.
pub(super) fn insert(transaction: &Transaction<'_>, sequence: i64, text: &str) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("INSERT INTO turn_words (rowid, text) VALUES (?1, ?2)")?
        .execute(params![sequence, text])?;
    Ok(())
}

/// The turns are still in their table: the index asks for what it once was told.
pub(super) fn forget(transaction: &Transaction<'_>, exercise: &ExerciseId) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO turn_words (turn_words, rowid, text)
             SELECT 'delete', sequence, text FROM turn WHERE exercise = ?1",
        )?
        .execute(params![exercise.to_string()])?;
    Ok(())
}

pub(super) fn empty(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch("INSERT INTO turn_words (turn_words) VALUES ('delete-all');")
}

/// The newest first. Each word has to begin a word of the text; capitals and accents do not count.
pub(super) fn search(connection: &Connection, words: &str, limit: usize) -> rusqlite::Result<Vec<FoundTurn>> {
    let Some(query) = query(words) else { return Ok(Vec::new()) };
    let mut statement = connection.prepare_cached(
        "SELECT turn.exercise, turn.speaker, turn.rung, event.happened_at, event.offset_minutes,
                snippet(turn_words, 0, char(2), char(3), '…', 24)
         FROM turn_words
         JOIN turn ON turn.sequence = turn_words.rowid
         JOIN event ON event.sequence = turn_words.rowid
         WHERE turn_words MATCH ?1 ORDER BY turn_words.rowid DESC LIMIT ?2",
    )?;
    let rows = statement.query_map(params![query, i64::try_from(limit).unwrap_or(i64::MAX)], read)?;
    rows.filter_map(Result::transpose).collect()
}

fn read(row: &Row<'_>) -> rusqlite::Result<Option<FoundTurn>> {
    let Some(exercise) = ExerciseId::parse(&row.get::<_, String>(0)?) else { return Ok(None) };
    Ok(Some(FoundTurn {
        exercise,
        speaker: turns::speaker_of(&row.get::<_, String>(1)?),
        rung: row.get::<_, Option<String>>(2)?.as_deref().and_then(turns::rung_of),
        at: Moment { unix_millis: row.get(3)?, steady_millis: 0, offset_minutes: row.get(4)? },
        snippet: parts(&row.get::<_, String>(5)?),
    }))
}

/// The words in FTS5's language, each in quotation marks, within which nothing has a meaning but these marks
/// themselves. `None` where there is no letter and no digit to look for.
fn query(words: &str) -> Option<String> {
    let quoted: Vec<String> = words
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| word.contains(char::is_alphanumeric))
        .take(MOST_WORDS)
        .map(|word| format!("\"{}\"*", word.replace('"', "\"\"")))
        .collect();
    (!quoted.is_empty()).then(|| quoted.join(" "))
}

fn parts(marked: &str) -> Vec<SnippetPart> {
    let mut parts = Vec::new();
    let mut rest = marked;
    let mut found = false;
    while let Some((text, after)) = rest.split_once(MARKS) {
        parts.push(SnippetPart { text: text.to_owned(), found });
        found = rest[text.len()..].starts_with(MARKS[0]);
        rest = after;
    }
    parts.push(SnippetPart { text: rest.to_owned(), found: false });
    parts.retain(|part| !part.text.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::{parts, query};

    #[test]
    fn every_word_is_quoted() {
        for (words, expected) in [
            ("loop", Some("\"loop\"*")),
            (" two  words\t", Some("\"two\"* \"words\"*")),
            ("say \"hi\" NOT a:b* (", Some("\"say\"* \"\"\"hi\"\"\"* \"NOT\"* \"a:b*\"*")),
            ("nul\0byte", Some("\"nul\"* \"byte\"*")),
            ("+= ()", None),
            ("", None),
        ] {
            assert_eq!(query(words).as_deref(), expected, "{words:?}");
        }
    }

    #[test]
    fn marks_become_parts() {
        let told = |marked: &str| -> Vec<(String, bool)> {
            parts(marked).into_iter().map(|part| (part.text, part.found)).collect()
        };
        let part = |text: &str, found| (text.to_owned(), found);
        assert_eq!(told("a \u{2}loop\u{3}, b"), [part("a ", false), part("loop", true), part(", b", false)]);
        assert_eq!(told("\u{2}loop\u{3}"), [part("loop", true)]);
        assert_eq!(told("\u{3}stray\u{2}"), [part("stray", false)]);
        assert!(told("").is_empty());
    }
}
