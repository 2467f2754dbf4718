//! Ollama's own chat: the body of a request, and what each line of a reply says. It never sends anything.
//!
//! Source: github.com/ollama/ollama, docs/api.md, "Generate a chat completion".

use super::decoder::Signal;
use super::flaw::Flaw;
use super::request::{alternating, role};
use crate::domain::provider::ProviderSettings;
use crate::tutor::voice::Prompt;
use serde::Deserialize;
use serde_json::{Value, json};

pub const PATH: &str = "api/chat";

pub fn body(provider: &ProviderSettings, prompt: &Prompt) -> Value {
    let mut messages = Vec::new();
    if !prompt.system.trim().is_empty() {
        messages.push(json!({"role": "system", "content": prompt.system}));
    }
    for (speaker, text) in alternating(&prompt.messages) {
        messages.push(json!({"role": role(speaker), "content": text}));
    }
    let mut body = json!({
        "model": provider.model,
        "messages": messages,
        "stream": true,
        "options": {"num_predict": prompt.most_tokens},
    });
    // Without it, Ollama forgets the beginning of what goes beyond its own small window, and says nothing.
    if provider.window > 0 {
        body["options"]["num_ctx"] = json!(provider.window);
    }
    body
}

#[derive(Deserialize)]
struct Line {
    message: Option<Message>,
    #[serde(default)]
    done: bool,
    done_reason: Option<String>,
    prompt_eval_count: Option<u64>,
    eval_count: Option<u64>,
    error: Option<Value>,
}

#[derive(Deserialize)]
struct Message {
    content: Option<String>,
}

/// Reads one line of a reply.
///
/// # Errors
/// When it is not what the protocol says.
pub(super) fn read(line: &str, signals: &mut Vec<Signal>) -> Result<(), Flaw> {
    if line.trim().is_empty() {
        return Ok(());
    }
    let line: Line = serde_json::from_str(line).map_err(|_| Flaw::Garbled)?;
    if let Some(error) = line.error.filter(|error| !error.is_null()) {
        signals.push(Signal::Trouble(super::openai::words_of(&error)));
        return Ok(());
    }
    if let Some(message) = line.message {
        let text = message.content.filter(|text| !text.is_empty());
        signals.push(text.map_or(Signal::Alive, Signal::Text));
    }
    signals.extend(line.prompt_eval_count.map(Signal::Input));
    signals.extend(line.eval_count.map(Signal::Output));
    if line.done_reason.as_deref() == Some("length") {
        signals.push(Signal::Stopped);
    }
    if line.done {
        signals.push(Signal::End);
    }
    Ok(())
}
