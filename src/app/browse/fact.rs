//! What is known of each exercise beside its entry: how it stands for this learner, now. It never changes
//! while one types.

use super::filter::Vocabulary;
use super::standing::Standing;
use crate::app::msg::Entry;
use crate::domain::Moment;
use crate::domain::exercise::Kind;
use crate::learner::journey::{Journey, Survey};

/// One exercise, in the order of the catalogue.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fact {
    pub standing: Standing,
    /// The learner is ready for it, and it is neither easy nor too hard.
    pub fits: bool,
    /// Of solving it unaided, 0 to 1; `None` where nothing is known of it.
    pub chance: Option<f64>,
    /// Titles of the skills that have to come first.
    pub missing: Vec<String>,
    /// Its place by how well it suits now; 0 is the best.
    pub place: usize,
    /// Why it would be proposed.
    pub reason: String,
    pub tried_at: Option<Moment>,
    pub passed_at: Option<Moment>,
    pub attempts: usize,
    pub hints: u32,
    /// Slugs and titles of its skills, for the search.
    pub skills: String,
    pub interests: String,
}

/// Everything about all exercises, as of now.
pub fn facts(catalogue: &[Entry], journey: &Journey, now: Moment) -> Vec<Fact> {
    let survey = journey.survey(now);
    catalogue.iter().map(|entry| fact(entry, journey, &survey)).collect()
}

fn fact(entry: &Entry, journey: &Journey, survey: &[Survey]) -> Fact {
    let known = journey.catalogue();
    let title = |slug: &String| {
        known.skill_number(slug).and_then(|skill| known.skills().get(skill)).map(|skill| skill.title.clone())
    };
    let mut skills: Vec<String> = entry.skills.clone();
    skills.extend(entry.skills.iter().filter_map(title));
    let base = Fact {
        standing: Standing::from(entry.state),
        skills: skills.join(" "),
        place: usize::MAX,
        ..Fact::default()
    };
    let Some((item, own)) = known.number(&entry.id).and_then(|item| Some((item, survey.get(item)?))) else {
        return base;
    };
    let record = journey.record(&entry.id);
    let missing = own.missing.iter().filter_map(|skill| known.skills().get(*skill));
    Fact {
        standing: Standing::of(own.state, entry.state, record),
        fits: own.fits,
        chance: Some(own.chance),
        missing: missing.map(|skill| skill.title.clone()).collect(),
        place: own.place,
        reason: own.reason.clone(),
        tried_at: own.tried_at,
        passed_at: own.passed_at,
        attempts: record.map_or(0, |record| record.runs.len()),
        hints: record.map_or(0, |record| record.hints),
        interests: known.items().get(item).map(|item| item.interests.join(" ")).unwrap_or_default(),
        ..base
    }
}

/// Every value that a filter can have with these exercises.
pub fn vocabulary(catalogue: &[Entry], journey: &Journey) -> Vocabulary {
    let mut skills: Vec<(String, String)> = journey
        .catalogue()
        .skills()
        .iter()
        .map(|skill| (skill.slug.clone(), skill.title.clone()))
        .filter(|(slug, _)| catalogue.iter().any(|entry| entry.skills.contains(slug)))
        .collect();
    for slug in catalogue.iter().flat_map(|entry| &entry.skills) {
        if !skills.iter().any(|(known, _)| known == slug) {
            skills.push((slug.clone(), slug.clone()));
        }
    }
    let mut kinds: Vec<Kind> = Vec::new();
    for entry in catalogue {
        if !kinds.contains(&entry.kind) {
            kinds.push(entry.kind);
        }
    }
    kinds.sort_by_key(|kind| kind.title());
    Vocabulary { skills, kinds }
}

/// A chance of solving something unaided, in a word.
pub fn chance_word(chance: f64) -> &'static str {
    match chance {
        0.85.. => "very likely",
        0.65.. => "likely",
        0.4.. => "perhaps",
        0.2.. => "hard",
        _ => "very hard",
    }
}
