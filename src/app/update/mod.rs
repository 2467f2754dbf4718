//! What a message does to the model, and what must be done then. It is total and pure: every message is
//! taken in every state, and the time comes in with it.

mod acting;
mod arranging;
mod boarding;
mod browsing;
mod checking;
mod diagnosing;
pub mod editing;
mod finding;
pub mod focusing;
mod highlighting;
pub mod introducing;
mod journeying;
pub mod looking_back;
mod mapping;
pub mod opening;
mod outside;
mod paging;
mod pointing;
pub mod saving;
mod searching;
mod session;
mod setting_aside;
mod settling;
pub mod speaking_first;
mod stepping;
mod tutoring;
mod vim_keys;
pub mod voicing;

use super::layout::Arrangement;
use super::{Effect, Model, Msg};
use crate::app::msg::{Notice, NoticeKind, Timer};
use crate::domain::event::Event;
use crate::domain::{Action, Moment};

/// Takes a message in. Nothing happens any more once the session has ended.
pub fn update(model: &mut Model, msg: Msg, now: Moment) -> Vec<Effect> {
    let mut effects = Vec::new();
    if model.ended {
        return effects;
    }
    model.now = now;
    match msg {
        Msg::Act(action) => {
            active(model, &mut effects);
            if seen(model, action) {
                acting::act(model, action, &mut effects);
            }
        }
        Msg::Type(text) => {
            active(model, &mut effects);
            if model.layout.arrangement != Arrangement::TooSmall {
                editing::insert(model, &text, false, &mut effects);
            }
        }
        Msg::Paste(text) => {
            active(model, &mut effects);
            if model.layout.arrangement != Arrangement::TooSmall {
                editing::insert(model, &text, true, &mut effects);
            }
        }
        Msg::Pointer(pointer) => {
            active(model, &mut effects);
            pointing::point(model, pointer, &mut effects);
        }
        Msg::Resized { columns, rows } => {
            model.columns = columns;
            model.rows = rows;
        }
        Msg::Started(start) => session::started(model, *start, &mut effects),
        Msg::GraderReady(grading) => checking::grader_ready(model, grading, &mut effects),
        Msg::ExerciseOpened { request, opened } => opening::opened(model, request, *opened, &mut effects),
        Msg::OpenFailed { request, message } => opening::failed(model, request, message, &mut effects),
        Msg::Checked { request, outcome } => checking::checked(model, request, *outcome, &mut effects),
        Msg::TutorTold { request, told } => tutoring::told(model, request, told),
        Msg::TutorSaid { request, turns, ladder, fell_back } => {
            tutoring::said(model, request, turns, ladder, fell_back, &mut effects);
        }
        Msg::Diagnosed { request, found } => diagnosing::came(model, request, found, &mut effects),
        Msg::Traced { request, trace } => stepping::came(model, request, trace),
        Msg::Voices(voices) => voicing::told(model, *voices),
        Msg::VoicesFound { request, found } => voicing::found(model, request, found),
        Msg::VoiceTried { request, outcome } => voicing::tried(model, request, outcome, &mut effects),
        Msg::LastRequestRead { request, sent } => voicing::last_request_read(model, request, sent),
        Msg::TurnsFound { request, found } => searching::found(model, request, found),
        Msg::AttemptsRead { request, attempts } => looking_back::attempts_read(model, request, attempts),
        Msg::VersionRead { request, version } => {
            looking_back::version_read(model, request, version, &mut effects);
        }
        Msg::DraftSaved { exercise, revision } => saving::saved(model, &exercise, revision),
        Msg::SaveFailed { message } => saving::failed(model, message, &mut effects),
        Msg::Happened { event, at } => journeying::happened(model, &event, at, &mut effects),
        Msg::Highlighted { target, revision, first_line, lines } => {
            highlighting::coloured(model, target, revision, first_line, lines);
        }
        Msg::DraftFile { exercise, news } => outside::told(model, &exercise, news, &mut effects),
        Msg::EditorClosed { exercise, problem } => outside::closed(model, &exercise, problem, &mut effects),
        Msg::TimerFired(timer) => fired(model, timer, &mut effects),
        Msg::Told(notice) => tell(model, notice, &mut effects),
        Msg::Interrupted => session::end(model, &mut effects),
    }
    settling::settle(model, &mut effects);
    effects
}

fn fired(model: &mut Model, timer: Timer, effects: &mut Vec<Effect>) {
    match timer {
        Timer::Check => checking::pause_is_over(model, effects),
        Timer::Diagnose => diagnosing::look(model, effects),
        Timer::TellSyntax => checking::tell_problem(model),
        Timer::SaveDraft => saving::due(model, effects),
        Timer::Highlight => highlighting::due(model, effects),
        Timer::Notice => model.notices.fade(),
        Timer::Tick => checking::ticked(model, effects),
    }
}

/// The learner did something: time counts, and what has been read makes room.
fn active(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.now;
    journeying::look_at_the_day(model, effects);
    model.notices.pressed(now);
    if let Some(practice) = &mut model.practice {
        practice.sitting.active(now);
        practice.checks.stuck.active(now.steady_millis, practice.editor.revision());
    }
}

/// In a window that is too small nothing is done unseen, except for what keeps the work safe.
fn seen(model: &Model, action: Action) -> bool {
    model.layout.arrangement != Arrangement::TooSmall
        || matches!(action, Action::Quit | Action::Check | Action::Undo | Action::Redraw | Action::Suspend)
}

/// Asks for an event to be written down.
pub fn record(effects: &mut Vec<Effect>, event: Event) {
    effects.push(Effect::Record(Box::new(event)));
}

fn tell(model: &mut Model, notice: Notice, effects: &mut Vec<Effect>) {
    let millis = model.notices.tell(notice, model.now);
    effects.push(Effect::After { timer: Timer::Notice, millis });
}

fn say(model: &mut Model, kind: NoticeKind, text: impl Into<String>, effects: &mut Vec<Effect>) {
    tell(model, Notice { kind, text: text.into() }, effects);
}
