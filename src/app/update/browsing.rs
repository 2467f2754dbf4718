//! What happens on the list of exercises: opening it, typing, filters and their menus, clicks. It never
//! decides which exercise is best; `learner` does.

use super::{editing, opening, say};
use crate::app::browse::areas::BrowseAreas;
use crate::app::browse::{Browse, Facet, chips, completed, lines, remark};
use crate::app::lines::Target;
use crate::app::msg::{NoticeKind, Pointer};
use crate::app::pages::Page;
use crate::app::{Effect, Model};
use crate::domain::{Action, Context};

pub fn open(model: &mut Model) {
    model.notices.make_room();
    // What was looked for last stands there still, and typing replaces it.
    let _ = model.browse.input.act(Action::SelectAll, model.now.steady_millis);
    let now = model.now;
    model.browse.refresh(&model.catalogue, &model.journey, now);
    model.pages.push(Page::Exercises);
}

/// Opens the list with one skill only.
pub fn open_about(model: &mut Model, slug: &str) {
    model.pages.retain(|page| !matches!(page, Page::Exercises));
    open(model);
    model.browse.clear(&model.catalogue);
    model.browse.set(Facet::Skill, Some(slug), &model.catalogue);
}

pub fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    if let Some(facet) = Facet::from_action(action) {
        model.browse.open_menu(&model.catalogue, facet);
        return;
    }
    let rows = isize::from(BrowseAreas::of(model.layout.body).rows.height.max(2) as i16) - 1;
    let step = match action {
        Action::MoveUp => Some(-1),
        Action::MoveDown => Some(1),
        Action::MovePageUp => Some(-rows),
        Action::MovePageDown => Some(rows),
        Action::MoveTop => Some(isize::MIN),
        Action::MoveBottom => Some(isize::MAX),
        _ => None,
    };
    if model.browse.menu.is_some() {
        in_menu(model, action, step);
    } else if let Some(step) = step {
        model.browse.step(step);
    } else {
        in_list(model, action, effects);
    }
    opening::remember(model, effects);
}

fn in_list(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    let Model { browse, catalogue, .. } = model;
    match action {
        Action::Confirm | Action::InsertNewline | Action::Send => open_chosen(model, effects),
        Action::ClearFilters => browse.clear(catalogue),
        Action::NextOrder => {
            browse.order = browse.order.next();
            browse.search(catalogue);
        }
        Action::BestAbout => open_best(model, effects),
        Action::Complete => {
            if let Some(whole) = completed(&browse.query(), browse.vocabulary()) {
                browse.write(&whole, catalogue);
            }
        }
        _ => {
            let now = model.now.steady_millis;
            if browse.input.act(action, now).changed.is_some() {
                browse.search_typed(catalogue);
            }
        }
    }
}

fn in_menu(model: &mut Model, action: Action, step: Option<isize>) {
    let Model { browse, catalogue, .. } = model;
    match action {
        Action::Confirm | Action::InsertNewline | Action::Send | Action::Complete => {
            browse.take_from_menu(catalogue);
        }
        Action::ClearFilters => browse.clear(catalogue),
        _ => {
            let Some(mut menu) = browse.menu.take() else { return };
            if let Some(step) = step {
                menu.step(step, menu.choices(browse, catalogue).len());
            } else if menu.input.act(action, model.now.steady_millis).changed.is_some() {
                (menu.chosen, menu.top) = (0, 0);
            }
            browse.menu = Some(menu);
        }
    }
}

pub fn insert(model: &mut Model, text: &str, pasted: bool) {
    let now = model.now.steady_millis;
    let Browse { menu, input, .. } = &mut model.browse;
    if let Some(menu) = menu {
        let _ = editing::insert_into(&mut menu.input, text, pasted, now);
        (menu.chosen, menu.top) = (0, 0);
        return;
    }
    let _ = editing::insert_into(input, text, pasted, now);
    model.browse.search_typed(&model.catalogue);
}

