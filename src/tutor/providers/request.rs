//! A request to a provider: where it goes, what it carries, and how it is shown to the learner. It never
//! sends anything, and what it shows has no key in it.

use super::address::Address;
use super::{anthropic, ollama, openai};
use crate::domain::provider::{ProviderKind, ProviderSettings};
use crate::tutor::voice::{Message, Prompt, Role};
use serde_json::Value;

/// The last request as it was sent, for the learner to read; the key, which goes in a header, is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentRequest {
    pub provider: String,
    pub model: String,
    pub url: String,
    /// JSON, indented.
    pub body: String,
}

/// The body of a request in the provider's protocol.
pub fn body(provider: &ProviderSettings, prompt: &Prompt) -> Value {
    match provider.kind {
        ProviderKind::Anthropic => anthropic::body(provider, prompt),
        ProviderKind::OpenAi => openai::body(provider, prompt),
        ProviderKind::Ollama => ollama::body(provider, prompt),
    }
}

/// Where conversations go.
pub fn chat_url(kind: ProviderKind, address: &Address) -> String {
    match kind {
        ProviderKind::Anthropic => address.with_path(anthropic::PATH),
        ProviderKind::OpenAi => address.with_path(openai::PATH),
        ProviderKind::Ollama => address.with_path(ollama::PATH),
    }
}

/// Where a provider tells which models it has.
pub fn models_url(kind: ProviderKind, address: &Address) -> String {
    match kind {
        ProviderKind::Anthropic => address.with_path("v1/models"),
        ProviderKind::OpenAi => address.with_path("models"),
        ProviderKind::Ollama => address.with_path("api/tags"),
    }
}

pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Learner => "user",
        Role::Tutor => "assistant",
    }
}

/// The messages as every provider takes them: none empty, the learner's first, and never two of the same
/// side in a row. Anthropic refuses the first two, and the templates of many local models the third.
pub fn alternating(messages: &[Message]) -> Vec<(Role, String)> {
    let mut turns: Vec<(Role, String)> = Vec::new();
    for message in messages.iter().filter(|message| !message.text.trim().is_empty()) {
        match turns.last_mut() {
            Some((role, text)) if *role == message.role => {
                text.push_str("\n\n");
                text.push_str(&message.text);
            }
            None if message.role == Role::Tutor => {
                turns.push((Role::Learner, "(opens the exercise)".to_owned()));
                turns.push((Role::Tutor, message.text.clone()));
            }
            _ => turns.push((message.role, message.text.clone())),
        }
    }
    turns
}

#[cfg(test)]
mod tests {
    use super::{Message, Role, alternating};

    #[test]
    fn turns_alternate_and_the_learner_begins() {
        let say = |role, text: &str| Message { role, text: text.to_owned() };
        let turns = alternating(&[
            say(Role::Tutor, "You seem stuck."),
            say(Role::Learner, "Yes."),
            say(Role::Learner, " "),
            say(Role::Learner, "Why?"),
        ]);
        let expected = [
            (Role::Learner, "(opens the exercise)"),
            (Role::Tutor, "You seem stuck."),
            (Role::Learner, "Yes.\n\nWhy?"),
        ];
        assert_eq!(turns, expected.map(|(role, text)| (role, text.to_owned())));
        assert_eq!(alternating(&[]), []);
    }
}
