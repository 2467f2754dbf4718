//! The way out: proxies, certificates, and what is known of each provider's health. One for a process, so
//! that all sessions learn of a broken provider together. It never reads the environment.

use super::address::Place;
use super::breaker::{Breakers, REST};
use reqwest::{Client, NoProxy, Proxy};
use std::sync::{Arc, Once};
use std::time::Duration;

/// The proxies that the environment names.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Proxies {
    pub http: Option<String>,
    pub https: Option<String>,
    /// Hosts that are reached without one, apart by commas.
    pub except: Option<String>,
}

// A proxy's address may carry a password.
impl std::fmt::Debug for Proxies {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (http, https) = (self.http.is_some(), self.https.is_some());
        formatter.debug_struct("Proxies").field("http", &http).field("https", &https).finish_non_exhaustive()
    }
}

#[derive(Debug)]
pub struct Network {
    proxies: Proxies,
    pub(super) breakers: Arc<Breakers>,
}

impl Network {
    pub fn new(proxies: Proxies) -> Arc<Self> {
        Self::resting_for(proxies, REST)
    }

    /// The same, where a broken provider rests for another time than a minute.
    pub fn resting_for(proxies: Proxies, rest: Duration) -> Arc<Self> {
        Arc::new(Self { proxies, breakers: Arc::new(Breakers::new(rest)) })
    }

    /// Whoever is reached at this place is reached by way of a proxy.
    pub fn has_proxy(&self, place: Place, encrypted: bool) -> bool {
        let proxy = if encrypted { &self.proxies.https } else { &self.proxies.http };
        !place.is_local() && proxy.is_some()
    }

    /// A client for one provider. It follows no redirection, so that words and key go nowhere else, and asks
    /// no proxy for what is near.
    ///
    /// # Errors
    /// When a proxy's address cannot be read, or the machine's certificates cannot.
    pub fn client(&self, place: Place, connect: Duration) -> reqwest::Result<Client> {
        static CRYPTOGRAPHY: Once = Once::new();
        CRYPTOGRAPHY.call_once(|| {
            // Another part of the program may have chosen the same before.
            let _ = rustls::crypto::ring::default_provider().install_default();
        });
        let mut client = Client::builder()
            .user_agent(concat!("codementor/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(connect)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy();
        if !place.is_local() {
            let except = || self.proxies.except.as_deref().and_then(NoProxy::from_string);
            if let Some(proxy) = &self.proxies.http {
                client = client.proxy(Proxy::http(proxy.as_str())?.no_proxy(except()));
            }
            if let Some(proxy) = &self.proxies.https {
                client = client.proxy(Proxy::https(proxy.as_str())?.no_proxy(except()));
            }
        }
        client.build()
    }
}
