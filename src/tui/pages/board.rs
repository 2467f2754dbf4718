//! A board: its title, its input where it has one, its rows in columns. It never knows what a row does.

use crate::app::Model;
use crate::app::board::Board;
use crate::app::layout::Area;
use crate::app::pages::BoardAreas;
use crate::config::theme::Role;
use crate::tui::painter::Painter;
use crate::tui::panes::{draw_input, title};
use ratatui::layout::Position;

/// The title, the names of the board's parts behind it or under it, and the state.
fn title(painter: &mut Painter<'_>, model: &Model, board: &Board, areas: &BoardAreas, body: Area) {
    let (row, _) = body.split_top(1);
    let mut end = title::name(painter, row, board.kind.title(), true);
    for (kind, name, place) in &areas.tabs {
        let role = if *kind == board.kind { Role::TabActive } else { Role::TabInactive };
        let style = painter.style(role);
        painter.write(place.left, place.top, name, place.right(), style);
        if place.top == row.top {
            end = place.right();
        }
    }
    title::draw_state(painter, row, end + 2, &board.state(model));
}

pub fn draw(painter: &mut Painter<'_>, model: &Model, board: &Board, body: Area) -> Option<Position> {
    let areas = BoardAreas::of(board, body);
    title(painter, model, board, &areas, body);
    let cursor = board.input.as_ref().zip(board.kind.input()).and_then(|(input, words)| {
        let label = painter.style(Role::Faint);
        let place = areas.input;
        let left = painter.write(place.left, place.top, "  ", place.right(), label);
        let left = painter.write(left, place.top, words.label, place.right(), label) + 1;
        let room = Area { left, width: place.right().saturating_sub(left + 1), ..place };
        draw_input(painter, input, room, words.invitation)
    });
    let sheet = board.sheet(model, areas.rows.width);
    for column in &sheet.columns {
        let rows = column.lines.iter().skip(board.top).take(areas.rows.height.into());
        let mut before = board.top.checked_sub(1).and_then(|above| column.lines.get(above));
        for (place, line) in rows.enumerate() {
            let left = areas.rows.left + column.left;
            let width = column.width.min(areas.rows.right().saturating_sub(left + 1));
            let row = Area { left, top: areas.rows.top + place as u16, width, height: 1 };
            if line.chosen {
                painter.fill(row, painter.style(Role::Chosen));
            }
            painter.line(line, row);
            let is_first = !before.is_some_and(|before| before.chosen);
            before = Some(line);
            if line.chosen && is_first {
                let accent = painter.style(Role::Accent);
                painter.write(left + 1, row.top, "▸", row.right(), accent);
            }
        }
    }
    painter.thumb(sheet.height(), board.top, areas.rows);
    cursor
}
