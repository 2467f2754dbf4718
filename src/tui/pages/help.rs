//! The help page. It never holds a key of its own.

use super::titled;
use crate::app::Model;
use crate::app::footer::place_name;
use crate::app::help::Help;
use crate::app::layout::Area;
use crate::app::lines::{Span, Tone};
use crate::config::theme::Role;
use crate::tui::painter::Painter;
use crate::tui::panes::draw_input;
use ratatui::layout::Position;

pub fn draw(painter: &mut Painter<'_>, model: &Model, help: &Help, body: Area) -> Option<Position> {
    let lines = help.lines(&model.keys, body.width.into());
    let below = lines.len().saturating_sub(help.top + usize::from(body.height.saturating_sub(3)));
    let state =
        if below > 0 { vec![Span { text: "more below".to_owned(), tone: Tone::Muted }] } else { Vec::new() };
    let name = format!("Help   {}", place_name(help.context));
    let rest = titled(painter, body, &name, &state);
    let (find, rest) = rest.split_top(1);
    let label = painter.style(Role::Faint);
    let left = painter.write(find.left, find.top, "  Find: ", find.right(), label);
    let input = Area { left, width: find.right().saturating_sub(left + 1), ..find };
    let cursor = draw_input(painter, &help.query, input, "type a word or a key");
    let (_, rest) = rest.split_top(1);
    painter.lines(&lines, help.top, rest);
    cursor
}
