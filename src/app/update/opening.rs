//! Going to an exercise: asking for it, taking it in, and remembering where one is. It never decides
//! which exercise is best; `learner` proposes.

use super::{
    boarding, checking, focusing, highlighting, introducing, journeying, looking_back, outside, saving, say,
    setting_aside, tutoring,
};
use crate::app::beginning::{self, Beginning};
use crate::app::layout::{Arrangement, Focus};
use crate::app::model::Opening;
use crate::app::msg::{NoticeKind, Opened};
use crate::app::practice::Practice;
use crate::app::{Effect, Model};
use crate::domain::attempt::Trigger;
use crate::domain::place::{Pane, Place};
use crate::domain::{Action, Context, ExerciseId, RequestId};
use crate::learner::choose::Choice;

/// Asks for an exercise; what is open is kept and stays until the other is there.
pub fn open(model: &mut Model, id: ExerciseId, focus: Option<Focus>, effects: &mut Vec<Effect>) {
    saving::now(model, effects);
    let request = model.requests.advance();
    model.opening = Some(Opening { request, id: id.clone(), focus, again: false, past: None });
    effects.push(Effect::OpenExercise { request, id });
}

/// Goes to what was proposed; what is to be remembered begins from its starter.
pub fn open_choice(model: &mut Model, choice: Choice, effects: &mut Vec<Effect>) {
    let title = model.entry(&choice.id).map(|entry| entry.title.clone()).unwrap_or_default();
    model.pages.clear();
    open(model, choice.id, None, effects);
    if let Some(opening) = &mut model.opening {
        opening.again = choice.review;
    }
    let stop = if title.ends_with(['?', '!', '.']) { "" } else { "." };
    say(model, NoticeKind::Told, format!("{title}{stop} {}", choice.reason), effects);
}

/// Goes to what is proposed, where nothing was open before.
pub fn open_first(model: &mut Model, effects: &mut Vec<Effect>) {
    let proposed = model.next.as_ref().map(|choice| choice.id.clone());
    if let Some(id) = proposed.or_else(|| model.catalogue.first().map(|entry| entry.id.clone())) {
        return open(model, id, None, effects);
    }
    let text = "There is no exercise here. Put a pack into the folder that `codementor doctor` names.";
    say(model, NoticeKind::Warning, text, effects);
}

/// Goes to the exercise at this place in the catalogue; to the editor where it is open already.
pub fn open_entry(model: &mut Model, index: usize, effects: &mut Vec<Effect>) {
    let Some(id) = model.catalogue.get(index).map(|entry| entry.id.clone()) else { return };
    model.pages.clear();
    if model.open_id() == Some(&id) {
        return focusing::go(model, Focus::Editor, effects);
    }
    open(model, id, None, effects);
}

/// On to the next exercise; one that is under way is set aside first, which is asked.
pub fn next(model: &mut Model, effects: &mut Vec<Effect>) {
    if boarding::look_back(model) {
        return;
    }
    if model.practice.as_ref().is_some_and(|practice| practice.is_under_way(&model.journey, model.now)) {
        setting_aside::ask_skip(model, effects);
    } else {
        go_on(model, effects);
    }
}

pub fn go_on(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Some(choice) = model.next.clone() {
        return open_choice(model, choice, effects);
    }
    let key = model.keys.word(Context::Editor, Action::Exercises).to_owned();
    let text = format!("Every other exercise is passed. {key} lists them, to take one again.");
    say(model, NoticeKind::Good, text, effects);
}

pub fn opened(model: &mut Model, request: RequestId, opened: Opened, effects: &mut Vec<Effect>) {
    let Some(opening) = model.opening.take_if(|opening| opening.request == request) else { return };
    // The old exercise may have been written in while the new one was on its way.
    saving::now(model, effects);
    checking::stop(model, effects);
    tutoring::left(model, effects);
    let welcome = model.is_first_start() && !opened.standing.opened;
    let Beginning { practice, begun, events } =
        beginning::begin(opened, opening.again, &model.journey, model.now);
    effects.extend(events.into_iter().map(|event| Effect::Record(Box::new(event))));
    let practice = Practice { task_revision: request.0, welcome, ..practice };
    model.browse.choose(&model.catalogue, &practice.exercise.id);
    model.practice = Some(Box::new(practice));
    model.vim.rest(None);
    model.question = None;
    let focus = opening.focus.unwrap_or(if begun || model.layout.arrangement != Arrangement::Narrow {
        Focus::Editor
    } else {
        // One pane at a time: the task is to be read first.
        Focus::Exercise
    });
    if opening.focus.is_none() {
        model.left_tab = Pane::Exercise;
    }
    focusing::focus(model, focus);
    saving::now(model, effects);
    remember(model, effects);
    introducing::begin_waiting_tour(model);
    introducing::light_up(model);
    outside::opened(model, effects);
    journeying::propose(model);
    highlighting::all(model, effects);
    checking::check(model, Trigger::Live, effects);
    if let Some(past) = opening.past {
        looking_back::put_into_editor(model, &past, effects);
    }
}

pub fn failed(model: &mut Model, request: RequestId, message: String, effects: &mut Vec<Effect>) {
    if model.opening.take_if(|opening| opening.request == request).is_some() {
        say(model, NoticeKind::Failure, message, effects);
    }
}

/// Writes down where one is, if that is somewhere else than before.
pub fn remember(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(id) = model.open_id() else { return };
    let place = Place {
        exercise: Some(id.clone()),
        pane: model.focus.pane(),
        zoomed: model.zoomed,
        browse: model.browse.place(&model.catalogue),
    };
    if model.place != place {
        model.place = place.clone();
        effects.push(Effect::SavePlace(place));
    }
}
