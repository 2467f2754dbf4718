//! When the checks run, and what their answers do. It never runs them.

use super::{diagnosing, saving, say, speaking_first};
use crate::app::board::after_pass;
use crate::app::checks::{Celebration, Checks, Failure, Running, SHOWN_AFTER_MILLIS, TOLD_AFTER_MILLIS};
use crate::app::editor::{Mark, MarkKind};
use crate::app::msg::{CheckOutcome, Grading, NoticeKind, Timer};
use crate::app::practice::Practice;
use crate::app::{Effect, Model};
use crate::domain::attempt::Trigger;
use crate::domain::verdict::{CaseStatus, ProblemKind, Status};
use crate::domain::{Action, Context, RequestId, Verdict};

/// Between two checks that light up.
const STEP_MILLIS: u64 = 50;

/// The text changed: what runs is about an older one, and a pause must come first.
pub fn changed(model: &mut Model, effects: &mut Vec<Effect>) {
    let live = model.preferences.live_checks;
    let pause = model.preferences.check_pause_millis;
    let now = model.now;
    stop(model, effects);
    diagnosing::stop(model, effects);
    let Some(practice) = &mut model.practice else { return };
    practice.changed_at = now.steady_millis;
    practice.checks.untouched = practice.is_untouched();
    if practice.checks.untouched {
        practice.checks.forget();
        practice.editor.set_marks([]);
        effects.extend([Effect::StopTimer(Timer::Check), Effect::StopTimer(Timer::TellSyntax)]);
        return;
    }
    if practice.checks.problem.is_some() {
        effects.push(Effect::StopTimer(Timer::TellSyntax));
    }
    if live {
        effects.push(Effect::After { timer: Timer::Check, millis: pause });
    }
}

pub fn pause_is_over(model: &mut Model, effects: &mut Vec<Effect>) {
    check(model, Trigger::Live, effects);
}

/// Another program has saved the draft: who saves waits for the verdict, and has rested.
pub fn saved_outside(model: &mut Model, effects: &mut Vec<Effect>) {
    let rested = model.now.steady_millis.saturating_sub(TOLD_AFTER_MILLIS);
    if let Some(practice) = &mut model.practice {
        practice.changed_at = rested;
    }
    send(model, Trigger::Live, true, effects);
}

/// Sends the text to be judged, unless that would tell nothing new.
pub fn check(model: &mut Model, trigger: Trigger, effects: &mut Vec<Effect>) {
    let live = model.preferences.live_checks;
    send(model, trigger, live, effects);
}

fn send(model: &mut Model, trigger: Trigger, live: bool, effects: &mut Vec<Effect>) {
    let ready = matches!(model.grading, Some(Grading::Ready { .. }));
    let since_millis = model.now.steady_millis;
    let level = model.journey.levels().level();
    let Some(practice) = &mut model.practice else { return };
    let revision = practice.editor.revision();
    let asked = trigger == Trigger::Asked;
    if practice.checks.untouched || !(asked || live) {
        return;
    }
    if !ready && !practice.exercise.is_predict() {
        practice.checks.wanted |= asked;
        return;
    }
    let known = practice.checks.answered == Some(revision) && practice.checks.failure.is_none();
    let under_way = practice.checks.running.is_some_and(|running| running.revision == revision);
    if under_way || (known && !asked) {
        return;
    }
    practice.checks.wanted = false;
    let request = model.requests.advance();
    practice.checks.running = Some(Running { request, revision, trigger, since_millis, shown_millis: 0 });
    effects.push(Effect::StopTimer(Timer::Check));
    effects.push(Effect::Check {
        request,
        exercise: practice.exercise.clone(),
        language: practice.language,
        source: practice.editor.text(),
        trigger,
        level,
    });
    effects.push(Effect::After { timer: Timer::Tick, millis: SHOWN_AFTER_MILLIS });
    diagnosing::stop(model, effects);
}

