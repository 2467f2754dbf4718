//! A run step by step: the program, and the table beside it or under it. It never knows what ran.

use super::titled;
use crate::app::Model;
use crate::app::layout::Area;
use crate::app::lines::Line;
use crate::app::stepping::{Stepping, SteppingAreas};
use crate::config::theme::Role;
use crate::tui::painter::Painter;

pub fn draw(painter: &mut Painter<'_>, _model: &Model, page: &Stepping, body: Area) {
    titled(painter, body, "Step by step", &page.state());
    let areas = SteppingAreas::of(page, body);
    painter.lines(&page.question(areas.question.width.into()), 0, areas.question);
    if page.trace.is_none() {
        return;
    }
    rows(
        painter,
        &page.program_lines(areas.program.width.into(), areas.program.height.into()),
        areas.program,
    );
    painter.hairline(areas.hairline);
    let table = areas.table.inset(u16::from(areas.hairline.width > 0));
    rows(painter, &page.table_lines(table.width.into(), table.height.into()), table);
    let (_, words) = areas.words.split_top(1);
    painter.lines(&page.words_lines(words.width.into()), 0, words);
}

/// Rows, the chosen one marked over its whole width.
fn rows(painter: &mut Painter<'_>, lines: &[Line], area: Area) {
    for (place, line) in lines.iter().take(area.height.into()).enumerate() {
        let row = Area { top: area.top + place as u16, height: 1, ..area };
        if line.chosen {
            painter.fill(row, painter.style(Role::Chosen));
        }
        painter.line(line, row);
    }
}
