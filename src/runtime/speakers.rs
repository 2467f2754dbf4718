//! The models of one session: whom the learner agreed to, what they chose, and what was found. It never speaks
//! to a model itself, and decides nothing that `tutor::providers` decides.

use super::Clock;
use super::models::{self, UsageReport, find_models};
use crate::app::voices::{Asking, Found, Provider, SentRequest, Standing, Used, Voices};
use crate::config::settings::Source;
use crate::config::{Environment, Settings, tutor_choice};
use crate::domain::event::Event;
use crate::domain::provider::{ModelUse, ProviderSettings};
use crate::store::StoreError;
use crate::tutor::providers::consent::{Consent, NEVER_SENT, SENT, asking};
use crate::tutor::providers::{self, Health, Network, Roster, Spent};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

/// Where a learner's models are set up.
#[derive(Debug, Clone)]
pub struct ModelHome {
    pub settings: Settings,
    pub environment: Environment,
    pub config_file: PathBuf,
    pub keys_file: PathBuf,
    pub history: PathBuf,
    pub network: Arc<Network>,
}

#[derive(Clone)]
pub struct Speakers {
    home: ModelHome,
    clock: Clock,
    roster: Roster,
    /// What was found last.
    found: Arc<Mutex<Vec<providers::Found>>>,
    /// The last request of a roster that is no more.
    last: Option<SentRequest>,
}

impl Speakers {
    /// # Errors
    /// When the history cannot be opened.
    pub fn begin(home: ModelHome, clock: Clock) -> Result<Self, StoreError> {
        let roster = roster_of(&home, &clock)?;
        Ok(Self { home, clock, roster, found: Arc::default(), last: None })
    }

    /// Whoever may be asked now; `None` where nobody may.
    pub fn speaking(&self) -> Option<Roster> {
        (!self.roster.usable().is_empty()).then(|| self.roster.clone())
    }

    pub const fn roster(&self) -> &Roster {
        &self.roster
    }

    /// Whom the learner has to be asked about before anything is sent.
    pub fn to_ask_about(&self) -> Option<Asking> {
        self.roster.to_ask_about().map(shown)
    }

    /// All of it in the words of the screens.
    pub fn voices(&self, report: &UsageReport) -> Voices {
        let settings = self.roster.settings();
        let fixed = self.home.settings.sources.get("tutor.use") == Some(&Source::Environment);
        Voices {
            uses: settings.uses,
            uses_fixed: fixed,
            providers: settings.providers.iter().map(|provider| self.provider(provider)).collect(),
            asking: self.to_ask_about(),
            today: used(report.spent_today()),
            month: used(report.spent_this_month()),
        }
    }

    fn provider(&self, provider: &ProviderSettings) -> Provider {
        let question = asking(provider);
        let standing = match (&question, self.roster.consent(provider)) {
            (None, _) => {
                Standing::Broken("its address cannot be read; mend `url` in config.toml.".to_owned())
            }
            (_, None) => Standing::LeftOut,
            (_, Some(Consent::Given)) => Standing::Answers,
            (_, Some(Consent::Refused)) => Standing::Refused,
            (_, Some(Consent::NotAsked)) => Standing::NotAsked,
        };
        let question = question.map(shown);
        Provider {
            name: provider.name.clone(),
            model: provider.model.clone(),
            host: question.as_ref().map_or_else(|| provider.url.clone(), |asked| asked.host.clone()),
            is_local: question.as_ref().is_some_and(|asked| asked.is_local),
            standing,
            asking: question,
        }
    }

    /// Takes over the learner's answer; the event is to be recorded.
    #[must_use]
    pub fn answered(&self, asked: &Asking, agreed: bool) -> Event {
        let event = Event::ProviderAgreed {
            provider: asked.provider.clone(),
            host: asked.host.clone(),
            protocol: asked.protocol.clone(),
            agreed,
        };
        self.roster.note(&event);
        event
    }

