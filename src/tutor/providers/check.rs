//! Looking after one provider: does it work, how fast is it, and which models does it have. Nothing of the
//! learner is sent.

use super::failure::Failure;
use super::ledger::Ledger;
use super::line::Line;
use super::request;
use super::speaking::{Outlet, speaking};
use crate::domain::provider::ProviderKind;
use crate::tutor::voice::{Message, Piece, Prompt, Role, VoiceError};
use serde_json::Value;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// How long a list of models may take.
const LIST_PATIENCE: Duration = Duration::from_secs(5);

/// A list longer than this, in bytes or in models, is cut or given up.
const LONGEST_LIST: usize = 4 << 20;
const MOST_MODELS: usize = 500;

/// How a provider does.
#[derive(Debug, Clone, PartialEq)]
pub struct Health {
    /// What went wrong, and how to mend it.
    pub trouble: Option<VoiceError>,
    /// From the request to the first word.
    pub first_word: Option<Duration>,
    pub tokens_a_second: Option<f64>,
    /// The models that it has, where the one in the settings is not among them.
    pub models: Vec<String>,
}

/// Sends a tiny request of our own and hears the reply.
pub(super) async fn look_after(line: Arc<Line>, ledger: Arc<dyn Ledger>) -> Health {
    let begun = Instant::now();
    let result = Arc::new(Mutex::new(None));
    let mut pieces = speaking({
        let (line, result) = (Arc::clone(&line), Arc::clone(&result));
        move |outlet: Outlet| async move {
            let deadline = begun + line.first_wait();
            let asked = line.ask(&tiny(), deadline, &ledger, &outlet).await;
            *result.lock().unwrap_or_else(PoisonError::into_inner) = Some(asked);
        }
    });
    let mut first_word = None;
    while let Some(piece) = poll_fn(|context| pieces.as_mut().poll_next(context)).await {
        if matches!(piece, Ok(Piece::Text(_))) {
            first_word.get_or_insert_with(|| begun.elapsed());
        }
    }
    let writing = begun.elapsed().saturating_sub(first_word.unwrap_or_default()).as_secs_f64();
    let asked = result.lock().unwrap_or_else(PoisonError::into_inner).take();
    match asked {
        Some(Ok(reply)) => {
            // The first token's time is not writing; one token alone has no speed.
            let others = reply.usage.output.saturating_sub(1) as f64;
            let tokens_a_second = (others > 0.0 && writing > 0.001).then(|| others / writing);
            Health { trouble: None, first_word, tokens_a_second, models: Vec::new() }
        }
        Some(Err(broken)) => {
            let unknown = matches!(broken.failure, Failure::Status { code: 400 | 404 | 422, .. });
            let models = if unknown { line.models().await.unwrap_or_default() } else { Vec::new() };
            let trouble = Some(broken.failure.told(&line.provider, line.proxy));
            Health { trouble, first_word, tokens_a_second: None, models }
        }
        None => Health {
            trouble: Some(Failure::Lost.told(&line.provider, line.proxy)),
            first_word,
            tokens_a_second: None,
            models: Vec::new(),
        },
    }
}

fn tiny() -> Prompt {
    let text = "Count from one to five in words.".to_owned();
    Prompt { system: String::new(), messages: vec![Message { role: Role::Learner, text }], most_tokens: 32 }
}

impl Line {
    /// The names of the models that the provider has, in its order.
    ///
    /// # Errors
    /// When it does not tell.
    pub async fn models(&self) -> Result<Vec<String>, Failure> {
        self.models_within(LIST_PATIENCE).await
    }

    pub(super) async fn models_within(&self, patience: Duration) -> Result<Vec<String>, Failure> {
        let deadline = Instant::now() + patience;
        let request =
            self.with_key(self.client().get(request::models_url(self.provider.kind, &self.address)));
        let Ok(sent) = timeout_at(deadline, request.send()).await else {
            return Err(Failure::ConnectTimeout);
        };
        let mut response = sent.map_err(|error| self.failure(&error))?;
        if !response.status().is_success() {
            return Err(self.refused(response, 0).await);
        }
        let mut body = Vec::new();
        loop {
            match timeout_at(deadline, response.chunk()).await {
                Ok(Ok(Some(chunk))) if body.len() + chunk.len() <= LONGEST_LIST => {
                    body.extend_from_slice(&chunk);
                }
                Ok(Ok(None)) => break,
                _ => return Err(Failure::Lost),
            }
        }
        let list: Value = serde_json::from_slice(&body).map_err(|_| Failure::Flaw(super::Flaw::Garbled))?;
        let (models, name) = match self.provider.kind {
            ProviderKind::Ollama => ("models", "name"),
            ProviderKind::Anthropic | ProviderKind::OpenAi => ("data", "id"),
        };
        let models = list.get(models).and_then(Value::as_array).ok_or(Failure::Flaw(super::Flaw::Garbled))?;
        let names = models.iter().filter_map(|model| model.get(name)?.as_str());
        Ok(names.map(|name| super::clean::clean_line(name, 100)).take(MOST_MODELS).collect())
    }
}
