//! The list of exercises, with its search, its filters and, where there is room, the chosen one to be
//! read. It never searches or opens.

use crate::app::Model;
use crate::app::browse::areas::BrowseAreas;
use crate::app::browse::lines::{self, Columns};
use crate::app::browse::{Menu, chips, preview, remark};
use crate::app::layout::Area;
use crate::app::lines::{Line, Span, Tone};
use crate::config::theme::Role;
use crate::domain::attempt::State;
use crate::tui::painter::Painter;
use crate::tui::panes::{draw_input, title};
use ratatui::layout::Position;

pub fn draw(painter: &mut Painter<'_>, model: &Model, body: Area) -> Option<Position> {
    let areas = BrowseAreas::of(body);
    let end = title::name(painter, areas.title, "Exercises", true);
    let solved = model.catalogue.iter().filter(|entry| entry.state == State::Solved).count();
    let state = format!("{solved} of {} solved", model.catalogue.len());
    let words = remark::count(model).into_iter().chain([state]);
    let state: Vec<Span> = words.map(|text| Span { text, tone: Tone::Muted }).collect();
    title::draw_state(painter, areas.title, end + 2, &state);
    let menu = model.browse.menu.as_ref();
    let cursor = input(painter, model, menu, areas.input);
    for chip in chips::chips(model, areas.chips.width.into()) {
        let mut column = areas.chips.left + chip.left as u16;
        for span in &chip.spans {
            column = painter.span(column, areas.chips.top, span, areas.chips.right());
        }
    }
    painter.line(&remark::remark(model, areas.remark.width.into()), areas.remark);
    if let Some(menu) = menu {
        let head = Line::of(format!("   {}", menu.question()), Tone::Strong);
        painter.line(&head, areas.heads);
        let shown = lines::menu(model, menu, areas.rows.width.into());
        rows(painter, &shown, menu.top, areas.rows);
    } else {
        list(painter, model, &areas);
    }
    if !areas.preview.is_empty() {
        painter.hairline(areas.hairline);
        painter.lines(&preview::lines(model, areas.preview.width.into()), 0, areas.preview);
    }
    if !areas.foot.is_empty() && menu.is_none() && !model.browse.found.is_empty() {
        let (rule, rest) = areas.foot.split_top(1);
        painter.rule(rule.left + 1, rule.top, rule.right().saturating_sub(1));
        let short = preview::short(model, rest.width.into(), rest.height.into());
        painter.lines(&short, 0, rest);
    }
    cursor
}

fn input(painter: &mut Painter<'_>, model: &Model, menu: Option<&Menu>, row: Area) -> Option<Position> {
    let label = painter.style(Role::Faint);
    let left = painter.write(row.left, row.top, "  Find: ", row.right(), label);
    let room = Area { left, width: row.right().saturating_sub(left + 1), ..row };
    match menu {
        Some(menu) => draw_input(painter, &menu.input, room, "a word narrows the choice; Enter takes it"),
        None => draw_input(
            painter,
            &model.browse.input,
            room,
            "words of a title, a task, a skill; or skill:loops kind:debug level:3-5 is:due",
        ),
    }
}

fn list(painter: &mut Painter<'_>, model: &Model, areas: &BrowseAreas) {
    let browse = &model.browse;
    let area = areas.rows;
    if browse.found.is_empty() {
        let shown = remark::nothing(model, area.width.into());
        return painter.lines(&shown, 0, area);
    }
    let columns = Columns::of(area.width.into());
    painter.line(&lines::heads(&columns), areas.heads);
    let seen = browse.found.iter().enumerate().skip(browse.top).take(area.height.into());
    for (place, found) in seen {
        let line = lines::row(model, found, &columns, place == browse.chosen);
        draw_row(painter, &line, Area { top: area.top + (place - browse.top) as u16, height: 1, ..area });
    }
    painter.thumb(browse.found.len(), browse.top, area);
}

fn rows(painter: &mut Painter<'_>, lines: &[Line], top: usize, area: Area) {
    for (place, line) in lines.iter().skip(top).take(area.height.into()).enumerate() {
        draw_row(painter, line, Area { top: area.top + place as u16, height: 1, ..area });
    }
    painter.thumb(lines.len(), top, area);
}

fn draw_row(painter: &mut Painter<'_>, line: &Line, row: Area) {
    if line.chosen {
        let bar = Area { width: row.width.saturating_sub(1), ..row };
        painter.fill(bar, painter.style(Role::Chosen));
    }
    painter.line(line, row);
    if line.chosen {
        let accent = painter.style(Role::Accent);
        painter.write(row.left + 1, row.top, "▸", row.right(), accent);
    }
}
