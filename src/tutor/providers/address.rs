//! Where a provider is: on this machine or beside it, or out on the Internet. It never asks a name server:
//! what is not known to be near is far.

use crate::domain::provider::{ProviderKind, ProviderSettings};
use reqwest::Url;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    base: Url,
    /// The host, with the port where it is not the usual one.
    pub host: String,
    pub place: Place,
    pub encrypted: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// This machine.
    Here,
    /// Its own network.
    Beside,
    /// Anywhere else.
    Away,
}

impl Place {
    pub const fn is_local(self) -> bool {
        matches!(self, Self::Here | Self::Beside)
    }
}

/// Why an address cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    #[error("`{0}` is no address of a server")]
    Unreadable(String),
    #[error("`{0}` has a name or a password in it")]
    WithPassword(String),
}

impl Address {
    /// # Errors
    /// When the provider's `url` is no `http` or `https` address, or carries a password.
    pub fn of(provider: &ProviderSettings) -> Result<Self, AddressError> {
        let unreadable = || AddressError::Unreadable(provider.url.clone());
        let mut base = Url::parse(provider.url.trim()).map_err(|_| unreadable())?;
        let encrypted = match base.scheme() {
            "https" => true,
            "http" => false,
            _ => return Err(unreadable()),
        };
        let host = base.host_str().ok_or_else(unreadable)?.to_owned();
        if !base.username().is_empty() || base.password().is_some() {
            return Err(AddressError::WithPassword(host));
        }
        base.set_query(None);
        base.set_fragment(None);
        let path = base.path().trim_end_matches('/').to_owned();
        // What people write differs: with the version or without it.
        let path = match provider.kind {
            ProviderKind::OpenAi if path.is_empty() => "/v1".to_owned(),
            ProviderKind::OpenAi => path,
            ProviderKind::Anthropic => path.trim_end_matches("/v1").to_owned(),
            ProviderKind::Ollama => path.trim_end_matches("/api").trim_end_matches("/v1").to_owned(),
        };
        base.set_path(&path);
        let place = place_of(&host);
        let host = base.port().map_or(host.clone(), |port| format!("{host}:{port}"));
        Ok(Self { base, host, place, encrypted })
    }

    /// The address of something below it.
    pub fn with_path(&self, path: &str) -> String {
        format!("{}/{path}", self.base.as_str().trim_end_matches('/'))
    }

    /// What is sent there can be read on the way by others than its receiver.
    pub fn is_open(&self) -> bool {
        !self.encrypted && !self.place.is_local()
    }
}

fn place_of(host: &str) -> Place {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    if let Ok(address) = bare.parse::<IpAddr>() {
        return match address.to_canonical() {
            IpAddr::V4(address) => place_of_four(address),
            IpAddr::V6(address) => place_of_six(address),
        };
    }
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    if name == "localhost" || name.ends_with(".localhost") {
        Place::Here
    } else if name.rsplit_once('.').is_some_and(|(_, top)| top == "local") || name == "host.docker.internal" {
        // RFC 6762: such names are resolved by the network itself.
        Place::Beside
    } else {
        Place::Away
    }
}

fn place_of_four(address: Ipv4Addr) -> Place {
    if address.is_loopback() {
        Place::Here
    } else if address.is_private() || address.is_link_local() {
        Place::Beside
    } else {
        Place::Away
    }
}

fn place_of_six(address: Ipv6Addr) -> Place {
    if address.is_loopback() {
        Place::Here
    } else if address.is_unique_local() || address.is_unicast_link_local() {
        Place::Beside
    } else {
        Place::Away
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, AddressError, Place, ProviderKind, ProviderSettings};

    fn address(kind: ProviderKind, url: &str) -> Result<Address, AddressError> {
        Address::of(&ProviderSettings { kind, url: url.to_owned(), ..ProviderSettings::default() })
    }

    #[test]
    fn near_and_far_are_told_apart() {
        for (url, place, open) in [
            ("http://127.0.0.1:8080", Place::Here, false),
            ("http://127.9.9.9", Place::Here, false),
            ("http://localhost:1234/v1", Place::Here, false),
            ("http://models.localhost", Place::Here, false),
            ("http://[::1]:11434", Place::Here, false),
            ("http://[::ffff:127.0.0.1]:11434", Place::Here, false),
            ("http://2130706433/", Place::Here, false),
            ("http://192.168.1.7:8080", Place::Beside, false),
            ("http://10.0.0.1", Place::Beside, false),
            ("http://172.20.0.2", Place::Beside, false),
            ("http://[fd00::1]", Place::Beside, false),
            ("http://nas.local:11434", Place::Beside, false),
            ("https://api.groq.com/openai/v1", Place::Away, false),
            ("http://api.groq.com", Place::Away, true),
            ("http://172.32.0.1", Place::Away, true),
            ("http://localhost.example.com", Place::Away, true),
            ("http://127.0.0.1.example.com", Place::Away, true),
            ("http://0.0.0.0:11434", Place::Away, true),
        ] {
            let address = address(ProviderKind::OpenAi, url).expect(url);
            assert_eq!((address.place, address.is_open()), (place, open), "{url}");
        }
    }

    #[test]
    fn the_version_may_be_written_or_not() {
        for (kind, url, wanted) in [
            (ProviderKind::OpenAi, "http://127.0.0.1:8080", "http://127.0.0.1:8080/v1/x"),
            (ProviderKind::OpenAi, "http://127.0.0.1:8080/v1/", "http://127.0.0.1:8080/v1/x"),
            (
                ProviderKind::OpenAi,
                "https://api.groq.com/openai/v1?a=1#b",
                "https://api.groq.com/openai/v1/x",
            ),
            (ProviderKind::Anthropic, "https://api.anthropic.com/v1", "https://api.anthropic.com/x"),
            (ProviderKind::Ollama, "http://127.0.0.1:11434/", "http://127.0.0.1:11434/x"),
        ] {
            assert_eq!(address(kind, url).expect(url).with_path("x"), wanted, "{url}");
        }
        assert_eq!(
            address(ProviderKind::OpenAi, "http://127.0.0.1:8080").expect("good").host,
            "127.0.0.1:8080"
        );
    }

    #[test]
    fn what_is_no_server_is_refused() {
        for url in ["", "groq", "ftp://example.com", "file:///etc/passwd", "http://"] {
            assert_eq!(
                address(ProviderKind::OpenAi, url),
                Err(AddressError::Unreadable(url.to_owned())),
                "{url}"
            );
        }
        let error = address(ProviderKind::OpenAi, "https://ann:secret@example.com").expect_err("a password");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}
