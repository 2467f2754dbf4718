//! The learner's progress. It never counts.

use super::title;
use crate::app::layout::Frame;
use crate::app::lines::Span;
use crate::app::practice::Practice;
use crate::app::{Model, progress_pane};
use crate::tui::painter::Painter;

pub fn draw(painter: &mut Painter<'_>, model: &Model, practice: &Practice, frame: &Frame) {
    let state: Vec<Span> =
        progress_pane::summary(model).into_iter().map(|(text, tone)| Span { text, tone }).collect();
    title::draw(painter, model, frame, &state);
    let lines = progress_pane::lines(model, practice, frame.content.width.into());
    painter.lines(&lines, practice.progress_top, frame.content);
}
