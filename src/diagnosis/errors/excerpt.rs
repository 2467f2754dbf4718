//! The line of the program where an error is, with what is meant in it. It never says what is wrong.

use super::fits::Fit;
use super::scene::Scene;
use crate::domain::caught::Excerpt;

pub(super) fn excerpt(scene: &Scene<'_>, fit: &Fit) -> Option<Excerpt> {
    let line = fit.endless.as_ref().map(|one| one.line).or_else(|| scene.line())?;
    let whole = scene.lines.get(line.checked_sub(1)? as usize)?;
    let text = whole.trim();
    if text.is_empty() {
        return None;
    }
    let skipped = whole.chars().take_while(|letter| letter.is_whitespace()).count();
    let last = text.chars().count();
    let place = scene.caught.place.filter(|place| place.line == line && fit.endless.is_none());
    let marked = place.and_then(|place| {
        let start = (place.column?.checked_sub(1)? as usize).saturating_sub(skipped);
        let end = if place.end_line > place.line {
            last
        } else {
            (place.end_column.saturating_sub(1) as usize).saturating_sub(skipped).min(last)
        };
        // A mark behind the line's end shows where something is missing.
        Some(if start >= last { last..last + 1 } else { start..end.max(start + 1) })
    });
    // All of the line says nothing.
    let marked = marked.filter(|marked| *marked != (0..last));
    Some(Excerpt { line, text: text.to_owned(), marked })
}
