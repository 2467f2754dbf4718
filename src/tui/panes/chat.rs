//! The hint chat: what was said, and the line in which one writes. It never sends anything.

use super::title;
use crate::app::Model;
use crate::app::layout::{Area, Focus, Frame};
use crate::app::lines::{Span, Tone};
use crate::app::practice::Practice;
use crate::config::theme::Role;
use crate::domain::{Action, Context};
use crate::tui::painter::Painter;
use crate::tui::text_styles::text_area_styles;
use crate::tui::widgets::text_area::TextArea;
use ratatui::layout::Position;

/// The sign in front of the input, with a blank on both sides.
const SIGN: &str = " > ";

pub fn draw(
    painter: &mut Painter<'_>,
    model: &Model,
    practice: &Practice,
    frame: &Frame,
) -> Option<Position> {
    let taken = practice.chat.summary(practice.standing.revealed);
    let speaker = model.voices.title().into_iter().map(|text| (text, Tone::Muted));
    let state: Vec<Span> = taken.into_iter().chain(speaker).map(|(text, tone)| Span { text, tone }).collect();
    title::draw(painter, model, frame, &state);
    let hint = model.keys.word(Context::Editor, Action::Hint);
    let (lines, _) = practice.chat.lines(frame.content.width, hint);
    painter.lines(&lines, practice.chat.top, frame.content);
    let rule = model.layout.chat_rule;
    if !rule.is_empty() {
        painter.rule(rule.left + 1, rule.top, rule.right().saturating_sub(1));
    }
    draw_input(painter, model, practice, hint)
}

fn draw_input(painter: &mut Painter<'_>, model: &Model, practice: &Practice, hint: &str) -> Option<Position> {
    let area = model.layout.chat_input;
    if area.is_empty() {
        return None;
    }
    let focused = model.focus == Focus::Chat;
    let sign = painter.style(if focused { Role::Accent } else { Role::Faint });
    let left = painter.write(area.left, area.top, SIGN, area.right(), sign);
    let placeholder = if focused {
        "ask in your own words".to_owned()
    } else {
        format!("ask, or {hint} for the next hint")
    };
    let width = area.right().saturating_sub(left + 1);
    let rect = painter.rect(Area { left, width, ..area });
    let styles = text_area_styles(painter.theme);
    TextArea { editor: &practice.chat.input, styles: &styles, focused, placeholder: &placeholder }
        .render(rect, painter.buffer)
}
