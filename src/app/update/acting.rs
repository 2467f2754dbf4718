//! Which action does what, by what has the keys: a question, a page, or a pane. It never knows a key.

use super::{
    arranging, boarding, browsing, checking, editing, focusing, introducing, looking_back, mapping, opening,
    outside, paging, saving, say, session, setting_aside, stepping, tutoring, vim_keys, voicing,
};
use crate::app::board::progress::Tab;
use crate::app::board::{Kind, memory};
use crate::app::help::Help;
use crate::app::layout::Focus;
use crate::app::msg::NoticeKind;
use crate::app::pages::Page;
use crate::app::question::Question;
use crate::app::{Effect, Model, context};
use crate::domain::event::Event;
use crate::domain::{Action, Context};

pub fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Quit => return session::end(model, effects),
        Action::Redraw => return effects.push(Effect::Redraw),
        Action::Suspend => {
            saving::now(model, effects);
            return effects.push(Effect::Suspend);
        }
        Action::NextTheme => return session::next_theme(model, effects),
        Action::ToggleVimKeys => return vim_keys::toggle(model, effects),
        _ => {}
    }
    if let Some(question) = model.question.take() {
        match action {
            Action::Confirm => return agreed(model, question, effects),
            Action::Cancel => return,
            // Whatever else was meant, it was not a yes.
            _ => {}
        }
    }
    if introducing::leads_away(model, action) {
        return;
    }
    if action == Action::Help {
        if !matches!(model.page(), Some(Page::Help(_))) {
            let here = context(model);
            model.notices.make_room();
            let help = Help { has_vim_keys: model.has_vim_keys(), ..Help::new(here) };
            model.pages.push(Page::Help(Box::new(help)));
        }
        return;
    }
    match action {
        Action::Today => return boarding::open(model, Kind::Today),
        Action::SearchTurns => return boarding::open(model, Kind::Search),
        Action::Palette => return boarding::open(model, Kind::Palette),
        Action::Progress => return boarding::open(model, Kind::Progress(Tab::default())),
        Action::History => return looking_back::toggle(model),
        Action::Settings => return boarding::open(model, Kind::Settings),
        Action::Voices => return voicing::open(model, effects),
        Action::LastRequest => return voicing::open_last_request(model, effects),
        Action::SkillMap => return mapping::open(model),
        Action::Memory => return boarding::open(model, Kind::Memory),
        Action::Interview => return introducing::ask_again(model),
        Action::Tour => return introducing::begin_tour(model),
        _ => {}
    }
    if model.page().is_some() {
        return paging::act(model, action, effects);
    }
    if introducing::in_tour(model, action, effects) {
        return;
    }
    on_practice(model, action, effects);
}

/// What works the same in every pane, and then what depends on the pane.
fn on_practice(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Check => checking::asked(model, effects),
        Action::Hint => tutoring::hint(model, effects),
        Action::AskAgain => tutoring::ask_again(model, effects),
        Action::Review => tutoring::review(model, effects),
        Action::CopyCode => tutoring::copy_next_code(model, effects),
        Action::NextExercise => opening::next(model, effects),
        Action::Exercises => browsing::open(model),
        Action::ShowSolution => paging::open_solution(model, effects),
        Action::ExternalEditor => outside::edit(model, effects),
        Action::DraftPath => outside::show_path(model, effects),
        Action::ResetDraft => ask_reset(model, effects),
        Action::GiveUp => setting_aside::ask_give_up(model, effects),
        Action::NextFailing => checking::next_failing(model, effects),
        Action::StepThrough => stepping::open(model, effects),
        Action::CaseDetail => paging::open_case(model),
        Action::Pieces => arranging::toggle(model, effects),
        Action::AgreeNoSandbox => agree_no_sandbox(model, effects),
        Action::Zoom => focusing::zoom(model, effects),
        Action::NextPane => focusing::step(model, true, effects),
        Action::PreviousPane => focusing::step(model, false, effects),
        Action::FocusExercise => focusing::go(model, Focus::Exercise, effects),
        Action::FocusEditor => focusing::go(model, Focus::Editor, effects),
        Action::FocusChecks => focusing::go(model, Focus::Checks, effects),
        Action::FocusChat => focusing::go(model, Focus::Chat, effects),
        Action::FocusProgress => focusing::go(model, Focus::Progress, effects),
        Action::ExerciseUp => scroll_task(model, -1),
        Action::ExerciseDown => scroll_task(model, 1),
        Action::Cancel => back(model, effects),
        _ => match model.focus {
            Focus::Exercise => in_exercise(model, action, effects),
            Focus::Editor => editing::act(model, action, effects),
            Focus::Checks => in_checks(model, action),
            Focus::Chat => tutoring::act(model, action, effects),
            Focus::Progress => in_progress(model, action),
        },
    }
}

