//! Many small edits of one program, each run against the cases in a process of its own, on as many
//! sandboxes as the machine has room for. What is expected is compared here, outside.

use crate::domain::exercise::{Ask, Case, Exercise, Expected, Signature, Step};
use crate::domain::verdict::CaseStatus;
use crate::domain::{Edit, Language, Value};
use crate::grade::cancel::Cancel;
use crate::grade::error::GradeError;
use crate::grade::job::{self, Looks};
use crate::grade::judge::Bench;
use crate::grade::languages;
use crate::grade::pool::Pool;
use crate::grade::records::{Outcome, Record};
use crate::grade::warm::{End, Job};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Edits of one job: enough to make little of what a job costs, few enough to be stopped soon.
const PORTION: usize = 24;
/// With fewer edits a second sandbox is not worth its start.
const WORTH_TWO: usize = 40;
const SANDBOXES: usize = 2;
/// What the host waits longer than the driver, which stops by itself.
const SLACK: Duration = Duration::from_millis(500);

/// How long a batch may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// Each answer of each edit; who takes longer is ended, and has not answered.
    pub each: Duration,
    /// When all of it has to be done. What was not tried by then is not tried.
    pub until: Instant,
}

struct Batch<'batch> {
    pool: &'batch Pool,
    exercise: &'batch Exercise,
    source: &'batch str,
    asks: &'batch [&'batch Ask],
    patience: Patience,
    cancel: &'batch Cancel,
}

/// What one edit gave to each question, as far as it answered; `None`: there was no time to try it.
type Answers = Option<Vec<Option<(Outcome, Option<Vec<Value>>)>>>;

/// The status of each case under each edit; `None` for an edit that there was no time to try.
pub(in crate::grade) fn statuses(
    pool: &Pool,
    exercise: &Exercise,
    language: Language,
    source: &str,
    edits: &[&Edit],
    patience: Patience,
    cancel: &Cancel,
) -> Result<Vec<Option<Vec<CaseStatus>>>, GradeError> {
    let asks: Vec<&Ask> = exercise.cases.iter().map(|case| &case.ask).collect();
    let batch = Batch { pool, exercise, source, asks: &asks, patience, cancel };
    let bench = Bench { exercise, notation: languages::notation(language), limits: &pool.plan().limits };
    let judged = |answers: Vec<Option<(Outcome, Option<Vec<Value>>)>>| {
        let pairs = exercise.cases.iter().zip(answers);
        pairs.map(|(case, answer)| status(&bench, case, answer)).collect()
    };
    Ok(batch.run(edits)?.into_iter().map(|answers| answers.map(judged)).collect())
}

/// Each question as a case that expects what this program gives; `None` where it gives nothing that could
/// be expected.
pub(in crate::grade) fn answers(
    pool: &Pool,
    exercise: &Exercise,
    source: &str,
    asks: &[Ask],
    patience: Patience,
    cancel: &Cancel,
) -> Result<Vec<Option<Case>>, GradeError> {
    let references: Vec<&Ask> = asks.iter().collect();
    let batch = Batch { pool, exercise, source, asks: &references, patience, cancel };
    let nothing = Edit::new(0..0, "");
    let given = batch.run(&[&nothing])?.pop().flatten().unwrap_or_default();
    let mut cases: Vec<Option<Case>> = asks
        .iter()
        .zip(given)
        .map(|(ask, answer)| {
            let (outcome, arguments) = answer?;
            let name = String::new();
            let case = Case { name, hidden: false, ask: filled(ask, outcome)? };
            let kept = match &case.ask {
                Ask::Call { arguments: asked, .. } => {
                    !exercise.keeps_arguments || arguments.is_none_or(|after| after == *asked)
                }
                _ => true,
            };
            kept.then_some(case)
        })
        .collect();
    cases.resize(asks.len(), None);
    Ok(cases)
}

fn status(bench: &Bench<'_>, case: &Case, answer: Option<(Outcome, Option<Vec<Value>>)>) -> CaseStatus {
    let Some((outcome, arguments)) = answer else { return CaseStatus::Died };
    let mut verdict = bench.not_run(case);
    match (&bench.exercise.signature, &outcome) {
        (Signature::Program, Outcome::Printed(text)) => {
            bench.judge_output(case, &Outcome::Value(Value::None), text, &mut verdict);
        }
        (Signature::Program, _) => bench.judge_output(case, &outcome, "", &mut verdict),
        _ => bench.judge(case, &outcome, arguments.as_deref(), &mut verdict),
    }
    verdict.status
}

/// The question with this outcome as what is expected.
fn filled(ask: &Ask, outcome: Outcome) -> Option<Ask> {
    match (ask, outcome) {
        (Ask::Call { arguments, .. }, Outcome::Value(value)) => {
            let expected = Expected::Value(expectable(value)?);
            Some(Ask::Call { arguments: arguments.clone(), expected })
        }
        (Ask::Steps { constructor, steps }, Outcome::Steps(outcomes)) => {
            let mut values = outcomes.into_iter().skip(1);
            let mut done = Vec::new();
            for step in steps {
                let expected = match values.next()? {
                    Outcome::Value(value) => Expected::Value(expectable(value)?),
                    Outcome::Raised(raised) => Expected::Error(raised.name),
                    _ => return None,
                };
                done.push(Step { expected: Some(expected), ..step.clone() });
            }
            Some(Ask::Steps { constructor: constructor.clone(), steps: done })
        }
        (Ask::Program { stdin, .. }, Outcome::Printed(output)) => {
            Some(Ask::Program { stdin: stdin.clone(), output })
        }
        _ => None,
    }
}

