//! Copies of our program in a folder of their own, where anyone may run them, so that a test can tell its
//! own processes from those of others.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use tempfile::TempDir;

/// A folder that anyone may pass through and look into, removed with this.
pub fn open_folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("the folder is ours");
    folder
}

/// A copy, removed with this.
pub struct OwnCopy {
    pub program: PathBuf,
    /// Kept, so that it is there as long as the copy is used.
    _folder: TempDir,
}

impl OwnCopy {
    pub fn make() -> Self {
        let folder = open_folder();
        let program = folder.path().join("codementor");
        fs::copy(env!("CARGO_BIN_EXE_codementor"), &program).expect("our program can be copied");
        Self { program, _folder: folder }
    }
}
