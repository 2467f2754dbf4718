//! `codementor tutor check`: a tiny request to each model, what came of it, and how to mend what does not work.

use super::state::{host, place};
use super::{Failure, Home, roster, wait_for};
use crate::cli::output;
use crate::domain::provider::ProviderSettings;
use crate::tutor::providers::consent::Consent;
use crate::tutor::providers::{Health, Roster};
use clap::Args;
use serde_json::{Value, json};
use std::fmt::Write;
use std::process::ExitCode;

/// So many models are named.
const NAMED: usize = 12;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Print JSON: an array of objects with provider, model, host, place, agreed, works, `first_word_ms`,
    /// `tokens_a_second`, problem, hint and models.
    #[arg(long)]
    json: bool,
}

pub fn run(home: &Home, arguments: &Arguments) -> Result<ExitCode, Failure> {
    home.warn();
    let providers = &home.settings.tutor.providers;
    if providers.is_empty() {
        if arguments.json {
            output::line("[]")?;
        } else {
            output::text(
                "No language model is configured; the offline tutor answers.\n\
                 `codementor tutor find` looks for models on this machine and for keys in the environment.\n",
            )?;
        }
        return Ok(ExitCode::SUCCESS);
    }
    let roster = roster(home)?;
    let mut works = false;
    let mut told = Vec::new();
    for provider in providers {
        let health = wait_for(roster.look_after(provider))?;
        works |= health.trouble.is_none();
        if arguments.json {
            told.push(as_json(&roster, provider, &health));
        } else {
            output::text(&in_words(&roster, provider, &health))?;
        }
    }
    if arguments.json {
        output::line(&format!("{:#}", json!(told)))?;
    }
    Ok(ExitCode::from(u8::from(!works)))
}

fn in_words(roster: &Roster, provider: &ProviderSettings, health: &Health) -> String {
    let name = &provider.name;
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = match (&health.trouble, health.first_word) {
        (Some(trouble), _) => writeln!(text, "✗ {}\n    {}", trouble.message, trouble.hint),
        (None, first_word) => {
            let mut figures = Vec::new();
            figures.extend(first_word.map(|time| format!("first word after {} ms", time.as_millis())));
            figures.extend(health.tokens_a_second.map(|speed| format!("{speed:.0} tokens a second")));
            writeln!(
                text,
                "✓ {name}: {} at {} ({}): {}",
                provider.model,
                host(provider),
                place(provider),
                figures.join(", ")
            )
        }
    };
    if !health.models.is_empty() {
        let named = health.models.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = health.models.len().saturating_sub(NAMED);
        let more = if more > 0 { format!(", and {more} more") } else { String::new() };
        let _ = writeln!(text, "    It has: {named}{more}.");
    }
    if roster.consent(provider) != Some(Consent::Given) {
        let _ =
            writeln!(text, "    The tutor does not use it: {}.", super::state::standing(roster, provider));
    }
    text
}

fn as_json(roster: &Roster, provider: &ProviderSettings, health: &Health) -> Value {
    json!({
        "provider": provider.name,
        "model": provider.model,
        "host": host(provider),
        "place": place(provider),
        "agreed": roster.consent(provider) == Some(Consent::Given),
        "works": health.trouble.is_none(),
        "first_word_ms": health.first_word.map(|time| time.as_millis() as u64),
        "tokens_a_second": health.tokens_a_second,
        "problem": health.trouble.as_ref().map(|trouble| &trouble.message),
        "hint": health.trouble.as_ref().map(|trouble| &trouble.hint),
        "models": health.models,
    })
}
