//! The timers of one session: at most one of each name, begun anew when asked for again.

use crate::app::msg::Timer;
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// Timers that have yet to fire.
#[derive(Debug, Default)]
pub struct Timers {
    running: Vec<(Timer, Instant)>,
}

impl Timers {
    pub fn begin(&mut self, timer: Timer, millis: u64) {
        self.stop(timer);
        self.running.push((timer, Instant::now() + Duration::from_millis(millis)));
    }

    pub fn stop(&mut self, timer: Timer) {
        self.running.retain(|(running, _)| *running != timer);
    }

    /// Waits for the next timer to fire, for ever when there is none. May be dropped at any await.
    pub async fn next(&mut self) -> Timer {
        let Some((timer, at)) = self.running.iter().min_by_key(|(_, at)| *at).copied() else {
            return std::future::pending().await;
        };
        sleep_until(at).await;
        self.stop(timer);
        timer
    }
}
