//! A check from beginning to end: the cases go to a warm sandbox, what comes back is judged, and after a
//! case that did not end, the rest goes to another. It never looks at what the program is.

use super::cancel::Cancel;
use super::caught;
use super::error::GradeError;
use super::job;
use super::judge::Bench;
use super::languages;
use super::loading;
use super::output::Captured;
use super::pool::Pool;
use super::records::Record;
use super::warm::{End, Job, Turn};
use super::words;
use crate::domain::Language;
use crate::domain::exercise::{Exercise, Signature};
use crate::domain::verdict::{CaseStatus, CaseVerdict, Problem, ProblemKind, Status, Tier, Verdict};
use std::time::Instant;

/// After this many cases that did not end, the others are not tried.
const MOST_TIMEOUTS: usize = 2;
/// After this many sandboxes broken in one check, it is given up.
const MOST_BROKEN: usize = 3;

pub(super) fn check(
    pool: &Pool,
    exercise: &Exercise,
    language: Language,
    source: &str,
    cancel: &Cancel,
) -> Result<Verdict, GradeError> {
    let limits = &pool.plan().limits;
    let bench = Bench { exercise, notation: languages::notation(language), limits };
    let mut check = Check {
        bench,
        cases: exercise.cases.iter().map(|case| bench.not_run(case)).collect(),
        next: 0,
        problem: None,
        output: String::new(),
        memory_kib: 0,
        timeouts: 0,
        broken: 0,
        over: false,
        tier: pool.tier(),
    };
    let waiter = cancel.waiter().map_err(|error| GradeError::Start { reason: error.to_string() })?;
    let begin = Instant::now();
    let deadline = begin + limits.wall;
    while !check.over && check.next < exercise.cases.len() {
        if Instant::now() >= deadline {
            check.give_up(words::AFTER_LIMIT, Some(words::run_timed_out(limits)));
            break;
        }
        let mut warm = pool.take(cancel)?;
        check.tier = check.tier.min(warm.tier());
        let cases = &exercise.cases[check.next..];
        let nonce = job::nonce();
        let bytes = job::encode(exercise, source, check.next, cases, &nonce);
        // What a program prints is what it is judged by: each case may print as much as if it were alone.
        let runs = if exercise.signature == Signature::Program { cases.len() } else { 1 };
        let turn = warm.run(&Job { bytes: &bytes, nonce: &nonce, deadline, runs }, limits, &waiter);
        match turn.end {
            End::Finished { clean: true, .. } => pool.give_back(warm),
            // Whoever cancels waits for another verdict.
            End::Cancelled => pool.spend(warm),
            // When a verdict is shown, nothing that a run left behind is there any more.
            _ => pool.spend_and_wait(warm),
        }
        check.take(turn)?;
    }
    Ok(check.verdict(language, begin, pool))
}

struct Check<'check> {
    bench: Bench<'check>,
    cases: Vec<CaseVerdict>,
    /// The first case that has no verdict yet.
    next: usize,
    problem: Option<Problem>,
    output: String,
    memory_kib: u64,
    timeouts: usize,
    broken: usize,
    /// No more cases are to be run.
    over: bool,
    /// The weakest that a part of it ran on.
    tier: Tier,
}

