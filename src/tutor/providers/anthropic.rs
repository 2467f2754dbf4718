//! Anthropic's Messages: the body of a request, and what each event of a reply says. It never sends
//! anything.
//!
//! Source: platform.claude.com, "Messages" and "Streaming messages" (version 2023-06-01).

use super::decoder::Signal;
use super::events::ServerEvent;
use super::flaw::Flaw;
use super::request::{alternating, role};
use crate::domain::provider::ProviderSettings;
use crate::tutor::voice::Prompt;
use serde::Deserialize;
use serde_json::{Value, json};

pub const PATH: &str = "v1/messages";
pub const VERSION: &str = "2023-06-01";

pub fn body(provider: &ProviderSettings, prompt: &Prompt) -> Value {
    let messages: Vec<Value> = alternating(&prompt.messages)
        .into_iter()
        .map(|(speaker, text)| json!({"role": role(speaker), "content": text}))
        .collect();
    let mut body = json!({
        "model": provider.model,
        "max_tokens": prompt.most_tokens,
        "messages": messages,
        "stream": true,
    });
    // An empty text is refused.
    if !prompt.system.trim().is_empty() {
        body["system"] = json!(prompt.system);
    }
    body
}

#[derive(Deserialize)]
#[expect(clippy::struct_field_names, reason = "as the protocol calls them")]
struct Message {
    #[serde(rename = "type")]
    kind: Option<String>,
    /// In `message_start`.
    message: Option<Started>,
    delta: Option<Delta>,
    usage: Option<Tokens>,
    error: Option<Trouble>,
}

#[derive(Deserialize)]
struct Started {
    usage: Option<Tokens>,
}

#[derive(Deserialize)]
struct Delta {
    text: Option<String>,
    stop_reason: Option<String>,
}

#[derive(Deserialize)]
#[expect(clippy::struct_field_names, reason = "as the protocol calls them")]
struct Tokens {
    input_tokens: Option<u64>,
    cache_creation_input_tokens: Option<u64>,
    cache_read_input_tokens: Option<u64>,
    output_tokens: Option<u64>,
}

#[derive(Deserialize)]
struct Trouble {
    #[serde(rename = "type")]
    kind: Option<String>,
    message: Option<String>,
}

impl Tokens {
    fn tell(&self, signals: &mut Vec<Signal>) {
        if let Some(input) = self.input_tokens {
            let cached =
                self.cache_creation_input_tokens.unwrap_or(0) + self.cache_read_input_tokens.unwrap_or(0);
            signals.push(Signal::Input(input.saturating_add(cached)));
        }
        signals.extend(self.output_tokens.map(Signal::Output));
    }
}

/// Reads one event of a reply.
///
/// # Errors
/// When it is not what the protocol says. Events of kinds that are not known yet are passed over, as the
/// protocol asks.
pub(super) fn read(event: &ServerEvent, signals: &mut Vec<Signal>) -> Result<(), Flaw> {
    let message: Message = serde_json::from_str(&event.data).map_err(|_| Flaw::Garbled)?;
    let kind = message.kind.as_deref().unwrap_or(&event.name);
    match kind {
        // Some servers send none of these at the beginning; nothing depends on it.
        "message_start" => {
            if let Some(usage) = message.message.and_then(|started| started.usage) {
                usage.tell(signals);
            }
        }
        // Texts are told apart from thoughts and tool calls by having a text.
        "content_block_delta" => match message.delta.and_then(|delta| delta.text) {
            Some(text) => signals.push(Signal::Text(text)),
            None => signals.push(Signal::Alive),
        },
        "message_delta" => {
            if let Some(usage) = message.usage {
                usage.tell(signals);
            }
            let reason = message.delta.and_then(|delta| delta.stop_reason);
            if matches!(reason.as_deref(), Some("max_tokens" | "refusal" | "model_context_window_exceeded")) {
                signals.push(Signal::Stopped);
            }
        }
        "message_stop" => signals.push(Signal::End),
        "error" => {
            let trouble = message.error;
            let words = trouble.and_then(|trouble| trouble.message.or(trouble.kind)).unwrap_or_default();
            signals.push(Signal::Trouble(words));
        }
        _ => {}
    }
    Ok(())
}
