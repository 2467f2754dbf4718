//! All packs together: what a learner can choose from. It never changes once it has been read.

use super::files::PackFiles;
use super::graph;
use super::pack::{Pack, read_pack};
use crate::domain::finding::Finding;
use crate::domain::skill::Skill;
use crate::domain::{Exercise, ExerciseId, Language};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The exercises and skills of every pack, shared by all sessions.
#[derive(Debug, Clone, Default)]
pub struct Library {
    exercises: Vec<Arc<Exercise>>,
    skills: Vec<Skill>,
    built_in: String,
}

impl Library {
    /// The built-in pack, and every folder with a `pack.toml` in `packs`. What cannot be used is left
    /// out, and found fault with.
    pub fn load(packs: Option<&Path>) -> (Self, Vec<Finding>) {
        let mut library = Self::default();
        let (pack, mut findings) = read_pack(&PackFiles::BuiltIn, &HashSet::new());
        if let Some(pack) = pack {
            library.built_in.clone_from(&pack.name);
            library.add(pack);
        }
        let mut folders: Vec<PathBuf> = packs
            .and_then(|folder| fs::read_dir(folder).ok())
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.join("pack.toml").is_file())
            .collect();
        folders.sort_unstable();
        for folder in folders {
            let files = PackFiles::Folder(folder);
            let (pack, found) = read_pack(&files, &library.skill_slugs());
            findings.extend(found);
            match pack {
                Some(pack) if library.exercises.iter().any(|exercise| exercise.id.pack == pack.name) => {
                    let message = format!("a pack named `{}` is there already", pack.name);
                    findings.push(files.finding("pack.toml", &message, "Give it another name."));
                }
                Some(pack) => library.add(pack),
                None => {}
            }
        }
        (library, findings)
    }

    fn add(&mut self, pack: Pack) {
        self.skills.extend(pack.skills);
        self.exercises.extend(pack.exercises.into_iter().map(Arc::new));
    }

    /// Gives each `predict` exercise its answer sheets, as [`Exercise::write_sheets`] does.
    pub fn write_sheets(&mut self, write: impl Fn(&Exercise, Language) -> (String, String)) {
        for exercise in self.exercises.iter_mut().filter(|exercise| exercise.is_predict()) {
            Arc::make_mut(exercise).write_sheets(&write);
        }
    }

    /// The name of the pack that is built in.
    pub fn built_in(&self) -> &str {
        &self.built_in
    }

    /// In the order in which lists show them.
    pub fn exercises(&self) -> &[Arc<Exercise>] {
        &self.exercises
    }

    pub fn skills(&self) -> &[Skill] {
        &self.skills
    }

    pub fn skill_slugs(&self) -> HashSet<String> {
        self.skills.iter().map(|skill| skill.slug.clone()).collect()
    }

    pub fn skill(&self, slug: &str) -> Option<&Skill> {
        self.skills.iter().find(|skill| skill.slug == slug)
    }

    pub fn get(&self, id: &ExerciseId) -> Option<&Arc<Exercise>> {
        self.exercises.iter().find(|exercise| exercise.id == *id)
    }

    /// The exercise that a person means: `pack/slug`, or a slug (the built-in pack's first).
    pub fn find(&self, name: &str) -> Option<&Arc<Exercise>> {
        if let Some(id) = ExerciseId::parse(name) {
            return self.get(&id);
        }
        self.get(&ExerciseId::new(&self.built_in, name))
            .or_else(|| self.exercises.iter().find(|exercise| exercise.id.slug == name))
    }

    /// Every skill to have before this exercise.
    pub fn needs(&self, exercise: &Exercise) -> Vec<String> {
        let mut needs = graph::all_needs(&exercise.skills, &self.skills);
        needs.extend(exercise.prerequisites.iter().cloned());
        needs.into_iter().filter(|slug| !exercise.skills.contains(slug)).collect()
    }
}
