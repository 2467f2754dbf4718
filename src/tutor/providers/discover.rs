//! Looking for models on this machine: the servers that people run are asked, all at once, which models they
//! have. It never asks anyone elsewhere, and changes no setting.

use super::address::Address;
use super::line::Line;
use super::network::Network;
use crate::domain::provider::ProviderSettings;
use std::time::Duration;

/// A server on this machine answers at once, or is not there.
const CONNECT_MILLIS: u64 = 300;
const PATIENCE: Duration = Duration::from_secs(1);

/// Someone who could be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// With the first of its models, where it tells them.
    pub provider: ProviderSettings,
    /// The models that it has; empty where it was not asked.
    pub models: Vec<String>,
}

/// Which of these four are there, in this order. One that is not near is not asked.
pub async fn discover(network: &Network, candidates: [ProviderSettings; 4]) -> Vec<Found> {
    let [first, second, third, fourth] = candidates;
    let (first, second, third, fourth) = tokio::join!(
        look(network, first),
        look(network, second),
        look(network, third),
        look(network, fourth)
    );
    [first, second, third, fourth].into_iter().flatten().collect()
}

async fn look(network: &Network, mut provider: ProviderSettings) -> Option<Found> {
    if !Address::of(&provider).ok()?.place.is_local() {
        return None;
    }
    let usual = provider.waits.connect;
    provider.waits.connect = CONNECT_MILLIS;
    let line = Line::open(provider.clone(), None, network).ok()?;
    let models = line.models_within(PATIENCE).await.ok()?;
    provider.waits.connect = usual;
    // What makes vectors of texts does not talk.
    let talks = |model: &&String| !model.to_lowercase().contains("embed");
    provider.model = models.iter().find(talks).or(models.first()).cloned().unwrap_or_default();
    Some(Found { provider, models })
}