impl Check<'_> {
    /// Takes in what came of the cases from `next` on.
    fn take(&mut self, mut turn: Turn) -> Result<(), GradeError> {
        match &turn.end {
            End::Cancelled => return Err(GradeError::Cancelled),
            End::Gone(Some(failure)) => return Err(failure.clone().into()),
            _ => {}
        }
        self.memory_kib = self.memory_kib.max(turn.memory_kib);
        let (first, last) = (self.next, self.cases.len());
        let mut sound = true;
        let mut loaded = false;
        for value in std::mem::take(&mut turn.records) {
            if self.next >= last {
                break;
            }
            let Some(record) = Record::read(value) else {
                sound = false;
                break;
            };
            if record == Record::Enough && self.next > first {
                return Ok(());
            }
            sound = self.record(record, &mut loaded, &mut turn);
            if !sound || self.over {
                break;
            }
        }
        if first == 0
            && let Some(part) = turn.parts.remove(&0)
        {
            self.output = part.noted_text();
        }
        // What comes after the last answer is of no interest.
        if self.over || self.next >= last {
            return Ok(());
        }
        // Someone has not answered: the program while it was loaded, or the case that is next.
        if !sound {
            turn.end = End::Garbled;
        }
        self.unanswered(&turn, loaded);
        Ok(())
    }

    /// True when the record was one that could come now.
    fn record(&mut self, record: Record, loaded: &mut bool, turn: &mut Turn) -> bool {
        match record {
            Record::Loaded if !*loaded => *loaded = true,
            Record::Case { index, micros, memory_kib, outcome, arguments }
                if *loaded && index == self.next =>
            {
                let case = &self.bench.exercise.cases[index];
                let verdict = &mut self.cases[index];
                verdict.millis = micros as f64 / 1000.0;
                verdict.memory_kib = memory_kib;
                if self.bench.exercise.signature == Signature::Program {
                    let printed = turn.of_case(index);
                    self.bench.judge_output(case, &outcome, &printed.0.text(), verdict);
                    verdict.output = both(&printed.0, &printed.1);
                } else {
                    verdict.output = turn.parts.remove(&(index as u32 + 1)).unwrap_or_default().noted_text();
                    self.bench.judge(case, &outcome, arguments.as_deref(), verdict);
                }
                self.next += 1;
            }
            record if !*loaded => {
                let signature = &self.bench.exercise.signature;
                let Some(problem) = loading::problem(&record, signature, self.bench.limits) else {
                    return false;
                };
                self.stop_loading(problem);
            }
            _ => return false,
        }
        true
    }

    fn unanswered(&mut self, turn: &Turn, loaded: bool) {
        let limits = self.bench.limits;
        let (status, message) = match &turn.end {
            End::CaseTimedOut => (CaseStatus::TimedOut, words::case_timed_out(limits)),
            End::RunTimedOut => (CaseStatus::TimedOut, words::run_timed_out(limits)),
            End::Finished { status: 0, .. } if loaded => {
                // It may have ended by itself or have lost its channel; both look the same from here.
                (CaseStatus::Died, words::died(0, limits))
            }
            End::Finished { status, .. } => (CaseStatus::Died, words::died(*status, limits)),
            End::TooMuch(excess) => (CaseStatus::Died, words::too_much(*excess, limits)),
            End::Garbled => (CaseStatus::Died, words::GARBLED.to_owned()),
            End::Gone(_) | End::Cancelled => (CaseStatus::Died, words::SERVER_GONE.to_owned()),
        };
        let broken = matches!(turn.end, End::Garbled | End::Gone(_) | End::TooMuch(_));
        self.broken += usize::from(broken);
        if matches!(turn.end, End::Gone(_)) && self.broken == 1 {
            // The sandbox may have been ended from outside: once, that is not held against the program.
            return;
        }
        if !loaded && self.bench.exercise.signature != Signature::Program {
            if self.output.is_empty() {
                self.output = turn.rest.noted_text();
            }
            self.stop_loading(match status {
                CaseStatus::TimedOut => {
                    let problem = words::load_timed_out(limits);
                    Problem { error: Some(Box::new(caught::time_limit(&problem.message))), ..problem }
                }
                _ => words::problem(ProblemKind::Died, message),
            });
            return;
        }
        let verdict = &mut self.cases[self.next];
        verdict.status = status;
        verdict.error = (status == CaseStatus::TimedOut).then(|| Box::new(caught::time_limit(&message)));
        verdict.message = Some(message);
        verdict.output = both(&turn.rest, &turn.errors);
        if status == CaseStatus::TimedOut {
            verdict.millis = limits.case.as_secs_f64() * 1000.0;
        }
        self.next += 1;
        self.timeouts += usize::from(status == CaseStatus::TimedOut);
        if turn.end == End::RunTimedOut {
            self.give_up(words::AFTER_LIMIT, Some(words::run_timed_out(limits)));
        } else if self.timeouts >= MOST_TIMEOUTS {
            self.give_up(words::AFTER_TWO, Some(words::case_timed_out(limits)));
        } else if self.broken >= MOST_BROKEN {
            self.give_up(words::SERVER_GONE, None);
        }
    }

    /// The program cannot be loaded: nothing is judged.
    fn stop_loading(&mut self, problem: Problem) {
        if self.next == 0 {
            self.give_up(words::NOT_LOADED, None);
            self.problem = Some(problem);
        } else {
            // It could be loaded before, so it is this case's verdict and no other's.
            let verdict = &mut self.cases[self.next];
            verdict.status = CaseStatus::Died;
            verdict.message = Some(problem.message);
            verdict.line = problem.line;
            verdict.error = problem.error;
            self.next += 1;
            self.give_up(words::NOT_LOADED, None);
        }
    }

    /// The cases that have no verdict get none.
    fn give_up(&mut self, reason: &str, problem: Option<String>) {
        self.over = true;
        self.problem = problem.map(|message| words::problem(ProblemKind::TimedOut, message));
        for verdict in &mut self.cases[self.next..] {
            verdict.message = Some(reason.to_owned());
        }
    }

    fn verdict(self, language: Language, begin: Instant, pool: &Pool) -> Verdict {
        let judged = self.cases.iter().any(|case| case.status != CaseStatus::NotRun);
        let passed = self.cases.iter().all(|case| case.status == CaseStatus::Passed);
        let status = match (judged, passed) {
            (false, _) => Status::Error,
            (true, true) => Status::Pass,
            (true, false) => Status::Fail,
        };
        let problem = self.problem.or_else(|| {
            (!judged).then(|| words::problem(ProblemKind::Missing, "There was nothing to check.".to_owned()))
        });
        let mut verdict = Verdict {
            exercise: self.bench.exercise.id.clone(),
            language,
            status,
            problem,
            cases: self.cases,
            output: self.output,
            millis: begin.elapsed().as_secs_f64() * 1000.0,
            memory_kib: self.memory_kib,
            tier: self.tier,
            score: None,
        };
        let (major, minor, _) = pool.plan().interpreter.version;
        for caught in verdict.errors_mut() {
            caught.error.version = (major, minor);
        }
        verdict
    }
}

/// What went to standard output, then what went to standard error.
fn both(output: &Captured, errors: &Captured) -> String {
    let mut text = output.noted_text();
    text.push_str(&errors.noted_text());
    text
}
