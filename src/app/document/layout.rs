//! From blocks to lines of a width. It never reads Markdown and never keeps what it made.

use super::{Block, CodeColours, CodeLine, Document, DocumentLine, PROSE_WIDTH, Span, TextRole, words};
use crate::app::text::{grapheme_width, width};
use crate::domain::tokens::{TokenClass, TokenSpan};
use unicode_segmentation::UnicodeSegmentation;

/// An indent that would leave less than this for the text is not made.
const LEAST_TEXT: usize = 8;
const CODE_INDENT: usize = 2;
const TAB: usize = 4;
/// Stands before what goes on from the row above, since code is never cut off.
const GOES_ON: &str = "↳ ";

pub(super) fn wrap(document: &Document, columns: u16, colours: &CodeColours) -> Vec<DocumentLine> {
    let mut layout = Layout {
        document,
        colours,
        columns: usize::from(columns.max(1)),
        margins: Vec::new(),
        lines: Vec::new(),
    };
    layout.blocks(&document.blocks, true);
    layout.lines
}

/// What stands at the left of every line of a list's item or a quotation.
struct Margin {
    /// For the first line; taken once.
    first: Option<String>,
    rest: String,
}

struct Layout<'document> {
    document: &'document Document,
    colours: &'document CodeColours,
    columns: usize,
    margins: Vec<Margin>,
    lines: Vec<DocumentLine>,
}

impl Layout<'_> {
    fn blocks(&mut self, blocks: &[Block], apart: bool) {
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 && apart {
                self.blank();
            }
            match block {
                Block::Heading(spans) | Block::Paragraph(spans) => self.prose(spans),
                Block::List { start, loose, items } => self.list(*start, *loose, items),
                Block::Quote(inner) => {
                    let pushed = self.push_margin("│ ".to_owned(), "│ ".to_owned());
                    self.blocks(inner, true);
                    self.pop_margin(pushed);
                }
                Block::Code(index) => self.code(*index),
                Block::Table(table) => {
                    for spans in table.lines(self.prose_room()) {
                        self.line(spans, None);
                    }
                }
                Block::Rule => {
                    let rule = "─".repeat(self.prose_room());
                    self.line(vec![Span::new(rule, TextRole::Rule)], None);
                }
            }
        }
    }

    fn prose(&mut self, spans: &[Span]) {
        let quoted = self.margins.iter().any(|margin| margin.rest.starts_with('│'));
        for mut line in words::wrap(spans, self.prose_room()) {
            if quoted {
                for span in line.iter_mut().filter(|span| span.role == TextRole::Body) {
                    span.role = TextRole::Quote;
                }
            }
            self.line(line, None);
        }
    }

    fn list(&mut self, start: Option<u64>, loose: bool, items: &[Vec<Block>]) {
        let last = start.map(|first| first.saturating_add(items.len() as u64).saturating_sub(1));
        let digits = last.map_or(0, |number| number.to_string().len());
        for (index, item) in items.iter().enumerate() {
            if index > 0 && loose {
                self.blank();
            }
            let marker = match start {
                Some(first) => format!("{:>digits$}. ", first.saturating_add(index as u64)),
                None => "• ".to_owned(),
            };
            let rest = " ".repeat(width(&marker));
            let pushed = self.push_margin(marker, rest);
            if item.is_empty() {
                self.line(Vec::new(), None);
            } else {
                self.blocks(item, loose);
            }
            self.pop_margin(pushed);
        }
    }

    fn code(&mut self, index: usize) {
        let Some(block) = self.document.code.get(index) else { return };
        let room = self.columns.saturating_sub(self.margin_width()).max(1);
        let indent = if room >= CODE_INDENT + LEAST_TEXT { CODE_INDENT } else { 0 };
        let left = self.margin_width() + indent;
        for (number, text) in block.text.split('\n').enumerate() {
            let tokens = self.colours.line(index, number);
            for (row, mut spans) in code_rows(text, tokens, room - indent).into_iter().enumerate() {
                if indent > 0 {
                    spans.insert(0, Span::new(" ".repeat(indent), TextRole::Body));
                }
                let goes_on = row > 0;
                let place = CodeLine { block: index, line: number, indent: left as u16, goes_on };
                self.line(spans, Some(place));
            }
        }
    }

    fn margin_width(&self) -> usize {
        self.margins.iter().map(|margin| width(&margin.rest)).sum()
    }

    /// The columns that prose has after the margins.
    fn prose_room(&self) -> usize {
        self.columns.min(usize::from(PROSE_WIDTH)).saturating_sub(self.margin_width()).max(1)
    }

    /// Whether there was room for it; if so it must be popped.
    fn push_margin(&mut self, first: String, rest: String) -> bool {
        let fits = self.prose_room() >= width(&rest) + LEAST_TEXT;
        if fits {
            self.margins.push(Margin { first: Some(first), rest });
        }
        fits
    }

    fn pop_margin(&mut self, pushed: bool) {
        if pushed {
            self.margins.pop();
        }
    }

    /// An empty line, with the bars of the quotations around it.
    fn blank(&mut self) {
        let margin: String = self.margins.iter().map(|margin| margin.rest.as_str()).collect();
        let margin = margin.trim_end();
        let spans = if margin.is_empty() { Vec::new() } else { vec![Span::new(margin, TextRole::Marker)] };
        self.lines.push(DocumentLine { spans, code: None });
    }

    fn line(&mut self, spans: Vec<Span>, code: Option<CodeLine>) {
        let mut margin = String::new();
        for level in &mut self.margins {
            margin.push_str(&level.first.take().unwrap_or_else(|| level.rest.clone()));
        }
        let mut line = DocumentLine { spans: Vec::with_capacity(spans.len() + 1), code };
        if !margin.is_empty() {
            line.spans.push(Span::new(margin, TextRole::Marker));
        }
        line.spans.extend(spans);
        self.lines.push(line);
    }
}

