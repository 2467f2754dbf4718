//! A journey as bytes, so that a long history is not folded anew at every start. It never knows where they
//! are kept, and only reads those of the same rules and exercises.

use super::Journey;
use crate::learner::catalogue::Catalogue;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Follows from the text of the rules (see `assets/build.rs`): another build with other rules folds anew.
const RULES: &str = env!("CODEMENTOR_RULES");

impl Journey {
    /// What a kept journey depends on beside the log. Another one is of no use to these exercises or rules.
    pub fn fingerprint(catalogue: &Catalogue) -> u64 {
        // The standard library's hasher may change; what it was used for inside of a journey would, too.
        let mut hasher = DefaultHasher::new();
        RULES.hash(&mut hasher);
        catalogue.items().hash(&mut hasher);
        catalogue.skills().hash(&mut hasher);
        hasher.finish()
    }

    /// All of it but the catalogue, in the format of `postcard`; `None` where it has no bytes, which is never.
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        postcard::to_allocvec(self).ok()
    }

    /// The journey of these bytes; `None` where they are not one over this catalogue.
    pub fn from_bytes(catalogue: Arc<Catalogue>, bytes: &[u8]) -> Option<Self> {
        let (mut journey, rest): (Self, _) = postcard::take_from_bytes(bytes).ok()?;
        let fits = journey.records.len() >= catalogue.items().len()
            && journey.skills.len() == catalogue.skills().len();
        journey.catalogue = catalogue;
        (fits && rest.is_empty()).then_some(journey)
    }
}
