//! Where a pack's files come from: the program itself, or a folder. It never interprets what it reads.

use crate::domain::finding::Finding;
use include_dir::{Dir, DirEntry, include_dir};
use std::fs;
use std::path::{Path, PathBuf};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/exercises");

/// A file larger than this is refused, in bytes.
const LARGEST_FILE: u64 = 1024 * 1024;

/// The files of one pack, or of one exercise.
#[derive(Debug, Clone)]
pub enum PackFiles {
    BuiltIn,
    Folder(PathBuf),
}

impl PackFiles {
    /// What findings call a file of this pack.
    pub fn name_of(&self, path: &str) -> String {
        match self {
            Self::BuiltIn => format!("(built in)/{path}"),
            Self::Folder(root) => root.join(path).display().to_string(),
        }
    }

    /// The names of the folders in `path` ("" is the pack itself), in order.
    pub fn folders(&self, path: &str) -> Vec<String> {
        self.entries(path, true)
    }

    /// The names of the files in `path`, in order.
    pub fn files(&self, path: &str) -> Vec<String> {
        self.entries(path, false)
    }

    pub fn exists(&self, path: &str) -> bool {
        match self {
            Self::BuiltIn => built_in(path).is_some_and(|entry| entry.as_file().is_some()),
            Self::Folder(root) => root.join(path).is_file(),
        }
    }

    /// The text of a file.
    ///
    /// # Errors
    /// A finding, when it is missing, too large, outside of the pack, or not UTF-8.
    pub fn read(&self, path: &str) -> Result<String, Finding> {
        let bytes = match self {
            Self::BuiltIn => built_in(path).and_then(DirEntry::as_file).map(|file| file.contents().to_vec()),
            Self::Folder(root) => self.read_from_folder(root, path)?,
        };
        let bytes = bytes.ok_or_else(|| self.finding(path, "this file is missing", "Add it."))?;
        String::from_utf8(bytes).map(|text| text.replace("\r\n", "\n")).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..valid].iter().filter(|byte| **byte == b'\n').count() + 1;
            Finding {
                line: Some(line),
                ..self.finding(path, "this line is not UTF-8 text", "Save the file as UTF-8.")
            }
        })
    }

    fn read_from_folder(&self, root: &Path, path: &str) -> Result<Option<Vec<u8>>, Finding> {
        let full = root.join(path);
        let Ok(real) = full.canonicalize() else { return Ok(None) };
        let inside = root.canonicalize().is_ok_and(|root| real.starts_with(root));
        if !inside {
            return Err(self.finding(path, "this link leads out of the pack", "Put the file itself here."));
        }
        let about = fs::metadata(&real).map_err(|error| self.unreadable(path, &error))?;
        if !about.is_file() {
            return Err(self.finding(path, "this is not a file", "Put a text file here."));
        }
        if about.len() > LARGEST_FILE {
            return Err(self.finding(path, "this file is larger than 1 MiB", "Make it smaller."));
        }
        fs::read(&real).map(Some).map_err(|error| self.unreadable(path, &error))
    }

    fn unreadable(&self, path: &str, error: &std::io::Error) -> Finding {
        self.finding(path, &format!("this file cannot be read: {error}"), "Let yourself read it.")
    }

    pub(super) fn finding(&self, path: &str, message: &str, advice: &str) -> Finding {
        Finding {
            file: self.name_of(path),
            line: None,
            message: message.to_owned(),
            advice: advice.to_owned(),
        }
    }

    fn entries(&self, path: &str, folders: bool) -> Vec<String> {
        let mut names: Vec<String> = match self {
            Self::BuiltIn => built_in_entries(path, folders),
            Self::Folder(root) => fs::read_dir(root.join(path))
                .into_iter()
                .flatten()
                .flatten()
                .filter(|entry| entry.path().is_dir() == folders)
                .filter_map(|entry| entry.file_name().into_string().ok())
                .filter(|name| !name.starts_with('.'))
                .collect(),
        };
        names.sort_unstable();
        names
    }
}

/// Goes down folder by folder; `Dir::get_file` would compare the path with that of every file there is.
fn built_in(path: &str) -> Option<&'static DirEntry<'static>> {
    let child = |folder: &'static Dir<'static>, path: &str| {
        folder.entries().iter().find(|entry| entry.path().as_os_str() == path)
    };
    let mut folder = &BUILT_IN;
    for (end, _) in path.match_indices('/') {
        folder = child(folder, &path[..end])?.as_dir()?;
    }
    child(folder, path)
}

fn built_in_entries(path: &str, folders: bool) -> Vec<String> {
    let folder = if path.is_empty() { Some(&BUILT_IN) } else { built_in(path).and_then(DirEntry::as_dir) };
    let entries = folder.map(Dir::entries).unwrap_or_default();
    entries
        .iter()
        .filter(|entry| matches!(entry, DirEntry::Dir(_)) == folders)
        .filter_map(|entry| entry.path().file_name()?.to_str().map(str::to_owned))
        .collect()
}
