//! All situations together, and the reading of an error by them. It never runs anything.

use super::excerpt::excerpt;
use super::files::{self, Text};
use super::fits::{Fit, fit};
use super::language_words::LanguageWords;
use super::scene::Scene;
use super::situation::Situation;
use super::template::one_line;
use super::{Program, Reader};
use crate::domain::finding::Finding;
use crate::domain::reading::{TableReader, TomlText};
use crate::domain::verdict::ErrorInVerdict;
use crate::domain::{CaughtError, ErrorReading, Language, Verdict};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

/// The file of a language that is no list of situations.
const WORDS: &str = "words.toml";

/// The situations of each language, in the order in which they are tried.
#[derive(Default)]
pub struct Catalogue {
    languages: BTreeMap<Language, OfLanguage>,
}

#[derive(Default)]
struct OfLanguage {
    words: LanguageWords,
    situations: Vec<Situation>,
}

impl Catalogue {
    /// What is built in, after what a folder of the user's adds (`<folder>/<language>/*.toml`). A file
    /// with a fault is left out.
    pub fn load(folder: Option<&Path>) -> (Self, Vec<Finding>) {
        let mut catalogue = Self::default();
        let mut findings = Vec::new();
        for language in Language::ALL {
            let mut texts =
                folder.map_or_else(Vec::new, |folder| files::of_user(folder, language, &mut findings));
            texts.extend(files::built_in(language));
            let of = catalogue.languages.entry(language).or_default();
            for text in &texts {
                findings.extend(of.add(text, language));
            }
        }
        (catalogue, findings)
    }

    pub fn situations(&self, language: Language) -> &[Situation] {
        self.languages.get(&language).map(|of| of.situations.as_slice()).unwrap_or_default()
    }

    /// Reads every error of a verdict, and puts the words of the reading in the place of the language's own.
    /// The values of hidden cases are not looked at.
    pub fn read_verdict(&self, verdict: &mut Verdict, program: Program<'_>) {
        for ErrorInVerdict { error, message, line, open } in verdict.errors_mut() {
            let Some(reading) = self.read(error, program, open) else { continue };
            *message = message.replacen(&error.told, &reading.happened, 1);
            *line = line.or_else(|| Some(reading.excerpt.as_ref()?.line));
            error.reading = Some(reading);
        }
    }

    /// The first situation that fits; `None` where the language has no situations at all. `open`: its
    /// values may be shown.
    pub fn read(&self, caught: &CaughtError, program: Program<'_>, open: bool) -> Option<ErrorReading> {
        let of = self.languages.get(&program.language)?;
        let scene = Scene::new(caught, program, &of.words, open);
        of.situations.iter().find_map(|situation| {
            let fit = fit(situation, &scene)?;
            told(situation, &scene, &fit)
        })
    }
}

impl OfLanguage {
    fn add(&mut self, (file, text): &Text, language: Language) -> Vec<Finding> {
        let toml = TomlText::new(file, text);
        if file.ends_with(WORDS) {
            let words = LanguageWords::read(&toml);
            let findings = toml.into_findings();
            if findings.is_empty() {
                self.words = words;
            }
            return findings;
        }
        let mut added = Vec::new();
        if let Some(root) = toml.parse() {
            let mut known: HashSet<String> = self.situations.iter().map(|known| known.slug.clone()).collect();
            let mut reader = TableReader::new(&toml, &root, 0..0);
            for table in reader.tables("situation") {
                let span = table.span();
                let Some(situation) = Situation::read(table, language) else { continue };
                // A user's situation stands in for the built-in one of the same name, which comes after it.
                let built_in = file.starts_with("(built in)");
                if known.insert(situation.slug.clone()) {
                    added.push(situation);
                } else if !built_in {
                    let message = format!("a situation named `{}` is there already", situation.slug);
                    toml.complain(&span, message, "Give it another name.");
                }
            }
            reader.finish();
        }
        let findings = toml.into_findings();
        if findings.is_empty() {
            self.situations.extend(added);
        }
        findings
    }
}

fn told(situation: &Situation, scene: &Scene<'_>, fit: &Fit) -> Option<ErrorReading> {
    let value = |place: &str| scene.value(&fit.groups, fit.endless.as_ref(), place);
    let happened = match scene.program.reader {
        Reader::Beginner => &situation.beginner,
        Reader::Later => &situation.later,
    };
    let values = scene.caught.values.iter().filter(|_| scene.open);
    Some(ErrorReading {
        situation: situation.slug.clone(),
        happened: happened.fill(value)?,
        question: situation.question.fill(value)?,
        concept: situation.concept.clone(),
        excerpt: excerpt(scene, fit),
        values: values.map(|value| (one_line(&value.name), one_line(&value.shown))).collect(),
    })
}
