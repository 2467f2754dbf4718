//! Who may be told what: a provider is asked only when the settings allow its kind of place and the learner
//! has agreed to it, once, knowing what will be sent. Pure rules over the log's events.

use super::address::{Address, Place};
use crate::domain::event::Event;
use crate::domain::provider::{ModelUse, ProviderSettings, TutorSettings};
use std::collections::BTreeMap;

/// What goes to a provider with each question: all that a prompt is built from.
pub const SENT: [&str; 8] = [
    "your level",
    "your goals",
    "your interests",
    "the skills that you have mastered, and those that you struggle with",
    "the text of the exercise",
    "your program",
    "what the checks and the diagnosis found in it",
    "what you and the tutor said about the exercise",
];

/// What never goes anywhere, whatever the settings say.
pub const NEVER_SENT: &str = "Never sent: the solution, your other files, your history, any key.";

/// What the learner agreed to, by provider.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agreements {
    /// The newest word on each.
    newest: BTreeMap<String, Agreement>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Agreement {
    host: String,
    protocol: String,
    agreed: bool,
}

/// How the learner stands to a provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    Given,
    /// They said no, or took their word back.
    Refused,
    /// Never asked, or the host or the protocol is another than it was.
    NotAsked,
}

/// A question to the learner, with all that they have to know to answer it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    pub provider: String,
    pub model: String,
    pub host: String,
    pub protocol: String,
    pub place: Place,
}

impl Asking {
    /// The event that records the answer.
    pub fn answered(&self, agreed: bool) -> Event {
        Event::ProviderAgreed {
            provider: self.provider.clone(),
            host: self.host.clone(),
            protocol: self.protocol.clone(),
            agreed,
        }
    }
}

impl Agreements {
    pub fn of<'log>(events: impl IntoIterator<Item = &'log Event>) -> Self {
        let mut agreements = Self::default();
        for event in events {
            agreements.note(event);
        }
        agreements
    }

    /// Takes over what an event says about a provider, if it does.
    pub fn note(&mut self, event: &Event) {
        if let Event::ProviderAgreed { provider, host, protocol, agreed } = event {
            let agreement = Agreement { host: host.clone(), protocol: protocol.clone(), agreed: *agreed };
            self.newest.insert(provider.clone(), agreement);
        }
    }

    pub fn consent(&self, provider: &ProviderSettings, address: &Address) -> Consent {
        match self.newest.get(&provider.name) {
            Some(known) if known.host == address.host && known.protocol == provider.kind.name() => {
                if known.agreed { Consent::Given } else { Consent::Refused }
            }
            _ => Consent::NotAsked,
        }
    }
}

/// The settings allow providers at this place.
pub const fn allows(uses: ModelUse, place: Place) -> bool {
    match uses {
        ModelUse::None => false,
        ModelUse::Local => place.is_local(),
        ModelUse::Cloud => true,
    }
}

/// The providers that may be asked now, in the order of preference.
pub fn usable<'settings>(
    settings: &'settings TutorSettings,
    agreements: &Agreements,
) -> Vec<&'settings ProviderSettings> {
    let may = |provider: &&ProviderSettings| standing(settings, agreements, provider) == Some(Consent::Given);
    settings.providers.iter().filter(may).collect()
}

/// The provider to ask the learner about, if there is one: the first of those that the settings allow, when
/// none before it may be used.
pub fn to_ask_about(settings: &TutorSettings, agreements: &Agreements) -> Option<Asking> {
    for provider in &settings.providers {
        match standing(settings, agreements, provider) {
            Some(Consent::Given) => return None,
            Some(Consent::NotAsked) => return asking(provider),
            Some(Consent::Refused) | None => {}
        }
    }
    None
}