/// The key for it was pressed.
pub fn asked(model: &mut Model, effects: &mut Vec<Effect>) {
    saving::now(model, effects);
    let Some(practice) = &model.practice else { return };
    let predict = practice.exercise.is_predict();
    if practice.checks.untouched {
        return say(model, NoticeKind::Told, "Nothing to check yet: write in the editor first.", effects);
    }
    match &model.grading {
        None if !predict => {
            say(
                model,
                NoticeKind::Told,
                "The grader is starting; the checks run as soon as it is up.",
                effects,
            );
        }
        Some(Grading::Unavailable { .. }) if !predict => effects.push(Effect::ProbeGrader),
        _ => {}
    }
    check(model, Trigger::Asked, effects);
}

/// Stops the run under way, if there is one.
pub fn stop(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Some(practice) = &mut model.practice
        && practice.checks.running.take().is_some()
    {
        effects.push(Effect::CancelCheck);
    }
}

/// The learner stops a run that takes long; `false` where there is none.
pub fn stopped_by_hand(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    let Some(practice) = &mut model.practice else { return false };
    let Some(running) = practice.checks.running.filter(|running| running.shown_millis >= 1_000) else {
        return false;
    };
    practice.checks.answered = Some(running.revision);
    stop(model, effects);
    let key = model.keys.word(Context::Editor, Action::Check).to_owned();
    say(model, NoticeKind::Told, format!("Stopped. {key} runs the checks again."), effects);
    true
}

pub fn grader_ready(model: &mut Model, grading: Grading, effects: &mut Vec<Effect>) {
    model.grading = Some(grading);
    let wanted = model.practice.as_ref().is_some_and(|practice| practice.checks.wanted);
    check(model, if wanted { Trigger::Asked } else { Trigger::Live }, effects);
}

pub fn checked(model: &mut Model, request: RequestId, outcome: CheckOutcome, effects: &mut Vec<Effect>) {
    let now = model.now;
    let reduced = model.preferences.reduced_motion;
    let Some(practice) = &mut model.practice else { return };
    let Some(running) = practice.checks.running.take_if(|running| running.request == request) else { return };
    match outcome {
        CheckOutcome::Cancelled => {}
        CheckOutcome::Failed { message, hint } => {
            practice.checks.answered = Some(running.revision);
            practice.checks.failure = Some(Failure { message, hint });
        }
        CheckOutcome::Judged(verdict) => {
            practice.standing.attempts += 1;
            if judged(practice, verdict, running, effects) {
                celebrate(practice, reduced, effects);
                practice.welcome = false;
                if practice.review || practice.checks.celebration.is_some_and(|celebration| celebration.first)
                {
                    after_pass::prepare(practice);
                }
                practice.review = false;
                practice.standing.passed_at = practice.standing.passed_at.or(Some(now));
            } else {
                diagnosing::after_failing(model, effects);
                speaking_first::consider(model, effects);
            }
        }
    }
    if let Some(practice) = &mut model.practice
        && practice.checks.problem.is_some()
        && practice.checks.told != practice.checks.problem
    {
        let rested = now.steady_millis.saturating_sub(practice.changed_at);
        let sudden = practice.checks.problem.as_ref().is_some_and(|problem| is_sudden(problem.kind));
        if running.trigger == Trigger::Asked || sudden || rested >= TOLD_AFTER_MILLIS {
            tell_problem(model);
        } else {
            let millis = TOLD_AFTER_MILLIS - rested;
            effects.push(Effect::After { timer: Timer::TellSyntax, millis });
        }
    }
}

/// The keys have rested: what keeps the program from being checked is said now, at its line.
pub fn tell_problem(model: &mut Model) {
    let Some(practice) = &mut model.practice else { return };
    if practice.checks.running.is_some() || practice.checks.answered != Some(practice.editor.revision()) {
        return;
    }
    let Some(problem) = practice.checks.problem.clone() else { return };
    // The sentence is the first row; it is what should be seen.
    practice.checks.top = 0;
    practice.checks.follow = false;
    let line = problem.line.map(|line| (line as usize).saturating_sub(1));
    let mark = Mark::new(MarkKind::Failing, problem.message.clone());
    practice.editor.set_marks(line.map(|line| (line, mark)));
    practice.checks.told = Some(problem);
}

