//! Language models as the tutor's voice: protocols, and a roster of providers that answers in their order.
//! It never decides what is said to a model, and never shows a reply to anyone.

pub mod address;
mod anthropic;
mod breaker;
mod check;
mod clean;
pub mod consent;
mod decoder;
mod discover;
mod events;
mod failure;
mod flaw;
mod ledger;
mod line;
mod lines;
mod network;
mod ollama;
mod openai;
mod patience;
mod request;
mod roster;
mod speaking;

pub use check::Health;
pub use consent::{Agreements, Asking};
pub use decoder::{Decoder, LONGEST_REPLY};
pub use discover::{Found, discover};
pub use failure::dollars;
pub use flaw::Flaw;
pub use ledger::{Bill, Later, Ledger, Spent};
pub use lines::LONGEST_LINE;
pub use network::{Network, Proxies};
pub use request::SentRequest;
pub use roster::{Roster, RosterSetup};