/// The question about this provider, whatever was answered before; `None` when its address cannot be read.
pub fn asking(provider: &ProviderSettings) -> Option<Asking> {
    let address = Address::of(provider).ok()?;
    Some(Asking {
        provider: provider.name.clone(),
        model: provider.model.clone(),
        host: address.host,
        protocol: provider.kind.name().to_owned(),
        place: address.place,
    })
}

/// `None` where the settings do not allow it, or it has no address.
pub(super) fn standing(
    settings: &TutorSettings,
    agreements: &Agreements,
    provider: &ProviderSettings,
) -> Option<Consent> {
    let address = Address::of(provider).ok()?;
    allows(settings.uses, address.place).then(|| agreements.consent(provider, &address))
}

#[cfg(test)]
mod tests {
    use super::{Agreements, ModelUse, ProviderSettings, TutorSettings, asking, to_ask_about, usable};
    use crate::domain::provider::ProviderKind;

    fn settings(uses: ModelUse) -> TutorSettings {
        let provider = |name: &str, url: &str| ProviderSettings {
            name: name.to_owned(),
            url: url.to_owned(),
            ..ProviderSettings::default()
        };
        let providers = vec![
            provider("groq", "https://api.groq.com/openai/v1"),
            provider("ollama", "http://127.0.0.1:11434"),
            provider("broken", "nonsense"),
        ];
        TutorSettings { uses, providers, ..TutorSettings::default() }
    }

    fn names(settings: &TutorSettings, agreements: &Agreements) -> Vec<String> {
        usable(settings, agreements).into_iter().map(|provider| provider.name.clone()).collect()
    }

    fn asked(settings: &TutorSettings, agreements: &Agreements) -> Option<String> {
        to_ask_about(settings, agreements).map(|asking| asking.provider)
    }

    #[test]
    fn nobody_is_asked_before_the_learner_agreed() {
        let mut agreements = Agreements::default();
        for (uses, first) in
            [(ModelUse::None, None), (ModelUse::Local, Some("ollama")), (ModelUse::Cloud, Some("groq"))]
        {
            let settings = settings(uses);
            assert_eq!(names(&settings, &agreements), Vec::<String>::new());
            assert_eq!(asked(&settings, &agreements).as_deref(), first);
        }
        let cloud = settings(ModelUse::Cloud);
        agreements.note(&asking(&cloud.providers[0]).expect("an address").answered(true));
        assert_eq!(names(&cloud, &agreements), ["groq"]);
        assert_eq!(asked(&cloud, &agreements), None, "one is enough");
        assert_eq!(names(&settings(ModelUse::Local), &agreements), Vec::<String>::new(), "local stays local");
    }

    #[test]
    fn a_no_is_not_asked_again_and_a_yes_can_be_taken_back() {
        let cloud = settings(ModelUse::Cloud);
        let question = asking(&cloud.providers[0]).expect("an address");
        let mut agreements = Agreements::of(&[question.answered(false)]);
        assert_eq!(asked(&cloud, &agreements).as_deref(), Some("ollama"));
        agreements.note(&question.answered(true));
        assert_eq!(names(&cloud, &agreements), ["groq"]);
        agreements.note(&question.answered(false));
        assert_eq!(names(&cloud, &agreements), Vec::<String>::new());
    }

    #[test]
    fn another_host_or_protocol_is_asked_about_again() {
        let mut cloud = settings(ModelUse::Cloud);
        let agreements = Agreements::of(&[asking(&cloud.providers[0]).expect("an address").answered(true)]);
        cloud.providers[0].model = "another".to_owned();
        assert_eq!(names(&cloud, &agreements), ["groq"], "another model of the same host");
        let mut elsewhere = cloud.clone();
        elsewhere.providers[0].url = "https://groq.example.com/v1".to_owned();
        assert_eq!(asked(&elsewhere, &agreements).as_deref(), Some("groq"));
        cloud.providers[0].kind = ProviderKind::Anthropic;
        assert_eq!(asked(&cloud, &agreements).as_deref(), Some("groq"));
    }
}
