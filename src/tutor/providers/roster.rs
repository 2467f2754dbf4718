//! The providers of a learner in their order of preference, as one voice: the first that may be asked and
//! can reply does. It never asks anyone whom the learner did not agree to.

use super::check::{Health, look_after};
use super::consent::{self, Agreements, Asking, Consent};
use super::failure::{Failure, over_budget};
use super::ledger::{self, Ledger};
use super::line::{Broken, Line, Reply};
use super::network::Network;
use super::patience::{LONGEST_WAIT, MOST_RETRIES, backoff};
use super::request::SentRequest;
use super::speaking::{Outlet, speaking};
use crate::domain::event::Event;
use crate::domain::key::Key;
use crate::domain::provider::{ProviderSettings, TutorSettings};
use crate::tutor::voice::{Piece, Pieces, Prompt, Source, Usage, Voice, VoiceError};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// All that a roster is made of.
pub struct RosterSetup {
    pub settings: TutorSettings,
    /// By the provider's name.
    pub keys: BTreeMap<String, Key>,
    pub agreements: Agreements,
    pub ledger: Arc<dyn Ledger>,
    /// Shared by every roster of the process.
    pub network: Arc<Network>,
}

/// Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Roster {
    shared: Arc<Shared>,
}

struct Shared {
    settings: TutorSettings,
    keys: BTreeMap<String, Key>,
    agreements: Mutex<Agreements>,
    ledger: Arc<dyn Ledger>,
    network: Arc<Network>,
    /// Opened when they are first asked.
    lines: Mutex<BTreeMap<String, Arc<Line>>>,
    last: Mutex<Option<SentRequest>>,
}

impl Roster {
    pub fn from_settings(setup: RosterSetup) -> Self {
        let RosterSetup { settings, keys, agreements, ledger, network } = setup;
        let agreements = Mutex::new(agreements);
        let (lines, last) = (Mutex::default(), Mutex::default());
        Self { shared: Arc::new(Shared { settings, keys, agreements, ledger, network, lines, last }) }
    }

    /// The providers that may be asked now, in the order of preference.
    pub fn usable(&self) -> Vec<ProviderSettings> {
        let agreements = lock(&self.shared.agreements);
        consent::usable(&self.shared.settings, &agreements).into_iter().cloned().collect()
    }

    /// The provider to ask the learner about before anything is sent, if there is one.
    pub fn to_ask_about(&self) -> Option<Asking> {
        consent::to_ask_about(&self.shared.settings, &lock(&self.shared.agreements))
    }

    /// Takes over the learner's answer. Whoever has it from them records the event, too.
    pub fn note(&self, event: &Event) {
        lock(&self.shared.agreements).note(event);
    }

    /// How many tokens a prompt and its reply may have; `None` where it is not known.
    pub fn window(&self) -> Option<u64> {
        self.usable().first().map(|provider| provider.window).filter(|window| *window > 0)
    }

    pub fn settings(&self) -> &TutorSettings {
        &self.shared.settings
    }

    /// Sends one provider a tiny request of our own, whatever the learner agreed to: nothing of theirs is in it.
    pub async fn look_after(&self, provider: &ProviderSettings) -> Health {
        match self.shared.line(provider) {
            Ok(line) => {
                let health = look_after(line, Arc::clone(&self.shared.ledger)).await;
                if health.trouble.is_none() {
                    self.shared.network.breakers.forget(&identity(provider));
                }
                health
            }
            Err(failure) => Health {
                trouble: Some(failure.told(provider, false)),
                first_word: None,
                tokens_a_second: None,
                models: Vec::new(),
            },
        }
    }

    /// The models that a provider says it has.
    ///
    /// # Errors
    /// Why it does not say.
    pub async fn models(&self, provider: &ProviderSettings) -> Result<Vec<String>, VoiceError> {
        let line = self.shared.line(provider).map_err(|failure| failure.told(provider, false))?;
        line.models().await.map_err(|failure| failure.told(provider, line.proxy))
    }

    /// How the learner stands to a provider; `None` where the settings do not allow it at all.
    pub fn consent(&self, provider: &ProviderSettings) -> Option<Consent> {
        consent::standing(&self.shared.settings, &lock(&self.shared.agreements), provider)
    }

    /// What was used on the local day of now, with every reply that has ended.
    pub async fn spent_today(&self) -> super::ledger::Spent {
        self.shared.ledger.today().await
    }

    /// The last request, whole, as it was sent. It is in memory only.
    pub fn last_request(&self) -> Option<SentRequest> {
        lock(&self.shared.last).clone()
    }
}

