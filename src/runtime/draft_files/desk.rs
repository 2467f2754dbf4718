//! The files of drafts that are in use: what is known to stand in each, so that our own writing is never
//! taken for another's, and nothing of another's is ever written over unseen.

use super::file::{FileTrouble, Found, read, write};
use super::{DraftFolder, Presence};
use crate::app::draft_file::{FileNews, Newer};
use crate::domain::{Exercise, Language};
use ropey::Rope;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// How far a file system's clock may be behind: it goes in steps of the kernel's tick, 10 ms at most.
const CLOCK_STEP_MILLIS: i64 = 20;

/// The files of one session. The history's thread has it, so that reading and writing come in order.
#[derive(Debug)]
pub struct Desk {
    folder: DraftFolder,
    known: HashMap<PathBuf, Known>,
    _presence: Option<Presence>,
}

/// What is known of a file.
#[derive(Debug, Default)]
struct Known {
    /// What stood in it when it was last read or written; `None`: there was no file.
    text: Option<String>,
    /// How many changes by others have been told.
    changes: u64,
    /// What was told to be wrong with what stands there, and is still.
    trouble: Option<String>,
    /// The same of writing it.
    unwritten: Option<String>,
}

/// A draft with its file, as it is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// What the editor begins with; `None`: there is neither draft nor file.
    pub text: Option<String>,
    pub newer: Option<Newer>,
    pub trouble: Option<String>,
}

impl Desk {
    pub fn new(folder: DraftFolder) -> Self {
        let presence = Presence::begin(&folder.path)
            .inspect_err(|error| tracing::warn!(%error, "failed to show that the drafts are open"))
            .ok();
        Self { folder, known: HashMap::new(), _presence: presence }
    }

    pub const fn folder(&self) -> &DraftFolder {
        &self.folder
    }

    /// Reads the file beside the draft that history kept (with the moment when it was saved, in
    /// milliseconds since 1970). The newer of the two counts, the other one is not lost. Where there is
    /// no file, one is written.
    pub fn open(
        &mut self,
        exercise: &Exercise,
        language: Language,
        draft: Option<(&str, i64)>,
        starter: &str,
    ) -> Opening {
        let path = self.folder.file(exercise, language);
        let known = self.known.entry(path.clone()).or_default();
        *known = Known::default();
        let mut opening =
            Opening { text: draft.map(|(text, _)| text.to_owned()), newer: None, trouble: None };
        match read(&path) {
            Ok(Some(found)) => {
                (opening.text, opening.newer) = newer_of(draft, &found, starter);
                known.text = Some(found.text);
            }
            Ok(None) => {
                let text = draft.map_or(starter, |(text, _)| text);
                match write(&path, text) {
                    Ok(()) => known.text = Some(text.to_owned()),
                    Err(trouble) => opening.trouble = tell(&mut known.unwritten, &path, &trouble),
                }
            }
            Err(trouble) => opening.trouble = tell(&mut known.trouble, &path, &trouble),
        }
        opening
    }

    /// Writes a draft into its file, unless the file was changed or removed by someone else: then that is
    /// told, and nothing written. `taken` is the newest change that the text has in it.
    pub fn save(
        &mut self,
        exercise: &Exercise,
        language: Language,
        text: &Rope,
        taken: u64,
    ) -> Option<FileNews> {
        if let Some(news) = self.look(exercise, language) {
            return Some(news);
        }
        let path = self.folder.file(exercise, language);
        let known = self.known.entry(path.clone()).or_default();
        if known.trouble.is_some() || known.changes != taken {
            // Left alone, or a newer text is on its way from whoever takes that change in.
            return None;
        }
        if known.text.as_deref().is_some_and(|there| *text == there) {
            return Some(FileNews::Written(text.clone()));
        }
        let written = text.to_string();
        match write(&path, &written) {
            Ok(()) => {
                known.text = Some(written);
                known.unwritten = None;
                Some(FileNews::Written(text.clone()))
            }
            Err(trouble) => tell(&mut known.unwritten, &path, &trouble).map(FileNews::Trouble),
        }
    }

