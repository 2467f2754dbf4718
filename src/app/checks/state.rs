//! What the checks are in, in one word and a few figures, for the title row. It never decides what runs.

use super::{Checks, duration};
use crate::app::lines::{Span, Tone};
use crate::app::model::Model;
use crate::app::msg::Grading;
use crate::app::practice::Practice;
use crate::domain::verdict::{CaseStatus, ProblemKind};
use crate::domain::{Action, Context, Verdict};

/// What the checks pane shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Nothing can be checked here, and this is said with what to do.
    Unavailable,
    /// The learner must agree first.
    NeedsConsent,
    NotStarted,
    /// There is something to check, and the grader is not up yet.
    Starting,
    /// The checker itself failed.
    Broken,
    /// Something was written, and no verdict has come yet.
    Waiting,
    /// No cases could be judged, and it has been said why.
    Problem,
    /// All cases pass; the way on is shown.
    Passed,
    Judged,
}

pub fn face(model: &Model, practice: &Practice) -> Face {
    let checks = &practice.checks;
    match &model.grading {
        Some(Grading::Unavailable { .. }) if !practice.exercise.is_predict() => return Face::Unavailable,
        Some(Grading::NeedsConsent { .. }) if !practice.exercise.is_predict() => return Face::NeedsConsent,
        _ => {}
    }
    if checks.untouched {
        Face::NotStarted
    } else if checks.failure.is_some() {
        Face::Broken
    } else if checks.told.is_some() {
        Face::Problem
    } else if checks.celebration.is_some() && checks.problem.is_none() {
        Face::Passed
    } else if checks.verdict.is_some() {
        Face::Judged
    } else if model.grading.is_none() {
        Face::Starting
    } else {
        Face::Waiting
    }
}

/// The state for a title row, the most important part first.
pub fn summary(model: &Model, practice: &Practice) -> Vec<Span> {
    let checks = &practice.checks;
    if let Some(running) = checks.running
        && running.shown_millis > 0
    {
        let mut parts = vec![part("⋯ checking", Tone::Working)];
        if running.shown_millis >= 1_000 {
            parts.push(part(format!("{} s", running.shown_millis / 1_000), Tone::Muted));
            let key = model.keys.word(Context::Editor, Action::Cancel);
            parts.push(part(format!("{key} stops it"), Tone::Muted));
        }
        return parts;
    }
    match face(model, practice) {
        Face::Unavailable => vec![part("! no checks", Tone::Failing)],
        Face::NeedsConsent => vec![part("! no sandbox", Tone::Failing)],
        Face::NotStarted => vec![part("◦ not started", Tone::Muted)],
        Face::Starting => vec![part("⋯ the grader is starting", Tone::Working)],
        Face::Broken => vec![part("! the checker failed", Tone::Failing)],
        Face::Waiting => vec![part("⋯ not checked yet", Tone::Muted)],
        Face::Problem | Face::Passed | Face::Judged => judged(checks, practice.standing.revealed),
    }
}

fn judged(checks: &Checks, revealed: bool) -> Vec<Span> {
    let mut parts = checks.verdict.as_ref().map_or_else(Vec::new, |verdict| figures(verdict, revealed));
    match &checks.problem {
        Some(_) if !parts.is_empty() => {
            parts.truncate(1);
            for span in &mut parts {
                span.tone = Tone::Faint;
            }
            parts.push(part("before your last change", Tone::Muted));
        }
        Some(problem) if checks.told.is_some() => parts.push(part(problem_word(problem.kind), Tone::Failing)),
        Some(_) => parts.push(part("⋯ not checked yet", Tone::Muted)),
        None => {}
    }
    parts
}

fn figures(verdict: &Verdict, revealed: bool) -> Vec<Span> {
    let time = part(duration(verdict.millis), Tone::Muted);
    if verdict.passed() {
        return if revealed {
            vec![part("» passed, told", Tone::Told), time]
        } else {
            vec![part("✓ passed", Tone::Passed), time]
        };
    }
    if verdict.cases.iter().any(|case| case.status == CaseStatus::TimedOut) {
        return vec![part(format!("✗ stopped after {}", duration(verdict.millis)), Tone::Failing)];
    }
    let passed = verdict.passed_cases();
    vec![part(format!("✗ {passed} of {}", verdict.cases.len()), Tone::Failing), time]
}

const fn problem_word(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Syntax => "! does not parse",
        ProblemKind::Load => "! does not load",
        ProblemKind::Missing => "! something is missing",
        ProblemKind::TimedOut => "✗ stopped",
        ProblemKind::Died => "✗ ended early",
    }
}

fn part(text: impl Into<String>, tone: Tone) -> Span {
    Span { text: text.into(), tone }
}
