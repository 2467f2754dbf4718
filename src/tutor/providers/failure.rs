//! Why a provider did not reply, in words for the learner: what happened, with its name, and what to do.

use super::address::{Address, AddressError};
use super::clean::clean_line;
use super::flaw::Flaw;
use crate::domain::provider::{Budget, ProviderKind, ProviderSettings};
use crate::tutor::voice::VoiceError;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    Address(AddressError),
    /// The key, or the learner's words, would go over the network for all to read.
    Open,
    NoKey,
    /// There is no server at the address.
    NoServer,
    UnknownHost,
    /// The certificate or the handshake, in the library's words.
    Insecure(String),
    Unreachable(String),
    ConnectTimeout,
    FirstTimeout {
        seconds: u64,
    },
    Silence {
        seconds: u64,
    },
    /// The connection ended in the middle.
    Lost,
    Status {
        code: u16,
        /// The provider's own, cleaned.
        words: String,
        /// What its `retry-after` asks for.
        wait_seconds: Option<u64>,
    },
    Flaw(Flaw),
    /// It failed too often, and rests.
    Resting {
        seconds: u64,
    },
}

/// Today's budget is used up.
pub fn over_budget(budget: Budget) -> VoiceError {
    let mut limits = Vec::new();
    if budget.tokens > 0 {
        limits.push(format!("{} tokens", budget.tokens));
    }
    if budget.cost > 0 {
        limits.push(dollars(budget.cost));
    }
    VoiceError {
        message: format!("Today's budget for language models is used up ({}).", limits.join(", ")),
        hint: "It begins anew at midnight; raise `daily_tokens` or `daily_cost` under [tutor] in config.toml to go on."
            .to_owned(),
    }
}

/// Millionths of a dollar as a person writes them.
pub fn dollars(cost: u64) -> String {
    if cost == 0 || cost >= 10_000 {
        format!("${}.{:02}", cost / 1_000_000, cost % 1_000_000 / 10_000)
    } else {
        "less than $0.01".to_owned()
    }
}

impl Failure {
    /// It is the provider's, or the way to it, that is at fault, and not what was asked.
    pub const fn counts(&self) -> bool {
        !matches!(self, Self::Resting { .. } | Self::Status { code: 400 | 413 | 422, .. })
    }

    /// Told with the provider's name. `proxy`: it is reached by way of a proxy.
    pub fn told(&self, provider: &ProviderSettings, proxy: bool) -> VoiceError {
        let name = &provider.name;
        let host = Address::of(provider).map_or_else(|_| provider.url.clone(), |address| address.host);
        let local = Address::of(provider).is_ok_and(|address| address.place.is_local());
        let (what, hint) = match self {
            Self::Address(error) => (format!("its url is wrong: {error}"), write_url()),
            Self::Open => (
                format!("http://{host} would send your words and its key over the Internet for all to read"),
                "Write https:// in its `url` in config.toml.".to_owned(),
            ),
            Self::NoKey => ("it needs a key, and there is none".to_owned(), set_key(provider)),
            Self::NoServer if proxy => {
                (format!("the proxy that leads to {host} does not answer"), reach(local, proxy))
            }
            Self::NoServer => (format!("no server is at {host}"), start_it(provider, local)),
            Self::UnknownHost => (
                format!("{host} cannot be found"),
                "Look whether this machine is online, and at `url` in config.toml.".to_owned(),
            ),
            Self::Insecure(why) => (
                format!("the connection to {host} cannot be made secure ({})", clean_line(why, 120)),
                "Look at this machine's date and its certificates (`ca-certificates`), and whether a proxy stands \
                 between."
                    .to_owned(),
            ),
            Self::Unreachable(why) => {
                (format!("{host} cannot be reached ({})", clean_line(why, 120)), reach(local, proxy))
            }
            Self::ConnectTimeout => (format!("{host} does not answer"), reach(local, proxy)),
            Self::FirstTimeout { seconds } => (
                format!("no word came within {}", in_seconds(*seconds)),
                if local {
                    "The model may be loading, or too large for this machine: ask again, or raise \
                     `first_word_millis`."
                        .to_owned()
                } else {
                    "Ask again, or raise `first_word_millis` in config.toml.".to_owned()
                },
            ),
            Self::Silence { seconds } => {
                (format!("it fell silent for {}", in_seconds(*seconds)), "Ask again.".to_owned())
            }
            Self::Lost => ("the connection was lost in the middle".to_owned(), "Ask again.".to_owned()),
            Self::Status { code, words, wait_seconds } => status(provider, *code, words, *wait_seconds),
            Self::Flaw(flaw) => told_flaw(flaw),
            Self::Resting { seconds } => (
                format!("it failed three times in a row and is left alone for {}", in_seconds(*seconds)),
                "`codementor tutor check` tells what is wrong.".to_owned(),
            ),
        };
        VoiceError { message: format!("{name}: {what}."), hint }
    }
}

