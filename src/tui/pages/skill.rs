//! One skill's page: its concept, and beside or under it the exercises and the skills around. It never
//! opens anything.

use super::titled;
use crate::app::Model;
use crate::app::layout::Area;
use crate::app::lines::{Line, Span};
use crate::app::map::skill_page::SkillAreas;
use crate::app::map::{SkillPage, standings};
use crate::config::theme::Role;
use crate::tui::painter::Painter;

pub fn draw(painter: &mut Painter<'_>, model: &Model, page: &SkillPage, body: Area) {
    let states = standings(&model.skills, &model.journey, model.now);
    let Some((node, state)) = model.skills.nodes().get(page.skill).zip(states.get(page.skill)) else {
        return;
    };
    let words = Span { text: format!("{} {}", state.sign(), state.word()), tone: state.tone() };
    titled(painter, body, &node.title, &[words]);
    let areas = SkillAreas::of(body);
    let shown = page.lines(model, &areas);
    rows(painter, &shown.text, page.top, areas.text);
    if areas.has_side() {
        painter.hairline(areas.hairline);
        let top = page.side_top(&shown.side, areas.side.height.into());
        rows(painter, &shown.side, top, areas.side);
    }
}

fn rows(painter: &mut Painter<'_>, lines: &[Line], top: usize, area: Area) {
    for (place, line) in lines.iter().enumerate().skip(top).take(area.height.into()) {
        let width = area.width.saturating_sub(1);
        let row = Area { top: area.top + (place - top) as u16, height: 1, width, ..area };
        if line.chosen {
            painter.fill(row, painter.style(Role::Chosen));
        }
        painter.line(line, row);
        let is_first = line.chosen && !place.checked_sub(1).is_some_and(|above| lines[above].chosen);
        if is_first {
            let accent = painter.style(Role::Accent);
            painter.write(row.left + 1, row.top, "▸", row.right(), accent);
        }
    }
    painter.thumb(lines.len(), top, area);
}
