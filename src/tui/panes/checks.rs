//! The checks under the editor. It never knows how a case was judged.

use super::title;
use crate::app::layout::Frame;
use crate::app::lines::{Span, Tone};
use crate::app::practice::Practice;
use crate::app::{Model, checks};
use crate::domain::{Action, Context};
use crate::tui::painter::Painter;

pub fn draw(painter: &mut Painter<'_>, model: &Model, practice: &Practice, frame: &Frame) {
    let mut state = checks::summary(model, practice);
    let failing = practice.checks.verdict.as_ref().is_some_and(|verdict| !verdict.passed());
    if frame.content.height == 0 && failing && practice.checks.running.is_none() {
        let key = model.keys.word(Context::Editor, Action::NextFailing);
        state.truncate(1);
        state.push(Span { text: format!("{key} shows"), tone: Tone::Muted });
    }
    title::draw(painter, model, frame, &state);
    if frame.content.is_empty() {
        return;
    }
    let lines = checks::lines(model, practice, frame.content.width.into());
    painter.lines(&lines, practice.checks.top, frame.content);
}
