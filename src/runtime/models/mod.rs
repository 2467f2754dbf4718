//! Language models for a learner: a roster made of settings, keys and what the learner agreed to, with the
//! history behind it. It never decides who may be asked.

mod finding;
mod ledger;
mod usage;

pub use finding::find_models;
pub use ledger::HistoryLedger;
pub use usage::{UsageReport, usage_report};

use super::Clock;
use crate::config::{Environment, Settings, keys};
use crate::store::{Store, StoreError};
use crate::tutor::providers::{Agreements, Network, Proxies, Roster, RosterSetup};
use std::path::Path;
use std::sync::Arc;

/// The way out of this machine, by the proxies that the environment names. One for a process.
pub fn network(environment: &Environment) -> Arc<Network> {
    // As most programs read them: small letters first, and HTTP_PROXY only so, since a web server sets the
    // other from a request's header (CVE-2016-5385). ALL_PROXY stands for both.
    let variable = |names: &[&str]| names.iter().find_map(|name| environment.text(name)).map(str::to_owned);
    let is_server = environment.text("REQUEST_METHOD").is_some();
    let http: &[&str] =
        if is_server { &["http_proxy"] } else { &["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] };
    Network::new(Proxies {
        http: variable(http),
        https: variable(&["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"]),
        except: variable(&["no_proxy", "NO_PROXY"]),
    })
}

/// The learner's roster. `history` is their database, `keys_file` where their keys are kept. From a history
/// that cannot be read nothing was agreed to, so nothing is sent; whoever opens it for the session tells why.
///
/// # Errors
/// When the machine gives no thread.
pub fn roster(
    settings: &Settings,
    environment: &Environment,
    keys_file: &Path,
    history: &Path,
    clock: Clock,
    network: Arc<Network>,
) -> Result<Roster, StoreError> {
    let agreements = Store::open(history).and_then(|store| agreements(&store)).unwrap_or_else(|error| {
        tracing::warn!(%error, "no agreements are known");
        Agreements::default()
    });
    let (keys, error) = keys::find(&settings.tutor.providers, environment, keys_file);
    if let Some(error) = error {
        tracing::warn!("{error}");
    }
    Ok(Roster::from_settings(RosterSetup {
        settings: settings.tutor.clone(),
        keys: keys.into_iter().map(|(name, (key, _))| (name, key)).collect(),
        agreements,
        ledger: Arc::new(HistoryLedger::start(history.to_owned(), clock)?),
        network,
    }))
}

/// What the learner agreed to, by the log.
pub fn agreements(store: &Store) -> Result<Agreements, StoreError> {
    Ok(Agreements::of(&store.events_of_kind("provider_agreed")?))
}
