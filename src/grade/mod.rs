//! Running a learner's program in a sandbox, and judging it. What is expected never leaves this process,
//! and what a program prints or how it exits is no evidence of anything: a case passes only when its
//! driver's record holds the expected value.
//!
//! A check: [`Grader::check`] takes a warm sandbox from `pool`, gives it a `job` (the program and the
//! questions, without the answers), `warm` watches the clock and the pipes, `records` understands what came
//! back, `judge` and `compare` decide, `words` tells it; [`score()`] says what a pass is worth. Blocking throughout, and free of any runtime.

mod cancel;
mod caught;
mod check;
mod compare;
mod error;
mod frames;
mod job;
mod judge;
mod languages;
mod loading;
mod looking;
mod output;
mod plan;
mod pool;
mod predict;
mod probe;
mod records;
mod results;
mod run_file;
#[cfg(test)]
mod sample;
pub mod sandbox;
mod score;
mod warm;
mod wire;
mod words;

pub use cancel::Cancel;
pub use error::GradeError;
pub use looking::{Closer, Patience, Step, Watched, WatchedCase};
pub use predict::{judge_prediction, prediction_sheets};
pub use probe::ProbeReport;
pub use results::results_json;
pub use run_file::{Input, RunEnd, RunFile, RunOutcome, Stream};
pub use sandbox::Limits;
pub use score::{Measured, score};

use crate::domain::exercise::{Ask, Case};
use crate::domain::verdict::CaseStatus;
use crate::domain::verdict::Tier;
use crate::domain::{Edit, Exercise, Language, Verdict};
use languages::python;
use plan::Plan;
use pool::Pool;
pub use pool::Two;
use std::ffi::OsString;
use std::path::PathBuf;

/// What a grader is made of. Whoever makes one reads the environment; the grader does not.
#[derive(Debug, Clone)]
pub struct GraderConfig {
    /// Our own binary, which is started again as `codementor __sandbox`.
    pub launcher: PathBuf,
    /// A Python that the person chose; otherwise the first good one on `search_path`.
    pub python: Option<PathBuf>,
    pub search_path: OsString,
    /// Where tier B makes its work folders: the machine's folder for temporary files.
    pub scratch: PathBuf,
    pub limits: Limits,
    /// Only this tier, for tests and `doctor`.
    pub force_tier: Option<Tier>,
    /// The person agreed to run programs without walls where there is no other way.
    pub allow_unsandboxed: bool,
}

/// Runs and judges programs. One for the whole process; any number of threads may use it at once.
pub struct Grader {
    pool: Pool,
    report: ProbeReport,
    models: score::Models,
}

impl Grader {
    /// Finds the interpreter, tries the tiers from the best one down, and keeps what works warm.
    pub fn start(config: GraderConfig) -> Result<Self, GradeError> {
        let interpreter = python::find(config.python.as_deref(), &config.search_path)
            .map_err(|tried| GradeError::NoPython { tried })?;
        let plan =
            Plan { launcher: config.launcher, interpreter, limits: config.limits, scratch: config.scratch };
        let mut refused = Vec::new();
        for tier in [Tier::A, Tier::B, Tier::None] {
            let wanted =
                config.force_tier.map_or(tier != Tier::None || config.allow_unsandboxed, |only| only == tier);
            if !wanted {
                continue;
            }
            match probe::try_tier(&plan, tier) {
                Ok(warm) => {
                    let report = ProbeReport::new(tier, &plan.interpreter, refused, plan.limits.clone());
                    return Ok(Self {
                        pool: Pool::new(plan, warm),
                        report,
                        models: score::Models::default(),
                    });
                }
                Err(reason) => refused.push((tier, reason)),
            }
        }
        let refused =
            refused.into_iter().map(|(tier, reason)| format!("Tier {}: {reason}", tier.title())).collect();
        Err(GradeError::NoSandbox { refused })
    }

    pub fn report(&self) -> &ProbeReport {
        &self.report
    }

    /// Judges one version of a program. What is wrong with the program is in the verdict, not in the error.
    pub fn check(
        &self,
        exercise: &Exercise,
        language: Language,
        source: &str,
        cancel: &Cancel,
    ) -> Result<Verdict, GradeError> {
        check::check(&self.pool, exercise, language, source, cancel)
    }

    /// As `check`, and a program that passes has its score. The model solution is run too, once for each
    /// exercise, when the program is so slow that it matters.
    pub fn check_and_score(
        &self,
        exercise: &Exercise,
        language: Language,
        source: &str,
        cancel: &Cancel,
    ) -> Result<Verdict, GradeError> {
        let mut verdict = self.check(exercise, language, source, cancel)?;
        if verdict.passed() {
            let check = |program: &str| self.check(exercise, language, program, cancel);
            let measured = self.models.compare(exercise, language, source, &verdict, &check);
            verdict.score = Some(Box::new(score(exercise, language, source, &verdict, &measured)));
        }
        Ok(verdict)
    }

    /// Keeps two sandboxes warm as long as the result lives, for a batch on both cores.
    pub fn keep_two(&self) -> Two<'_> {
        self.pool.keep_two()
    }

    /// As `check`, and tells which lines each case ran.
    pub fn watch(
        &self,
        exercise: &Exercise,
        language: Language,
        source: &str,
        closer: Closer,
        cancel: &Cancel,
    ) -> Result<Watched, GradeError> {
        looking::watch::watch(&self.pool, exercise, language, source, closer, cancel)
    }

    /// The status of every case under each edit of a program; `None` for those that there was no time for.
    pub fn try_edits(
        &self,
        exercise: &Exercise,
        language: Language,
        source: &str,
        edits: &[&Edit],
        patience: Patience,
        cancel: &Cancel,
    ) -> Result<Vec<Option<Vec<CaseStatus>>>, GradeError> {
        looking::batch::statuses(&self.pool, exercise, language, source, edits, patience, cancel)
    }

    /// Each question as a case that expects what this program gives, where it gives a value.
    pub fn answers(
        &self,
        exercise: &Exercise,
        source: &str,
        asks: &[Ask],
        patience: Patience,
        cancel: &Cancel,
    ) -> Result<Vec<Option<Case>>, GradeError> {
        looking::batch::answers(&self.pool, exercise, source, asks, patience, cancel)
    }

    /// Runs a file as a program of its own.
    pub fn run_file(&self, run: RunFile<'_>, cancel: &Cancel) -> Result<RunOutcome, GradeError> {
        run_file::run(self.pool.plan(), self.pool.tier(), run, cancel)
    }

    /// Runs the interpreter with these arguments in a sandbox of its own, for measuring what a sandbox costs.
    /// The result is the wait status.
    pub fn run_bare(&self, arguments: Vec<String>) -> Result<i32, GradeError> {
        run_file::run_bare(self.pool.plan(), self.pool.tier(), arguments)
    }
}