/// Esc: closes the menu, then takes away what was typed; `false` where there is neither.
pub fn cancelled(model: &mut Model) -> bool {
    if model.browse.menu.take().is_some() {
        return true;
    }
    if model.browse.query().is_empty() {
        return false;
    }
    model.browse.write("", &model.catalogue);
    true
}

/// Opens the exercise that is chosen in the list.
pub fn open_chosen(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Some(index) = model.browse.found.get(model.browse.chosen).map(|found| found.index) {
        opening::open_entry(model, index, effects);
    }
}

/// Opens the best exercise about the skill that is asked for.
fn open_best(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Some(choice) = remark::best_about(model) {
        return opening::open_choice(model, choice, effects);
    }
    let key = model.keys.word(Context::Browse, Action::FilterSkill);
    let text = if model.browse.asked().filter.skill.is_none() {
        format!("Choose a skill first: {key}.")
    } else {
        "Everything about this is passed, and nothing is due. Take any again.".to_owned()
    };
    say(model, NoticeKind::Told, text, effects);
}

/// A press chooses a row, a second one opens it; on a filter or a sentence it does what stands there.
pub fn press(model: &mut Model, pointer: Pointer, clicks: u8, effects: &mut Vec<Effect>) {
    let areas = BrowseAreas::of(model.layout.body);
    let (column, row) = (pointer.column, pointer.row);
    if areas.chips.contains(column, row) {
        let place = usize::from(column - areas.chips.left);
        if let Some(action) = chips::at(model, areas.chips.width.into(), place) {
            act(model, action, effects);
        }
        return;
    }
    if areas.remark.contains(column, row) {
        if let Some(Target::Press(action)) = remark::remark(model, areas.remark.width.into()).target {
            act(model, action, effects);
        }
        return;
    }
    if !areas.rows.contains(column, row) {
        return;
    }
    let place = usize::from(row - areas.rows.top);
    if let Some(menu) = &mut model.browse.menu {
        let top = menu.top;
        let shown = model.browse.menu.as_ref().map(|menu| lines::menu(model, menu, areas.rows.width.into()));
        let target = shown.unwrap_or_default().get(top + place).and_then(|line| line.target);
        if let (Some(Target::Row(index)), Some(menu)) = (target, &mut model.browse.menu) {
            menu.chosen = index;
            act(model, Action::Confirm, effects);
        }
        return;
    }
    if model.browse.found.is_empty() {
        let lines = remark::nothing(model, areas.rows.width.into());
        if let Some(Target::Press(action)) = lines.get(place).and_then(|line| line.target) {
            drop_filter(model, action, effects);
        }
        return;
    }
    let index = model.browse.top + place;
    if index < model.browse.found.len() {
        let again = model.browse.chosen == index;
        model.browse.chosen = index;
        if again || clicks >= 2 {
            open_chosen(model, effects);
        }
    }
}

/// A click on what an empty list offers takes that filter away at once.
fn drop_filter(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    match Facet::from_action(action) {
        Some(facet) => model.browse.set(facet, None, &model.catalogue),
        None if action == Action::Cancel => {
            cancelled(model);
        }
        None => act(model, action, effects),
    }
    opening::remember(model, effects);
}

pub fn scroll(model: &mut Model, by: isize) {
    match model.browse.menu.take() {
        Some(mut menu) => {
            menu.step(by.signum(), menu.choices(&model.browse, &model.catalogue).len());
            model.browse.menu = Some(menu);
        }
        None => model.browse.step(by.signum()),
    }
}

/// What is chosen is seen.
pub fn settle(model: &mut Model) {
    let areas = BrowseAreas::of(model.layout.body);
    let rows = usize::from(areas.rows.height);
    model.browse.keep_in_view(rows);
    if let Some(mut menu) = model.browse.menu.take() {
        menu.keep_in_view(rows, menu.choices(&model.browse, &model.catalogue).len());
        model.browse.menu = Some(menu);
    }
}