/// What nothing equals is nothing to expect.
fn expectable(value: Value) -> Option<Value> {
    let mut open = vec![&value];
    while let Some(one) = open.pop() {
        match one {
            Value::Opaque { .. } => return None,
            Value::List(items) | Value::Tuple(items) | Value::Set(items) => open.extend(items),
            Value::Map(pairs) => open.extend(pairs.iter().flat_map(|(key, item)| [key, item])),
            _ => {}
        }
    }
    Some(value)
}

impl Batch<'_> {
    fn run(&self, edits: &[&Edit]) -> Result<Vec<Answers>, GradeError> {
        let found: Mutex<Vec<Answers>> = Mutex::new(vec![None; edits.len()]);
        let next = AtomicUsize::new(0);
        let failed = AtomicBool::new(false);
        let work = || -> Result<(), GradeError> {
            while !failed.load(Ordering::Relaxed) {
                let start = next.fetch_add(PORTION, Ordering::Relaxed);
                let Some(portion) = edits.get(start..edits.len().min(start + PORTION)) else { break };
                if portion.is_empty() || Instant::now() >= self.patience.until {
                    break;
                }
                let answers = self.portion(portion).inspect_err(|_| failed.store(true, Ordering::Relaxed))?;
                let mut found = found.lock().unwrap_or_else(PoisonError::into_inner);
                for (offset, answer) in answers.into_iter().enumerate() {
                    found[start + offset] = answer;
                }
            }
            Ok(())
        };
        if edits.len() < WORTH_TWO {
            work()?;
        } else {
            std::thread::scope(|scope| {
                let helpers: Vec<_> = (1..SANDBOXES).map(|_| scope.spawn(work)).collect();
                let mine = work();
                helpers.into_iter().try_for_each(|helper| helper.join().unwrap_or(Ok(()))).and(mine)
            })?;
        }
        Ok(found.into_inner().unwrap_or_else(PoisonError::into_inner))
    }

    /// Some edits in one sandbox, or in several where one of them breaks it.
    fn portion(&self, edits: &[&Edit]) -> Result<Vec<Answers>, GradeError> {
        let mut found: Vec<Answers> = vec![None; edits.len()];
        let mut done = 0;
        while done < edits.len() {
            let Some(left) = self.left() else { break };
            let (answers, tried, whole) = self.job(&edits[done..], left)?;
            for (offset, answer) in answers.into_iter().enumerate().take(tried) {
                found[done + offset] = Some(answer);
            }
            // The edit that broke the sandbox has had its turn.
            let broken = usize::from(!whole && tried < edits.len() - done);
            if broken == 1 {
                found[done + tried] = Some(vec![None; self.asks.len()]);
            }
            done += tried + broken;
            if whole {
                break;
            }
        }
        Ok(found)
    }

    fn left(&self) -> Option<Duration> {
        Some(self.patience.until.saturating_duration_since(Instant::now())).filter(|left| !left.is_zero())
    }

    /// The answers of the edits, how many of them had their turn, and whether the job came to its end.
    #[expect(clippy::type_complexity, reason = "answers of edits to questions, each with arguments")]
    fn job(
        &self,
        edits: &[&Edit],
        left: Duration,
    ) -> Result<(Vec<Vec<Option<(Outcome, Option<Vec<Value>>)>>>, usize, bool), GradeError> {
        let waiter = self.cancel.waiter().map_err(|error| GradeError::Start { reason: error.to_string() })?;
        let mut warm = self.pool.take(self.cancel)?;
        let nonce = job::nonce();
        let looks = Looks::Batch { edits, each: self.patience.each, all: left };
        let bytes = job::encode_looking(self.exercise, self.source, 0, self.asks, &nonce, Some(looks));
        let deadline = Instant::now() + left + SLACK;
        let turn = warm.run(
            &Job { bytes: &bytes, nonce: &nonce, deadline, runs: 1 },
            &self.pool.plan().limits,
            &waiter,
        );
        let whole = matches!(turn.end, End::Finished { .. });
        match turn.end {
            End::Finished { clean: true, .. } => self.pool.give_back(warm),
            End::Cancelled => {
                self.pool.spend(warm);
                return Err(GradeError::Cancelled);
            }
            End::Gone(Some(failure)) => return Err(failure.into()),
            _ => self.pool.spend_and_wait(warm),
        }
        let mut answers = vec![vec![None; self.asks.len()]; edits.len()];
        let mut tried = 0;
        for record in turn.records.into_iter().map_while(Record::read) {
            match record {
                Record::Answer { edit, index, outcome, arguments } if edit == tried => {
                    if let Some(place) = answers.get_mut(edit).and_then(|row| row.get_mut(index)) {
                        *place = Some((outcome, arguments));
                    }
                }
                Record::Tried { edit } if edit == tried => tried += 1,
                _ => break,
            }
        }
        Ok((answers, tried, whole))
    }
}