    /// The file, for another program to open it.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn ready(&self, exercise: &Exercise, language: Language) -> Result<PathBuf, String> {
        let path = self.folder.file(exercise, language);
        let known = self.known.get(&path);
        match known.and_then(|known| known.trouble.as_ref().or(known.unwritten.as_ref())) {
            Some(trouble) => Err(trouble.clone()),
            None => Ok(path),
        }
    }

    /// What happened to the file since it was last looked at, if anything.
    pub fn look(&mut self, exercise: &Exercise, language: Language) -> Option<FileNews> {
        let path = self.folder.file(exercise, language);
        let known = self.known.entry(path.clone()).or_default();
        let found = match read(&path) {
            Ok(found) => found,
            Err(trouble) => return tell(&mut known.trouble, &path, &trouble).map(FileNews::Trouble),
        };
        known.trouble = None;
        match (found, &known.text) {
            (Some(found), there) if there.as_ref() != Some(&found.text) => {
                known.text = Some(found.text.clone());
                known.changes += 1;
                Some(FileNews::Changed { change: known.changes, text: found.text })
            }
            (None, Some(_)) => {
                known.text = None;
                Some(FileNews::Gone)
            }
            _ => None,
        }
    }

    /// Keeps a text that stood in the file beside it, under a name that nothing else has.
    pub fn keep_beside(
        &mut self,
        exercise: &Exercise,
        language: Language,
        change: u64,
        text: String,
    ) -> FileNews {
        let path = self.folder.file(exercise, language);
        let kept = (1..100)
            .map(|number| beside(&path, number))
            .find_map(|path| match read(&path) {
                Ok(Some(found)) if found.text == text => Some(Ok(path)),
                Ok(None) => Some(write(&path, &text).map(|()| path)),
                _ => None,
            })
            .unwrap_or_else(|| Err(FileTrouble::Machine(std::io::ErrorKind::AlreadyExists.into())));
        match kept {
            Ok(path) => FileNews::KeptBeside { change, text, name: name_of(&path) },
            Err(trouble) => {
                let name = name_of(&beside(&path, 1));
                FileNews::Trouble(format!("{name} {trouble}. {}", trouble.hint()))
            }
        }
    }
}

/// The trouble in words; `None` where the same was told before.
fn tell(told: &mut Option<String>, path: &Path, trouble: &FileTrouble) -> Option<String> {
    let words = format!("{} {trouble}. {}", name_of(path), trouble.hint());
    tracing::warn!(%trouble, "a draft's file cannot be used");
    (told.replace(words.clone()).as_ref() != Some(&words)).then_some(words)
}

/// What the editor begins with, and what comes over it as one step. A file that holds nothing, or the
/// starter, beside a draft that holds more says nothing: a power cut empties files.
fn newer_of(draft: Option<(&str, i64)>, found: &Found, starter: &str) -> (Option<String>, Option<Newer>) {
    let file = found.text.clone();
    match draft {
        Some((draft, _)) if draft == file => (Some(file), None),
        None if file == starter || file.trim().is_empty() => (None, None),
        None => (None, Some(Newer::File(file))),
        Some((draft, saved_millis))
            if found.changed_millis + clock_step(&file, starter) < saved_millis || file.trim().is_empty() =>
        {
            (Some(file), Some(Newer::Draft(draft.to_owned())))
        }
        Some((draft, _)) => (Some(draft.to_owned()), Some(Newer::File(file))),
    }
}

/// What may be newer than it says. A starter was written by ourselves, before the draft was begun.
fn clock_step(file: &str, starter: &str) -> i64 {
    if file == starter { 0 } else { CLOCK_STEP_MILLIS }
}

/// `solution.theirs.py`, `solution.theirs-2.py` and so on.
fn beside(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let extension = path.extension().unwrap_or_default().to_string_lossy();
    let number = if number == 1 { String::new() } else { format!("-{number}") };
    path.with_file_name(format!("{stem}.theirs{number}.{extension}"))
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
