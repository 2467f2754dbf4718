//! `codementor list`: the exercises, as a table or as JSON.

use super::{Failure, Home};
use crate::app::msg::Entry;
use crate::domain::attempt::State;
use crate::runtime::{entries, read_journey};
use clap::Args;
use serde_json::json;
use std::process::ExitCode;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Print JSON: an array of objects with id, title, kind, difficulty, minutes, skills and state.
    #[arg(long)]
    json: bool,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let (library, findings) = home.library();
    let entries = entries(&library, &read_journey(&library, &mut home.store()?)?);
    if arguments.json {
        let all: Vec<serde_json::Value> = entries.iter().map(as_json).collect();
        super::output::line(&format!("{:#}", json!(all)))?;
        return Ok(ExitCode::SUCCESS);
    }
    home.warn();
    for finding in &findings {
        eprintln!("warning: {finding}");
    }
    let widest = |width: fn(&Entry) -> usize| entries.iter().map(width).max().unwrap_or(0);
    let slug_width = widest(|entry| entry.id.slug.chars().count());
    let title_width = widest(|entry| entry.title.chars().count());
    let mut table = String::new();
    for entry in &entries {
        let (glyph, word) = match entry.state {
            State::New => ('◦', "new"),
            State::Started => ('⋯', "begun"),
            State::Solved => ('✓', "solved"),
        };
        let row = format!(
            "{glyph} {word:<6}  {:<slug_width$}  {:<title_width$}  {:<10} {:>2}/10  {:>2} min  {}\n",
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

fn as_json(entry: &Entry) -> serde_json::Value {
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
    })
}
