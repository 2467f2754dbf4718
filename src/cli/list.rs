//! `codementor list`: the exercises, all or some of them, as a table or as JSON.

use super::{Failure, Home};
use crate::app::browse::{Browse, Facet, Typed};
use crate::app::msg::Entry;
use crate::runtime::{Clock, entries, read_journey};
use clap::Args;
use serde_json::json;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Only exercises about this skill, by its slug.
    #[arg(long, value_name = "SLUG")]
    skill: Option<String>,
    /// Only exercises of this kind: function, program, debug, predict …
    #[arg(long)]
    kind: Option<String>,
    /// Only new, begun, solved, due or aside ones, or what fits you now.
    #[arg(long)]
    state: Option<String>,
    /// Only these levels, like 3, 3-5 or 7-.
    #[arg(long, value_name = "LEVELS", allow_hyphen_values = true)]
    level: Option<String>,
    /// Only what goes with these words, the best first.
    #[arg(long, value_name = "WORDS")]
    search: Option<String>,
    /// Print JSON: an array of objects with id, title, kind, difficulty, minutes, skills and state.
    #[arg(long)]
    json: bool,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (library, findings) = home.library();
    let journey = read_journey(&library, &mut home.store()?)?;
    let entries = entries(&library, &journey);
    let mut browse = Browse::default();
    browse.refresh(&entries, &journey, Clock::default().now());
    let asked = asked(arguments, &browse)?;
    let mut found = browse.all_found(&entries, &asked);
    if asked.text.is_empty() {
        // As they stand in their pack, the easiest first: scripts had better not depend on the learner.
        found.sort_by_key(|found| found.index);
    }
    if arguments.json {
        let all: Vec<serde_json::Value> =
            found.iter().map(|found| as_json(&entries[found.index], &browse, found.index)).collect();
        super::output::line(&format!("{:#}", json!(all)))?;
        return Ok(ExitCode::SUCCESS);
    }
    home.warn();
    for finding in &findings {
        eprintln!("warning: {finding}");
    }
    if found.is_empty() {
        eprintln!("No exercise is like that; leave one of the options away.");
    }
    let shown: Vec<&Entry> = found.iter().map(|found| &entries[found.index]).collect();
    let widest = |width: fn(&Entry) -> usize| shown.iter().map(|entry| width(entry)).max().unwrap_or(0);
    let slug_width = widest(|entry| entry.id.slug.chars().count());
    let title_width = widest(|entry| entry.title.chars().count());
    let mut table = String::new();
    for (found, entry) in found.iter().zip(shown) {
        let standing = browse.fact(found.index).map(|fact| fact.standing).unwrap_or_default();
        let row = format!(
            "{} {:<8}  {:<slug_width$}  {:<title_width$}  {:<10} {:>2}/10  {:>2} min  {}\n",
            standing.sign(),
            standing.word(),
            entry.id.slug,
            entry.title,
            entry.kind.title(),
            entry.difficulty,
            entry.minutes,
            entry.skills.join(", "),
        );
        table.push_str(&row);
    }
    super::output::text(&table)?;
    Ok(ExitCode::SUCCESS)
}

fn asked(arguments: &Arguments, browse: &Browse) -> Result<Typed, Failure> {
    let mut asked = Typed { text: arguments.search.clone().unwrap_or_default(), ..Typed::default() };
    for (facet, word) in [
        (Facet::Skill, &arguments.skill),
        (Facet::Kind, &arguments.kind),
        (Facet::State, &arguments.state),
        (Facet::Level, &arguments.level),
    ] {
        let Some(word) = word else { continue };
        if let Err(complaint) = asked.filter.set(facet, &word.to_lowercase(), browse.vocabulary()) {
            let message = format!("failed to filter by {} `{word}`", facet.word());
            return Err(Failure::new(message, complaint));
        }
    }
    Ok(asked)
}

fn as_json(entry: &Entry, browse: &Browse, index: usize) -> serde_json::Value {
    let fact = browse.fact(index);
    json!({
        "id": entry.id,
        "slug": entry.id.slug,
        "title": entry.title,
        "kind": entry.kind,
        "difficulty": entry.difficulty,
        "minutes": entry.minutes,
        "skills": entry.skills,
        "needs": entry.needs,
        "state": entry.state,
        "due": fact.is_some_and(|fact| fact.standing == crate::app::browse::standing::Standing::Due),
        "fits": fact.is_some_and(|fact| fact.fits),
        "chance": fact.and_then(|fact| fact.chance),
    })
}
