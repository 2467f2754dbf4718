//! Looking closely at the open program, beside everything else: one look at a time, given up as soon as
//! another run is wanted, and remembered for as long as the program stays as it is. It never decides when to
//! look (`app`), nor what to look for (`diagnosis`).

use super::services::{Services, Subject};
use crate::diagnosis::Budget;
use crate::domain::exercise::Case;
use crate::domain::{Diagnosed, ExerciseId, Language, Trace};
use crate::grade::Cancel;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A look waits for a check under way, which is nearly always done in a moment; then it goes without. In
/// all, nobody waits for more than two seconds for a hint.
const CHECK_ENDS: Duration = Duration::from_millis(250);

/// The looks of one session.
#[derive(Debug, Default)]
pub struct Diagnoses {
    current: Option<(Key, Cancel)>,
    shared: Arc<Shared>,
}

/// What a look is about. The level only changes words.
type Key = (ExerciseId, Language, String);

#[derive(Debug, Default)]
struct Shared {
    /// The newest findings.
    known: Mutex<Option<(Key, Arc<Diagnosed>)>>,
    /// Held by whoever looks.
    looking: Mutex<()>,
    checks: Mutex<usize>,
    check_ended: Condvar,
}

/// A look that is about to begin.
pub struct DiagnosisJob {
    subject: Subject,
    cancel: Cancel,
    shared: Arc<Shared>,
}

/// A check is under way for as long as this is there.
#[derive(Debug)]
pub struct CheckUnderWay(Arc<Shared>);

impl Diagnoses {
    /// Prepares a look. One at the same program goes on and is shared; one at another is given up.
    pub fn begin(&mut self, subject: Subject) -> DiagnosisJob {
        let key = key_of(&subject);
        let shared = self.shared.clone();
        if let Some((current, cancel)) = &self.current
            && *current == key
            && !cancel.is_cancelled()
        {
            return DiagnosisJob { subject, cancel: cancel.clone(), shared };
        }
        self.cancel();
        let cancel = Cancel::default();
        self.current = Some((key, cancel.clone()));
        DiagnosisJob { subject, cancel, shared }
    }

    pub fn cancel(&mut self) {
        if let Some((_, cancel)) = self.current.take() {
            cancel.cancel();
        }
    }

    /// A check begins: a look under way is given up, so that the check never waits for it.
    pub fn check_begins(&mut self) -> CheckUnderWay {
        self.cancel();
        *lock(&self.shared.checks) += 1;
        CheckUnderWay(self.shared.clone())
    }

    /// What is known of a program already.
    pub fn known(&self, subject: &Subject) -> Option<Arc<Diagnosed>> {
        self.shared.known(&key_of(subject))
    }
}

impl Drop for CheckUnderWay {
    fn drop(&mut self) {
        *lock(&self.0.checks) -= 1;
        self.0.check_ended.notify_all();
    }
}

impl DiagnosisJob {
    /// Blocks until the findings are there, the time is up, or the look is given up. `None`: nothing is known.
    pub fn run(self, services: &Services) -> Option<Arc<Diagnosed>> {
        let key = key_of(&self.subject);
        let checks = lock(&self.shared.checks);
        let (checks, _) = self
            .shared
            .check_ended
            .wait_timeout_while(checks, CHECK_ENDS, |checks| *checks > 0)
            .unwrap_or_else(PoisonError::into_inner);
        drop(checks);
        let _only_one = lock(&self.shared.looking);
        if let Some(known) = self.shared.known(&key) {
            return Some(known);
        }
        if self.cancel.is_cancelled() {
            return None;
        }
        let begin = Instant::now();
        match services.diagnose(&self.subject, Budget::default(), &self.cancel) {
            Ok(found) => {
                let hints = found.hints.iter().filter(|hint| hint.supported).count();
                let millis = begin.elapsed().as_millis() as u64;
                tracing::info!(millis, hints.supported = hints, "looked for what is wrong with a program");
                let found = Arc::new(found.told());
                *lock(&self.shared.known) = Some((key, found.clone()));
                Some(found)
            }
            Err(_) if self.cancel.is_cancelled() => None,
            Err(error) => {
                tracing::error!(%error, "failed to look for what is wrong with a program");
                None
            }
        }
    }

    /// The run of the smallest case that fails, or of a case of the exercise that may be seen.
    ///
    /// # Errors
    /// Why there is nothing to step through, and what to do, in words.
    pub fn trace(self, services: &Services, case: Option<&str>) -> Result<Trace, String> {
        let Some(name) = case else {
            let found = self.run(services);
            let trace = found.and_then(|found| found.trace.clone());
            return trace.ok_or_else(|| NOTHING_SMALL.to_owned());
        };
        let subject = self.subject.clone();
        let found = subject.exercise.cases.iter().find(|case| case.name == name);
        trace_of(services, &subject, found, &self.cancel)
    }
}

const NOTHING_SMALL: &str = "No case was found to step through. Run the checks, choose one that fails, and try again \
                             from there.";

/// The run of a case of the exercise, unless its author hid it.
///
/// # Errors
/// Why there is nothing to step through, and what to do, in words.
pub fn trace_of(
    services: &Services,
    subject: &Subject,
    case: Option<&Case>,
    cancel: &Cancel,
) -> Result<Trace, String> {
    let Some(case) = case else { return Err("There is no such check.".to_owned()) };
    if case.hidden {
        return Err("This check is hidden, and so are its values. Step through another one.".to_owned());
    }
    match services.trace(subject, case, cancel) {
        Ok(Some(trace)) => Ok(trace),
        Ok(None) => {
            Err("The program does not come so far as to be stepped through. Run the checks: they tell what \
                         keeps it."
                .to_owned())
        }
        Err(error) => Err(format!("{error}. {}", error.hint())),
    }
}

impl Shared {
    fn known(&self, key: &Key) -> Option<Arc<Diagnosed>> {
        lock(&self.known).as_ref().filter(|(known, _)| known == key).map(|(_, found)| found.clone())
    }
}

fn key_of(subject: &Subject) -> Key {
    (subject.exercise.id.clone(), subject.language, subject.source.clone())
}

fn lock<Held>(mutex: &Mutex<Held>) -> MutexGuard<'_, Held> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
