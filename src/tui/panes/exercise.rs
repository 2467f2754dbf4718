//! The exercise: what it is and its task. It never scrolls itself; the model says where it stands.

use super::title;
use crate::app::layout::{Area, Frame};
use crate::app::lines::{Span, Tone};
use crate::app::practice::Practice;
use crate::app::{Model, exercise_pane};
use crate::config::theme::Role;
use crate::domain::attempt::State;
use crate::tui::painter::Painter;

pub fn draw(painter: &mut Painter<'_>, model: &Model, practice: &Practice, frame: &Frame) {
    title::draw(painter, model, frame, &[state(practice)]);
    let lines = exercise_pane::lines(model, practice, frame.content.width);
    painter.lines(&lines, practice.task_top, frame.content);
}

/// Nothing is open yet.
pub fn draw_opening(painter: &mut Painter<'_>, area: Area) {
    let style = painter.style(Role::Muted);
    painter.write(area.left + 2, area.top + 1, "Opening the exercise …", area.right(), style);
}

fn state(practice: &Practice) -> Span {
    let (text, tone) = if practice.standing.revealed {
        ("» told", Tone::Told)
    } else {
        match practice.standing.state() {
            State::Solved if practice.review => ("↻ once more", Tone::Working),
            State::Solved => ("✓ passed", Tone::Passed),
            State::Started if practice.given_up => ("◦ given up", Tone::Told),
            State::Started if !practice.checks.untouched => ("⋯ working", Tone::Working),
            State::New | State::Started => ("◦ not started", Tone::Muted),
        }
    };
    Span { text: text.to_owned(), tone }
}
