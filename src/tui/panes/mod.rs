//! The practice screen: its panes where the layout puts them. Each pane draws itself; none knows
//! another.

mod chat;
mod checks;
mod desk;
mod editor;
mod exercise;
mod progress;
pub mod title;

pub use desk::DeskView;
pub use editor::draw_input;

use super::painter::Painter;
use crate::app::Model;
use crate::app::layout::{Focus, Frame};
use crate::config::theme::Role;
use ratatui::layout::Position;

/// Draws what the layout shows, and says where the cursor stands.
pub fn draw(painter: &mut Painter<'_>, model: &Model) -> Option<Position> {
    for line in &model.layout.hairlines {
        painter.hairline(*line);
    }
    let mut cursor = None;
    for frame in &model.layout.frames {
        let place = draw_pane(painter, model, frame);
        if frame.focus == model.focus {
            cursor = place;
        }
    }
    if let Some(tour) = &model.tour {
        let card = model.layout.card;
        painter.fill(card, painter.style(Role::CodeBlock));
        painter.lines(&tour.lines(&model.keys, card.width), 0, card);
        return None;
    }
    cursor
}

fn draw_pane(painter: &mut Painter<'_>, model: &Model, frame: &Frame) -> Option<Position> {
    let Some(practice) = model.practice.as_deref() else {
        title::draw(painter, model, frame, &[]);
        if frame.focus == Focus::Exercise {
            exercise::draw_opening(painter, frame.content);
        }
        return None;
    };
    match frame.focus {
        Focus::Exercise => exercise::draw(painter, model, practice, frame),
        Focus::Editor => return editor::draw(painter, model, practice, frame),
        Focus::Checks => checks::draw(painter, model, practice, frame),
        Focus::Chat => return chat::draw(painter, model, practice, frame),
        Focus::Progress => progress::draw(painter, model, practice, frame),
    }
    None
}
