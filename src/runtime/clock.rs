//! The clock of the program, and the only place that reads one. Tests bring a clock of their own.

use crate::domain::Moment;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

/// Tells moments. Cheap to clone; all clones share what was moved.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    /// How far ahead of the machine's clock this one is, in milliseconds.
    ahead_millis: Arc<AtomicI64>,
}

impl Clock {
    pub fn now(&self) -> Moment {
        static BEGIN: OnceLock<Instant> = OnceLock::new();
        let steady = BEGIN.get_or_init(Instant::now).elapsed();
        let ahead = self.ahead_millis.load(Ordering::Relaxed);
        let timestamp = jiff::Timestamp::now();
        let offset = jiff::tz::TimeZone::system().to_offset(timestamp);
        Moment {
            unix_millis: timestamp.as_millisecond() + ahead,
            steady_millis: u64::try_from(steady.as_millis()).unwrap_or(u64::MAX),
            offset_minutes: offset.seconds() / 60,
        }
    }

    /// Moves the wall clock, as if that much time had passed. The steady clock stays.
    pub fn advance(&self, millis: i64) {
        self.ahead_millis.fetch_add(millis, Ordering::Relaxed);
    }
}
