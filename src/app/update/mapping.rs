//! What happens on the skill map and on a skill's page: walking, scrolling, opening, clicks. It never knows
//! where anything is drawn; the map does.

use super::{acting, browsing, highlighting, opening, say};
use crate::app::browse::remark;
use crate::app::layout::Area;
use crate::app::lines::{Line, Target};
use crate::app::map::skill_page::{SkillAreas, choosable};
use crate::app::map::walk::{self, Way};
use crate::app::map::{MapAreas, SkillPage, lines, tree};
use crate::app::msg::{NoticeKind, Pointer};
use crate::app::pages::Page;
use crate::app::{Effect, Model};
use crate::domain::Action;

/// Opens the map, where one was, or on what the open exercise is about; closes it where it is open.
pub fn open(model: &mut Model) {
    model.notices.make_room();
    if matches!(model.page(), Some(Page::SkillMap)) {
        model.pages.pop();
        return;
    }
    model.pages.retain(|page| !matches!(page, Page::SkillMap | Page::Skill(_)));
    if !model.skill_map.seen {
        let open = model.open_id().and_then(|id| model.entry(id)).and_then(|entry| entry.skills.first());
        if let Some(skill) = open.and_then(|slug| model.skills.number(slug)) {
            model.skill_map.chosen = skill;
        }
    }
    model.skill_map.seen = true;
    model.skill_map.follow = true;
    model.pages.push(Page::SkillMap);
}

pub fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    let areas = MapAreas::of(model.layout.body, &model.skills);
    let skills = model.skills.clone();
    let step = if areas.is_drawn { walk::step } else { walk::step_in_list };
    let map = &mut model.skill_map;
    let way = match action {
        Action::MoveUp | Action::MovePageUp => Some(Way::Up),
        Action::MoveDown | Action::MovePageDown => Some(Way::Down),
        Action::MoveLeft | Action::PreviousPane => Some(Way::Left),
        Action::MoveRight | Action::NextPane => Some(Way::Right),
        _ => None,
    };
    let times = match action {
        Action::MovePageUp | Action::MovePageDown if areas.is_drawn => 2,
        Action::MovePageUp | Action::MovePageDown => usize::from(areas.view.height.max(2)) - 1,
        _ => 1,
    };
    if let Some(way) = way {
        for _ in 0..times {
            map.choose(step(&skills, map, way));
        }
        return;
    }
    match action {
        Action::MoveTop | Action::MoveBottom => {
            let mut rows = tree::rows(&skills).into_iter().map(|row| row.skill);
            let found = if action == Action::MoveTop { rows.next() } else { rows.next_back() };
            map.choose(found.unwrap_or(0));
        }
        Action::Confirm => {
            let chosen = map.chosen;
            open_skill(model, chosen, effects);
        }
        Action::BestAbout => {
            let chosen = map.chosen;
            open_best(model, chosen, effects);
        }
        _ => {}
    }
}

/// A press chooses a skill, a second one opens it.
pub fn press(model: &mut Model, pointer: Pointer, clicks: u8, effects: &mut Vec<Effect>) {
    let areas = MapAreas::of(model.layout.body, &model.skills);
    if !areas.view.contains(pointer.column, pointer.row) {
        return;
    }
    let row = model.skill_map.top + usize::from(pointer.row - areas.view.top);
    let column = usize::from(pointer.column - areas.view.left);
    let found = if areas.is_drawn {
        let drawing = model.skills.drawing();
        let indent = lines::indent(drawing, areas.view.width.into());
        (column + model.skill_map.left).checked_sub(indent).and_then(|column| drawing.at(column, row))
    } else {
        tree::rows(&model.skills).get(row).map(|row| row.skill)
    };
    let Some(skill) = found else { return };
    if skill == model.skill_map.chosen || clicks >= 2 {
        model.skill_map.choose(skill);
        return open_skill(model, skill, effects);
    }
    model.skill_map.choose(skill);
}

pub fn scroll(model: &mut Model, by: isize) {
    model.skill_map.follow = false;
    model.skill_map.top = model.skill_map.top.saturating_add_signed(by);
}

pub fn scroll_sideways(model: &mut Model, by: isize) {
    model.skill_map.follow = false;
    model.skill_map.left = model.skill_map.left.saturating_add_signed(by);
}

pub fn settle(model: &mut Model) {
    let areas = MapAreas::of(model.layout.body, &model.skills);
    let skills = model.skills.clone();
    model.skill_map.settle(&areas, &skills);
}

/// Opens a skill's page; the map goes along.
fn open_skill(model: &mut Model, skill: usize, effects: &mut Vec<Effect>) {
    if model.skills.nodes().get(skill).is_none() {
        return;
    }
    model.skill_map.choose(skill);
    let page = SkillPage::new(&model.skills, skill, model.requests.advance().0);
    highlighting::concept(&page, effects);
    if matches!(model.page(), Some(Page::Skill(_))) {
        model.pages.pop();
    }
    model.pages.push(Page::Skill(Box::new(page)));
}

