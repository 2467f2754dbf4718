//! Names of things: exercises by pack and slug, requests by number. It never makes ids out of time
//! or chance; who needs those brings them.

use serde::{Deserialize, Serialize};
use std::fmt;

/// An exercise's full name: the pack that it is in, and its folder's name there.
///
/// Written `pack/slug`; the built-in pack's name may be left out when a person types it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ExerciseId {
    pub pack: String,
    pub slug: String,
}

impl ExerciseId {
    pub fn new(pack: impl Into<String>, slug: impl Into<String>) -> Self {
        Self { pack: pack.into(), slug: slug.into() }
    }

    /// Reads `pack/slug`; `None` when there is no slash or a side of it is empty.
    pub fn parse(text: &str) -> Option<Self> {
        let (pack, slug) = text.split_once('/')?;
        (!pack.is_empty() && !slug.is_empty()).then(|| Self::new(pack, slug))
    }
}

impl fmt::Display for ExerciseId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.pack, self.slug)
    }
}

impl From<ExerciseId> for String {
    fn from(id: ExerciseId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for ExerciseId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is not of the form pack/slug"))
    }
}

/// Pairs an effect with its answer, so that a stale answer can be told and dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct RequestId(pub u64);

impl RequestId {
    /// The next id; the receiver becomes it.
    pub fn advance(&mut self) -> Self {
        self.0 += 1;
        *self
    }
}
