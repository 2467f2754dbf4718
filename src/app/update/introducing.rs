//! Getting to know each other: the questions of a first start, the exercise that they lead to, and the tour.
//! It never asks twice what was answered, unless it is asked to.

use super::{focusing, opening, say};
use crate::app::board::interview::{Interview, Occasion};
use crate::app::board::{Board, Kind};
use crate::app::msg::NoticeKind;
use crate::app::pages::Page;
use crate::app::tour::Tour;
use crate::app::{Effect, Model};
use crate::domain::event::Event;
use crate::domain::{Action, Context};
use crate::learner::choose::{Choice, Wish};
use crate::learner::journey::{Record, TodayState};

/// No exercise was ever worked on here, so there is someone to get to know.
pub fn is_newcomer(model: &Model) -> bool {
    !model.journey.has_worked()
}

/// Asks a newcomer what has not been answered yet; `false` where there is nothing to ask.
pub fn ask_newcomer(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    if model.journey.interview_ended() || !is_newcomer(model) {
        return false;
    }
    let Some(interview) = Interview::first(model) else {
        record(Event::InterviewEnded { completed: true }, effects);
        return false;
    };
    ask(model, interview);
    true
}

/// Opens the questions, over what is there.
pub fn ask(model: &mut Model, interview: Interview) {
    model.notices.make_room();
    model.pages.retain(|page| !is_interview(page));
    let mut board = Board::new(Kind::Interview);
    board.interview = Some(interview);
    model.pages.push(Page::Board(Box::new(board)));
    Interview::show(model);
}

/// Everything is asked again.
pub fn ask_again(model: &mut Model) {
    if let Some(interview) = Interview::again(model) {
        model.tour = None;
        ask(model, interview);
    }
}

/// The questions are over, answered or not.
pub fn interview_over(model: &mut Model, occasion: Occasion, completed: bool, effects: &mut Vec<Effect>) {
    model.pages.retain(|page| !is_interview(page));
    if occasion == Occasion::One {
        return;
    }
    record(Event::InterviewEnded { completed }, effects);
    if occasion == Occasion::First {
        model.tour_waits = !model.journey.tour_ended();
    }
    choose_anew(model, effects);
    if model.practice.is_some() && model.opening.is_none() {
        begin_waiting_tour(model);
    }
}

/// While the questions of the beginning are open, nothing leads away from them but their own keys.
pub fn leads_away(model: &Model, action: Action) -> bool {
    let elsewhere = matches!(
        action,
        Action::Today
            | Action::Palette
            | Action::Settings
            | Action::Memory
            | Action::Interview
            | Action::Tour
            | Action::Exercises
            | Action::NextExercise
            | Action::FocusExercise
            | Action::FocusEditor
            | Action::FocusChecks
            | Action::FocusChat
            | Action::FocusProgress
    );
    let is_first = |page: &Page| match page {
        Page::Board(board) => {
            board.interview.as_ref().is_some_and(|interview| interview.occasion == Occasion::First)
        }
        _ => false,
    };
    elsewhere && model.pages.iter().any(is_first)
}

/// The exercise of the day for what is known now, unless that of today was begun.
fn choose_anew(model: &mut Model, effects: &mut Vec<Effect>) {
    // What was said a moment ago may not have been written down yet.
    let mut foreseen = model.journey.clone();
    for change in model.profile.changes_since(foreseen.profile()) {
        let _ = foreseen.observe(&Event::ProfileChanged { change }, model.now);
    }
    let todays = foreseen.today(model.now);
    let is_begun =
        todays.as_ref().is_some_and(|today| matches!(today.state, TodayState::Begun | TodayState::Done));
    let before = todays.map(|today| today.choice);
    let anew = if is_begun { None } else { foreseen.choose(model.now, &Wish::default()) };
    let anew = anew.map(|selection| selection.choice);
    if let Some(choice) = &anew
        && before.as_ref().is_none_or(|before| (&before.id, &before.reason) != (&choice.id, &choice.reason))
    {
        let (exercise, reason) = (choice.id.clone(), choice.reason.clone());
        record(Event::ExerciseChosen { exercise, reason }, effects);
    }
    match anew.or(before) {
        Some(choice) => go_to(model, choice, effects),
        None if model.practice.is_none() => opening::open_first(model, effects),
        None => {}
    }
}

