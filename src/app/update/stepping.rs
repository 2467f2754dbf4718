//! The page on which a run is stepped through: opening it, taking the run in, and moving in it. It never runs
//! anything.

use super::{checking, say};
use crate::app::msg::{Grading, NoticeKind};
use crate::app::pages::Page;
use crate::app::stepping::Stepping;
use crate::app::{Effect, Model};
use crate::domain::{Action, RequestId, Trace};

/// Opens it: on the page of a case with that case, elsewhere with the smallest that fails.
pub fn open(model: &mut Model, effects: &mut Vec<Effect>) {
    let level = model.journey.levels().level();
    let ready = matches!(model.grading, Some(Grading::Ready { .. }));
    let Some(practice) = &model.practice else { return };
    if practice.exercise.is_predict() {
        return say(model, NoticeKind::Told, "There is no program here to step through.", effects);
    }
    if practice.checks.untouched || !ready {
        return checking::asked(model, effects);
    }
    let chosen = match model.page() {
        Some(Page::Case(page)) => Some(page.index),
        _ => practice.checks.passed().then_some(practice.checks.chosen),
    };
    let verdict = practice.checks.verdict.as_ref();
    let case = chosen.and_then(|index| verdict?.cases.get(index)).filter(|case| !case.hidden);
    let case = case.map(|case| case.name.clone());
    let source = practice.editor.text();
    let program = source
        .lines()
        .enumerate()
        .map(|(index, line)| (line.to_owned(), practice.editor.spans(index).to_vec()))
        .collect();
    let (exercise, language) = (practice.exercise.clone(), practice.language);
    let request = model.requests.advance();
    effects.push(Effect::Trace { request, exercise, language, source, level, case });
    model.notices.make_room();
    let page = Stepping { request: Some(request), program, ..Stepping::default() };
    model.pages.push(Page::Stepping(Box::new(page)));
}

pub fn came(model: &mut Model, request: RequestId, trace: Result<Box<Trace>, String>) {
    if let Some(Page::Stepping(page)) = model.pages.last_mut()
        && page.request == Some(request)
    {
        page.came(trace.map(|trace| *trace));
    }
}

pub fn act(page: &mut Stepping, action: Action) {
    match action {
        Action::MoveLeft | Action::MoveUp => page.step_by(-1),
        Action::MoveRight | Action::MoveDown | Action::Confirm => page.step_by(1),
        Action::MovePageUp => page.step_by(-10),
        Action::MovePageDown => page.step_by(10),
        Action::MoveTop => page.step_by(isize::MIN),
        Action::MoveBottom => page.step_by(isize::MAX),
        Action::NextFailing => page.go_to_leaving(),
        _ => {}
    }
}
