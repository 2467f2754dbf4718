//! What can be proven of misconceptions without running anything: wrong solutions show theirs, and right
//! ones show none. It never knows where the texts were stored.

use crate::diagnosis::misconceptions::{Catalogue, Right};
use crate::domain::{Exercise, Language};
use crate::syntax::Tree;

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unproven {
    /// The right solution looks as if its author held this.
    SolutionShows { slug: String, line: u32 },
    /// The wrong solution in this file does not show what it is said to.
    WrongDoesNotShow { file: String, slug: String, shows: Vec<String> },
    /// There is no misconception of this name.
    Unknown { slug: String },
}

/// All that does not hold of an exercise in a language.
pub fn unproven(catalogue: &Catalogue, exercise: &Exercise, language: Language) -> Vec<Unproven> {
    let Some(files) = exercise.files(language) else { return Vec::new() };
    let solution = files.program.as_ref().unwrap_or(&files.solution);
    let Ok(tree) = Tree::parse(language, solution) else { return Vec::new() };
    let right = Right::of(&tree);
    let mut found = Vec::new();
    let wrong: Vec<_> = exercise.wrong.iter().filter(|wrong| wrong.language == language).collect();
    let named = wrong.iter().filter_map(|wrong| wrong.catalogue.as_ref()).chain(&exercise.allows);
    for slug in named.filter(|slug| catalogue.get(language, slug).is_none()) {
        found.push(Unproven::Unknown { slug: slug.clone() });
    }
    // A program that is to be predicted may be full of surprises.
    if !exercise.is_predict() {
        for held in catalogue.find(&tree, Some(&right)) {
            if !exercise.allows.contains(&held.slug) {
                found.push(Unproven::SolutionShows { slug: held.slug, line: held.first_line });
            }
        }
    }
    for wrong in wrong {
        let Some(slug) = wrong.catalogue.as_ref().filter(|slug| catalogue.get(language, slug).is_some())
        else {
            continue;
        };
        let tree = Tree::parse(language, &wrong.source);
        let shows: Vec<String> = tree.map_or_else(
            |_| Vec::new(),
            |tree| catalogue.find(&tree, Some(&right)).into_iter().map(|held| held.slug).collect(),
        );
        if !shows.contains(slug) {
            let file = wrong.file.clone();
            found.push(Unproven::WrongDoesNotShow { file, slug: slug.clone(), shows });
        }
    }
    found
}
