//! When the program is looked at closely, and what the findings do. It never looks, and it never makes a key
//! or a check wait.

use super::speaking_first;
use crate::app::findings::RESTED_MILLIS;
use crate::app::msg::{Grading, Timer};
use crate::app::{Effect, Model};
use crate::domain::verdict::Status;
use crate::domain::{Diagnosed, RequestId};
use std::sync::Arc;

/// Whether there is a program to look at: one of the learner's own, that has not passed, and something that
/// runs it.
pub fn is_worth_a_look(model: &Model) -> bool {
    let ready = matches!(model.grading, Some(Grading::Ready { .. }));
    let Some(practice) = &model.practice else { return false };
    let fails = practice.checks.answered == Some(practice.editor.revision()) && !practice.checks.passed();
    ready && fails && !practice.checks.untouched && !practice.exercise.is_predict()
}

/// A run failed: it is looked at when the learner rests on it, or at once where the tutor is to speak.
pub fn after_failing(model: &mut Model, effects: &mut Vec<Effect>) {
    let status = model.practice.as_ref().and_then(|practice| practice.checks.verdict.as_ref());
    let ran = status.is_some_and(|verdict| verdict.status == Status::Fail);
    let broken = model.practice.as_ref().is_none_or(|practice| practice.checks.problem.is_some());
    if ran && !broken && is_worth_a_look(model) {
        effects.push(Effect::After { timer: Timer::Diagnose, millis: RESTED_MILLIS });
    }
}

/// Looks now, unless that is done or under way.
pub fn look(model: &mut Model, effects: &mut Vec<Effect>) {
    if !is_worth_a_look(model) {
        return;
    }
    let level = model.journey.levels().level();
    let Some(practice) = &mut model.practice else { return };
    let revision = practice.editor.revision();
    // A check would end it, and asks again when it is done.
    if practice.checks.running.is_some()
        || practice.findings.running.is_some()
        || practice.findings.of(revision).is_some()
    {
        return;
    }
    let request = model.requests.advance();
    practice.findings.running = Some((request, revision));
    effects.push(Effect::Diagnose {
        request,
        exercise: practice.exercise.clone(),
        language: practice.language,
        source: practice.editor.text(),
        level,
    });
}

/// The text changes, or is run again.
pub fn stop(model: &mut Model, effects: &mut Vec<Effect>) {
    effects.push(Effect::StopTimer(Timer::Diagnose));
    let Some(practice) = &mut model.practice else { return };
    let speaks = practice.findings.speaks;
    // A hint that waits for a look is given without it.
    if practice.findings.stop() || practice.chat.waiting.is_some() {
        effects.push(Effect::CancelDiagnosis);
    }
    // So is what the tutor was about to say.
    if speaks {
        speaking_first::speak(model, effects);
    }
}

pub fn came(model: &mut Model, request: RequestId, found: Option<Arc<Diagnosed>>, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    let Some((_, revision)) = practice.findings.running.take_if(|(running, _)| *running == request) else {
        return;
    };
    if let Some(found) = found {
        practice.findings.came(revision, found);
    }
    if std::mem::take(&mut practice.findings.speaks) {
        speaking_first::speak(model, effects);
    }
}
