//! The program of the chosen attempt: whole in its colours, or what changed since an earlier one. It never
//! colours anything itself.

use super::changes::{self, Row};
use super::{History, Shown, list};
use crate::app::lines::{Line, Span, Tone, prose};
use crate::app::text::{self, Piece};
use crate::app::{Model, when};
use crate::domain::attempt::{PastSource, Version};
use crate::domain::tokens::TokenSpan;
use unicode_segmentation::UnicodeSegmentation;

/// Columns for line numbers and signs, with blanks.
const GUTTER: usize = 7;

pub fn title(history: &History, model: &Model) -> String {
    history.chosen_attempt().map_or_else(
        || "Program".to_owned(),
        |attempt| format!("{}, {}", list::title_of(attempt, model), when::moment(attempt.at, model.now)),
    )
}

/// What is seen of the program.
pub fn state(history: &History) -> Vec<Span> {
    let words = match history.shown {
        Shown::Whole => "the program",
        Shown::SinceBefore => "changes since the attempt before",
        Shown::SinceFirst => "changes since the first attempt",
    };
    vec![Span { text: words.to_owned(), tone: Tone::Muted }]
}

pub fn lines(history: &History, model: &Model, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    if history.is_held_back(model) {
        lines.push(Line::blank());
        let words = "You are doing this one again, from memory. What you wrote before can be read when it \
                     passes.";
        lines.extend(prose(words, width, 2, Tone::Muted));
        return lines;
    }
    let Some(version) = history.chosen_version() else {
        return match &history.problem {
            Some(problem) => [vec![Line::blank()], prose(problem, width, 2, Tone::Failing)].concat(),
            None => lines,
        };
    };
    match (history.shown, earlier(history.shown, version)) {
        (Shown::Whole, _) => whole(history, version, width),
        (_, None) => {
            [vec![Line::blank()], prose("This is the first attempt.", width, 2, Tone::Muted)].concat()
        }
        (_, Some(earlier)) => compared(&earlier.source, &version.source, width),
    }
}

const fn earlier(shown: Shown, version: &Version) -> Option<&PastSource> {
    match shown {
        Shown::Whole => None,
        Shown::SinceBefore => version.before.as_ref(),
        Shown::SinceFirst => version.first.as_ref(),
    }
}

fn whole(history: &History, version: &Version, width: usize) -> Vec<Line> {
    let program = text::strip_control(version.source.trim_end());
    if program.is_empty() {
        return vec![Line::blank(), Line::of("  It was empty.", Tone::Muted)];
    }
    let numbered = |(index, line): (usize, &str)| {
        let spans = history.colours.get(index).map_or(&[][..], Vec::as_slice);
        let mut row = Line::of(format!("{:>4}   ", index + 1), Tone::Faint);
        row.left.extend(coloured(line, spans));
        clipped(row, width)
    };
    program.lines().enumerate().map(numbered).collect()
}

fn coloured(line: &str, tokens: &[TokenSpan]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for (byte, grapheme) in line.grapheme_indices(true) {
        let token = tokens.iter().find(|token| token.start <= byte && byte < token.end);
        let tone = token.map_or(Tone::Code, |token| Tone::Token(token.class));
        let shown = if grapheme == "\t" { "    " } else { grapheme };
        match spans.last_mut() {
            Some(last) if last.tone == tone => last.text.push_str(shown),
            _ => spans.push(Span { text: shown.to_owned(), tone }),
        }
    }
    spans
}

fn compared(earlier: &str, later: &str, width: usize) -> Vec<Line> {
    let (earlier, later) = (text::strip_control(earlier), text::strip_control(later));
    let rows = changes::rows(&earlier, &later);
    if rows.is_empty() {
        return [vec![Line::blank()], prose("Nothing changed.", width, 2, Tone::Muted)].concat();
    }
    let (new, gone) = changes::counts(&rows);
    let mut lines = vec![
        Line::of("  ", Tone::Text)
            .with(format!("+ {}", when::count(new as i64, "new line")), Tone::Passed)
            .with("   ", Tone::Text)
            .with(format!("− {} gone", when::count(gone as i64, "line")), Tone::Failing),
        Line::blank(),
    ];
    lines.extend(rows.iter().map(|row| clipped(row_line(row), width)));
    lines
}

fn row_line(row: &Row) -> Line {
    let pieces = |line: Line, pieces: &[Piece], plain: Tone, marked: Tone| {
        pieces.iter().fold(line, |line, piece| {
            line.with(untabbed(&piece.text), if piece.differs { marked } else { plain })
        })
    };
    match row {
        Row::Same { number, text } => {
            Line::of(format!("{number:>4}   "), Tone::Faint).with(untabbed(text), Tone::Muted)
        }
        Row::Gone { number, pieces: parts } => {
            let line = Line::of(format!("{number:>4} "), Tone::Faint).with("− ", Tone::Failing);
            pieces(line, parts, Tone::Removed, Tone::Differs)
        }
        Row::New { number, pieces: parts } => {
            let line = Line::of(format!("{number:>4} "), Tone::Faint).with("+ ", Tone::Passed);
            pieces(line, parts, Tone::Added, Tone::Wanted)
        }
        Row::Left { lines } => {
            Line::of(format!("     ⋯ {} unchanged", when::count(*lines as i64, "line")), Tone::Faint)
        }
    }
}

fn untabbed(text: &str) -> String {
    text.replace('\t', "    ")
}

/// A line that goes beyond the edge ends with a sign for it.
fn clipped(line: Line, width: usize) -> Line {
    let room = width.saturating_sub(2).max(GUTTER + 1);
    if line.width() <= room {
        return line;
    }
    let mut left = Vec::new();
    let mut used = 0;
    for span in line.left {
        let free = room.saturating_sub(1 + used);
        let wide = text::width(&span.text);
        if wide <= free {
            used += wide;
            left.push(span);
            continue;
        }
        let kept = text::clip_with(&span.text, free + 1, "");
        left.push(Span { text: kept, tone: span.tone });
        break;
    }
    left.push(Span { text: "›".to_owned(), tone: Tone::Faint });
    Line { left, ..line }
}
