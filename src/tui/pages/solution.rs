//! The model solution beside one's own program, line by line. It never changes either.

use crate::app::comparison::{Comparison, SourceLine};
use crate::app::layout::{Area, Arrangement};
use crate::app::lines::{Span, Tone};
use crate::app::{Model, text};
use crate::config::theme::Role;
use crate::tui::painter::Painter;
use crate::tui::panes::title;
use unicode_segmentation::UnicodeSegmentation;

/// Columns for line numbers, with a blank on both sides.
const NUMBERS: u16 = 6;

pub fn draw(painter: &mut Painter<'_>, model: &Model, comparison: &Comparison, body: Area) {
    let state = model.practice.as_ref().map_or_else(Vec::new, |practice| {
        let (text, tone) =
            if practice.standing.revealed { ("» told", Tone::Told) } else { ("✓ passed", Tone::Passed) };
        vec![Span { text: text.to_owned(), tone }]
    });
    let remark = [Span { text: "one way of many".to_owned(), tone: Tone::Muted }];
    if model.layout.arrangement == Arrangement::Narrow {
        let (row, rest) = body.split_top(1);
        let (first, second) = row.split_left(9);
        title::name(painter, first, "Yours", !comparison.model_in_front);
        let end = title::name(painter, second, "Model solution", comparison.model_in_front);
        title::draw_state(painter, row, end + 2, if comparison.model_in_front { &remark } else { &state });
        let lines = if comparison.model_in_front { &comparison.model } else { &comparison.yours };
        side(painter, lines, comparison, rest);
        return;
    }
    let (left, rest) = body.split_left(body.width / 2);
    let (hairline, right) = rest.split_left(1);
    painter.hairline(hairline);
    for (area, name, lines, state) in [
        (left, "Yours", &comparison.yours, &state[..]),
        (right, "Model solution", &comparison.model, &remark[..]),
    ] {
        let (row, rest) = area.split_top(1);
        let end = title::name(painter, row, name, true);
        title::draw_state(painter, row, end + 2, state);
        side(painter, lines, comparison, rest);
    }
}

fn side(painter: &mut Painter<'_>, lines: &[SourceLine], comparison: &Comparison, area: Area) {
    let seen = lines.iter().enumerate().skip(comparison.top).take(area.height.into());
    for (place, (index, line)) in seen.enumerate() {
        let row = area.top + place as u16;
        let role = if line.shared { Role::Faint } else { Role::GutterCurrent };
        let style = painter.style(role);
        let number = text::pad_left(&(index + 1).to_string(), usize::from(NUMBERS) - 2);
        painter.write(area.left, row, &number, area.right(), style);
        code(
            painter,
            line,
            Area {
                left: area.left + NUMBERS,
                top: row,
                width: area.width.saturating_sub(NUMBERS),
                height: 1,
            },
        );
    }
    painter.thumb(comparison.rows(), comparison.top, area);
}

/// A line in its colours; what both sides have is quiet, so that the eye goes to the rest.
fn code(painter: &mut Painter<'_>, line: &SourceLine, row: Area) {
    let plain = painter.style(if line.shared { Role::Muted } else { Role::Text });
    let end = row.right().saturating_sub(1);
    let mut column = row.left;
    for (byte, grapheme) in line.text.grapheme_indices(true) {
        let class = line.spans.iter().find(|span| span.start <= byte && byte < span.end);
        let style = match class {
            Some(span) if !line.shared => plain.patch(painter.theme.token(span.class)),
            _ => plain,
        };
        let shown = if grapheme == "\t" { "    " } else { grapheme };
        column = painter.write(column, row.top, shown, end, style);
    }
    if text::width(&line.text) > usize::from(end.saturating_sub(row.left)) {
        let faint = painter.style(Role::Faint);
        painter.write(end, row.top, "›", row.right(), faint);
    }
}
