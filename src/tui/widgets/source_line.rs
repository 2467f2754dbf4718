//! One line of source in its colours, cut where there is no room. It never wraps and never scrolls.

use crate::app::desk::Part;
use crate::app::layout::Area;
use crate::app::text;
use crate::config::theme::Role;
use crate::domain::tokens::TokenSpan;
use crate::tui::painter::Painter;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// A part of a line; what goes on is set in.
pub fn part(
    painter: &mut Painter<'_>,
    line: Area,
    left: u16,
    (text, part): (&str, Part),
    spans: &[TokenSpan],
    faint: bool,
) -> u16 {
    let shown = &text[part.start..part.end];
    whole(painter, line, left + part.set_in, shown.trim_end(), &shifted(spans, part.start), faint)
}

/// Source in its colours; returns the column behind it.
pub fn whole(
    painter: &mut Painter<'_>,
    line: Area,
    left: u16,
    source: &str,
    spans: &[TokenSpan],
    faint: bool,
) -> u16 {
    let end = line.right().saturating_sub(1);
    let plain = painter.style(if faint { Role::Faint } else { Role::Text });
    let foreground = |style: Style| Style { bg: None, ..style };
    let room = usize::from(end.saturating_sub(left));
    let clipped = text::width(source) > room;
    let mut column = left;
    let last = if clipped { end.saturating_sub(1) } else { end };
    for (byte, grapheme) in source.grapheme_indices(true) {
        let class = spans.iter().find(|span| span.start <= byte && byte < span.end);
        let style = match class {
            Some(span) if !faint => plain.patch(painter.theme.token(span.class)),
            _ => plain,
        };
        let shown = if grapheme == "\t" { " " } else { grapheme };
        if column + text::width(shown) as u16 > last {
            break;
        }
        column = painter.write(column, line.top, shown, last, foreground(style));
    }
    if clipped {
        let style = foreground(painter.style(Role::Muted));
        column = painter.write(column, line.top, text::ELLIPSIS, end, style);
    }
    column
}

/// The blanks at the front, and the rest.
pub fn split_blanks(line: &str) -> (usize, &str) {
    let text = line.trim_start_matches(' ');
    (line.len() - text.len(), text)
}

/// Spans of a line whose first bytes are left out.
pub fn shifted(spans: &[TokenSpan], bytes: usize) -> Vec<TokenSpan> {
    spans
        .iter()
        .filter(|span| span.end > bytes)
        .map(|span| TokenSpan {
            start: span.start.saturating_sub(bytes),
            end: span.end - bytes,
            class: span.class,
        })
        .collect()
}
