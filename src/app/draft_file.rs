//! The draft as a file that other programs may change: what is known of it, and what can be told of it.
//! It never reads or writes one.

use ropey::Rope;

/// The file of the open draft.
#[derive(Debug, Clone)]
pub struct DraftFile {
    pub path: String,
    /// The path as a person reads it.
    pub shown: String,
    /// What both the editor and the file had in them last: the file's changes are told from it.
    pub common: Rope,
    /// The newest change of the file that the editor has taken in.
    pub taken: u64,
    /// While the draft was closed the other of file and draft was changed; the newer text of the two.
    pub newer: Option<Newer>,
    /// What is wrong with the file, to be told.
    pub trouble: Option<String>,
}

/// A text that is newer than the one that stands in the editor, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Newer {
    File(String),
    Draft(String),
}

impl DraftFile {
    /// Its last part.
    pub fn name(&self) -> &str {
        self.shown.rsplit('/').next().unwrap_or(&self.shown)
    }
}

/// What happened to the file.
#[derive(Debug, Clone)]
pub enum FileNews {
    /// It holds this now, through us.
    Written(Rope),
    /// Another program has changed it; the how-manieth change that is told.
    Changed { change: u64, text: String },
    /// It is gone from the disk.
    Gone,
    /// Its text, which could not be merged, is kept beside it, in a file of this name.
    KeptBeside { change: u64, text: String, name: String },
    /// It cannot be read or written: what happened and what to do. Told once, until it can again.
    Trouble(String),
}