fn open_best(model: &mut Model, skill: usize, effects: &mut Vec<Effect>) {
    let Some(slug) = model.skills.nodes().get(skill).map(|node| node.slug.clone()) else { return };
    match remark::about(model, slug) {
        Some(choice) => opening::open_choice(model, choice, effects),
        None => say(model, NoticeKind::Told, "There is no exercise about this that is left to do.", effects),
    }
}

pub fn act_on_skill(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    let Some(Page::Skill(page)) = model.page() else { return };
    let mut page = page.clone();
    let areas = SkillAreas::of(model.layout.body);
    let shown = page.lines(model, &areas);
    let rows = usize::from(areas.text.height.max(2)) - 1;
    match action {
        Action::Confirm => {
            let among = if areas.has_side() { &shown.side } else { &shown.text };
            let target = page.chosen.and_then(|place| choosable(among).get(place).copied());
            let Some((_, target)) = target else {
                step(&mut page, &areas, &shown.side, &shown.text, true);
                return put_back(model, page);
            };
            return accept(model, page.skill, target, effects);
        }
        Action::BestAbout => return open_best(model, page.skill, effects),
        Action::MoveUp | Action::MoveDown => {
            step(&mut page, &areas, &shown.side, &shown.text, action == Action::MoveDown);
        }
        _ => page.top = acting::scrolled(page.top, action, rows as isize),
    }
    put_back(model, page);
}

/// Beside the concept the arrows choose. Under it they scroll until there is something to choose, as in a
/// browser of text.
fn step(page: &mut SkillPage, areas: &SkillAreas, side: &[Line], text: &[Line], forward: bool) {
    let among = if areas.has_side() { side } else { text };
    let rows: Vec<usize> = choosable(among).into_iter().map(|(row, _)| row).collect();
    if areas.has_side() {
        let last = rows.len().saturating_sub(1);
        page.chosen = match page.chosen {
            None => Some(0),
            Some(place) if forward => Some((place + 1).min(last)),
            Some(place) => Some(place.saturating_sub(1)),
        };
        return;
    }
    let (top, end) = (page.top, page.top + usize::from(areas.text.height));
    let here = page.chosen.and_then(|place| rows.get(place)).copied().filter(|row| (top..end).contains(row));
    let next = if forward {
        rows.iter().position(|row| *row < end && here.map_or(*row >= top, |here| *row > here))
    } else {
        rows.iter().rposition(|row| *row >= top && here.map_or(*row < end, |here| *row < here))
    };
    match next {
        Some(place) => page.chosen = Some(place),
        None if forward => page.top += 1,
        None => page.top = page.top.saturating_sub(1),
    }
}

fn accept(model: &mut Model, skill: usize, target: Target, effects: &mut Vec<Effect>) {
    match target {
        Target::Open(index) => opening::open_entry(model, index, effects),
        Target::Row(other) => open_skill(model, other, effects),
        Target::Press(Action::BestAbout) => open_best(model, skill, effects),
        Target::Press(Action::Exercises) => {
            if let Some(slug) = model.skills.nodes().get(skill).map(|node| node.slug.clone()) {
                browsing::open_about(model, &slug);
            }
        }
        Target::Press(_) | Target::Case(_) => {}
    }
}

/// From a skill's page the key of the list opens the list of that skill.
pub fn list_skill(model: &mut Model) -> bool {
    let Some(Page::Skill(page)) = model.page() else { return false };
    let slug = model.skills.nodes().get(page.skill).map(|node| node.slug.clone());
    if let Some(slug) = slug {
        browsing::open_about(model, &slug);
        return true;
    }
    false
}

/// A press on a row does what it asks for.
pub fn press_on_skill(model: &mut Model, pointer: Pointer, effects: &mut Vec<Effect>) {
    let Some(Page::Skill(page)) = model.page() else { return };
    let areas = SkillAreas::of(model.layout.body);
    let shown = page.lines(model, &areas);
    let area: Area = areas.choices();
    if !area.contains(pointer.column, pointer.row) {
        return;
    }
    let (among, top) = if areas.has_side() {
        (&shown.side, page.side_top(&shown.side, area.height.into()))
    } else {
        (&shown.text, page.top)
    };
    let skill = page.skill;
    let target = among.get(top + usize::from(pointer.row - area.top)).and_then(|line| line.target);
    if let Some(target) = target {
        accept(model, skill, target, effects);
    }
}

pub fn settle_skill(model: &Model, page: &mut SkillPage) {
    let areas = SkillAreas::of(model.layout.body);
    let shown = page.lines(model, &areas);
    page.top = page.top.min(shown.text.len().saturating_sub(areas.text.height.into()));
}

fn put_back(model: &mut Model, page: Box<SkillPage>) {
    model.pages.pop();
    model.pages.push(Page::Skill(page));
}
