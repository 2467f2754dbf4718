//! A point in time as messages carry it. It never reads a clock: the doors do, and hand it in.

use serde::{Deserialize, Serialize};

/// When something happened: on the wall, on a clock that only goes forward, and in which zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub unix_millis: i64,
    /// Milliseconds of a clock that never jumps; its zero is arbitrary, the same for one process.
    pub steady_millis: u64,
    /// What local time was ahead of UTC, in minutes.
    pub offset_minutes: i32,
}

impl Moment {
    /// The local calendar day, as days since 1970-01-01.
    pub const fn local_day(&self) -> i64 {
        (self.unix_millis + self.offset_minutes as i64 * 60_000).div_euclid(86_400_000)
    }

    /// The hour and the minute on the learner's own clock.
    pub const fn local_time(&self) -> (i64, i64) {
        let minutes = (self.unix_millis.div_euclid(60_000) + self.offset_minutes as i64).rem_euclid(1_440);
        (minutes / 60, minutes % 60)
    }
}
