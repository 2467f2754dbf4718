//! One pack: its own description, its skills with their concept pages, its exercises. It never knows
//! of other packs but for the slugs of skills that it may use.

use super::files::PackFiles;
use super::{exercise, graph};
use crate::domain::finding::Finding;
use crate::domain::reading::{TableReader, TomlText};
use crate::domain::skill::Skill;
use crate::domain::{Exercise, ExerciseId};
use std::collections::HashSet;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

/// A pack as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    pub name: String,
    pub title: String,
    pub skills: Vec<Skill>,
    /// By difficulty, then by their most advanced skill in the order of the skill graph's file, then the
    /// shorter ones first.
    pub exercises: Vec<Exercise>,
}

/// The folder of a pack that holds concept pages; no exercise can have that name.
const CONCEPTS: &str = "concepts";

/// Fewer exercises than this are not worth a thread.
const SMALLEST_SHARE: usize = 8;

/// Reads a whole pack. It is `None` only when `pack.toml` does not say what it is; an exercise that
/// cannot be used is left out and complained of.
pub fn read_pack(files: &PackFiles, known_skills: &HashSet<String>) -> (Option<Pack>, Vec<Finding>) {
    let mut findings = Vec::new();
    let Some((name, title)) = read_about(files, &mut findings) else { return (None, findings) };
    let mut skills = Vec::new();
    if files.exists("skills.toml") {
        match files.read("skills.toml") {
            Ok(content) => {
                let text = TomlText::new(files.name_of("skills.toml"), &content);
                skills = graph::read_skills(&text, known_skills);
                findings.extend(text.into_findings());
            }
            Err(finding) => findings.push(finding),
        }
    }
    for skill in &mut skills {
        match files.read(&format!("{CONCEPTS}/{}.md", skill.slug)) {
            Ok(page) => skill.concept = page,
            Err(finding) => findings.push(finding),
        }
    }
    let own: HashSet<&str> = skills.iter().map(|skill| skill.slug.as_str()).collect();
    let mut exercises = Vec::new();
    let folders: Vec<String> = files.folders("").into_iter().filter(|folder| folder != CONCEPTS).collect();
    for (folder, (read, found)) in folders.iter().zip(read_all(files, &name, &folders)) {
        findings.extend(found);
        let Some(read) = read else { continue };
        for slug in read.skills.iter().chain(&read.prerequisites) {
            if !own.contains(slug.as_str()) && !known_skills.contains(slug) {
                let path = format!("{folder}/exercise.toml");
                let message = format!("`{slug}` is no skill");
                findings.push(files.finding(&path, &message, "Add it to skills.toml, or mean another."));
            }
        }
        exercises.push(read);
    }
    // The most advanced of its skills says how far one must have come.
    let rank = |read: &Exercise| {
        let place = |slug: &String| skills.iter().position(|known| known.slug == *slug).unwrap_or(usize::MAX);
        (read.difficulty, read.skills.iter().map(place).max(), read.minutes, read.id.clone())
    };
    exercises.sort_by_cached_key(rank);
    (Some(Pack { name, title, skills, exercises }), findings)
}

type ReadExercise = (Option<Exercise>, Vec<Finding>);

/// Reads these folders in their order, a share of them on each core: nothing that is done before a learner
/// can begin takes longer.
fn read_all(files: &PackFiles, pack: &str, folders: &[String]) -> Vec<ReadExercise> {
    let read = |folders: &[String]| -> Vec<ReadExercise> {
        folders.iter().map(|folder| exercise::read(files, folder, ExerciseId::new(pack, folder))).collect()
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (own, others) =
        folders.split_at(folders.len().div_ceil(cores).max(SMALLEST_SHARE).min(folders.len()));
    thread::scope(|scope| {
        let readers: Vec<_> =
            others.chunks(own.len().max(1)).map(|share| scope.spawn(move || read(share))).collect();
        let mut all = read(own);
        for reader in readers {
            all.extend(reader.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        all
    })
}

/// Reads one exercise's folder that stands alone, or in a pack that is not looked at.
pub fn read_exercise(folder: &Path) -> (Option<Exercise>, Vec<Finding>) {
    let slug = folder.canonicalize().ok().and_then(|path| Some(path.file_name()?.to_str()?.to_owned()));
    let id = ExerciseId::new("folder", slug.unwrap_or_else(|| "exercise".to_owned()));
    exercise::read(&PackFiles::Folder(folder.to_owned()), "", id)
}

/// What a pack calls itself, if it says so.
pub fn pack_name(files: &PackFiles) -> Option<String> {
    read_about(files, &mut Vec::new()).map(|(name, _)| name)
}

fn read_about(files: &PackFiles, findings: &mut Vec<Finding>) -> Option<(String, String)> {
    let content = match files.read("pack.toml") {
        Ok(content) => content,
        Err(finding) => {
            findings.push(finding);
            return None;
        }
    };
    let text = TomlText::new(files.name_of("pack.toml"), &content);
    let about = text.parse().and_then(|root| {
        let mut reader = TableReader::new(&text, &root, 0..0);
        if reader.required("format").is_some() {
            reader.integer("format", 1..2);
        }
        let (name, title) = (reader.required_string("name"), reader.required_string("title"));
        reader.strings("authors");
        reader.string("license");
        reader.finish();
        let name = name?;
        if !name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-') {
            text.complain(&(0..0), format!("`{name}` is not a name"), "Use letters, digits and dashes.");
            return None;
        }
        Some((name, title?))
    });
    findings.extend(text.into_findings());
    about
}
