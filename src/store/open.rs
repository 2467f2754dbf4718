//! Opening the database: how it is set up, and its migrations in order. A migration that has been
//! released is never changed; a new one is added at the end.

use super::StoreError;
use rusqlite::backup::Backup;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior, ffi};
use std::path::Path;
use std::time::Duration;

/// What leads from `user_version` N to N + 1, in order.
const MIGRATIONS: [&str; 4] = [
    include_str!("migrations/001_history.sql"),
    include_str!("migrations/002_turn_words.sql"),
    include_str!("migrations/003_models.sql"),
    include_str!("migrations/004_long_history.sql"),
];

pub(super) fn open(path: &Path) -> Result<Connection, StoreError> {
    let failed = |source| StoreError::Open { path: path.to_owned(), source };
    prepare(Connection::open(path).map_err(failed)?, path)
}

/// What can be read of the history, in memory: for a home that cannot be written to.
pub(super) fn in_memory(path: &Path) -> Result<Connection, StoreError> {
    let failed = |source| StoreError::Open { path: path.to_owned(), source };
    let mut memory = Connection::open_in_memory().map_err(failed)?;
    if path.exists() {
        // Without this SQLite wants to write beside the file even to read it.
        let name = path.to_string_lossy().replace('%', "%25").replace('?', "%3f").replace('#', "%23");
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
        let history =
            Connection::open_with_flags(format!("file:{name}?immutable=1"), flags).map_err(failed)?;
        Backup::new(&history, &mut memory).and_then(|backup| backup.step(-1)).map_err(failed)?;
    }
    prepare(memory, path)
}

fn prepare(mut connection: Connection, path: &Path) -> Result<Connection, StoreError> {
    let failed = |source| StoreError::Open { path: path.to_owned(), source };
    set_up(&connection).map_err(failed)?;
    let found: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(failed)?;
    let known = MIGRATIONS.len() as i64;
    if found > known {
        return Err(StoreError::Newer { path: path.to_owned(), found, known });
    }
    if found < known {
        migrate(&mut connection).map_err(failed)?;
    }
    Ok(connection)
}

/// Whether SQLite gives up because the file is not what it wrote.
pub(super) fn is_damage(error: &rusqlite::Error) -> bool {
    let corrupt =
        matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase));
    // Columns are strict: another type than the column's, or a text that is none, cannot have been written.
    corrupt || matches!(error, rusqlite::Error::InvalidColumnType(..) | rusqlite::Error::Utf8Error(..))
}

/// Whether the place cannot be written to.
pub(super) fn is_unwritable(error: &rusqlite::Error) -> bool {
    let codes =
        [ErrorCode::ReadOnly, ErrorCode::CannotOpen, ErrorCode::PermissionDenied, ErrorCode::DiskFull];
    error.sqlite_error_code().is_some_and(|code| codes.contains(&code))
}

/// As SQLite would have told it.
pub(super) fn damage(what: &str) -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_CORRUPT), Some(what.to_owned()))
}

fn set_up(connection: &Connection) -> rusqlite::Result<()> {
    // Two copies of the program on one home wait for each other.
    connection.busy_timeout(Duration::from_secs(5))?;
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    // With WAL, NORMAL cannot lose a database, only the last moments before a power cut.
    connection.execute_batch("PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;")
}

/// All missing migrations in one exclusive transaction: another copy sees all of them, or none.
fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let found: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for (index, migration) in MIGRATIONS.iter().enumerate().skip(usize::try_from(found).unwrap_or(0)) {
        transaction.execute_batch(migration)?;
        transaction.pragma_update(None, "user_version", index as i64 + 1)?;
    }
    transaction.commit()
}
