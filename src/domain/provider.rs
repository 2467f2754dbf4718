//! Language models as the settings name them: who is asked, in which order, for how long, and at what
//! price. It never knows how a provider is spoken to, and holds no key.

/// What the tutor's models are, as the learner chose it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TutorSettings {
    pub uses: ModelUse,
    /// In the order of preference.
    pub providers: Vec<ProviderSettings>,
    pub budget: Budget,
    /// Whole replies are kept for a week, and given again to the very same prompt.
    pub keep_replies: bool,
}

/// Which models may be asked at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ModelUse {
    /// None: the offline tutor answers.
    #[default]
    None,
    /// Those on this machine and in its own network.
    Local,
    /// These, and those on the Internet.
    Cloud,
}

impl ModelUse {
    pub const ALL: [Self; 3] = [Self::None, Self::Local, Self::Cloud];

    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Local => "local",
            Self::Cloud => "cloud",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|uses| uses.name() == name)
    }
}

/// The protocol that a provider speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ProviderKind {
    /// Anthropic's Messages.
    Anthropic,
    /// The chat completions of `OpenAI`, which most servers speak.
    #[default]
    OpenAi,
    /// Ollama's own.
    Ollama,
}

impl ProviderKind {
    pub const ALL: [Self; 3] = [Self::Anthropic, Self::OpenAi, Self::Ollama];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Anthropic => "anthropic",
            Self::OpenAi => "openai",
            Self::Ollama => "ollama",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// One provider.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProviderSettings {
    /// As the learner calls it; no two have the same.
    pub name: String,
    pub kind: ProviderKind,
    /// Where it is, without the path of a request.
    pub url: String,
    pub model: String,
    /// The environment variable with its key; `None`: it needs none.
    pub key_from: Option<String>,
    pub prices: Prices,
    /// How many tokens prompt and reply may have together; 0: not known.
    pub window: u64,
    pub waits: Waits,
}

/// Millionths of a dollar for a million tokens: a price of 3 dollars is 3,000,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Prices {
    pub input: u64,
    pub output: u64,
}

impl Prices {
    /// In millionths of a dollar, rounded up.
    pub const fn cost(self, input: u64, output: u64) -> u64 {
        let exact = input.saturating_mul(self.input).saturating_add(output.saturating_mul(self.output));
        exact.div_ceil(1_000_000)
    }
}

/// What may be used in a local day; 0 is no limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Budget {
    /// Prompts and replies together.
    pub tokens: u64,
    /// In millionths of a dollar.
    pub cost: u64,
}

/// How long is waited for what, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    pub connect: u64,
    /// From sending the request to the first word; `None`: 30 seconds, and 120 for a model on this
    /// machine or beside it, which may have to be loaded first.
    pub first: Option<u64>,
    /// Between two words.
    pub silence: u64,
    /// Before the first retry; the second comes after twice as long.
    pub retry: u64,
}

impl Default for Waits {
    fn default() -> Self {
        Self { connect: 5_000, first: None, silence: 20_000, retry: 500 }
    }
}

#[cfg(test)]
mod tests {
    use super::Prices;

    #[test]
    fn costs_are_exact_and_never_less_than_was_used() {
        let prices = Prices { input: 3_000_000, output: 15_000_000 };
        assert_eq!(prices.cost(1_000_000, 0), 3_000_000);
        assert_eq!(prices.cost(1_000, 200), 6_000);
        // A single token of a cheap model is not free.
        assert_eq!(Prices { input: 50_000, output: 0 }.cost(1, 0), 1);
        assert_eq!(Prices::default().cost(9, 9), 0);
    }
}
