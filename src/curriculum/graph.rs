//! The skill graph: `skills.toml`, its order, its circles. It never knows what a learner has learnt.

use crate::domain::reading::{TableReader, TomlText};
use crate::domain::skill::Skill;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Every skill of the file; `known` are slugs that other packs bring.
pub fn read_skills(text: &TomlText<'_>, known: &HashSet<String>) -> Vec<Skill> {
    let Some(root) = text.parse() else { return Vec::new() };
    let mut reader = TableReader::new(text, &root, 0..0);
    let mut skills: Vec<Skill> = Vec::new();
    let mut needs_at = Vec::new();
    for mut table in reader.tables("skill") {
        let (slug, title) = (table.required_string("slug"), table.required_string("title"));
        let about = table.required_string("about").unwrap_or_default();
        let needs = table.strings("needs");
        let span = table.span();
        table.finish();
        let (Some(slug), Some(title)) = (slug, title) else { continue };
        if skills.iter().any(|skill| skill.slug == slug) || known.contains(&slug) {
            text.complain(&span, format!("the skill `{slug}` is there already"), "Take one of the two away.");
            continue;
        }
        needs_at.push((slug.clone(), needs.clone(), span));
        skills.push(Skill { slug, title, about, needs, concept: String::new() });
    }
    reader.finish();
    let own: HashSet<&str> = skills.iter().map(|skill| skill.slug.as_str()).collect();
    for (slug, needs, span) in &needs_at {
        for need in needs.iter().filter(|need| !own.contains(need.as_str()) && !known.contains(*need)) {
            text.complain(
                span,
                format!("`{slug}` needs `{need}`, which is no skill"),
                "Add it, or mean another.",
            );
        }
        if let Some(circle) = circle_through(slug, &skills) {
            text.complain(
                span,
                format!("the skills go in a circle: {circle}"),
                "Take one of the needs away.",
            );
        }
    }
    skills
}

/// Every skill that has to be there before these, without these themselves.
pub fn all_needs(slugs: &[String], skills: &[Skill]) -> BTreeSet<String> {
    let by_slug: HashMap<&str, &Skill> = skills.iter().map(|skill| (skill.slug.as_str(), skill)).collect();
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = slugs.iter().map(String::as_str).collect();
    while let Some(slug) = open.pop() {
        for need in by_slug.get(slug).map(|skill| skill.needs.as_slice()).unwrap_or_default() {
            if found.insert(need.clone()) {
                open.push(need);
            }
        }
    }
    for slug in slugs {
        found.remove(slug);
    }
    found
}

/// The way from a skill back to itself, in words, if there is one.
fn circle_through(slug: &str, skills: &[Skill]) -> Option<String> {
    let mut ways = vec![vec![slug.to_owned()]];
    let mut seen = HashSet::new();
    while let Some(way) = ways.pop() {
        let last = way.last()?;
        let needs = skills.iter().find(|skill| &skill.slug == last).map(|skill| skill.needs.as_slice());
        for need in needs.unwrap_or_default() {
            let mut longer = way.clone();
            longer.push(need.clone());
            if need == slug {
                return Some(longer.join(" needs "));
            }
            if seen.insert(need.clone()) {
                ways.push(longer);
            }
        }
    }
    None
}
