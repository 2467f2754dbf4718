//! The check under way: at most one a session, cancelled by the next. It never judges (`grade`).

use super::services::Services;
use crate::app::msg::CheckOutcome;
use crate::domain::attempt::{Attempt, Trigger};
use crate::domain::verdict::Status;
use crate::domain::{Exercise, Language, Verdict};
use crate::grade::Cancel;
use std::sync::Arc;

/// What a case printed is kept up to this size in the history, in bytes.
const KEPT_OUTPUT: usize = 2048;

/// One program to be judged.
pub struct CheckJob {
    pub exercise: Arc<Exercise>,
    pub language: Language,
    pub source: String,
    pub trigger: Trigger,
    /// The learner's, 1 to 10.
    pub level: u8,
    cancel: Cancel,
}

#[derive(Debug, Default)]
pub struct Checks {
    current: Option<Cancel>,
}

impl Checks {
    /// Stops the check under way, and prepares the next.
    pub fn begin(
        &mut self,
        exercise: Arc<Exercise>,
        language: Language,
        source: String,
        trigger: Trigger,
        level: u8,
    ) -> CheckJob {
        self.cancel();
        let cancel = Cancel::default();
        self.current = Some(cancel.clone());
        CheckJob { exercise, language, source, trigger, level, cancel }
    }

    pub fn cancel(&mut self) {
        if let Some(current) = self.current.take() {
            current.cancel();
        }
    }
}

impl CheckJob {
    /// Blocks until the verdict is there or the check is cancelled. The attempt is what history is to
    /// keep, if anything.
    pub fn run(self, services: &Services) -> (CheckOutcome, Option<Attempt>) {
        let span =
            tracing::info_span!("check", check.id = %uuid::Uuid::now_v7(), exercise = %self.exercise.id);
        let _inside = span.enter();
        let judged = services.check(&self.exercise, self.language, &self.source, self.level, &self.cancel);
        if self.cancel.is_cancelled() {
            return (CheckOutcome::Cancelled, None);
        }
        match judged {
            Ok(verdict) => {
                tracing::info!(status = ?verdict.status, millis = verdict.millis, "judged a program");
                let attempt = if self.worth_keeping(&verdict) { Some(self.attempt(&verdict)) } else { None };
                (CheckOutcome::Judged(verdict), attempt)
            }
            Err(error) => {
                tracing::error!(%error, "failed to check a program");
                (CheckOutcome::Failed { message: error.to_string(), hint: error.hint() }, None)
            }
        }
    }

    /// Half a line, judged because the learner stopped to think, is not an attempt.
    fn worth_keeping(&self, verdict: &Verdict) -> bool {
        verdict.status != Status::Error || self.trigger == Trigger::Asked
    }

    fn attempt(self, verdict: &Verdict) -> Attempt {
        let mut verdict = verdict.clone();
        shorten(&mut verdict.output);
        for case in &mut verdict.cases {
            shorten(&mut case.output);
            // The sentence about it stays; where exactly it was, nobody asks of the past.
            case.error = None;
        }
        if let Some(problem) = &mut verdict.problem {
            problem.error = None;
        }
        Attempt {
            exercise: self.exercise.id.clone(),
            language: self.language,
            source: self.source,
            trigger: self.trigger,
            verdict,
        }
    }
}

fn shorten(text: &mut String) {
    if text.len() > KEPT_OUTPUT {
        let end = (0..=KEPT_OUTPUT).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        text.truncate(end);
    }
}
