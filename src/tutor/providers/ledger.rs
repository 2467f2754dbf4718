//! What replies cost, and replies that are kept: what a roster needs of whoever writes things down. It
//! never writes anything down itself.

use crate::domain::Moment;
use crate::domain::provider::{Budget, Prices};
use crate::tutor::voice::{Prompt, Role, Usage};
use std::future::Future;
use std::pin::Pin;

/// An answer that takes a moment.
pub type Later<Answer> = Pin<Box<dyn Future<Output = Answer> + Send>>;

/// Where usage is counted and replies are kept, for one learner.
pub trait Ledger: Send + Sync {
    fn now(&self) -> Moment;

    /// What was used on the local day of now, by every provider together.
    fn today(&self) -> Later<Spent>;

    /// A reply that was kept under this digest within the last week.
    fn kept(&self, digest: &str) -> Later<Option<String>>;

    /// Keeps a whole reply. Returns at once.
    fn keep(&self, digest: &str, text: &str);

    /// Counts what a reply cost. Returns at once.
    fn spend(&self, bill: Bill);
}

/// What was used in some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spent {
    pub replies: u64,
    pub usage: Usage,
    /// In millionths of a dollar.
    pub cost: u64,
}

impl Spent {
    pub const fn tokens(&self) -> u64 {
        self.usage.input.saturating_add(self.usage.output)
    }

    /// Nothing more may be used today.
    pub const fn reaches(&self, budget: Budget) -> bool {
        (budget.tokens > 0 && self.tokens() >= budget.tokens) || (budget.cost > 0 && self.cost >= budget.cost)
    }
}

/// What one reply cost, whether it came to its end or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bill {
    pub provider: String,
    pub model: String,
    pub usage: Usage,
    /// In millionths of a dollar.
    pub cost: u64,
}

impl Bill {
    pub fn new(provider: &str, model: &str, usage: Usage, prices: Prices) -> Self {
        let cost = prices.cost(usage.input, usage.output);
        Self { provider: provider.to_owned(), model: model.to_owned(), usage, cost }
    }
}

/// About how many tokens a text has, where nobody has counted them: four bytes each.
pub const fn estimate(bytes: usize) -> u64 {
    bytes.div_ceil(4) as u64
}

/// About how many tokens a prompt has.
pub fn estimate_prompt(prompt: &Prompt) -> u64 {
    let messages: usize = prompt.messages.iter().map(|message| message.text.len() + 16).sum();
    estimate(prompt.system.len() + messages)
}

/// What tells a prompt to a model apart from every other.
pub fn digest(provider: &str, url: &str, model: &str, prompt: &Prompt) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;
    let mut hash = Sha256::new();
    let mut add = |text: &str| {
        // With its length before it, no text can look like two others.
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text);
    };
    add(provider);
    add(url);
    add(model);
    add(&prompt.most_tokens.to_string());
    add(&prompt.system);
    for message in &prompt.messages {
        add(match message.role {
            Role::Learner => "learner",
            Role::Tutor => "tutor",
        });
        add(&message.text);
    }
    hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::{Budget, Prompt, Role, Spent, Usage, digest};
    use crate::tutor::voice::Message;

    #[test]
    fn a_budget_is_reached_by_tokens_or_by_cost() {
        let spent = Spent { replies: 1, usage: Usage { input: 60, output: 40 }, cost: 10 };
        for (tokens, cost, reached) in
            [(0, 0, false), (100, 0, true), (101, 0, false), (0, 10, true), (0, 11, false)]
        {
            assert_eq!(spent.reaches(Budget { tokens, cost }), reached, "{tokens} {cost}");
        }
    }

    #[test]
    fn prompts_that_differ_anywhere_have_another_digest() {
        let say = |role, text: &str| Message { role, text: text.to_owned() };
        let prompt = |system: &str, messages| Prompt { system: system.to_owned(), messages, most_tokens: 9 };
        let base = prompt("ab", vec![say(Role::Learner, "c"), say(Role::Tutor, "d")]);
        let of = |prompt: &Prompt| digest("one", "http://one", "model", prompt);
        assert_eq!(of(&base), of(&base.clone()));
        let others = [
            prompt("a", vec![say(Role::Learner, "bc"), say(Role::Tutor, "d")]),
            prompt("ab", vec![say(Role::Tutor, "c"), say(Role::Learner, "d")]),
            prompt("ab", vec![say(Role::Learner, "cd")]),
            Prompt { most_tokens: 8, ..base.clone() },
        ];
        for other in &others {
            assert_ne!(of(&base), of(other), "{other:?}");
        }
        assert_ne!(of(&base), digest("one", "http://one", "other", &base));
    }
}
