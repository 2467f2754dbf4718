//! How long to wait before a request is sent once more. It never waits itself.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

/// So often a request is sent again.
pub const MOST_RETRIES: u32 = 2;

/// A provider that asks for more than this is left for the next one.
pub const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// What a `retry-after` asks for, in seconds from now: a number, or a date, as HTTP has them. `now` is in
/// seconds since 1970.
///
/// Source: RFC 9110, 10.2.3.
pub fn retry_after(header: &str, now: i64) -> Option<u64> {
    let header = header.trim();
    if let Ok(seconds) = header.parse::<u64>() {
        return Some(seconds);
    }
    // Some send fractions, which the standard does not know.
    if let Ok(seconds) = header.parse::<f64>()
        && seconds.is_finite()
        && seconds >= 0.0
    {
        return Some(seconds.ceil() as u64);
    }
    let date = jiff::fmt::rfc2822::parse(header).ok()?;
    u64::try_from(date.timestamp().as_second() - now).ok().or(Some(0))
}

/// Before retry number `retry` (0, 1, …) where nothing is asked for: twice as long each time, and between half
/// of it and all of it, so that a class does not come back at the same moment.
pub fn backoff(first: Duration, retry: u32) -> Duration {
    let full = first.saturating_mul(1 << retry.min(8));
    let random = RandomState::new().build_hasher().finish() % 1_000;
    full / 2 + (full / 2).mul_f64(random as f64 / 1_000.0)
}

#[cfg(test)]
mod tests {
    use super::{Duration, backoff, retry_after};

    #[test]
    fn seconds_and_dates_are_understood() {
        let now = 784_111_777;
        for (header, wanted) in [
            ("7", Some(7)),
            (" 0 ", Some(0)),
            ("1.2", Some(2)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(0)),
            ("Sun, 06 Nov 1994 08:49:45 GMT", Some(8)),
            ("Sun, 06 Nov 1994 08:00:00 GMT", Some(0)),
            ("soon", None),
            ("-3", None),
            ("nan", None),
            ("", None),
        ] {
            assert_eq!(retry_after(header, now), wanted, "{header}");
        }
    }

    #[test]
    fn waits_double_and_differ() {
        let first = Duration::from_millis(500);
        for (retry, least, most) in [(0, 250, 500), (1, 500, 1_000)] {
            let waits: Vec<u128> = (0..50).map(|_| backoff(first, retry).as_millis()).collect();
            assert!(waits.iter().all(|wait| (least..=most).contains(wait)), "{waits:?}");
            assert!(waits.iter().any(|wait| *wait != waits[0]), "{waits:?}");
        }
    }
}
