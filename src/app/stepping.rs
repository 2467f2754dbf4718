//! A run step by step, as a table that one steps through beside the program. It never runs anything.

use super::layout::Area;
use super::lines::{Line, Span, Tone, prose};
use super::text;
use crate::domain::RequestId;
use crate::domain::tokens::TokenSpan;
use crate::domain::trace::{GIVES_BACK, Trace, TraceStep, TracedName};
use unicode_segmentation::UnicodeSegmentation;

/// From this width on, the program stands beside the table, else above it.
const BESIDE: u16 = 96;
/// Columns for the step, and for the line.
const STEP: usize = 6;
const LINE: usize = 6;
/// A value takes so many columns at most; fewer where many names share the row, but never fewer than the
/// last of these.
const WIDEST: [usize; 4] = [28, 18, 12, 8];

/// The page.
#[derive(Debug, Clone, Default)]
pub struct Stepping {
    /// The run that is on its way.
    pub request: Option<RequestId>,
    /// Why there is none, and what to do.
    pub problem: Option<String>,
    pub trace: Option<Trace>,
    /// The step that one is at, from 0.
    pub step: usize,
    /// The program that was run, line by line, with its colours.
    pub program: Vec<(String, Vec<TokenSpan>)>,
}

/// Where its parts stand in a body, under the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SteppingAreas {
    pub question: Area,
    pub program: Area,
    /// Empty where the program stands above the table.
    pub hairline: Area,
    pub table: Area,
    pub words: Area,
}

impl SteppingAreas {
    pub fn of(page: &Stepping, body: Area) -> Self {
        let (_, rest) = body.split_top(1);
        let question = page.question(body.width.into()).len() as u16;
        let (question, rest) = rest.split_top(question.min(rest.height / 3));
        let (rest, words) = rest.split_bottom(if rest.height > 12 { 4 } else { 2 });
        if body.width >= BESIDE {
            let (program, rest) = rest.split_left(body.width * 2 / 5);
            let (hairline, table) = rest.split_left(1);
            return Self { question, program, hairline, table, words };
        }
        let lines = page.program.len() as u16 + 1;
        let (program, table) = rest.split_top(lines.min(rest.height / 2));
        Self { question, program, hairline: Area::default(), table, words }
    }
}

impl Stepping {
    /// The run came.
    pub fn came(&mut self, trace: Result<Trace, String>) {
        self.request = None;
        match trace {
            Ok(trace) => self.trace = Some(trace),
            Err(problem) => self.problem = Some(problem),
        }
    }

    pub fn step_by(&mut self, by: isize) {
        let last = self.last();
        self.step = self.step.saturating_add_signed(by).min(last);
    }

    /// The step at which the run leaves the expected path; the last one where that is not known.
    pub fn go_to_leaving(&mut self) {
        let last = self.last();
        if let Some(trace) = &self.trace {
            self.step = trace.leaves.as_ref().map_or(last, |leaving| leaving.step.min(last));
        }
    }

    pub fn last(&self) -> usize {
        self.trace.as_ref().map_or(0, |trace| trace.steps.len().saturating_sub(1))
    }

    /// For the title row.
    pub fn state(&self) -> Vec<Span> {
        let (words, tone) = match (&self.trace, self.request) {
            (Some(trace), _) => (format!("step {} of {}", self.step + 1, trace.steps.len()), Tone::Muted),
            (None, Some(_)) => ("⋯ running it".to_owned(), Tone::Working),
            (None, None) => (String::new(), Tone::Muted),
        };
        vec![Span { text: words, tone }]
    }

    /// What to think of before stepping.
    pub fn question(&self, width: usize) -> Vec<Line> {
        let mut lines = vec![Line::blank()];
        if let Some(trace) = &self.trace {
            lines.extend(prose(&trace.prediction(), width, 2, Tone::Strong));
            lines.push(Line::blank());
        } else if let Some(problem) = &self.problem {
            lines.extend(prose(problem, width, 2, Tone::Text));
        }
        lines
    }

    /// The program, with the line of the step in view and marked.
    pub fn program_lines(&self, width: usize, height: usize) -> Vec<Line> {
        let current = self.current().map_or(0, |step| step.line as usize);
        let top = current.saturating_sub(height / 2 + 1).min(self.program.len().saturating_sub(height));
        let lines = self.program.iter().enumerate().skip(top).take(height);
        lines
            .map(|(index, (line, spans))| {
                let here = index + 1 == current;
                let mark = if here { " ▸" } else { "  " };
                let number = format!("{:>3}  ", index + 1);
                let number_tone = if here { Tone::Accent } else { Tone::Faint };
                let mut row = Line::of(mark, Tone::Accent).with(number, number_tone).chosen(here);
                row.left.extend(coloured(line, spans, width.saturating_sub(8)));
                row
            })
            .collect()
    }

