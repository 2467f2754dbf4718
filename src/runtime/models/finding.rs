//! Finding a model for a learner who has none configured: servers on this machine, and keys that the
//! environment has already. Nobody on the Internet is asked.

use crate::config::{Environment, preset, presets};
use crate::tutor::providers::{Found, Network, discover};

/// Where models are run at home.
const LOCAL: [&str; 4] = ["ollama", "llamacpp", "lmstudio", "vllm"];

/// Servers first, then providers whose key is in the environment; of these, the models are not known yet.
pub async fn find_models(network: &Network, environment: &Environment) -> Vec<Found> {
    let candidates = LOCAL.map(|name| preset(name, environment).unwrap_or_default());
    let mut found = discover(network, candidates).await;
    for provider in presets() {
        let has_key =
            provider.key_from.as_deref().is_some_and(|variable| environment.text(variable).is_some());
        if has_key {
            found.push(Found { provider: provider.clone(), models: Vec::new() });
        }
    }
    found
}