impl Voice for Roster {
    fn speak(&self, prompt: &Prompt) -> Pieces {
        let (shared, prompt, usable) = (Arc::clone(&self.shared), prompt.clone(), self.usable());
        speaking(move |outlet| async move {
            if let Err(error) = shared.converse(&prompt, usable, &outlet).await {
                outlet.fail(error).await;
            }
        })
    }
}

impl Shared {
    async fn converse(
        &self,
        prompt: &Prompt,
        usable: Vec<ProviderSettings>,
        outlet: &Outlet,
    ) -> Result<(), VoiceError> {
        let mut last = None;
        for provider in usable {
            let digest = ledger::digest(&provider.name, &provider.url, &provider.model, prompt);
            if self.settings.keep_replies
                && let Some(text) = self.ledger.kept(&digest).await
            {
                outlet.tell(Piece::From(source(&provider, true))).await;
                outlet.tell(Piece::Text(text)).await;
                outlet.tell(Piece::Usage(Usage::default())).await;
                return Ok(());
            }
            if self.ledger.today().await.reaches(self.settings.budget) {
                return Err(over_budget(self.settings.budget));
            }
            match self.ask(&provider, prompt, outlet).await {
                Ok(reply) => {
                    if self.settings.keep_replies && reply.complete {
                        self.ledger.keep(&digest, &reply.text);
                    }
                    outlet.tell(Piece::Usage(reply.usage)).await;
                    return Ok(());
                }
                Err((error, after_text)) => {
                    tracing::warn!(provider.name = %provider.name, "a model did not reply: {}", error.message);
                    if after_text {
                        return Err(error);
                    }
                    last = Some(error);
                }
            }
        }
        Err(last.unwrap_or_else(nobody))
    }

    /// Asks one provider, and again where that may help; what went wrong, and whether words were out already.
    async fn ask(
        &self,
        provider: &ProviderSettings,
        prompt: &Prompt,
        outlet: &Outlet,
    ) -> Result<Reply, (VoiceError, bool)> {
        let line = self.line(provider).map_err(|failure| (failure.told(provider, false), false))?;
        let told = |failure: &Failure| failure.told(provider, line.proxy);
        let pass = self
            .network
            .breakers
            .admit(&identity(provider), Instant::now())
            .map_err(|rest| (told(&Failure::Resting { seconds: rest.as_secs().max(1) }), false))?;
        outlet.tell(Piece::From(source(provider, false))).await;
        *lock(&self.last) = Some(line.shown(prompt));
        let answer = self.attempts(&line, prompt, outlet).await;
        match answer {
            Ok(reply) => {
                pass.worked();
                Ok(reply)
            }
            Err(broken) => {
                if broken.failure.counts() {
                    pass.failed(Instant::now());
                }
                Err((told(&broken.failure), broken.after_text))
            }
        }
    }

    async fn attempts(&self, line: &Line, prompt: &Prompt, outlet: &Outlet) -> Result<Reply, Broken> {
        let deadline = Instant::now() + line.first_wait();
        let mut retry = 0;
        loop {
            let broken = match line.ask(prompt, deadline, &self.ledger, outlet).await {
                Ok(reply) => return Ok(reply),
                Err(broken) => broken,
            };
            let asked_for = match broken.failure {
                Failure::Status { wait_seconds, .. } => wait_seconds.map(Duration::from_secs),
                _ => None,
            };
            let first = Duration::from_millis(line.provider.waits.retry);
            let wait = asked_for.unwrap_or_else(|| backoff(first, retry));
            let in_vain = wait > LONGEST_WAIT || Instant::now() + wait >= deadline;
            if !broken.again || retry == MOST_RETRIES || in_vain {
                return Err(broken);
            }
            sleep(wait).await;
            retry += 1;
        }
    }

    fn line(&self, provider: &ProviderSettings) -> Result<Arc<Line>, Failure> {
        let mut lines = lock(&self.lines);
        if let Some(line) = lines.get(&provider.name) {
            return Ok(Arc::clone(line));
        }
        let key = self.keys.get(&provider.name).cloned();
        let line = Arc::new(Line::open(provider.clone(), key, &self.network)?);
        lines.insert(provider.name.clone(), Arc::clone(&line));
        Ok(line)
    }
}

/// Another address is another server, whose failures are its own.
fn identity(provider: &ProviderSettings) -> String {
    format!("{} {}", provider.name, provider.url)
}

fn source(provider: &ProviderSettings, kept: bool) -> Source {
    Source { provider: provider.name.clone(), model: provider.model.clone(), kept }
}

fn nobody() -> VoiceError {
    VoiceError {
        message: "No language model may be asked.".to_owned(),
        hint: "`codementor tutor` tells which there are and how to agree to one.".to_owned(),
    }
}

fn lock<Held>(mutex: &Mutex<Held>) -> MutexGuard<'_, Held> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
