//! Where the catalogue's files come from: the program itself, and a folder of the user's. It never
//! understands them.

use crate::domain::Language;
use crate::domain::finding::Finding;
use include_dir::{Dir, include_dir};
use std::fs;
use std::path::Path;

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/errors");

/// A file larger than this is refused, in bytes.
const LARGEST_FILE: u64 = 256 * 1024;

/// A file's name for findings, and its text.
pub(super) type Text = (String, String);

/// The built-in files of a language, by name.
pub(super) fn built_in(language: Language) -> Vec<Text> {
    let files = BUILT_IN.get_dir(language.slug()).map(Dir::files).into_iter().flatten();
    let mut texts: Vec<Text> = files
        .filter(|file| file.path().extension().is_some_and(|extension| extension == "toml"))
        .filter_map(|file| {
            Some((format!("(built in)/{}", file.path().display()), file.contents_utf8()?.to_owned()))
        })
        .collect();
    texts.sort_unstable();
    texts
}

/// The files of a language in a folder of the user's, by name. A folder that is not there has none.
pub(super) fn of_user(folder: &Path, language: Language, findings: &mut Vec<Finding>) -> Vec<Text> {
    let entries = fs::read_dir(folder.join(language.slug())).into_iter().flatten().flatten();
    let mut texts = Vec::new();
    for path in entries.map(|entry| entry.path()) {
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let file = path.display().to_string();
        match read(&path) {
            Ok(text) => texts.push((file, text)),
            Err(message) => {
                let advice = "It is left out until it can be read.".to_owned();
                findings.push(Finding { file, line: None, message, advice });
            }
        }
    }
    texts.sort_unstable();
    texts
}

fn read(path: &Path) -> Result<String, String> {
    let about = fs::metadata(path).map_err(|error| format!("cannot be read: {error}"))?;
    if !about.is_file() || about.len() > LARGEST_FILE {
        return Err("is not a file of at most 256 KiB".to_owned());
    }
    fs::read_to_string(path).map_err(|error| format!("cannot be read: {error}"))
}
