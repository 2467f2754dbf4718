//! Going to an exercise: asking for it, taking it in, and remembering where one is. It never decides
//! which exercise is best; `learner` proposes.

use super::{
    boarding, checking, focusing, highlighting, introducing, journeying, outside, saving, say, setting_aside,
};
use crate::app::layout::{Arrangement, Focus};
use crate::app::model::Opening;
use crate::app::msg::{NoticeKind, Opened};
use crate::app::practice::{Practice, Saving};
use crate::app::{Effect, Model};
use crate::domain::attempt::Trigger;
use crate::domain::event::Event;
use crate::domain::place::{Pane, Place};
use crate::domain::{Action, Context, ExerciseId, RequestId};
use crate::learner::choose::Choice;
use crate::learner::journey::Record;

/// Asks for an exercise; what is open is kept and stays until the other is there.
pub fn open(model: &mut Model, id: ExerciseId, focus: Option<Focus>, effects: &mut Vec<Effect>) {
    saving::now(model, effects);
    let request = model.requests.advance();
    model.opening = Some(Opening { request, id: id.clone(), focus, again: false });
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
    if model.practice.as_ref().is_some_and(|practice| is_under_way(model, practice)) {
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

/// The learner has begun it, or it is today's, and it has not come to an end.
fn is_under_way(model: &Model, practice: &Practice) -> bool {
    let id = &practice.exercise.id;
    let ended = practice.standing.passed_at.is_some() && !practice.review || practice.given_up;
    let is_begun = model.journey.record(id).is_some_and(Record::is_begun);
    let todays = model.journey.today(model.now);
    !ended && (is_begun || todays.is_some_and(|today| today.choice.id == *id))
}

pub fn opened(model: &mut Model, request: RequestId, opened: Opened, effects: &mut Vec<Effect>) {
    let Some(opening) = model.opening.take_if(|opening| opening.request == request) else { return };
    // The old exercise may have been written in while the new one was on its way.
    saving::now(model, effects);
    checking::stop(model, effects);
    let welcome = model.is_first_start() && !opened.standing.opened;
    if !opened.standing.opened {
        let (exercise, language) = (opened.exercise.id.clone(), opened.language);
        effects.push(Effect::Record(Box::new(Event::ExerciseOpened { exercise, language })));
    }
    let mut opened = opened;
    let id = opened.exercise.id.clone();
    let review = opening.again || model.journey.is_under_review(&id);
    if review && !model.journey.is_under_review(&id) {
        let discarded = outside::set_aside(&mut opened);
        let language = opened.language;
        effects.push(Effect::Record(Box::new(Event::DraftReset {
            exercise: id.clone(),
            language,
            discarded,
        })));
    }
    let begun = opened.draft.is_some();
    let revision = request.0;
    let mut practice = Practice::open(opened, revision, welcome, model.now);
    practice.standing.opened = true;
    practice.review = review;
    if !begun && review {
        // What was written back then is no draft any more.
        practice.draft = Saving::default();
    }
    // On another day it is tried again.
    let given_up_on = model.journey.record(&id).and_then(|record| record.given_up_on);
    practice.given_up = given_up_on == Some(model.now.local_day());
    model.picker.choose(&model.catalogue, &practice.exercise.id);
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
}

pub fn failed(model: &mut Model, request: RequestId, message: String, effects: &mut Vec<Effect>) {
    if model.opening.take_if(|opening| opening.request == request).is_some() {
        say(model, NoticeKind::Failure, message, effects);
    }
}

/// Writes down where one is, if that is somewhere else than before.
pub fn remember(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(id) = model.open_id() else { return };
    let place = Place { exercise: Some(id.clone()), pane: model.focus.pane(), zoomed: model.zoomed };
    if model.place != place {
        model.place = place.clone();
        effects.push(Effect::SavePlace(place));
    }
}
