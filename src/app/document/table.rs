//! Tables of a document: columns that share a width, and cells that wrap within their column. It never
//! knows what stands around the table.

use super::{Span, TextRole, words};
use crate::app::text::width;

/// Where a cell's text stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Centre,
    Right,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Table {
    sides: Vec<Side>,
    /// The first is the head.
    pub(super) rows: Vec<Vec<Vec<Span>>>,
}

/// Blanks between two columns.
const GAP: usize = 2;

impl Table {
    pub(super) fn new(sides: Vec<Side>) -> Self {
        Self { sides, rows: Vec::new() }
    }

    /// The table as lines of at most `available` columns. Columns that find no room are left out.
    pub(super) fn lines(&self, available: usize) -> Vec<Vec<Span>> {
        let widths = self.widths(available);
        let mut lines = Vec::new();
        for (index, row) in self.rows.iter().enumerate() {
            lines.extend(self.row(row, &widths, index == 0));
            if index == 0 {
                let total = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
                lines.push(vec![Span::new("─".repeat(total), TextRole::Rule)]);
            }
        }
        lines
    }

    /// The width of each column: what it needs, or less for the widest ones until all fit.
    fn widths(&self, available: usize) -> Vec<usize> {
        // A column of one and a gap is the least there can be.
        let most = (available + GAP) / (1 + GAP);
        let columns = self.sides.len().min(most.max(1));
        let mut widths = vec![1; columns];
        for row in &self.rows {
            for (needed, cell) in widths.iter_mut().zip(row) {
                *needed = (*needed).max(cell.iter().map(|span| width(&span.text)).sum());
            }
        }
        let room = available.saturating_sub(GAP * (columns - 1)).max(columns);
        while widths.iter().sum::<usize>() > room {
            let excess = widths.iter().sum::<usize>() - room;
            let widest = widths.iter().copied().max().unwrap_or(1);
            let next = widths.iter().copied().filter(|other| *other < widest).max().unwrap_or(1);
            let count = widths.iter().filter(|other| **other == widest).count();
            let step = (excess.div_ceil(count)).min(widest - next).max(1);
            for width in widths.iter_mut().filter(|other| **other == widest) {
                *width = widest.saturating_sub(step).max(1);
            }
        }
        widths
    }

    fn row(&self, row: &[Vec<Span>], widths: &[usize], head: bool) -> Vec<Vec<Span>> {
        let cells: Vec<Vec<Vec<Span>>> = widths
            .iter()
            .enumerate()
            .map(|(column, columns)| words::wrap(row.get(column).map_or(&[], Vec::as_slice), *columns))
            .collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        (0..height)
            .map(|line| {
                let mut spans = Vec::new();
                for (column, columns) in widths.iter().enumerate() {
                    let cell = cells[column].get(line).cloned().unwrap_or_default();
                    let missing =
                        columns.saturating_sub(cell.iter().map(|span| width(&span.text)).sum::<usize>());
                    let before = match self.sides[column] {
                        Side::Left => 0,
                        Side::Centre => missing / 2,
                        Side::Right => missing,
                    };
                    blanks(&mut spans, before + if column == 0 { 0 } else { GAP });
                    spans.extend(cell.into_iter().map(|span| if head { bold(span) } else { span }));
                    blanks(&mut spans, missing - before);
                }
                trim_end(&mut spans);
                spans
            })
            .collect()
    }
}

fn trim_end(spans: &mut Vec<Span>) {
    while let Some(last) = spans.last_mut() {
        last.text.truncate(last.text.trim_end_matches(' ').len());
        if !last.text.is_empty() {
            break;
        }
        spans.pop();
    }
}

fn blanks(spans: &mut Vec<Span>, count: usize) {
    if count > 0 {
        spans.push(Span::new(" ".repeat(count), TextRole::Body));
    }
}

fn bold(span: Span) -> Span {
    if span.role == TextRole::Body { Span::new(span.text, TextRole::Strong) } else { span }
}
