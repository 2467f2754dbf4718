//! What is known of the open program beyond its verdict: the findings about one version of it, and the look
//! that is under way. It never looks itself.

use crate::domain::{Diagnosed, RequestId};
use std::sync::Arc;

/// A failing run that one rests on for so long is looked at closely. In milliseconds.
pub const RESTED_MILLIS: u64 = 1_500;

#[derive(Debug, Clone, Default)]
pub struct Findings {
    /// With the revision of the text that they are about.
    known: Option<(u64, Arc<Diagnosed>)>,
    /// The look under way, and the revision that it is about.
    pub running: Option<(RequestId, u64)>,
    /// The tutor speaks first when it comes.
    pub speaks: bool,
}

impl Findings {
    /// What is known of this revision.
    pub fn of(&self, revision: u64) -> Option<&Arc<Diagnosed>> {
        self.known.as_ref().filter(|(known, _)| *known == revision).map(|(_, found)| found)
    }

    pub fn came(&mut self, revision: u64, found: Arc<Diagnosed>) {
        self.known = Some((revision, found));
    }

    /// Whether a look is under way; there is none afterwards.
    pub fn stop(&mut self) -> bool {
        self.speaks = false;
        self.running.take().is_some()
    }
}
