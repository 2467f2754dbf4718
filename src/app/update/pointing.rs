//! The mouse: what a press, a drag or the wheel does where it happens. It never takes the keys away by
//! scrolling.

use super::{
    acting, arranging, boarding, browsing, editing, focusing, introducing, looking_back, mapping, paging,
    tutoring,
};
use crate::app::checks;
use crate::app::editor::Point;
use crate::app::footer::Footer;
use crate::app::layout::{Area, Arrangement, Focus, Spot};
use crate::app::lines::Target;
use crate::app::msg::{Pointer, PointerKind};
use crate::app::pages::Page;
use crate::app::{Effect, Model};
use crate::domain::place::Pane;
use crate::domain::{Action, Context};

/// Rows that one step of the wheel scrolls.
const WHEEL_ROWS: isize = 3;

pub fn point(model: &mut Model, pointer: Pointer, effects: &mut Vec<Effect>) {
    if model.layout.arrangement == Arrangement::TooSmall || !model.preferences.mouse {
        return;
    }
    match pointer.kind {
        PointerKind::Press { clicks } => press(model, pointer, clicks, effects),
        _ if arranges(model, pointer) => arranging::point(model, pointer, effects),
        PointerKind::Drag => drag(model, pointer, effects),
        PointerKind::Release => release(model),
        PointerKind::ScrollUp => scroll(model, pointer, -WHEEL_ROWS),
        PointerKind::ScrollDown => scroll(model, pointer, WHEEL_ROWS),
        PointerKind::ScrollLeft => scroll_sideways(model, pointer, -WHEEL_ROWS),
        PointerKind::ScrollRight => scroll_sideways(model, pointer, WHEEL_ROWS),
    }
}

/// What follows a press on the desk is the desk's, wherever the pointer has gone; the wheel only over it.
fn arranges(model: &Model, pointer: Pointer) -> bool {
    let on_page = matches!(model.page(), Some(Page::Pieces));
    let in_pane =
        model.page().is_none() && model.practice.as_ref().is_some_and(|practice| practice.arranges());
    match pointer.kind {
        PointerKind::Press { .. } => false,
        PointerKind::Drag | PointerKind::Release => on_page || in_pane,
        _ => {
            let spot = model.layout.spot(pointer.column, pointer.row);
            on_page || (in_pane && matches!(spot, Spot::Content(Focus::Editor, ..)))
        }
    }
}

fn press(model: &mut Model, pointer: Pointer, clicks: u8, effects: &mut Vec<Effect>) {
    if let Some(desk) = model.practice.as_mut().and_then(|practice| practice.desk.as_mut()) {
        desk.forget_press();
    }
    let spot = model.layout.spot(pointer.column, pointer.row);
    if let Spot::Footer(column) = spot {
        let action = Footer::of(model).at(column);
        if let Some(action) = action {
            acting::act(model, action, effects);
        } else {
            model.notices.fade();
        }
        return;
    }
    if model.question.is_some() {
        return;
    }
    if model.page().is_some() {
        return press_on_page(model, pointer, clicks, effects);
    }
    if let Some(tour) = model.tour {
        let card = model.layout.card;
        if card.contains(pointer.column, pointer.row) {
            let action = tour.at(&model.keys, card, pointer.column, pointer.row);
            introducing::in_tour(model, action, effects);
        }
        return;
    }
    match spot {
        Spot::Tab(pane) => focusing::go(model, Focus::of(pane), effects),
        Spot::Title(focus) => press_title(model, focus, clicks, effects),
        Spot::ChatInput(column, row) => {
            focusing::go(model, Focus::Chat, effects);
            if let Some(practice) = &mut model.practice {
                // The sign in front of the input takes three columns.
                let place = Point { row: row as isize, column: column as isize - 3 };
                let _ = practice.chat.input.pointer_down(place, clicks.into(), pointer.shift);
            }
        }
        Spot::Content(focus, column, row) => {
            press_pane(model, focus, (column, row), pointer, clicks, effects);
        }
        Spot::Footer(_) | Spot::Nothing => {}
    }
}

/// A title takes the keys to its pane; twice, and the pane takes the screen. One name for several tabs
/// goes round them.
fn press_title(model: &mut Model, focus: Focus, clicks: u8, effects: &mut Vec<Effect>) {
    let one_name = model.layout.arrangement == Arrangement::Narrow && model.layout.tabs.is_empty();
    if one_name && !model.zoomed && focus != Focus::Checks {
        let place = Pane::ALL.iter().position(|pane| *pane == focus.pane()).unwrap_or(0);
        let next = Pane::ALL[(place + 1) % Pane::ALL.len()];
        return focusing::go(model, Focus::of(next), effects);
    }
    focusing::go(model, focus, effects);
    if clicks == 2 {
        focusing::zoom(model, effects);
    }
}

fn press_pane(
    model: &mut Model,
    focus: Focus,
    (column, row): (u16, u16),
    pointer: Pointer,
    clicks: u8,
    effects: &mut Vec<Effect>,
) {
    focusing::go(model, focus, effects);
    match focus {
        Focus::Editor if arranging::is_open(model) => arranging::point(model, pointer, effects),
        Focus::Editor => {
            let place = Point { row: row as isize, column: column as isize };
            if let Some(practice) = &mut model.practice {
                practice.dragging = true;
            }
            editing::with_editor(model, effects, |editor| {
                editor.pointer_down(place, clicks.into(), pointer.shift)
            });
        }
        Focus::Checks => press_check(model, row, clicks, effects),
        Focus::Chat => press_chat(model, row, effects),
        Focus::Exercise | Focus::Progress => {}
    }
}

