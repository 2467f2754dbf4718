//! `codementor tutor` alone: which models there are, which of them may be asked, and what to do next.

use super::{Failure, Home, roster};
use crate::cli::output;
use crate::config::keys::{self, KeySource};
use crate::config::paths::shown;
use crate::domain::provider::{ModelUse, ProviderSettings};
use crate::tutor::providers::address::{Address, Place};
use crate::tutor::providers::consent::Consent;
use crate::tutor::providers::{Roster, dollars};
use std::fmt::Write;
use std::process::ExitCode;

pub fn run(home: &Home) -> Result<ExitCode, Failure> {
    home.warn();
    let tutor = &home.settings.tutor;
    let uses = match tutor.uses {
        ModelUse::None => "none: the offline tutor answers",
        ModelUse::Local => "local: models on this machine and in its own network",
        ModelUse::Cloud => "cloud: models anywhere",
    };
    let file = shown(&home.paths.config_file(), &home.environment);
    let mut text = format!("Models may be used: {uses}\nSettings: {file}\n");
    if tutor.providers.is_empty() {
        text.push_str(
            "\nNo model is configured. The tutor works without one; with one, it can talk.\n\
             `codementor tutor find` looks for models on this machine and for keys in the environment.\n",
        );
        output::text(&text)?;
        return Ok(ExitCode::SUCCESS);
    }
    let roster = roster(home)?;
    let (found, trouble) = keys::find(&tutor.providers, &home.environment, &home.paths.keys_file());
    if let Some(error) = trouble {
        eprintln!("warning: {error}\n    {}", error.hint());
    }
    text.push_str("\nIn the order in which they are asked:\n");
    for provider in &tutor.providers {
        let key = match found.get(&provider.name) {
            Some((_, KeySource::Environment)) => "key from the environment",
            Some((_, KeySource::File)) => "key kept",
            None if provider.key_from.is_some() => "no key",
            None => "no key needed",
        };
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "  {} {}: {} at {} ({}; {key})\n      {}",
            glyph(&roster, provider),
            provider.name,
            provider.model,
            host(provider),
            place(provider),
            standing(&roster, provider),
        );
    }
    let budget = tutor.budget;
    if budget.cost > 0 || budget.tokens > 0 {
        let tokens = (budget.tokens > 0).then(|| format!("{} tokens", budget.tokens));
        let cost = (budget.cost > 0).then(|| dollars(budget.cost));
        let limits: Vec<String> = tokens.into_iter().chain(cost).collect();
        let _ = writeln!(text, "\nAt most {} a day.", limits.join(" and "));
    }
    text.push_str("\n`codementor tutor check` tries them; `codementor tutor usage` tells what they cost.\n");
    output::text(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// One line for `doctor`.
pub fn summary(home: &Home) -> Result<String, Failure> {
    let tutor = &home.settings.tutor;
    if tutor.uses == ModelUse::None || tutor.providers.is_empty() {
        return Ok("offline, without a language model; `codementor tutor` tells more".to_owned());
    }
    let usable = roster(home)?.usable();
    let names: Vec<&str> = usable.iter().map(|provider| provider.name.as_str()).collect();
    Ok(match names.as_slice() {
        [] => "offline: you have not agreed to any language model; `codementor tutor` tells more".to_owned(),
        names => format!("{}; `codementor tutor check` tries each", names.join(", then ")),
    })
}

pub fn host(provider: &ProviderSettings) -> String {
    Address::of(provider).map_or_else(|_| provider.url.clone(), |address| address.host)
}

pub fn place(provider: &ProviderSettings) -> &'static str {
    match Address::of(provider).map(|address| address.place) {
        Ok(Place::Here) => "on this machine",
        Ok(Place::Beside) => "in your own network",
        Ok(Place::Away) => "on the Internet",
        Err(_) => "nowhere",
    }
}

fn glyph(roster: &Roster, provider: &ProviderSettings) -> char {
    if roster.consent(provider) == Some(Consent::Given) { '✓' } else { '·' }
}

pub fn standing(roster: &Roster, provider: &ProviderSettings) -> String {
    let name = &provider.name;
    match (Address::of(provider), roster.consent(provider)) {
        (Err(error), _) => format!("not asked: {error}"),
        (_, Some(Consent::Given)) => format!("you agreed; `codementor tutor withdraw {name}` takes it back"),
        (_, Some(Consent::Refused)) => format!("you said no; `codementor tutor agree {name}` changes that"),
        (_, Some(Consent::NotAsked)) => {
            format!("not asked yet; `codementor tutor agree {name}` shows what is sent")
        }
        (Ok(address), None) => {
            let wanted = if address.place.is_local() { "local" } else { "cloud" };
            format!("not used: `use = \"{wanted}\"` under [tutor] allows it")
        }
    }
}
