//! A pane's first row: its name, or its column's tabs, on the left; its state on the right; a hairline
//! between them where another pane stands above. It never knows what a state means.

use crate::app::Model;
use crate::app::layout::{Area, Focus, Frame};
use crate::app::lines::{Span, Tone};
use crate::app::text;
use crate::config::theme::Role;
use crate::domain::place::Pane;
use crate::tui::painter::Painter;
use crate::tui::tones::style_of;

const GAP: &str = "   ";

/// Draws the row; `state` has its most important part first, and loses the others where it is narrow.
pub fn draw(painter: &mut Painter<'_>, model: &Model, frame: &Frame, state: &[Span]) {
    let row = frame.title;
    if row.is_empty() {
        return;
    }
    let focused = model.focus == frame.focus;
    let name_end = if frame.tabbed {
        tabs(painter, model, frame)
    } else {
        name(painter, row, title_of(frame.focus), focused)
    };
    let mut state = state.to_vec();
    if model.zoomed {
        state.push(Span { text: "zoomed".to_owned(), tone: Tone::Faint });
    }
    let start = draw_state(painter, row, name_end + 2, &state);
    if frame.below_another && start > name_end + 3 {
        painter.rule(name_end + 1, row.top, start - 1);
    }
}

/// The mark and the name of something that may have the focus; returns the column behind them.
pub fn name(painter: &mut Painter<'_>, row: Area, name: &str, focused: bool) -> u16 {
    let style = painter.style(if focused { Role::TitleFocused } else { Role::Title });
    painter.write(row.left, row.top, if focused { "▸" } else { " " }, row.right(), style);
    let room = usize::from(row.width.saturating_sub(2));
    painter.write(row.left + 1, row.top, &text::clip(name, room), row.right(), style)
}

/// Right-aligned, as many parts as fit behind `from`; returns where they begin.
pub fn draw_state(painter: &mut Painter<'_>, row: Area, from: u16, state: &[Span]) -> u16 {
    let mut shown = state.len();
    let width_of = |count: usize| -> usize {
        let words: usize = state[..count].iter().map(|span| text::width(&span.text)).sum();
        words + count.saturating_sub(1) * GAP.len()
    };
    while shown > 0 && usize::from(from) + width_of(shown) + 1 > usize::from(row.right()) {
        shown -= 1;
    }
    let end = row.right().saturating_sub(1);
    let start = end.saturating_sub(width_of(shown) as u16);
    let mut column = start;
    for (place, span) in state[..shown].iter().enumerate() {
        if place > 0 {
            column += GAP.len() as u16;
        }
        column = painter.write(column, row.top, &span.text, end, style_of(painter.theme, span.tone));
    }
    if shown == 0 { row.right() } else { start }
}

/// The names of a column's panes; the one in front is bold and underlined.
fn tabs(painter: &mut Painter<'_>, model: &Model, frame: &Frame) -> u16 {
    let front = frame.focus.pane();
    let focused = model.focus.pane() == front;
    if model.layout.tabs.is_empty() {
        let place = Pane::ALL.iter().position(|pane| *pane == front).unwrap_or(0) + 1;
        let end = name(painter, frame.title, front.title(), focused);
        let words = format!("  {place} of {}", Pane::ALL.len());
        let style = painter.style(Role::Faint);
        return painter.write(end, frame.title.top, &words, frame.title.right(), style);
    }
    let mut end = frame.title.left;
    for (pane, area) in &model.layout.tabs {
        let role = if *pane == front { Role::TabActive } else { Role::TabInactive };
        let style = painter.style(role);
        if *pane == front && focused {
            let mark = painter.style(Role::Accent);
            painter.write(area.left, area.top, "▸", area.right(), mark);
        }
        let style =
            if *pane == front && focused { style.patch(painter.style(Role::TitleFocused)) } else { style };
        end = painter.write(area.left + 1, area.top, pane.title(), area.right(), style);
        let unseen = model.practice.as_ref().is_some_and(|practice| practice.chat.unseen);
        if *pane == Pane::Chat && unseen {
            let mark = painter.style(Role::Accent);
            painter.write(end, area.top, "●", area.right() + 1, mark);
        }
    }
    end
}

const fn title_of(focus: Focus) -> &'static str {
    match focus {
        Focus::Checks => "Checks",
        other => other.pane().title(),
    }
}