/// A press on code copies it.
fn press_chat(model: &mut Model, row: u16, effects: &mut Vec<Effect>) {
    let width = model.layout.content(Focus::Chat).width;
    let hint = model.keys.word(Context::Editor, Action::Hint);
    let Some(practice) = &model.practice else { return };
    let (lines, _) = practice.chat.lines(width, hint);
    match lines.get(practice.chat.top + usize::from(row)).and_then(|line| line.target) {
        Some(Target::Row(place)) => tutoring::copy_code(model, place, effects),
        Some(Target::Press(action)) => acting::act(model, action, effects),
        Some(Target::Case(_) | Target::Open(_)) | None => {}
    }
}

fn press_check(model: &mut Model, row: u16, clicks: u8, effects: &mut Vec<Effect>) {
    let width = model.layout.content(Focus::Checks).width;
    let Some(practice) = &model.practice else { return };
    let index = practice.checks.top + usize::from(row);
    let lines = checks::lines(model, practice, width.into());
    match lines.get(index).and_then(|line| line.target) {
        Some(Target::Case(case)) => {
            if let Some(practice) = &mut model.practice {
                practice.checks.choose(case);
                practice.checks.follow = true;
            }
            if clicks == 2 {
                paging::open_case(model);
            }
        }
        Some(Target::Press(action)) => acting::act(model, action, effects),
        Some(Target::Row(_) | Target::Open(_)) | None => {}
    }
}

fn press_on_page(model: &mut Model, pointer: Pointer, clicks: u8, effects: &mut Vec<Effect>) {
    let body = model.layout.body;
    match model.pages.last_mut() {
        Some(Page::Exercises) => browsing::press(model, pointer, clicks, effects),
        Some(Page::SkillMap) => mapping::press(model, pointer, clicks, effects),
        Some(Page::Skill(_)) => mapping::press_on_skill(model, pointer, effects),
        Some(Page::Pieces) => arranging::point(model, pointer, effects),
        Some(Page::Board(_)) => boarding::press(model, pointer.column, pointer.row, effects),
        Some(Page::History(_)) => looking_back::press(model, pointer),
        Some(Page::Solution(comparison)) if pointer.row == body.top => {
            comparison.model_in_front = !comparison.model_in_front;
        }
        _ => {}
    }
}

fn drag(model: &mut Model, pointer: Pointer, effects: &mut Vec<Effect>) {
    let area = model.layout.content(Focus::Editor);
    let Some(practice) = &mut model.practice else { return };
    if practice.dragging && model.pages.is_empty() {
        let place = relative(area, pointer);
        editing::with_editor(model, effects, |editor| editor.pointer_drag(place));
    }
}

fn release(model: &mut Model) {
    if let Some(practice) = &mut model.practice {
        practice.dragging = false;
        practice.editor.pointer_up();
        practice.chat.input.pointer_up();
    }
}

fn scroll(model: &mut Model, pointer: Pointer, by: isize) {
    match model.pages.last_mut() {
        Some(Page::Help(help)) => return help.top = help.top.saturating_add_signed(by),
        Some(Page::Solution(comparison)) => {
            return comparison.top = comparison.top.saturating_add_signed(by);
        }
        Some(Page::Consent(consent)) => return consent.top = consent.top.saturating_add_signed(by),
        Some(Page::LastRequest(page)) => return page.top = page.top.saturating_add_signed(by),
        Some(Page::Case(case)) => return case.top = case.top.saturating_add_signed(by),
        Some(Page::Exercises) => return browsing::scroll(model, by),
        Some(Page::SkillMap) => return mapping::scroll(model, by),
        Some(Page::Skill(page)) => return page.top = page.top.saturating_add_signed(by),
        Some(Page::Board(_)) => return boarding::scroll(model, by),
        Some(Page::History(_)) => return looking_back::scroll(model, pointer, by),
        Some(Page::Stepping(page)) => return page.step_by(by.signum()),
        Some(Page::Pieces) => return,
        None => {}
    }
    let spot = model.layout.spot(pointer.column, pointer.row);
    let Some(practice) = &mut model.practice else { return };
    match spot {
        Spot::Content(Focus::Editor, ..) => practice.editor.scroll_by(by),
        Spot::Content(Focus::Checks, ..) => {
            practice.checks.follow = false;
            practice.checks.top = practice.checks.top.saturating_add_signed(by);
        }
        Spot::Content(Focus::Exercise, ..) => {
            practice.task_top = practice.task_top.saturating_add_signed(by);
        }
        Spot::Content(Focus::Chat, ..) => practice.chat.top = practice.chat.top.saturating_add_signed(by),
        Spot::Content(Focus::Progress, ..) => {
            practice.progress_top = practice.progress_top.saturating_add_signed(by);
        }
        Spot::ChatInput(..) | Spot::Tab(_) | Spot::Title(_) | Spot::Footer(_) | Spot::Nothing => {}
    }
}

fn scroll_sideways(model: &mut Model, pointer: Pointer, by: isize) {
    if matches!(model.page(), Some(Page::SkillMap)) {
        return mapping::scroll_sideways(model, by);
    }
    let spot = model.layout.spot(pointer.column, pointer.row);
    if let (Spot::Content(Focus::Editor, ..), true, Some(practice)) =
        (spot, model.pages.is_empty(), &mut model.practice)
    {
        practice.editor.scroll_sideways(by);
    }
}

fn relative(area: Area, pointer: Pointer) -> Point {
    Point {
        row: pointer.row as isize - area.top as isize,
        column: pointer.column as isize - area.left as isize,
    }
}
