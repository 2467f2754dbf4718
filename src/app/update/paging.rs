//! What happens on pages: opening and closing them, moving in them, typing into their search. It never
//! touches what lies under a page.

use super::{
    acting, arranging, boarding, browsing, checking, editing, highlighting, looking_back, mapping, opening,
    say, stepping, voicing,
};
use crate::app::board::Board;
use crate::app::comparison::Comparison;
use crate::app::msg::NoticeKind;
use crate::app::pages::{CasePage, Page};
use crate::app::{Effect, Model};
use crate::domain::{Action, Context};

/// The model solution beside one's own, once it has been earned.
pub fn open_solution(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some(practice) = &model.practice else { return };
    if !practice.solution_is_open() {
        let key = model.keys.word(Context::Editor, Action::Hint).to_owned();
        let text = format!("The model solution opens when your checks pass. {key} gives a hint.");
        return say(model, NoticeKind::Told, text, effects);
    }
    let mut comparison = Comparison::new(&practice.editor.text(), practice.solution());
    for (index, line) in comparison.yours.iter_mut().enumerate() {
        line.spans = practice.editor.spans(index).to_vec();
    }
    model.notices.make_room();
    model.pages.retain(|page| !matches!(page, Page::Solution(_)));
    model.pages.push(Page::Solution(comparison));
    highlighting::solution(model, effects);
}

/// The chosen case whole.
pub fn open_case(model: &mut Model) {
    let Some(practice) = &mut model.practice else { return };
    if practice.checks.verdict.is_some() {
        model.notices.make_room();
        let index = practice.checks.chosen;
        model.pages.push(Page::Case(CasePage { index, top: 0 }));
    }
}

pub fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    match action {
        Action::Cancel if boarding::cancelled(model, effects) => return,
        Action::Cancel if matches!(model.page(), Some(Page::Consent(_))) => {
            return voicing::put_off(model, effects);
        }
        Action::Cancel => {
            close(model);
            return opening::remember(model, effects);
        }
        Action::NextExercise => return opening::next(model, effects),
        Action::StepThrough => match model.pages.last() {
            Some(Page::Stepping(_)) => return close(model),
            _ => return stepping::open(model, effects),
        },
        Action::Exercises => {
            if mapping::list_skill(model) {
                return;
            }
            model.pages.clear();
            return browsing::open(model);
        }
        Action::FocusExercise
        | Action::FocusEditor
        | Action::FocusChecks
        | Action::FocusChat
        | Action::FocusProgress => {
            model.pages.clear();
            return acting::act(model, action, effects);
        }
        _ => {}
    }
    let page = isize::from(model.layout.body.height.max(4) as i16) - 3;
    let now = model.now.steady_millis;
    match model.pages.last_mut() {
        Some(Page::Exercises) => browsing::act(model, action, effects),
        Some(Page::SkillMap) => mapping::act(model, action, effects),
        Some(Page::Skill(_)) => mapping::act_on_skill(model, action, effects),
        Some(Page::Board(_)) => boarding::act(model, action, effects),
        Some(Page::History(_)) => looking_back::act(model, action, effects),
        Some(Page::Pieces) => arranging::act_on_page(model, action, effects),
        Some(Page::Help(help)) => match action {
            Action::MoveUp
            | Action::MoveDown
            | Action::MovePageUp
            | Action::MovePageDown
            | Action::MoveTop
            | Action::MoveBottom => help.top = acting::scrolled(help.top, action, page),
            _ => {
                if help.query.act(action, now).changed.is_some() {
                    help.top = 0;
                }
            }
        },
        Some(Page::Solution(comparison)) => match action {
            Action::NextPane | Action::PreviousPane => comparison.model_in_front = !comparison.model_in_front,
            Action::ShowSolution | Action::Confirm => close(model),
            _ => comparison.top = acting::scrolled(comparison.top, action, page),
        },
        Some(Page::Stepping(page)) => stepping::act(page, action),
        Some(Page::Case(case)) => match action {
            Action::NextFailing | Action::CaseDetail => next_case(model),
            Action::Confirm => close(model),
            Action::Check => checking::asked(model, effects),
            _ => case.top = acting::scrolled(case.top, action, page),
        },
        Some(Page::Consent(_)) => voicing::act_on_consent(model, action, effects),
        Some(Page::LastRequest(_)) => voicing::act_on_last_request(model, action, effects),
        None => {}
    }
}

pub fn insert(model: &mut Model, text: &str, pasted: bool) {
    let now = model.now.steady_millis;
    match model.pages.last_mut() {
        Some(Page::Help(help)) => {
            let _ = editing::insert_into(&mut help.query, text, pasted, now);
            help.top = 0;
        }
        Some(Page::Exercises) => browsing::insert(model, text, pasted),
        Some(Page::Board(_)) => boarding::insert(model, text, pasted),
        _ => {}
    }
}

/// Clears what was typed first, then closes.
fn close(model: &mut Model) {
    match model.pages.last_mut() {
        Some(Page::Help(help)) if !help.query.is_empty() => {
            help.query = crate::app::help::Help::new(help.context).query;
        }
        Some(Page::Exercises) => {
            if !browsing::cancelled(model) {
                model.pages.pop();
            }
        }
        Some(Page::History(history)) if history.in_code => history.in_code = false,
        Some(Page::Pieces) => arranging::close_page(model),
        Some(Page::Board(board)) if !board.query().is_empty() => **board = Board::new(board.kind),
        _ => {
            model.pages.pop();
        }
    }
}

fn next_case(model: &mut Model) {
    let Some(practice) = &mut model.practice else { return };
    if practice.checks.next_failing() {
        practice.checks.follow = true;
        let index = practice.checks.chosen;
        if let Some(Page::Case(case)) = model.pages.last_mut() {
            *case = CasePage { index, top: 0 };
        }
    }
}