/// A line of code as spans by token, in rows of at most `room` columns: broken at the last blank of a
/// row's second half, or where the row is full if there is none.
fn code_rows(text: &str, tokens: &[TokenSpan], room: usize) -> Vec<Vec<Span>> {
    let cells = code_cells(text, tokens);
    let mut rows = Vec::new();
    let mut rest = &cells[..];
    loop {
        let lead = if rows.is_empty() { String::new() } else { lead(&cells, room) };
        let columns = room - width(&lead);
        let (row, after) = rest.split_at(row_end(rest, columns));
        let mut spans = Vec::new();
        push(&mut spans, &lead, TextRole::Marker);
        for cell in row {
            push(&mut spans, &cell.shown, TextRole::CodeBlock(cell.class));
        }
        rows.push(spans);
        let blanks = after.iter().take_while(|cell| cell.is_blank()).count();
        rest = &after[blanks..];
        if rest.is_empty() {
            return rows;
        }
    }
}

/// What stands before a row that goes on: the sign, as far in as the line itself begins.
fn lead(cells: &[CodeCell], room: usize) -> String {
    let own = cells.iter().take_while(|cell| cell.is_blank()).map(|cell| cell.columns).sum::<usize>();
    let indent = if own + LEAST_TEXT + width(GOES_ON) <= room { own } else { 0 };
    if indent + width(GOES_ON) < room { format!("{}{GOES_ON}", " ".repeat(indent)) } else { String::new() }
}

/// How many cells the next row takes, at least one.
fn row_end(cells: &[CodeCell], columns: usize) -> usize {
    let mut used = 0;
    let fits = cells.iter().take_while(|cell| {
        used += cell.columns;
        used <= columns
    });
    let end = fits.count();
    if end == cells.len() || cells[end].is_blank() {
        return end.max(1).min(cells.len());
    }
    // A wider gap, as before a remark at the line's end, is the better place.
    let gap = cells[..end].windows(2).rposition(|pair| pair.iter().all(CodeCell::is_blank));
    let blank = cells[..end].iter().rposition(CodeCell::is_blank);
    let good = |place: &usize| *place >= end / 2 && *place > 0;
    gap.filter(good).or(blank.filter(good)).unwrap_or(end).max(1)
}

/// A grapheme of code as it is shown.
struct CodeCell {
    shown: String,
    columns: usize,
    class: Option<TokenClass>,
}

impl CodeCell {
    fn is_blank(&self) -> bool {
        self.shown.trim().is_empty()
    }
}

fn code_cells(text: &str, tokens: &[TokenSpan]) -> Vec<CodeCell> {
    let mut cells = Vec::with_capacity(text.len());
    let mut column = 0;
    let mut tokens = tokens.iter().peekable();
    for (byte, grapheme) in text.grapheme_indices(true) {
        while tokens.next_if(|token| token.end <= byte).is_some() {}
        let class = tokens.peek().filter(|token| token.start <= byte).map(|token| token.class);
        let (shown, columns) = if grapheme == "\t" {
            let wide = TAB - column % TAB;
            (" ".repeat(wide), wide)
        } else {
            (grapheme.to_owned(), grapheme_width(grapheme))
        };
        column += columns;
        if columns > 0 {
            cells.push(CodeCell { shown, columns, class });
        }
    }
    cells
}

fn push(spans: &mut Vec<Span>, text: &str, role: TextRole) {
    match spans.last_mut() {
        Some(last) if last.role == role => last.text.push_str(text),
        _ if text.is_empty() => {}
        _ => spans.push(Span::new(text, role)),
    }
}