/// Opens what was chosen, unless the learner is in the middle of something.
fn go_to(model: &mut Model, choice: Choice, effects: &mut Vec<Effect>) {
    let is_at_work = model.practice.as_ref().is_some_and(|practice| {
        let record = model.journey.record(&practice.exercise.id);
        !practice.checks.untouched || record.is_some_and(Record::is_begun)
    });
    let is_open = model.open_id() == Some(&choice.id);
    if !is_at_work && !is_open {
        return opening::open_choice(model, choice, effects);
    }
    let words = if is_open {
        choice.reason
    } else {
        let title = model.entry(&choice.id).map(|entry| entry.title.clone()).unwrap_or_default();
        let key = model.keys.word(Context::Editor, Action::Today);
        format!("Today's exercise is {title}: {key} shows it.")
    };
    say(model, NoticeKind::Told, words, effects);
}

/// The tour begins once there is something to be shown, where it waits for that.
pub fn begin_waiting_tour(model: &mut Model) {
    if std::mem::take(&mut model.tour_waits) {
        begin_tour(model);
    }
}

pub fn begin_tour(model: &mut Model) {
    if model.tour.is_some() {
        return;
    }
    model.pages.clear();
    let (before, tab_before, zoomed_before) = (model.focus, model.left_tab, model.zoomed);
    model.zoomed = false;
    model.tour = Some(Tour { step: 0, before, tab_before, zoomed_before });
    light_up(model);
}

/// The pane that the tour is about is in front.
pub fn light_up(model: &mut Model) {
    if let Some(tour) = model.tour {
        focusing::focus(model, tour.focus());
    }
}

/// What an action does in the tour; `false` where it does what it does everywhere.
pub fn in_tour(model: &mut Model, action: Action, effects: &mut Vec<Effect>) -> bool {
    let Some(tour) = &mut model.tour else { return false };
    match action {
        Action::Confirm | Action::NextPane if tour.step + 1 >= Tour::STEPS => end_tour(model, true, effects),
        Action::Confirm | Action::NextPane => tour.step += 1,
        Action::Back | Action::PreviousPane => tour.step = tour.step.saturating_sub(1),
        Action::Cancel => end_tour(model, false, effects),
        Action::Zoom
        | Action::FocusExercise
        | Action::FocusEditor
        | Action::FocusChecks
        | Action::FocusChat
        | Action::FocusProgress => {}
        _ => return false,
    }
    light_up(model);
    true
}

/// Whoever begins to write is told how.
pub fn typed_in_tour(model: &mut Model, effects: &mut Vec<Effect>) {
    let [next, end] =
        [Action::Confirm, Action::Cancel].map(|action| model.keys.word(Context::Tour, action).to_owned());
    let words = format!("{next} goes on with the tour; {end} ends it, and you can write.");
    say(model, NoticeKind::Told, words, effects);
}

fn end_tour(model: &mut Model, completed: bool, effects: &mut Vec<Effect>) {
    let Some(tour) = model.tour.take() else { return };
    record(Event::TourEnded { completed }, effects);
    model.zoomed = tour.zoomed_before;
    model.left_tab = tour.tab_before;
    focusing::go(model, tour.before, effects);
}

fn is_interview(page: &Page) -> bool {
    matches!(page, Page::Board(board) if board.kind == Kind::Interview)
}

fn record(event: Event, effects: &mut Vec<Effect>) {
    effects.push(Effect::Record(Box::new(event)));
}
