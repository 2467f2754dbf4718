//! Who may answer the learner's questions, as screens tell it: the offline tutor, or a model that the learner
//! agreed to. It never speaks to anyone, and holds no key.

use super::when::{count, grouped};
use crate::domain::RequestId;
use crate::domain::provider::ModelUse;

/// What the offline tutor is called.
pub const OFFLINE: &str = "offline tutor";

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Voices {
    pub uses: ModelUse,
    /// The environment fixes it: nothing can be chosen here.
    pub uses_fixed: bool,
    /// In the order of preference.
    pub providers: Vec<Provider>,
    /// Whom the learner has to be asked about before anything is sent.
    pub asking: Option<Asking>,
    pub today: Used,
    pub month: Used,
}

/// A provider of the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provider {
    pub name: String,
    pub model: String,
    pub host: String,
    pub is_local: bool,
    pub standing: Standing,
    /// The question about it; `None` where its address cannot be read.
    pub asking: Option<Asking>,
}

/// Whether a provider may be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Answers,
    NotAsked,
    Refused,
    /// The choice of the settings leaves it out.
    LeftOut,
    /// It cannot be used: why, and what to do.
    Broken(String),
}

/// A question to the learner, with all that they have to know to answer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    pub provider: String,
    pub model: String,
    pub host: String,
    pub protocol: String,
    pub is_local: bool,
    /// What goes there with each question, a line each.
    pub sent: Vec<String>,
    /// What never does.
    pub never_sent: String,
}

/// What models have cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Used {
    pub tokens: u64,
    /// In millionths of a dollar.
    pub cost: u64,
}

/// A model that could be used, found on this machine or by a key in the environment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Like `Ollama on this machine`.
    pub title: String,
    pub asking: Asking,
}

/// The last request to a model, as it was sent, without its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentRequest {
    /// Like `POST http://127.0.0.1:11434/api/chat`.
    pub to: String,
    pub text: String,
}

/// The helper that finds models, and what has become of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Helper {
    /// `None` while nobody has looked.
    pub found: Option<Vec<Found>>,
    pub looking: Option<RequestId>,
    /// What was found is offered under the conversation.
    pub offered: bool,
    /// The learner does not want to be asked ever again.
    pub declined: bool,
    /// The question about a provider was put off until the next session.
    pub put_off: bool,
    pub trying: Option<RequestId>,
    /// How the newest trial went, in words; `true`: well.
    pub tried: Option<(bool, String)>,
}

impl Voices {
    /// The model that answers the next question; `None`: the offline tutor does.
    pub fn speaker(&self) -> Option<&Provider> {
        self.providers.iter().find(|provider| provider.standing == Standing::Answers)
    }

    /// Who answers, and what models have used today: for a title, the most important first.
    pub fn title(&self) -> Vec<String> {
        let Some(provider) = self.speaker() else { return vec![OFFLINE.to_owned()] };
        let mut words = vec![provider.title()];
        if self.today.tokens > 0 {
            words.push(format!("{} tokens today", grouped(self.today.tokens as i64)));
        }
        words
    }
}

impl Provider {
    /// Like `ollama, llama3.2`.
    pub fn title(&self) -> String {
        if self.model.is_empty() { self.name.clone() } else { format!("{}, {}", self.name, self.model) }
    }
}

impl Used {
    /// Like `1,240 tokens, 0.0132 $`.
    pub fn words(self) -> String {
        let tokens = count(self.tokens as i64, "token");
        if self.cost == 0 {
            return tokens;
        }
        format!("{tokens}, {}.{:04} $", self.cost / 1_000_000, self.cost % 1_000_000 / 100)
    }
}

#[cfg(test)]
mod tests {
    use super::{Provider, Standing, Used, Voices};

    #[test]
    fn the_first_that_may_answer_does() {
        let provider = |name: &str, standing: Standing| Provider {
            name: name.to_owned(),
            model: "small".to_owned(),
            host: "127.0.0.1".to_owned(),
            is_local: true,
            standing,
            asking: None,
        };
        let mut voices = Voices::default();
        assert_eq!(voices.title(), ["offline tutor"]);
        voices.providers = vec![provider("one", Standing::Refused), provider("two", Standing::Answers)];
        voices.today = Used { tokens: 1_240, cost: 13_250 };
        assert_eq!(voices.title(), ["two, small", "1,240 tokens today"]);
        assert_eq!(voices.today.words(), "1,240 tokens, 0.0132 $");
    }
}
