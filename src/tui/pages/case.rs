//! One case of the checks, whole. It never knows how it was judged.

use super::titled;
use crate::app::layout::Area;
use crate::app::lines::{Span, Tone};
use crate::app::pages::CasePage;
use crate::app::{Model, checks};
use crate::tui::painter::Painter;

pub fn draw(painter: &mut Painter<'_>, model: &Model, page: &CasePage, body: Area) {
    let verdict = model.practice.as_ref().and_then(|practice| practice.checks.verdict.as_ref());
    let found = verdict.and_then(|verdict| verdict.cases.get(page.index));
    let name = found.map_or("A check", |case| case.name.as_str());
    let mut state = Vec::new();
    if let (Some(case), Some(verdict)) = (found, verdict) {
        let (glyph, tone) = checks::sign(case.status);
        state.push(Span { text: format!("{glyph} {} of {}", page.index + 1, verdict.cases.len()), tone });
        state.push(Span { text: checks::duration(case.millis), tone: Tone::Muted });
    }
    let rest = titled(painter, body, name, &state);
    let lines = checks::page_lines(model, page.index, body.width.into());
    painter.lines(&lines, page.top, rest);
}
