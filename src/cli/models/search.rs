//! `codementor tutor find` and `use`: models on this machine and keys in the environment, and writing one of
//! them into config.toml.

use super::state::{host, place};
use super::{Failure, Home, roster, wait_for};
use crate::cli::output;
use crate::config::{preset, presets, tutor_choice};
use crate::domain::nearest::advice;
use crate::domain::provider::{ModelUse, ProviderSettings};
use crate::runtime::models::{find_models, network};
use crate::tutor::providers::Found;
use crate::tutor::providers::address::Address;
use clap::Args;
use serde_json::json;
use std::fmt::Write;
use std::process::ExitCode;

/// So many models are named.
const NAMED: usize = 8;

#[derive(Debug, Args)]
pub struct FindArguments {
    /// Print JSON: an array of objects with provider, host, place and models.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct UseArguments {
    /// A well-known name, like ollama or groq.
    provider: String,
    /// Its model; without it, the first that a model server on this machine has.
    #[arg(long)]
    model: Option<String>,
}

pub fn find(home: &Home, arguments: &FindArguments) -> Result<ExitCode, Failure> {
    let found = wait_for(find_models(&network(&home.environment), &home.environment))?;
    if arguments.json {
        let all: Vec<_> = found
            .iter()
            .map(|found| {
                let provider = &found.provider;
                json!({"provider": provider.name, "host": host(provider), "place": place(provider), "models": found.models})
            })
            .collect();
        output::line(&format!("{:#}", json!(all)))?;
        return Ok(ExitCode::SUCCESS);
    }
    output::text(&told(&found))?;
    Ok(ExitCode::SUCCESS)
}

fn told(found: &[Found]) -> String {
    if found.is_empty() {
        return "No model server answers on this machine, and no key is in the environment.\n\
                To have a model of your own: install Ollama (https://ollama.com), `ollama pull` a small model, and look \
                again.\n\
                With a key for a provider: set its variable (ANTHROPIC_API_KEY, OPENAI_API_KEY, GROQ_API_KEY,\n\
                OPENROUTER_API_KEY), or `codementor tutor use NAME --model MODEL` and `codementor tutor key NAME`.\n"
            .to_owned();
    }
    let mut text = String::new();
    for Found { provider, models } in found {
        let name = &provider.name;
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name}: {} ({})", host(provider), place(provider));
        let _ = if provider.key_from.is_some() {
            writeln!(text, "  its key is in the environment\n  codementor tutor use {name} --model MODEL")
        } else if models.is_empty() {
            writeln!(text, "  it runs, and has no model yet")
        } else {
            let named = models.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
            let more = if models.len() > NAMED { ", …" } else { "" };
            writeln!(
                text,
                "  models: {named}{more}\n  codementor tutor use {name} --model {}",
                provider.model
            )
        };
    }
    text.push_str("\nNothing is sent to any of them before you agree to it.\n");
    text
}

pub fn choose(home: &Home, arguments: &UseArguments) -> Result<ExitCode, Failure> {
    let name = arguments.provider.as_str();
    let Some(mut provider) = preset(name, &home.environment) else {
        let names = presets().iter().map(|preset| preset.name.as_str());
        let hint = advice(
            name,
            names.clone(),
            &format!("These are known: {}.", names.collect::<Vec<_>>().join(", ")),
        );
        return Err(Failure::new(format!("failed to find a provider called `{name}`"), hint));
    };
    provider.model = match &arguments.model {
        Some(model) => model.clone(),
        None => first_model(home, &provider)?,
    };
    let local = Address::of(&provider).is_ok_and(|address| address.place.is_local());
    // What is allowed already stays allowed.
    let uses =
        if local && home.settings.tutor.uses != ModelUse::Cloud { ModelUse::Local } else { ModelUse::Cloud };
    tutor_choice::choose(&home.paths.config_file(), &provider, uses)
        .map_err(|error| Failure::new(error.to_string(), error.hint()))?;
    output::text(&format!(
        "Written into config.toml: {name} with {}.\nNext: `codementor tutor agree {name}` shows what would be sent to it, \
         and asks.\n",
        provider.model
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn first_model(home: &Home, provider: &ProviderSettings) -> Result<String, Failure> {
    let local = Address::of(provider).is_ok_and(|address| address.place.is_local());
    let name = &provider.name;
    let ask = "Say which: `--model MODEL`.";
    if !local {
        return Err(Failure::new(format!("failed to choose a model of {name}: it is not said which"), ask));
    }
    let models = wait_for(roster(home)?.models(provider))?
        .map_err(|error| Failure::new(format!("failed to ask {}", error.message), error.hint))?;
    models.into_iter().next().ok_or_else(|| {
        Failure::new(
            format!("failed to choose a model of {name}: it has none"),
            "Load one there, and try again.",
        )
    })
}
