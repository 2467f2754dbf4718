//! What can go wrong with the database, with what to do about it.

use std::path::PathBuf;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum StoreError {
    #[error("failed to open the history at {}: {source}", path.display())]
    Open { path: PathBuf, source: rusqlite::Error },
    #[error("failed to make the folder {}: {source}", path.display())]
    Folder { path: PathBuf, source: std::io::Error },
    #[error(
        "failed to open the history at {}: a newer CodeMentor wrote it (format {found}, this one knows {known})",
        path.display()
    )]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error("failed to {what}: {source}")]
    Write { what: &'static str, source: rusqlite::Error },
    #[error("failed to read the history: {0}")]
    Read(#[from] rusqlite::Error),
}

impl StoreError {
    pub(super) fn write(what: &'static str, source: rusqlite::Error) -> Self {
        Self::Write { what, source }
    }

    /// What a person can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Newer { .. } => "Install the newest CodeMentor, or set CODEMENTOR_HOME to another folder.",
            Self::Folder { .. } => {
                "Make the folder yourself, or set CODEMENTOR_HOME to a folder that you can write to."
            }
            Self::Open { .. } | Self::Read(_) => {
                "Look whether the disk is full or the file is damaged; move the file away to begin anew, or set \
                 CODEMENTOR_HOME to another folder."
            }
            Self::Write { .. } => "Look whether the disk is full, and whether the folder may be written to.",
        }
    }
}
