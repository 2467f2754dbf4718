//! The map of skills: the drawing or the indented list, and what is told of the chosen one. It never moves
//! anything.

use super::titled;
use crate::app::Model;
use crate::app::layout::Area;
use crate::app::lines::{Line, Span, Tone};
use crate::app::map::drawing::NODE_ROWS;
use crate::app::map::standing::Stage;
use crate::app::map::{MapAreas, lines, standings};
use crate::config::theme::Role;
use crate::tui::painter::Painter;

pub fn draw(painter: &mut Painter<'_>, model: &Model, body: Area) {
    let graph = &*model.skills;
    let (map, areas) = (&model.skill_map, MapAreas::of(body, graph));
    let states = standings(graph, &model.journey, model.now);
    let begun = states.iter().filter(|state| !matches!(state.stage, Stage::Locked | Stage::New)).count();
    let words = format!("{begun} of {} begun", states.len());
    titled(painter, body, "Skill map", &[Span { text: words, tone: Tone::Muted }]);
    if states.is_empty() {
        let sorry = Line::of("  No pack here brings skills.", Tone::Muted);
        return painter.line(&sorry, areas.view);
    }
    if areas.is_drawn {
        fill_chosen(painter, model, &areas);
    }
    for (place, line) in lines::view(graph, &states, map, &areas).iter().enumerate() {
        let row = Area { top: areas.view.top + place as u16, height: 1, ..areas.view };
        if line.chosen {
            painter.fill(Area { width: row.width.saturating_sub(1), ..row }, painter.style(Role::Chosen));
        }
        painter.line(line, row);
        if line.chosen {
            let accent = painter.style(Role::Accent);
            painter.write(row.left + 1, row.top, "▸", row.right(), accent);
        }
    }
    let rows = if areas.is_drawn { graph.drawing().height } else { graph.nodes().len() };
    painter.thumb(rows, map.top, areas.view);
    detail(painter, model, &areas);
}

fn detail(painter: &mut Painter<'_>, model: &Model, areas: &MapAreas) {
    let graph = &*model.skills;
    let states = standings(graph, &model.journey, model.now);
    let width = usize::from(areas.detail.width);
    if areas.is_beside {
        let hairline = Area { left: areas.detail.left.saturating_sub(1), width: 1, ..areas.detail };
        painter.hairline(hairline);
        painter.lines(&lines::detail(graph, &states, model.skill_map.chosen, width), 0, areas.detail);
    } else if !areas.detail.is_empty() {
        let (rule, rest) = areas.detail.split_top(1);
        painter.rule(rule.left + 1, rule.top, rule.right().saturating_sub(1));
        painter.lines(&lines::short(graph, &states, model.skill_map.chosen, width), 0, rest);
    }
}

/// The chosen box lies on the colour of what is chosen.
fn fill_chosen(painter: &mut Painter<'_>, model: &Model, areas: &MapAreas) {
    let drawing = model.skills.drawing();
    let Some(node) = drawing.boxes.get(model.skill_map.chosen) else { return };
    let map = &model.skill_map;
    let indent = lines::indent(drawing, areas.view.width.into());
    let chosen = painter.style(Role::Chosen);
    for row in node.top..node.top + NODE_ROWS {
        let Some(place) = row.checked_sub(map.top).filter(|place| *place < areas.view.height.into()) else {
            continue;
        };
        let first = (node.left + indent).saturating_sub(map.left);
        let last = (node.left + node.width + indent).saturating_sub(map.left).min(areas.view.width.into());
        let area = Area {
            left: areas.view.left + first as u16,
            top: areas.view.top + place as u16,
            width: last.saturating_sub(first) as u16,
            height: 1,
        };
        painter.fill(area, chosen);
    }
}
