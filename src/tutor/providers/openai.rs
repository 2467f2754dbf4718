//! OpenAI's chat completions, as many servers speak them: the body of a request, and what each chunk of a
//! reply says. It never sends anything.
//!
//! Source: platform.openai.com, "Chat completions" and "Streaming"; the readmes of llama.cpp and vLLM.

use super::decoder::Signal;
use super::events::ServerEvent;
use super::flaw::Flaw;
use super::request::{alternating, role};
use crate::domain::provider::ProviderSettings;
use crate::tutor::voice::Prompt;
use serde::Deserialize;
use serde_json::{Value, json};

pub const PATH: &str = "chat/completions";

pub fn body(provider: &ProviderSettings, prompt: &Prompt) -> Value {
    let mut messages = Vec::new();
    if !prompt.system.trim().is_empty() {
        messages.push(json!({"role": "system", "content": prompt.system}));
    }
    for (speaker, text) in alternating(&prompt.messages) {
        messages.push(json!({"role": role(speaker), "content": text}));
    }
    // OpenAI's newer models refuse the old name; most other servers know only that one.
    let most = if provider.url.contains("api.openai.com") { "max_completion_tokens" } else { "max_tokens" };
    let mut body = json!({
        "model": provider.model,
        "messages": messages,
        "stream": true,
        "stream_options": {"include_usage": true},
    });
    body[most] = json!(prompt.most_tokens);
    body
}

/// Everything may be missing or null: servers differ.
#[derive(Deserialize)]
struct Chunk {
    choices: Option<Vec<Choice>>,
    usage: Option<Tokens>,
    error: Option<Value>,
}

#[derive(Deserialize)]
struct Choice {
    delta: Option<Delta>,
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Delta {
    content: Option<String>,
    refusal: Option<String>,
}

#[derive(Deserialize)]
struct Tokens {
    prompt_tokens: Option<u64>,
    completion_tokens: Option<u64>,
}

/// Reads one chunk of a reply.
///
/// # Errors
/// When it is not what the protocol says.
pub(super) fn read(event: &ServerEvent, signals: &mut Vec<Signal>) -> Result<(), Flaw> {
    let data = event.data.trim();
    if data == "[DONE]" {
        signals.push(Signal::End);
        return Ok(());
    }
    if data.is_empty() {
        return Ok(());
    }
    let chunk: Chunk = serde_json::from_str(data).map_err(|_| Flaw::Garbled)?;
    if let Some(error) = chunk.error.filter(|error| !error.is_null()) {
        signals.push(Signal::Trouble(words_of(&error)));
        return Ok(());
    }
    if event.name == "error" {
        signals.push(Signal::Trouble(String::new()));
        return Ok(());
    }
    // Only one choice was asked for.
    if let Some(choice) = chunk.choices.into_iter().flatten().next() {
        if let Some(delta) = choice.delta {
            // A delta without a word is a role, a thought, or a call of a tool.
            let text = delta.content.or(delta.refusal).filter(|text| !text.is_empty());
            signals.push(text.map_or(Signal::Alive, Signal::Text));
        }
        if matches!(choice.finish_reason.as_deref(), Some("length" | "content_filter")) {
            signals.push(Signal::Stopped);
        }
    }
    if let Some(usage) = chunk.usage {
        signals.extend(usage.prompt_tokens.map(Signal::Input));
        signals.extend(usage.completion_tokens.map(Signal::Output));
    }
    Ok(())
}

/// What an error says: `{"message": …}`, a text, or anything else.
pub(super) fn words_of(error: &Value) -> String {
    let message = error.get("message").and_then(Value::as_str).or_else(|| error.as_str());
    message.map_or_else(|| error.to_string(), str::to_owned)
}
