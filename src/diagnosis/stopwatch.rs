//! How long each step of a diagnosis took. It never decides anything by it.

use serde::{Deserialize, Serialize};
use std::time::Instant;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepTime {
    pub step: String,
    pub millis: f64,
}

pub(super) struct Stopwatch {
    since: Instant,
    times: Vec<StepTime>,
}

impl Stopwatch {
    pub fn start() -> Self {
        Self { since: Instant::now(), times: Vec::new() }
    }

    /// The step that has just ended.
    pub fn lap(&mut self, step: &str) {
        let millis = self.since.elapsed().as_secs_f64() * 1000.0;
        self.times.push(StepTime { step: step.to_owned(), millis });
        self.since = Instant::now();
    }

    pub fn finish(self) -> Vec<StepTime> {
        self.times
    }
}
