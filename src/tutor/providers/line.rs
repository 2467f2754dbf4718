//! The line to one provider: a request goes out, and its reply comes in as pieces. It never tries twice, and
//! never asks anyone else.

use super::address::Address;
use super::decoder::Decoder;
use super::failure::Failure;
use super::flaw::Flaw;
use super::ledger::{Bill, Ledger, estimate};
use super::network::Network;
use super::speaking::Outlet;
use super::{anthropic, patience, request};
use crate::domain::key::Key;
use crate::domain::provider::{ProviderKind, ProviderSettings};
use crate::tutor::voice::{Piece, Prompt, Usage};
use reqwest::{Client, RequestBuilder, Response};
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// Of an error's body, so much is read, and for so long.
const LONGEST_ERROR: usize = 16 * 1024;
const ERROR_PATIENCE: Duration = Duration::from_secs(2);

/// A stream longer than this, with all that is no text in it, is given up.
const LONGEST_STREAM: usize = 16 << 20;

/// One provider with all that is needed to speak to it.
#[derive(Debug)]
pub struct Line {
    pub provider: ProviderSettings,
    pub address: Address,
    key: Option<Key>,
    client: Client,
    /// It is reached by way of a proxy.
    pub proxy: bool,
}

/// How an attempt failed.
#[derive(Debug)]
pub struct Broken {
    pub failure: Failure,
    /// Nothing of the reply came, and it may go better at once.
    pub again: bool,
    /// Words of the reply are out, so that nobody else may begin anew.
    pub after_text: bool,
}

impl Broken {
    fn before(failure: Failure, again: bool) -> Self {
        Self { failure, again, after_text: false }
    }
}

/// A whole reply.
#[derive(Debug, Default)]
pub struct Reply {
    pub text: String,
    /// It ended by itself, and not because it became too long.
    pub complete: bool,
    pub usage: Usage,
}

impl Line {
    /// # Errors
    /// What keeps this provider from being asked at all.
    pub fn open(provider: ProviderSettings, key: Option<Key>, network: &Network) -> Result<Self, Failure> {
        let address = Address::of(&provider).map_err(Failure::Address)?;
        if key.is_none() && provider.key_from.is_some() && !address.place.is_local() {
            return Err(Failure::NoKey);
        }
        if key.is_some() && address.is_open() {
            return Err(Failure::Open);
        }
        let connect = Duration::from_millis(provider.waits.connect);
        let client = network.client(address.place, connect).map_err(|error| classify(&error, None))?;
        let proxy = network.has_proxy(address.place, address.encrypted);
        Ok(Self { provider, address, key, client, proxy })
    }

    /// How long the first word may take.
    pub fn first_wait(&self) -> Duration {
        let otherwise = if self.address.place.is_local() { 120_000 } else { 30_000 };
        Duration::from_millis(self.provider.waits.first.unwrap_or(otherwise))
    }

    /// What would be sent, for the learner to read.
    pub fn shown(&self, prompt: &Prompt) -> request::SentRequest {
        let body = request::body(&self.provider, prompt);
        request::SentRequest {
            provider: self.provider.name.clone(),
            model: self.provider.model.clone(),
            url: request::chat_url(self.provider.kind, &self.address),
            body: serde_json::to_string_pretty(&body).unwrap_or_default(),
        }
    }

    /// Asks once. `deadline` is when the first word must have come.
    ///
    /// # Errors
    /// How it failed, with the words of a provider cleaned, and its key never in them.
    pub async fn ask(
        &self,
        prompt: &Prompt,
        deadline: Instant,
        ledger: &Arc<dyn Ledger>,
        outlet: &Outlet,
    ) -> Result<Reply, Broken> {
        let url = request::chat_url(self.provider.kind, &self.address);
        let body = request::body(&self.provider, prompt).to_string();
        let request = self
            .with_key(self.client.post(url))
            .header("content-type", "application/json")
            .header("accept", "text/event-stream, application/x-ndjson, application/json")
            .body(body);
        let Ok(sent) = timeout_at(deadline, request.send()).await else {
            return Err(Broken::before(self.first_timeout(), false));
        };
        let response =
            sent.map_err(|error| Broken::before(classify(&error, self.key.as_ref()), is_reset(&error)))?;
        if !response.status().is_success() {
            let failure = self.refused(response, ledger.now().unix_millis.div_euclid(1_000)).await;
            let again = matches!(failure, Failure::Status { code: 429 | 503 | 529, .. });
            return Err(Broken::before(failure, again));
        }
        let meter = Meter::new(Arc::clone(ledger), &self.provider, prompt);
        self.listen(response, deadline, meter, outlet).await
    }

