//! What can go wrong with the database, with what to do about it.

use std::io::ErrorKind;
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
    #[error("the history at {} is damaged: {source}", path.display())]
    Damaged { path: PathBuf, source: rusqlite::Error },
    #[error("failed to put another history in the place of {}: another CodeMentor has it open", path.display())]
    InUse { path: PathBuf },
    #[error("failed to move {} to {}: {source}", from.display(), to.display())]
    Move { from: PathBuf, to: PathBuf, source: std::io::Error },
    #[error("failed to take {} away: {source}", path.display())]
    Remove { path: PathBuf, source: std::io::Error },
    #[error("another event is here under the id {event_id}")]
    Contradiction { event_id: String },
    #[error("failed to {what}: {source}")]
    Write { what: &'static str, source: rusqlite::Error },
    #[error("failed to start the thread of the history: {0}")]
    Thread(std::io::Error),
    #[error("failed to read the history: {0}")]
    Read(#[from] rusqlite::Error),
}

impl StoreError {
    pub(super) fn write(what: &'static str, source: rusqlite::Error) -> Self {
        Self::Write { what, source }
    }

    /// Whether the file is not what was written, so that mending helps.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Damaged { .. } => true,
            Self::Open { source, .. } | Self::Write { source, .. } | Self::Read(source) => {
                super::open::is_damage(source)
            }
            Self::Folder { .. }
            | Self::Newer { .. }
            | Self::InUse { .. }
            | Self::Move { .. }
            | Self::Remove { .. }
            | Self::Contradiction { .. }
            | Self::Thread(_) => false,
        }
    }

    /// Whether the history is where nothing can be written.
    pub fn is_unwritable(&self) -> bool {
        match self {
            Self::Folder { source, .. } => matches!(
                source.kind(),
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::StorageFull
            ),
            Self::Open { source, .. } | Self::Write { source, .. } | Self::Read(source) => {
                super::open::is_unwritable(source)
            }
            _ => false,
        }
    }

    /// What a person can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Newer { .. } => "Install the newest CodeMentor, or set CODEMENTOR_HOME to another folder.",
            Self::Folder { .. } => {
                "Make the folder yourself, or set CODEMENTOR_HOME to a folder that you can write to."
            }
            Self::Damaged { .. } => "`codementor doctor` mends it from its backups.",
            error if error.is_damage() => "`codementor doctor` mends it from its backups.",
            Self::Open { .. } | Self::Read(_) => {
                "Look whether the disk is full or the file is damaged; move the file away to begin anew, or set \
                 CODEMENTOR_HOME to another folder."
            }
            Self::Thread(_) => "Close other programs and try again.",
            Self::InUse { .. } => "Close it (in any terminal), and try again.",
            Self::Contradiction { .. } => {
                "An event is never changed, so one of the two logs was. Import another export of the same history."
            }
            Self::Move { .. } | Self::Remove { .. } | Self::Write { .. } => {
                "Look whether the disk is full, and whether the folder may be written to."
            }
        }
    }
}
