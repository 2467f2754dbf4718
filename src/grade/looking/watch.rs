//! A run of all cases that also tells which lines each of them ran. It judges as a check does.

use crate::domain::Language;
use crate::domain::exercise::{Exercise, Signature};
use crate::domain::verdict::{CaseStatus, CaseVerdict, Problem, ProblemKind};
use crate::grade::cancel::{Cancel, Waiter};
use crate::grade::error::GradeError;
use crate::grade::job::{self, Looks};
use crate::grade::judge::Bench;
use crate::grade::pool::Pool;
use crate::grade::records::{Outcome, Record, Step};
use crate::grade::warm::{End, Job, Turn};
use crate::grade::{languages, loading, words};
use std::time::{Duration, Instant};

/// After this many cases that did not end, the others are not run.
const MOST_UNENDED: usize = 3;

/// How closely a run is watched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closer {
    /// What each case may take. The driver ends it, so that it is known where it was.
    pub each: Duration,
    /// The most steps of the variables that are told of each case; none at 0.
    pub steps: usize,
}

/// A watched run.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Watched {
    /// Why there is nothing more.
    pub problem: Option<Problem>,
    /// The lines that ran while the program was loaded, in order. 1-based, as all lines here.
    pub loading: Vec<u32>,
    /// In the order of the exercise's cases; those that were not run are not there.
    pub cases: Vec<WatchedCase>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct WatchedCase {
    pub verdict: CaseVerdict,
    /// `None` where the driver could not tell them any more.
    pub lines: Option<Vec<u32>>,
    pub steps: Vec<Step>,
    /// The lines that led to an error, outermost first.
    pub raised: Vec<u32>,
}

impl WatchedCase {
    pub fn passed(&self) -> bool {
        self.verdict.status == CaseStatus::Passed
    }
}

pub(in crate::grade) fn watch(
    pool: &Pool,
    exercise: &Exercise,
    language: Language,
    source: &str,
    closer: Closer,
    cancel: &Cancel,
) -> Result<Watched, GradeError> {
    let limits = &pool.plan().limits;
    let bench = Bench { exercise, notation: languages::notation(language), limits };
    let waiter = cancel.waiter().map_err(|error| GradeError::Start { reason: error.to_string() })?;
    let deadline = Instant::now() + limits.wall;
    let mut watched = Watched::default();
    let mut unended = 0;
    while watched.problem.is_none() && watched.cases.len() < exercise.cases.len() && unended < MOST_UNENDED {
        let first = watched.cases.len();
        let alone = exercise.signature == Signature::Program;
        let last = if alone { first + 1 } else { exercise.cases.len() };
        let turn = run(pool, exercise, source, (first, last), closer, deadline, &waiter, cancel)?;
        let loaded = take(&bench, &mut watched, turn, last);
        if watched.problem.is_some() || watched.cases.len() == last && !stopped(&watched) {
            continue;
        }
        if !loaded {
            let message = "It did not come to its end while it was loaded.".to_owned();
            watched.problem = Some(words::problem(ProblemKind::Died, message));
        } else if !stopped(&watched) || watched.cases.len() == first {
            // Somebody has not answered: the case that is next.
            let mut verdict = bench.not_run(&exercise.cases[watched.cases.len()]);
            verdict.status = CaseStatus::Died;
            watched.cases.push(WatchedCase { verdict, lines: None, steps: Vec::new(), raised: Vec::new() });
        }
        unended += 1;
    }
    let (major, minor, _) = pool.plan().interpreter.version;
    let of_cases = watched.cases.iter_mut().filter_map(|case| case.verdict.error.as_mut());
    for error in of_cases.chain(watched.problem.iter_mut().filter_map(|problem| problem.error.as_mut())) {
        error.version = (major, minor);
    }
    Ok(watched)
}

fn stopped(watched: &Watched) -> bool {
    watched.cases.last().is_some_and(|case| case.verdict.status == CaseStatus::TimedOut)
}

#[expect(clippy::too_many_arguments, reason = "one job, said whole")]
fn run(
    pool: &Pool,
    exercise: &Exercise,
    source: &str,
    (first, last): (usize, usize),
    closer: Closer,
    deadline: Instant,
    waiter: &Waiter,
    cancel: &Cancel,
) -> Result<Turn, GradeError> {
    let mut warm = pool.take(cancel)?;
    let nonce = job::nonce();
    let asks: Vec<_> = exercise.cases[first..last].iter().map(|case| &case.ask).collect();
    let looks = Looks::Watch { each: closer.each, steps: closer.steps };
    let bytes = job::encode_looking(exercise, source, first, &asks, &nonce, Some(looks));
    let turn =
        warm.run(&Job { bytes: &bytes, nonce: &nonce, deadline, runs: 1 }, &pool.plan().limits, waiter);
    match &turn.end {
        End::Finished { clean: true, .. } => pool.give_back(warm),
        End::Cancelled => {
            pool.spend(warm);
            return Err(GradeError::Cancelled);
        }
        End::Gone(Some(failure)) => return Err(failure.clone().into()),
        _ => pool.spend_and_wait(warm),
    }
    Ok(turn)
}

/// Takes in what came; true when the program was loaded.
fn take(bench: &Bench<'_>, watched: &mut Watched, mut turn: Turn, last: usize) -> bool {
    let mut loaded = false;
    let mut seen: Option<(Option<usize>, Vec<u32>, Vec<Step>)> = None;
    for record in std::mem::take(&mut turn.records).into_iter().map_while(Record::read) {
        let next = watched.cases.len();
        match record {
            Record::Seen { index, lines, steps } => seen = Some((index, lines, steps)),
            Record::Loaded if !loaded => {
                loaded = true;
                if let Some((None, lines, _)) = seen.take() {
                    watched.loading = lines;
                }
            }
            Record::Case { index, micros, memory_kib, outcome, arguments }
                if loaded && index == next && next < last =>
            {
                let case = &bench.exercise.cases[index];
                let mut verdict = bench.not_run(case);
                verdict.millis = micros as f64 / 1000.0;
                verdict.memory_kib = memory_kib;
                if bench.exercise.signature == Signature::Program {
                    bench.judge_output(case, &outcome, &turn.rest.text(), &mut verdict);
                } else {
                    bench.judge(case, &outcome, arguments.as_deref(), &mut verdict);
                }
                let told = seen.take().filter(|(of, _, _)| *of == Some(index));
                let (lines, steps) =
                    told.map_or((None, Vec::new()), |(_, lines, steps)| (Some(lines), steps));
                watched.cases.push(WatchedCase { verdict, lines, steps, raised: raised(&outcome) });
            }
            record if !loaded => {
                watched.problem = loading::problem(&record, &bench.exercise.signature, bench.limits);
                break;
            }
            _ => break,
        }
    }
    loaded
}

fn raised(outcome: &Outcome) -> Vec<u32> {
    match outcome {
        Outcome::Raised(raised) => raised.trace.iter().map(|(line, _)| *line).collect(),
        Outcome::Steps(outcomes) => {
            outcomes.iter().map(raised).find(|lines| !lines.is_empty()).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}
