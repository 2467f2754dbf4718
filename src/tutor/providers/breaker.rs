//! A provider that failed again and again is left alone for a while. What is known of each is shared by
//! every session of the process.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// So many failures in a row, and a provider rests.
const MOST_FAILURES: u32 = 3;

/// For so long.
pub const REST: Duration = Duration::from_secs(60);

#[derive(Debug)]
pub struct Breakers {
    rest: Duration,
    known: Mutex<HashMap<String, Known>>,
}

#[derive(Debug, Default)]
struct Known {
    failures: u32,
    rests_until: Option<Instant>,
    /// Somebody is trying whether it works again.
    tried: bool,
}

/// The right to ask a provider once. Dropped without a word on how it went, it says nothing.
#[derive(Debug)]
#[must_use = "how it went decides whether the provider is asked again"]
pub struct Pass {
    breakers: Arc<Breakers>,
    provider: String,
    tries: bool,
}

impl Breakers {
    pub fn new(rest: Duration) -> Self {
        Self { rest, known: Mutex::default() }
    }

    /// # Errors
    /// How long the provider still rests.
    pub fn admit(self: &Arc<Self>, provider: &str, now: Instant) -> Result<Pass, Duration> {
        let mut all = self.known();
        let known = all.entry(provider.to_owned()).or_default();
        let tries = match known.rests_until {
            None => false,
            Some(until) if now < until => return Err(until - now),
            // One is enough to see whether it works again.
            Some(_) if known.tried => return Err(self.rest),
            Some(_) => true,
        };
        known.tried = tries;
        Ok(Pass { breakers: Arc::clone(self), provider: provider.to_owned(), tries })
    }

    /// The settings changed, or somebody looked after it: it is asked again at once.
    pub fn forget(&self, provider: &str) {
        self.known().remove(provider);
    }

    fn known(&self) -> MutexGuard<'_, HashMap<String, Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pass {
    pub fn worked(self) {
        self.breakers.forget(&self.provider);
    }

    pub fn failed(self, now: Instant) {
        let mut all = self.breakers.known();
        let known = all.entry(self.provider.clone()).or_default();
        known.failures += 1;
        if self.tries || known.failures >= MOST_FAILURES {
            known.rests_until = Some(now + self.breakers.rest);
        }
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        if self.tries
            && let Some(known) = self.breakers.known().get_mut(&self.provider)
        {
            known.tried = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Breakers, Duration, Instant, REST};
    use std::sync::Arc;

    #[test]
    fn three_failures_in_a_row_and_it_rests_for_a_minute() {
        let breakers = Arc::new(Breakers::new(REST));
        let start = Instant::now();
        let fail = |now| breakers.admit("one", now).map(|pass| pass.failed(now));
        assert!(fail(start).is_ok() && fail(start).is_ok());
        breakers.admit("one", start).expect("two are not three").worked();
        assert!(fail(start).is_ok() && fail(start).is_ok() && fail(start).is_ok());
        assert_eq!(fail(start), Err(REST));
        assert_eq!(fail(start + REST - Duration::from_secs(1)), Err(Duration::from_secs(1)));
        assert!(breakers.admit("two", start).is_ok(), "another is not concerned");
    }

    #[test]
    fn after_the_rest_one_tries_and_decides() {
        let breakers = Arc::new(Breakers::new(REST));
        let start = Instant::now();
        for _ in 0..3 {
            breakers.admit("one", start).expect("not yet").failed(start);
        }
        let later = start + REST;
        let trial = breakers.admit("one", later).expect("half open");
        assert!(breakers.admit("one", later).is_err(), "one is enough");
        drop(trial);
        let trial = breakers.admit("one", later).expect("the first said nothing");
        trial.failed(later);
        assert_eq!(breakers.admit("one", later).map(drop), Err(REST));
        breakers.admit("one", later + REST).expect("half open again").worked();
        breakers.admit("one", later + REST).expect("closed").failed(later);
        assert!(breakers.admit("one", later + REST).is_ok(), "one failure is one failure");
    }
}
