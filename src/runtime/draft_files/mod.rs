//! Drafts as files on disk, so that any editor can open them: where they lie, how they are read, written
//! and watched. Nothing here decides whose text counts; `update` does.

mod desk;
mod file;
#[cfg(target_os = "linux")]
mod inotify;
mod presence;
mod watcher;

pub use desk::{Desk, Opening};
pub use file::{FileTrouble, Found, read, write};
pub use presence::Presence;
pub use watcher::FileWatcher;

use crate::domain::{Exercise, ExerciseId, Language};
use std::fmt::Write as _;
use std::path::PathBuf;

/// Where the files of drafts lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftFolder {
    pub path: PathBuf,
    /// The path as a person reads it, with `~` for their home.
    pub shown: String,
    /// The pack whose files lie in the folder itself; those of others lie in a folder of their own.
    pub built_in: String,
}

impl DraftFolder {
    pub fn file(&self, exercise: &Exercise, language: Language) -> PathBuf {
        self.path.join(self.name(exercise, language))
    }

    pub fn shown_file(&self, exercise: &Exercise, language: Language) -> String {
        format!("{}/{}", self.shown, self.name(exercise, language))
    }

    /// Below the folder: `thunder_count.py`, or `a-pack/thunder_count.py`.
    fn name(&self, exercise: &Exercise, language: Language) -> String {
        let extension = if exercise.is_predict() { "txt" } else { language.extension() };
        let ExerciseId { pack, slug } = &exercise.id;
        let file = format!("{}.{extension}", safe(slug, '_'));
        if *pack == self.built_in { file } else { format!("{}/{file}", safe(pack, '-')) }
    }
}

/// A name that is one part of a path on every system, and another one for every name: hyphens are
/// written as `hyphen` (Python modules have none), and what is not a letter or digit by its bytes.
fn safe(name: &str, hyphen: char) -> String {
    let mut safe = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => safe.push(char::from(byte)),
            b'-' => safe.push(hyphen),
            _ => {
                // Writing to a string cannot fail.
                let _ = write!(safe, "%{byte:02X}");
            }
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn names_are_readable_and_never_the_same() {
        for (name, expected) in [
            ("thunder-count", "thunder_count"),
            ("thunder_count", "thunder%5Fcount"),
            ("thunder%5Fcount", "thunder%255Fcount"),
            ("../up", "%2E%2E%2Fup"),
            ("é", "%C3%A9"),
        ] {
            assert_eq!(safe(name, '_'), expected);
        }
        assert_eq!(safe("my-pack", '-'), "my-pack");
    }
}