    /// The steps up to the one that one is at, each with the names of its function.
    pub fn table_lines(&self, width: usize, height: usize) -> Vec<Line> {
        let (Some(trace), Some(current)) = (&self.trace, self.current()) else { return Vec::new() };
        let first = (self.step + 1).saturating_sub(height.saturating_sub(1).max(1));
        let shown = &trace.steps[first..=self.step];
        let columns = columns(trace, current, shown, width.saturating_sub(2 + STEP + LINE + 1));
        let mut head = Line::of(format!("  {:<STEP$}{:<LINE$}", "step", "line"), Tone::Muted);
        for (name, wide) in &columns {
            let name = if name == GIVES_BACK { "gives" } else { name };
            head = head.with(text::pad(&format!(" {}", text::clip(name, wide - 2)), *wide), Tone::Strong);
        }
        let mut lines = vec![head];
        for (place, step) in shown.iter().enumerate() {
            let number = first + place;
            let leaves = trace.leaves.as_ref().filter(|leaving| leaving.step == number);
            let here = number == self.step;
            let (mark, tone) = match (leaves, here) {
                (Some(_), _) => ("✗ ", Tone::Failing),
                (None, true) => ("▸ ", Tone::Accent),
                (None, false) => ("  ", Tone::Text),
            };
            let mut row = Line::of(mark, tone).chosen(here);
            let plain = if here { Tone::Text } else { Tone::Muted };
            row = row.with(format!("{:<STEP$}{:<LINE$}", number + 1, step.line), plain);
            if step.function != current.function {
                lines.push(row.with(format!(" in {}", step.function), Tone::Faint));
                continue;
            }
            for (name, wide) in &columns {
                let held = step.names.iter().find(|one| one.name == *name);
                let wrong = leaves.is_some_and(|leaving| leaving.name == *name);
                row = cell(row, held, *wide, wrong, plain);
            }
            lines.push(row);
        }
        lines
    }

    /// What is to be said of the step.
    pub fn words_lines(&self, width: usize) -> Vec<Line> {
        let Some(trace) = &self.trace else { return Vec::new() };
        let mut lines = Vec::new();
        if let Some(words) = trace.leaving_words(self.step) {
            lines.extend(prose(&words.replace('`', ""), width, 2, Tone::Failing));
        }
        if self.step == self.last() {
            let words = if trace.cut {
                format!("{} It went on for longer; only so much is kept.", trace.end_words())
            } else {
                trace.end_words()
            };
            let tone = if trace.passed { Tone::Passed } else { Tone::Text };
            lines.extend(prose(&words, width, 2, tone));
        }
        if lines.is_empty() {
            lines.push(Line::of("  ", Tone::Muted).with("• is new in this step", Tone::Muted));
        }
        lines
    }

    fn current(&self) -> Option<&TraceStep> {
        self.trace.as_ref().and_then(|trace| trace.steps.get(self.step))
    }
}

fn cell(row: Line, held: Option<&TracedName>, wide: usize, wrong: bool, plain: Tone) -> Line {
    let Some(held) = held else { return row.with(" ".repeat(wide), plain) };
    // What is given back stands in its own row only.
    if held.name == GIVES_BACK && !held.changed {
        return row.with(" ".repeat(wide), plain);
    }
    let tone = match (wrong, held.changed) {
        (true, _) => Tone::Failing,
        (false, true) => Tone::Accent,
        (false, false) => plain,
    };
    let mark = if held.changed { "•" } else { " " };
    row.with(text::pad(&format!("{mark}{}", text::clip(&held.value, wide - 2)), wide), tone)
}

/// The names of a step's function that came so far, each with its width; those that this step changes stay
/// where not all fit.
fn columns(trace: &Trace, current: &TraceStep, shown: &[TraceStep], room: usize) -> Vec<(String, usize)> {
    let own = || shown.iter().filter(|step| step.function == current.function);
    let mut names: Vec<&str> = Vec::new();
    for name in own().flat_map(|step| &step.names) {
        if !names.contains(&name.name.as_str()) && (name.name != GIVES_BACK || name.changed) {
            names.push(&name.name);
        }
    }
    // It is the last thing that a function does.
    names.sort_by_key(|name| *name == GIVES_BACK);
    let widths = |widest: usize| -> Vec<(String, usize)> {
        let wide = |name: &str| {
            let values = own().flat_map(|step| &step.names).filter(|one| one.name == name);
            let longest = values.map(|one| text::width(&one.value)).max().unwrap_or(0);
            let title = if name == GIVES_BACK { 5 } else { text::width(name) };
            longest.max(title).min(widest) + 3
        };
        names.iter().map(|name| ((*name).to_owned(), wide(name))).collect()
    };
    let whole = |columns: &[(String, usize)]| columns.iter().map(|(_, wide)| wide).sum::<usize>();
    let mut columns = WIDEST
        .map(widths)
        .into_iter()
        .find(|columns| whole(columns) <= room)
        .unwrap_or_else(|| widths(WIDEST[WIDEST.len() - 1]));
    let matters = |name: &str| {
        current.names.iter().any(|one| one.name == name && one.changed)
            || trace.leaves.as_ref().is_some_and(|leaving| leaving.name == name)
    };
    while whole(&columns) > room && columns.len() > 1 {
        let place = columns.iter().position(|(name, _)| !matters(name)).unwrap_or(0);
        columns.remove(place);
    }
    // What is left is for the last one.
    let left = room.saturating_sub(whole(&columns));
    if let Some((name, wide)) = columns.last_mut() {
        let natural = widths(WIDEST[0]).into_iter().find(|(known, _)| known == name);
        *wide = natural.map_or(*wide, |(_, natural)| natural.min(*wide + left));
    }
    columns
}

fn coloured(line: &str, tokens: &[TokenSpan], room: usize) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut used = 0;
    for (byte, grapheme) in line.grapheme_indices(true) {
        let token = tokens.iter().find(|token| token.start <= byte && byte < token.end);
        let tone = token.map_or(Tone::Code, |token| Tone::Token(token.class));
        let shown = if grapheme == "\t" { "    " } else { grapheme };
        used += text::width(shown);
        if used > room {
            spans.push(Span { text: "›".to_owned(), tone: Tone::Faint });
            break;
        }
        match spans.last_mut() {
            Some(last) if last.tone == tone => last.text.push_str(shown),
            _ => spans.push(Span { text: shown.to_owned(), tone }),
        }
    }
    spans
}