/// A step of the celebration, or a second of a run.
pub fn ticked(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.now;
    let Some(practice) = &mut model.practice else { return };
    let mut next: Option<u64> = None;
    let count = practice.checks.count();
    if let Some(celebration) = &mut practice.checks.celebration
        && celebration.lit < count
    {
        celebration.lit += 1;
        if celebration.lit < count {
            next = Some(STEP_MILLIS);
        }
    }
    if let Some(running) = &mut practice.checks.running {
        running.shown_millis = now.steady_millis.saturating_sub(running.since_millis).max(1);
        let until = 1_000 - running.shown_millis % 1_000;
        next = Some(next.map_or(until, |step| step.min(until)));
    }
    if let Some(millis) = next {
        effects.push(Effect::After { timer: Timer::Tick, millis });
    }
}

/// The next failing case, or the line that does not parse; shown whole where there is no room for it.
pub fn next_failing(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &mut model.practice else { return };
    if let Some(line) = practice.checks.told.as_ref().and_then(|problem| problem.line) {
        practice
            .editor
            .move_to(crate::domain::place::Position { line: (line as usize).saturating_sub(1), column: 0 });
        let _ = practice.editor.act(Action::MoveLineEnd, model.now.steady_millis);
        return super::focusing::focus(model, crate::app::layout::Focus::Editor);
    }
    let before = (practice.checks.chosen, practice.checks.failing().len());
    if !practice.checks.next_failing() {
        let text = if practice.checks.passed() { "All checks pass." } else { "No check has failed." };
        return say(model, NoticeKind::Told, text, effects);
    }
    practice.checks.follow = true;
    // The only one that fails is open already: there is nothing to go to but the whole of it.
    let only_one = before == (practice.checks.chosen, 1);
    if only_one || model.layout.content(crate::app::layout::Focus::Checks).height < 4 {
        super::paging::open_case(model);
    }
}

fn judged(practice: &mut Practice, verdict: Verdict, running: Running, effects: &mut Vec<Effect>) -> bool {
    let worked = practice.sitting.millis();
    if verdict.status == Status::Fail {
        let now = running.since_millis;
        practice.checks.stuck.judged(&verdict, running.trigger, running.revision, now, worked);
    }
    let newly_passed = practice.checks.judged(verdict, running.revision);
    practice.checks.follow = true;
    if practice.checks.problem.is_none() {
        effects.push(Effect::StopTimer(Timer::TellSyntax));
        practice.editor.set_marks(marks(&practice.checks));
        if !practice.checks.passed() {
            practice.checks.celebration = None;
        }
    }
    newly_passed
}

fn celebrate(practice: &mut Practice, reduced_motion: bool, effects: &mut Vec<Effect>) {
    let first = practice.standing.passed_at.is_none();
    let count = practice.checks.count();
    let still = reduced_motion || !first;
    practice.checks.by_hand = false;
    practice.checks.top = 0;
    practice.checks.news.clear();
    practice.checks.celebration = Some(Celebration {
        first,
        lit: if still { count } else { 0 },
        runs: practice.standing.attempts,
        hints: practice.standing.hints,
        minutes: practice.sitting.minutes(),
    });
    if !still {
        effects.push(Effect::After { timer: Timer::Tick, millis: STEP_MILLIS });
    }
}

/// Lines that raised an error in a case that may be seen, each with the first sentence about it.
fn marks(checks: &Checks) -> Vec<(usize, Mark)> {
    let mut marks: Vec<(usize, Mark)> = Vec::new();
    let cases = checks.verdict.iter().flat_map(|verdict| &verdict.cases);
    for case in cases.filter(|case| case.status != CaseStatus::Passed && !case.hidden) {
        let Some(line) = case.line.map(|line| (line as usize).saturating_sub(1)) else { continue };
        if marks.iter().all(|(marked, _)| *marked != line) {
            let message = case.message.clone().unwrap_or_else(|| case.name.clone());
            marks.push((line, Mark::new(MarkKind::Failing, message)));
        }
    }
    marks
}

/// Not something that one is in the middle of typing.
const fn is_sudden(kind: ProblemKind) -> bool {
    matches!(kind, ProblemKind::TimedOut | ProblemKind::Died)
}
