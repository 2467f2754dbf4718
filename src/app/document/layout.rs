//! From blocks to lines of a width. It never reads Markdown and never keeps what it made.

use super::{Block, CodeColours, CodeLine, Document, DocumentLine, PROSE_WIDTH, Span, TextRole, words};
use crate::app::text::{grapheme_width, width};
use crate::domain::tokens::TokenSpan;
use unicode_segmentation::UnicodeSegmentation;

/// An indent that would leave less than this for the text is not made.
const LEAST_TEXT: usize = 8;
const CODE_INDENT: usize = 2;
const TAB: usize = 4;
/// Stands where a line of code goes on beyond what is shown.
const GOES_ON: &str = "›";

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
            let (mut spans, clipped) = code_spans(text, tokens, room - indent);
            if indent > 0 {
                spans.insert(0, Span::new(" ".repeat(indent), TextRole::Body));
            }
            let place = CodeLine { block: index, line: number, indent: left as u16, clipped };
            self.line(spans, Some(place));
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

/// A line of code as spans by token, cut at `room` columns; whether it was cut.
fn code_spans(text: &str, tokens: &[TokenSpan], room: usize) -> (Vec<Span>, bool) {
    let mut spans: Vec<Span> = Vec::new();
    let mut push = |text: &str, role: TextRole| match spans.last_mut() {
        Some(last) if last.role == role => last.text.push_str(text),
        _ => spans.push(Span::new(text, role)),
    };
    let total = columns_of(text);
    let (limit, clipped) = if total > room { (room.saturating_sub(1), true) } else { (room, false) };
    let mut used = 0;
    let mut tokens = tokens.iter().peekable();
    for (byte, grapheme) in text.grapheme_indices(true) {
        while tokens.next_if(|token| token.end <= byte).is_some() {}
        let class = tokens.peek().filter(|token| token.start <= byte).map(|token| token.class);
        let (shown, wide) = if grapheme == "\t" {
            let wide = TAB - used % TAB;
            (" ".repeat(wide), wide)
        } else {
            (grapheme.to_owned(), grapheme_width(grapheme))
        };
        if used + wide > limit {
            break;
        }
        used += wide;
        if wide > 0 {
            push(&shown, TextRole::CodeBlock(class));
        }
    }
    if clipped {
        push(GOES_ON, TextRole::Marker);
    }
    (spans, clipped)
}

fn columns_of(text: &str) -> usize {
    text.graphemes(true).fold(0, |used, grapheme| {
        used + if grapheme == "\t" { TAB - used % TAB } else { grapheme_width(grapheme) }
    })
}