    /// Looks around on this machine and in the environment.
    pub fn look(&self) -> impl Future<Output = Vec<Found>> + Send + 'static {
        let (network, environment) = (self.home.network.clone(), self.home.environment.clone());
        let kept = self.found.clone();
        async move {
            let found = find_models(&network, &environment).await;
            let words = found.iter().filter_map(in_words).collect();
            let found = found.into_iter().filter(|found| asking(&found.provider).is_some()).collect();
            *kept.lock().unwrap_or_else(PoisonError::into_inner) = found;
            words
        }
    }

    /// What would have to be agreed to for what was found at this place.
    pub fn found_at(&self, place: usize) -> Option<Asking> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        asking(&found.get(place)?.provider).map(shown)
    }

    /// Writes what was found at this place into the settings, agreed to; the event is to be recorded.
    ///
    /// # Errors
    /// What happened and what to do, in words.
    pub fn take(&mut self, place: usize) -> Result<(ProviderSettings, Event), String> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner).get(place).cloned();
        let Some((provider, asked)) = found.and_then(|found| {
            let asked = asking(&found.provider)?;
            Some((found.provider, shown(asked)))
        }) else {
            return Err("What was found is gone. Open the page again to look anew.".to_owned());
        };
        let cloud = !asked.is_local || self.home.settings.tutor.uses == ModelUse::Cloud;
        let uses = if cloud { ModelUse::Cloud } else { ModelUse::Local };
        tutor_choice::choose(&self.home.config_file, &provider, uses)
            .map_err(|error| format!("{error}. {}", error.hint()))?;
        self.read_again()?;
        Ok((provider, self.answered(&asked, true)))
    }

    /// # Errors
    /// What happened and what to do, in words.
    pub fn choose(&mut self, uses: ModelUse) -> Result<(), String> {
        tutor_choice::choose_use(&self.home.config_file, uses)
            .map_err(|error| format!("{error}. {}", error.hint()))?;
        self.read_again()
    }

    pub fn last_request(&self) -> Option<SentRequest> {
        self.roster.last_request().map(sent).or_else(|| self.last.clone())
    }

    fn read_again(&mut self) -> Result<(), String> {
        let name = self.home.config_file.display().to_string();
        let text = std::fs::read_to_string(&self.home.config_file).unwrap_or_default();
        let (settings, _) = Settings::read(Some((&name, &text)), &self.home.environment);
        self.last = self.last_request();
        self.home.settings = settings;
        self.roster =
            roster_of(&self.home, &self.clock).map_err(|error| format!("{error}. {}", error.hint()))?;
        Ok(())
    }
}

/// How a trial went, as a sentence or two.
///
/// # Errors
/// The same, where it did not go well.
pub fn told(provider: &ProviderSettings, health: &Health) -> Result<String, String> {
    let name = &provider.name;
    if let Some(trouble) = &health.trouble {
        return Err(format!("It stands in the settings, but: {} {}", trouble.message, trouble.hint));
    }
    let first = health.first_word.map_or_else(String::new, |first| {
        format!(" The first word came after {}.", crate::app::when::seconds(first.as_millis()))
    });
    Ok(format!("{name} answers your questions from now on.{first}"))
}

fn roster_of(home: &ModelHome, clock: &Clock) -> Result<Roster, StoreError> {
    let ModelHome { settings, environment, keys_file, history, network, .. } = home;
    models::roster(settings, environment, keys_file, history, clock.clone(), network.clone())
}

fn shown(asking: providers::Asking) -> Asking {
    Asking {
        provider: asking.provider,
        model: asking.model,
        host: asking.host,
        protocol: asking.protocol,
        is_local: asking.place.is_local(),
        sent: SENT.iter().map(ToString::to_string).collect(),
        never_sent: NEVER_SENT.to_owned(),
    }
}

fn in_words(found: &providers::Found) -> Option<Found> {
    let asking = shown(asking(&found.provider)?);
    let place = if asking.is_local { "on this machine" } else { "by the key in your environment" };
    Some(Found { title: format!("{}, {place}", asking.provider), asking })
}

fn sent(request: providers::SentRequest) -> SentRequest {
    SentRequest { to: format!("POST {}", request.url), text: request.body }
}

fn used(spent: Spent) -> Used {
    Used { tokens: spent.tokens(), cost: spent.cost }
}
