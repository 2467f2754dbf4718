//! The attempts, and the program of the chosen one: beside each other, or one at a time. It never reads
//! either.

use crate::app::Model;
use crate::app::history::{History, HistoryAreas};
use crate::app::layout::Area;
use crate::config::theme::Role;
use crate::tui::painter::Painter;
use crate::tui::panes::title;

pub fn draw(painter: &mut Painter<'_>, model: &Model, history: &History, body: Area) {
    let areas = HistoryAreas::of(history, body);
    if areas.list_title.height > 0 {
        let name = match history.exercise.as_ref().and_then(|id| model.entry(id)) {
            Some(entry) => format!("Attempts: {}", entry.title),
            None => "Attempts".to_owned(),
        };
        let end = title::name(painter, areas.list_title, &name, !history.in_code);
        title::draw_state(painter, areas.list_title, end + 2, &history.list_state(model));
        list(painter, model, history, areas.list);
    }
    painter.hairline(areas.hairline);
    if areas.code_title.height > 0 {
        let name = history.code_title(model);
        let end = title::name(painter, areas.code_title, &name, history.in_code);
        title::draw_state(painter, areas.code_title, end + 2, &history.code_state());
        let lines = history.code_lines(model, areas.code.width.into());
        painter.lines(&lines, history.code_top, areas.code);
    }
}

fn list(painter: &mut Painter<'_>, model: &Model, history: &History, area: Area) {
    let mut before = false;
    for (place, line) in history.list_lines(model, area).iter().enumerate() {
        let row =
            Area { top: area.top + place as u16, height: 1, width: area.width.saturating_sub(1), ..area };
        if line.chosen {
            painter.fill(row, painter.style(Role::Chosen));
        }
        painter.line(line, row);
        if line.chosen && !before {
            let accent = painter.style(Role::Accent);
            painter.write(row.left + 1, row.top, "▸", row.right(), accent);
        }
        before = line.chosen;
    }
    let each = history.rows_each();
    painter.thumb(history.attempts.len() * each, history.top * each, area);
}