    /// A request with the key in the header where this kind of provider looks for it.
    pub fn with_key(&self, request: RequestBuilder) -> RequestBuilder {
        let request = match self.provider.kind {
            ProviderKind::Anthropic => request.header("anthropic-version", anthropic::VERSION),
            ProviderKind::OpenAi | ProviderKind::Ollama => request,
        };
        let Some(key) = &self.key else { return request };
        let (name, value) = match self.provider.kind {
            ProviderKind::Anthropic => ("x-api-key", key.reveal().to_owned()),
            ProviderKind::OpenAi | ProviderKind::Ollama => {
                ("authorization", format!("Bearer {}", key.reveal()))
            }
        };
        match reqwest::header::HeaderValue::from_str(&value) {
            Ok(mut value) => {
                // So that no library prints it.
                value.set_sensitive(true);
                request.header(name, value)
            }
            // A key has no letter that a header may not have.
            Err(_) => request,
        }
    }

    pub const fn client(&self) -> &Client {
        &self.client
    }

    /// What went wrong, from the library's error.
    pub fn failure(&self, error: &reqwest::Error) -> Failure {
        classify(error, self.key.as_ref())
    }

    /// What a status that is no success says.
    pub async fn refused(&self, mut response: Response, now: i64) -> Failure {
        let code = response.status().as_u16();
        let header = response.headers().get("retry-after").and_then(|value| value.to_str().ok());
        let wait_seconds = header.and_then(|header| patience::retry_after(header, now));
        let mut body = Vec::new();
        let deadline = Instant::now() + ERROR_PATIENCE;
        while body.len() < LONGEST_ERROR
            && let Ok(Ok(Some(chunk))) = timeout_at(deadline, response.chunk()).await
        {
            body.extend_from_slice(&chunk);
        }
        body.truncate(LONGEST_ERROR);
        let words = error_words(&String::from_utf8_lossy(&body));
        let words = self.key.as_ref().map_or_else(|| words.clone(), |key| key.kept_out_of(&words));
        Failure::Status { code, words, wait_seconds }
    }

    async fn listen(
        &self,
        mut response: Response,
        deadline: Instant,
        mut meter: Meter,
        outlet: &Outlet,
    ) -> Result<Reply, Broken> {
        let silence = Duration::from_millis(self.provider.waits.silence);
        let mut decoder = Decoder::new(self.provider.kind);
        let mut reply = Reply::default();
        let mut limit = deadline;
        let mut received = 0;
        loop {
            let broken =
                |failure, again, reply: &Reply| Broken { failure, again, after_text: !reply.text.is_empty() };
            let late =
                |reply: &Reply| if reply.text.is_empty() { self.first_timeout() } else { self.silent() };
            let Ok(heard) = timeout_at(limit, response.chunk()).await else {
                return Err(broken(late(&reply), false, &reply));
            };
            let signs = decoder.signs_of_life();
            let pieces = match heard {
                Ok(Some(chunk)) => {
                    received += chunk.len();
                    decoder.push(&chunk)
                }
                Ok(None) => decoder.finish(),
                // A reset, or an end where the server had promised more.
                Err(_) => return Err(broken(Failure::Lost, received == 0, &reply)),
            };
            for piece in pieces {
                match piece {
                    Ok(Piece::Text(text)) => {
                        meter.heard(&text);
                        reply.text.push_str(&text);
                        outlet.tell(Piece::Text(text)).await;
                    }
                    Ok(Piece::Usage(usage)) => meter.told(usage),
                    Ok(Piece::From(_)) => {}
                    Err(flaw) => return Err(broken(Failure::Flaw(self.without_key(flaw)), false, &reply)),
                }
            }
            if decoder.is_whole() {
                reply.complete = decoder.is_complete();
                reply.usage = meter.usage();
                return Ok(reply);
            }
            if received > LONGEST_STREAM {
                return Err(broken(Failure::Flaw(Flaw::ReplyTooLong), false, &reply));
            }
            let now = Instant::now();
            if decoder.signs_of_life() > signs {
                let next = now + silence;
                // A model that still thinks has as long as one that has not begun.
                limit = if reply.text.is_empty() { next.max(deadline) } else { next };
            } else if now >= limit {
                // Bytes keep coming, and say nothing.
                return Err(broken(late(&reply), false, &reply));
            }
        }
    }