/// Esc: the first of these that applies.
fn back(model: &mut Model, effects: &mut Vec<Effect>) {
    if vim_keys::escaped(model, effects)
        || checking::stopped_by_hand(model, effects)
        || arranging::cancelled(model)
        || editing::cancelled(model)
        || tutoring::stopped_by_hand(model, effects)
    {
        return;
    }
    // With vim's keys Esc is pressed once too often, out of habit, and means nothing then.
    let is_habit = model.vim_mode().is_some();
    if model.zoomed && !is_habit {
        return focusing::zoom(model, effects);
    }
    focusing::go(model, Focus::Editor, effects);
}

fn in_exercise(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    if action == Action::Confirm {
        return focusing::go(model, Focus::Editor, effects);
    }
    let page = isize::from(model.layout.content(Focus::Exercise).height.max(2) as i16) - 1;
    if let Some(practice) = &mut model.practice {
        practice.task_top = scrolled(practice.task_top, action, page);
    }
}

fn in_progress(model: &mut Model, action: Action) {
    if action == Action::Confirm {
        return boarding::open(model, Kind::Progress(Tab::default()));
    }
    let page = isize::from(model.layout.content(Focus::Progress).height.max(2) as i16) - 1;
    if let Some(practice) = &mut model.practice {
        practice.progress_top = scrolled(practice.progress_top, action, page);
    }
}

fn in_checks(model: &mut Model, action: Action) {
    let page = isize::from(model.layout.content(Focus::Checks).height.max(2) as i16) - 1;
    let Some(practice) = &mut model.practice else { return };
    let checks = &mut practice.checks;
    match action {
        Action::MoveUp => checks.step(-1),
        Action::MoveDown => checks.step(1),
        Action::MoveTop => checks.step(isize::MIN),
        Action::MoveBottom => checks.step(isize::MAX),
        Action::MovePageUp | Action::MovePageDown => {
            checks.top = scrolled(checks.top, action, page);
            checks.follow = false;
            return;
        }
        Action::Confirm => return paging::open_case(model),
        _ => return,
    }
    checks.follow = true;
}

/// Where a scrolled text stands after this; its end is found when the screen settles.
pub fn scrolled(top: usize, action: Action, page: isize) -> usize {
    match action {
        Action::MoveUp | Action::ScrollUp => top.saturating_sub(1),
        Action::MoveDown | Action::ScrollDown => top.saturating_add(1),
        Action::MovePageUp => top.saturating_add_signed(-page),
        Action::MovePageDown => top.saturating_add_signed(page),
        Action::MoveTop => 0,
        Action::MoveBottom => usize::MAX,
        _ => top,
    }
}

/// From any pane; half a page at a time, since one does not look at single lines from afar.
fn scroll_task(model: &mut Model, direction: isize) {
    let rows = isize::from((model.layout.content(Focus::Exercise).height / 2).max(1) as i16);
    if let Some(practice) = &mut model.practice {
        practice.task_top = practice.task_top.saturating_add_signed(direction * rows);
    }
}

fn ask_reset(model: &mut Model, effects: &mut Vec<Effect>) {
    match &model.practice {
        Some(practice) if practice.checks.untouched => {
            say(model, NoticeKind::Told, "This is the starter; nothing has been changed.", effects);
        }
        Some(_) => model.question = Some(Question::ResetDraft),
        None => {}
    }
}

fn agreed(model: &mut Model, question: Question, effects: &mut Vec<Effect>) {
    match question {
        Question::SkipExercise { .. } => setting_aside::skip(model, effects),
        Question::GiveUp => setting_aside::give_up(model, effects),
        Question::EraseMemory => memory::erase(model, effects),
        Question::ResetDraft => {
            let Some(practice) = &mut model.practice else { return };
            let discarded = practice.editor.text();
            let (exercise, language) = (practice.exercise.id.clone(), practice.language);
            effects.push(Effect::Record(Box::new(Event::DraftReset { exercise, language, discarded })));
            editing::replace_with_starter(model, effects);
            saving::now(model, effects);
            let key = model.keys.word(Context::Editor, Action::Undo).to_owned();
            say(model, NoticeKind::Told, format!("The starter is back. {key} undoes this."), effects);
        }
        Question::TakePieces => tutoring::take_pieces(model, effects),
    }
}

fn agree_no_sandbox(model: &mut Model, effects: &mut Vec<Effect>) {
    if matches!(model.grading, Some(crate::app::msg::Grading::NeedsConsent { .. })) {
        model.grading = None;
        effects.push(Effect::AgreeNoSandbox);
    }
}
