//! The catalogue of misconceptions: the built-in ones, and those that a person adds. It never looks at a
//! program.

use super::read::read;
use crate::domain::Language;
use crate::domain::finding::Finding;
use crate::syntax::Query;
use include_dir::{Dir, include_dir};
use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};

static BUILT_IN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/misconceptions");

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let mut catalogue = Catalogue::default();
    for language in Language::ALL {
        for file in BUILT_IN.get_dir(language.slug()).into_iter().flat_map(Dir::files) {
            let name = file.path().display().to_string();
            let text = file.contents_utf8().unwrap_or_default();
            // A test reads them all without a finding.
            catalogue.add(language, &format!("(built in)/{name}"), text);
        }
    }
    catalogue
});

/// A file larger than this is refused, in bytes.
const LARGEST_FILE: u64 = 256 * 1024;

/// All misconceptions that are looked for, shared by everyone.
#[derive(Clone, Default)]
pub struct Catalogue {
    misconceptions: Vec<Arc<Misconception>>,
}

/// One misconception, as its author wrote it. `assets/misconceptions/README.md` describes it for authors.
pub struct Misconception {
    pub language: Language,
    pub slug: String,
    pub title: String,
    pub believes: String,
    pub question: String,
    /// The slug of a skill.
    pub concept: String,
    /// Told only where nothing else shows in the program.
    pub fallback: bool,
    pub query: Query,
    pub shows: Vec<Sample>,
    pub similar: Vec<Sample>,
}

/// A program that shows a misconception, or one like it that does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    pub program: String,
    /// A right program to lay it beside.
    pub right: Option<String>,
    /// Where it shows, 1-based.
    pub line: Option<u32>,
}

impl Catalogue {
    pub fn built_in() -> &'static Self {
        &CATALOGUE
    }

    /// The built-in ones, and `<language>/*.toml` in the folder. One of the same slug takes the place of
    /// the built-in one. What cannot be used is left out, and found fault with.
    pub fn with(folder: Option<&Path>) -> (Self, Vec<Finding>) {
        let mut catalogue = Self::built_in().clone();
        let findings = folder.map(|folder| catalogue.add_folder(folder)).unwrap_or_default();
        (catalogue, findings)
    }

    /// Only those of a folder.
    pub fn of_folder(folder: &Path) -> (Self, Vec<Finding>) {
        let mut catalogue = Self::default();
        let findings = catalogue.add_folder(folder);
        (catalogue, findings)
    }

    fn add_folder(&mut self, folder: &Path) -> Vec<Finding> {
        let mut findings = Vec::new();
        for language in Language::ALL {
            let inside = fs::read_dir(folder.join(language.slug())).into_iter().flatten().flatten();
            let mut paths: Vec<_> = inside.map(|entry| entry.path()).collect();
            paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
            paths.sort_unstable();
            for path in paths {
                let name = path.display().to_string();
                match text_of(&path) {
                    Ok(text) => findings.extend(self.add(language, &name, &text)),
                    Err(message) => findings.push(Finding {
                        file: name,
                        line: None,
                        message,
                        advice: "Put a text file in UTF-8 here.".to_owned(),
                    }),
                }
            }
        }
        findings
    }

    fn add(&mut self, language: Language, file: &str, text: &str) -> Vec<Finding> {
        let (misconception, findings) = read(language, file, text);
        if let Some(misconception) = misconception {
            let known = self
                .misconceptions
                .iter_mut()
                .find(|known| known.slug == misconception.slug && known.language == language);
            match known {
                Some(known) => *known = Arc::new(misconception),
                None => self.misconceptions.push(Arc::new(misconception)),
            }
        }
        findings
    }

    /// In the order of their slugs.
    pub fn of(&self, language: Language) -> impl Iterator<Item = &Misconception> {
        self.misconceptions.iter().map(AsRef::as_ref).filter(move |one| one.language == language)
    }

    pub fn get(&self, language: Language, slug: &str) -> Option<&Misconception> {
        self.of(language).find(|one| one.slug == slug)
    }
}

fn text_of(path: &Path) -> Result<String, String> {
    let about = fs::metadata(path).map_err(|error| format!("this file cannot be read: {error}"))?;
    if !about.is_file() || about.len() > LARGEST_FILE {
        return Err("this is no text file of at most 256 KiB".to_owned());
    }
    fs::read_to_string(path).map_err(|error| format!("this file cannot be read: {error}"))
}