fn status(provider: &ProviderSettings, code: u16, words: &str, wait: Option<u64>) -> (String, String) {
    let words = clean_line(words, 200);
    let said = if words.is_empty() { String::new() } else { format!(": {}", words.trim_end_matches('.')) };
    let with = |what: &str| format!("{what} ({code}{said})");
    match code {
        401 | 403 => (with("it does not accept the key"), set_key(provider)),
        402 => (with("there is no credit left"), "Look at your account there.".to_owned()),
        404 => (
            with(&format!("it does not know the model `{}`", provider.model)),
            "`codementor tutor check` lists the models that it has.".to_owned(),
        ),
        400 | 413 | 422 => {
            (with("it does not take the request"), "`codementor tutor check` tells what it takes.".to_owned())
        }
        407 => (with("the proxy asks for a password"), "Put it into HTTPS_PROXY.".to_owned()),
        429 => {
            let until = wait.map_or_else(|| "a while".to_owned(), in_seconds);
            (
                with("too much was asked of it"),
                format!("Ask again in {until}, or name another provider beside it."),
            )
        }
        503 | 529 => (with("it has too much to do"), "Ask again in a while.".to_owned()),
        300..=399 => (with("it points to another address"), write_url()),
        _ => (with("it failed"), "Ask again; `codementor tutor check` tells more.".to_owned()),
    }
}

fn told_flaw(flaw: &Flaw) -> (String, String) {
    let again = "Ask again.".to_owned();
    match flaw {
        Flaw::CutOff => ("its reply was cut off".to_owned(), again),
        Flaw::Garbled => (
            "its reply cannot be read".to_owned(),
            "Look at `kind` and `url` in config.toml: this may be another protocol.".to_owned(),
        ),
        Flaw::LineTooLong | Flaw::ReplyTooLong => ("its reply has no end".to_owned(), again),
        Flaw::Empty => ("it said nothing".to_owned(), again),
        Flaw::Reported(words) => {
            let words = clean_line(words, 200);
            let said =
                if words.is_empty() { String::new() } else { format!(" ({})", words.trim_end_matches('.')) };
            (format!("it broke off with an error{said}"), again)
        }
    }
}

fn set_key(provider: &ProviderSettings) -> String {
    let name = &provider.name;
    match &provider.key_from {
        Some(variable) => format!("Set {variable}, or keep a key with `codementor tutor key {name}`."),
        None => format!("Keep a key with `codementor tutor key {name}`."),
    }
}

fn start_it(provider: &ProviderSettings, local: bool) -> String {
    match provider.kind {
        ProviderKind::Ollama => "Start it with `ollama serve`, or mend its `url` in config.toml.".to_owned(),
        _ if local => "Start the server, or mend its `url` in config.toml.".to_owned(),
        _ => "Look at its `url` in config.toml.".to_owned(),
    }
}

fn reach(local: bool, proxy: bool) -> String {
    if proxy {
        "Look whether this machine is online, and whether HTTPS_PROXY and NO_PROXY are right.".to_owned()
    } else if local {
        "Look whether the server runs, and at its `url` in config.toml.".to_owned()
    } else {
        "Look whether this machine is online; behind a proxy, set HTTPS_PROXY.".to_owned()
    }
}

fn write_url() -> String {
    "Write its `url` in config.toml like \"https://api.example.com/v1\".".to_owned()
}

fn in_seconds(seconds: u64) -> String {
    if seconds == 1 { "1 second".to_owned() } else { format!("{seconds} seconds") }
}