    fn without_key(&self, flaw: Flaw) -> Flaw {
        match (flaw, &self.key) {
            (Flaw::Reported(words), Some(key)) => Flaw::Reported(key.kept_out_of(&words)),
            (flaw, _) => flaw,
        }
    }

    fn first_timeout(&self) -> Failure {
        Failure::FirstTimeout { seconds: self.first_wait().as_secs() }
    }

    fn silent(&self) -> Failure {
        Failure::Silence { seconds: self.provider.waits.silence.div_ceil(1_000) }
    }
}

/// Counts what a reply costs, and says so when it is over, however it ends.
struct Meter {
    ledger: Arc<dyn Ledger>,
    bill: Bill,
    provider: ProviderSettings,
    estimated_input: u64,
    bytes: usize,
    told: Usage,
}

impl Meter {
    fn new(ledger: Arc<dyn Ledger>, provider: &ProviderSettings, prompt: &Prompt) -> Self {
        let bill = Bill::new(&provider.name, &provider.model, Usage::default(), provider.prices);
        let estimated_input = super::ledger::estimate_prompt(prompt);
        Self { ledger, bill, provider: provider.clone(), estimated_input, bytes: 0, told: Usage::default() }
    }

    fn heard(&mut self, text: &str) {
        self.bytes += text.len();
    }

    fn told(&mut self, usage: Usage) {
        self.told = usage;
    }

    /// As the provider counts, and where it did not, about so much. An interim count lags behind what came.
    fn usage(&self) -> Usage {
        let input = if self.told.input > 0 { self.told.input } else { self.estimated_input };
        let output = if self.told.output > 1 { self.told.output } else { estimate(self.bytes) };
        Usage { input, output }
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        let usage = self.usage();
        self.bill = Bill::new(&self.bill.provider, &self.bill.model, usage, self.provider.prices);
        self.ledger.spend(self.bill.clone());
    }
}

/// What an error's body says, in any of the shapes that servers give it.
fn error_words(body: &str) -> String {
    let Ok(value) = serde_json::from_str::<serde_json::Value>(body) else {
        // A page for a browser says nothing to a learner.
        return if body.trim_start().starts_with('<') { String::new() } else { body.to_owned() };
    };
    let error = value.get("error").or_else(|| value.get("detail")).unwrap_or(&value);
    super::openai::words_of(error)
}

fn is_reset(error: &reqwest::Error) -> bool {
    let reset = |error: &io::Error| {
        matches!(error.kind(), io::ErrorKind::ConnectionReset | io::ErrorKind::BrokenPipe)
            || error.kind() == io::ErrorKind::UnexpectedEof
    };
    causes(error).any(|cause| cause.downcast_ref::<io::Error>().is_some_and(reset))
        || (!error.is_connect() && !error.is_timeout() && error.is_request())
}

fn classify(error: &reqwest::Error, key: Option<&Key>) -> Failure {
    let words = causes(error).last().map_or_else(|| "unknown".to_owned(), ToString::to_string);
    let words = key.map_or_else(|| words.clone(), |key| key.kept_out_of(&words));
    if causes(error).any(is_tls_inside) {
        return Failure::Insecure(words);
    }
    if error.is_timeout() {
        return Failure::ConnectTimeout;
    }
    for cause in causes(error) {
        if cause.to_string().contains("dns error") {
            return Failure::UnknownHost;
        }
        match cause.downcast_ref::<io::Error>().map(io::Error::kind) {
            Some(io::ErrorKind::ConnectionRefused) => return Failure::NoServer,
            Some(io::ErrorKind::TimedOut) => return Failure::ConnectTimeout,
            _ => {}
        }
    }
    if error.is_connect() { Failure::Unreachable(words) } else { Failure::Lost }
}

/// `io::Error` hides the error that it was made of from the chain of causes, and may hold another `io::Error`.
fn is_tls_inside(cause: &(dyn std::error::Error + 'static)) -> bool {
    if cause.downcast_ref::<rustls::Error>().is_some() {
        return true;
    }
    let inner = cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    inner.is_some_and(|inner| is_tls_inside(inner))
}

fn causes(error: &reqwest::Error) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
    let first: &(dyn std::error::Error + 'static) = error;
    std::iter::successors(Some(first), |cause| cause.source())
}
