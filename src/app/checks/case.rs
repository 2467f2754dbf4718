//! One case in words: what was asked, what was expected, what came instead with the difference marked,
//! and what was printed. It never tells the values of a hidden case that has not passed.

use crate::app::lines::{Line, Span, Tone, prose};
use crate::app::text::{self, Piece};
use crate::app::wrap;
use crate::domain::caught::{ErrorReading, Excerpt, TIME_LIMIT};
use crate::domain::exercise::{Exercise, Kind, Signature};
use crate::domain::verdict::{CaseStatus, CaseVerdict};
use unicode_segmentation::UnicodeSegmentation;

/// Columns before a label, and those that a label takes.
const INDENT: usize = 5;
const LABEL: usize = 10;
/// With less room than this a value stands under its label.
const LEAST_ROOM: usize = 11;
/// Rows that one value takes at most where it is not shown whole.
const FEW_ROWS: usize = 3;

/// The detail that stands open under a case.
pub fn detail(case: &CaseVerdict, exercise: &Exercise, width: usize) -> Vec<Line> {
    Teller { case, exercise, width, most_rows: FEW_ROWS, lines: Vec::new() }.tell()
}

/// The case whole, as a page.
pub fn page(case: &CaseVerdict, exercise: &Exercise, width: usize) -> Vec<Line> {
    Teller { case, exercise, width, most_rows: usize::MAX, lines: Vec::new() }.tell()
}

/// Where an error is and what is known there, under a sentence that stands two columns in.
pub fn place(reading: &ErrorReading, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let room = width.saturating_sub(LABEL + 3).max(1);
    let mut push = |label: &str, spans: Vec<Span>| {
        let mut line = Line::of("  ", Tone::Text).with(format!("{label:<LABEL$}"), Tone::Muted);
        line.left.extend(spans);
        lines.push(line);
    };
    if let Some(excerpt) = &reading.excerpt {
        for (label, spans) in excerpt_rows(excerpt, room) {
            push(&label, spans);
        }
    }
    if !reading.values.is_empty() {
        push("values", vec![Span { text: text::clip(&values(reading), room), tone: Tone::Code }]);
    }
    lines
}

/// Whether its values may be seen.
pub fn is_open(case: &CaseVerdict) -> bool {
    !case.hidden || case.status == CaseStatus::Passed
}

struct Teller<'case> {
    case: &'case CaseVerdict,
    exercise: &'case Exercise,
    width: usize,
    most_rows: usize,
    lines: Vec<Line>,
}

impl Teller<'_> {
    fn tell(mut self) -> Vec<Line> {
        if is_open(self.case) {
            self.asked();
            self.answered();
            self.printed();
        } else {
            self.say("You see the values of a hidden case once it passes.", Tone::Text);
            self.say("Ask yourself: what would this name mean for your program?", Tone::Muted);
        }
        self.lines
    }

    fn asked(&mut self) {
        let program = self.is_program();
        if program && self.case.input.is_empty() {
            return;
        }
        let rows: Vec<String> = if program {
            self.case.input.lines().map(|row| format!("{row}⏎")).collect()
        } else {
            self.case.input.lines().map(str::to_owned).collect()
        };
        self.value("input", &rows, Tone::Code);
    }

    fn answered(&mut self) {
        let passed = self.case.status == CaseStatus::Passed;
        if passed {
            self.whole_value("result", &self.case.expected.clone());
            return;
        }
        match (&self.case.actual, self.exercise.kind) {
            (Some(actual), Kind::Predict) => {
                self.whole_value("answered", &actual.clone());
                self.say(
                    "That is not what it gives. Go through the program once more with these values.",
                    Tone::Muted,
                );
            }
            (None, Kind::Predict) => {}
            (Some(actual), _) => self.compared(&self.case.expected.clone(), &actual.clone()),
            (None, _) => self.whole_value("expected", &self.case.expected.clone()),
        }
        if let (Some(reading), Some(message)) = (self.case.reading(), &self.case.message) {
            self.read(reading, message);
        } else if let Some(message) = &self.case.message {
            let label = if self.case.actual.is_some() { "" } else { "instead" };
            let message = match self.case.line {
                Some(line) if !message.contains("line ") => format!("line {line}: {message}"),
                _ => message.clone(),
            };
            self.sentence(label, &message);
        } else if self.case.actual.is_none() {
            self.sentence("instead", silent(self.case.status));
        }
    }

    /// An error: what happened, where, with which values; on a page also what leads on, and the language's
    /// own words.
    fn read(&mut self, reading: &ErrorReading, message: &str) {
        self.sentence("instead", message);
        let room = self.room();
        for (label, spans) in reading.excerpt.iter().flat_map(|excerpt| excerpt_rows(excerpt, room)) {
            self.push(&label, spans);
        }
        if !reading.values.is_empty() {
            self.value("values", &[values(reading)], Tone::Code);
        }
        if self.most_rows == usize::MAX {
            self.lines.push(Line::blank());
            self.sentence("question", &reading.question);
            if let Some(error) = self.case.error.as_ref().filter(|error| error.kind != TIME_LIMIT) {
                self.lines.push(Line::blank());
                let rows = wrap::words(&error.told, room);
                self.value("in Python", &rows, Tone::Muted);
            }
        }
    }

    /// Expected and actual, one under the other, with what differs marked. Of outputs of several lines
    /// the first line that differs is told, and whole pages show all.
    fn compared(&mut self, expected: &str, actual: &str) {
        if !expected.contains('\n') && !actual.contains('\n') {
            self.pair("", expected, Some(actual));
            return;
        }
        if self.most_rows == usize::MAX {
            self.whole_value("expected", expected);
            self.whole_value("instead", actual);
            return;
        }
        let mut number = 1;
        let (mut wanted, mut came) = (expected.lines(), actual.lines());
        loop {
            match (wanted.next(), came.next()) {
                (Some(left), Some(right)) if left.trim_end() == right.trim_end() => number += 1,
                (None, None) => break self.pair("", expected, Some(actual)),
                (left, right) => {
                    let place = format!("line {number}   ");
                    break self.pair(&place, left.unwrap_or("(no more lines)"), right);
                }
            }
        }
    }

    fn pair(&mut self, place: &str, expected: &str, actual: Option<&str>) {
        let Some(actual) = actual else {
            self.value("expected", &[format!("{place}{expected}")], Tone::Code);
            return self.value("instead", &[format!("{place}(nothing)")], Tone::Failing);
        };
        let (wanted, came) = text::difference(expected, actual);
        let room = self.room().saturating_sub(text::width(place));
        let skip = hidden_columns(&wanted, &came, room);
        self.marked("expected", place, window(&wanted, skip, room, Tone::Wanted));
        let came = window(&came, skip, room, Tone::Differs);
        let marks = carets(&came);
        self.marked("instead", place, came);
        let indent = " ".repeat(self.value_indent() + text::width(place));
        self.lines.push(Line::of(indent, Tone::Text).with(marks, Tone::Failing));
    }

    fn printed(&mut self) {
        let output = self.case.output.trim_end_matches('\n');
        if output.is_empty() || self.is_program() {
            return;
        }
        let rows: Vec<String> = output.lines().map(str::to_owned).collect();
        let more = rows.len().saturating_sub(self.most_rows);
        self.value("printed", &rows, Tone::Muted);
        if more > 0 {
            let words =
                if more == 1 { "… one more line".to_owned() } else { format!("… {more} more lines") };
            let indent = " ".repeat(self.value_indent());
            self.lines.push(Line::of(indent, Tone::Text).with(words, Tone::Muted));
        }
    }

    /// Rows of a value: each one row, cut where it is too long, or wrapped where all is shown.
    fn value(&mut self, label: &str, rows: &[String], tone: Tone) {
        let mut label = label;
        for row in rows.iter().take(self.most_rows) {
            let parts = if self.most_rows == usize::MAX {
                wrap::hard(row, self.room())
            } else {
                vec![text::clip(row, self.room())]
            };
            for part in parts {
                self.push(label, vec![Span { text: part, tone }]);
                label = "";
            }
        }
    }

    fn whole_value(&mut self, label: &str, value: &str) {
        let rows: Vec<String> = value.lines().map(str::to_owned).collect();
        self.value(label, &rows, Tone::Code);
    }

    fn sentence(&mut self, label: &str, words: &str) {
        let mut label = label;
        for row in wrap::words(words, self.room().min(72)) {
            self.push(label, vec![Span { text: row, tone: Tone::Text }]);
            label = "";
        }
    }

    fn say(&mut self, words: &str, tone: Tone) {
        self.lines.extend(prose(words, self.width, INDENT, tone));
    }

    fn marked(&mut self, label: &str, place: &str, value: Vec<Span>) {
        let mut spans = vec![Span { text: place.to_owned(), tone: Tone::Muted }];
        spans.extend(value);
        self.push(label, spans);
    }

    fn push(&mut self, label: &str, spans: Vec<Span>) {
        let indent = " ".repeat(INDENT);
        if self.stacked() {
            if !label.is_empty() {
                self.lines.push(Line::of(indent.clone(), Tone::Text).with(label, Tone::Muted));
            }
            let mut line = Line::of(" ".repeat(INDENT + 2), Tone::Text);
            line.left.extend(spans);
            self.lines.push(line);
        } else {
            let mut line = Line::of(indent, Tone::Text).with(format!("{label:<LABEL$}"), Tone::Muted);
            line.left.extend(spans);
            self.lines.push(line);
        }
    }

    fn is_program(&self) -> bool {
        self.exercise.signature == Signature::Program
    }

    fn stacked(&self) -> bool {
        self.width < INDENT + LABEL + LEAST_ROOM + 1
    }

    fn value_indent(&self) -> usize {
        if self.stacked() { INDENT + 2 } else { INDENT + LABEL }
    }

    fn room(&self) -> usize {
        self.width.saturating_sub(self.value_indent() + 1).max(1)
    }
}

/// A line of the program, and under it a mark for what is meant in it.
fn excerpt_rows(excerpt: &Excerpt, room: usize) -> Vec<(String, Vec<Span>)> {
    let label = format!("line {}", excerpt.line);
    let Some(marked) = &excerpt.marked else {
        return vec![(label, vec![Span { text: text::clip(&excerpt.text, room), tone: Tone::Code }])];
    };
    let part = |range: std::ops::Range<usize>| -> String {
        excerpt.text.chars().skip(range.start).take(range.end.saturating_sub(range.start)).collect()
    };
    let piece = |text: String, differs: bool| Piece { text, differs };
    let pieces = [
        piece(part(0..marked.start), false),
        piece(part(marked.clone()), true),
        piece(part(marked.end..usize::MAX), false),
    ];
    let spans = window(&pieces, hidden_columns(&pieces, &pieces, room), room, Tone::Differs);
    let marks = vec![Span { text: carets(&spans), tone: Tone::Failing }];
    vec![(label, spans), (String::new(), marks)]
}

/// Names and what they held, in one row.
fn values(reading: &ErrorReading) -> String {
    let pairs: Vec<String> = reading.values.iter().map(|(name, shown)| format!("{name} = {shown}")).collect();
    text::single_line(&pairs.join("   "))
}

/// What is said of a case without a result where the grader said nothing.
pub const fn silent(status: CaseStatus) -> &'static str {
    match status {
        CaseStatus::Passed | CaseStatus::Failed => "nothing came back",
        CaseStatus::Raised => "an error was raised",
        CaseStatus::TimedOut => "it did not end in its time; look for a loop whose end never comes",
        CaseStatus::Died => "the program ended before it answered",
        CaseStatus::NotRun => "not run: an earlier case used up the time",
    }
}

/// Columns to leave out at the front so that the first difference is seen, with some of what is the
/// same before it.
fn hidden_columns(wanted: &[Piece], came: &[Piece], room: usize) -> usize {
    let whole = |pieces: &[Piece]| pieces.iter().map(|piece| text::width(&piece.text)).sum::<usize>();
    if whole(wanted) <= room && whole(came) <= room {
        return 0;
    }
    let same = |pieces: &[Piece]| match pieces.first() {
        Some(piece) if !piece.differs => text::width(&piece.text),
        _ => 0,
    };
    let before = same(wanted).min(same(came));
    if before + 8 <= room { 0 } else { before - (room / 3).min(before) }
}

/// What of a compared value fits into `room` columns after `skip`, with `…` for what is left out.
fn window(pieces: &[Piece], skip: usize, room: usize, differing: Tone) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let whole: usize = pieces.iter().map(|piece| text::width(&piece.text)).sum();
    let mut room = room;
    if skip > 0 {
        spans.push(Span { text: "…".to_owned(), tone: Tone::Muted });
        room = room.saturating_sub(1);
    }
    let clipped = whole.saturating_sub(skip) > room;
    let room = if clipped { room.saturating_sub(1) } else { room };
    let (mut column, mut used) = (0, 0);
    for piece in pieces {
        let tone = if piece.differs { differing } else { Tone::Code };
        let mut text = String::new();
        for grapheme in piece.text.graphemes(true) {
            let wide = text::grapheme_width(grapheme);
            column += wide;
            if column <= skip || used + wide > room {
                continue;
            }
            used += wide;
            text.push_str(grapheme);
        }
        if !text.is_empty() {
            spans.push(Span { text, tone });
        }
    }
    if clipped {
        spans.push(Span { text: "…".to_owned(), tone: Tone::Muted });
    }
    spans
}

/// A row of `^` under what differs; under the place where something is missing, if nothing does.
fn carets(spans: &[Span]) -> String {
    let mut row = String::new();
    for span in spans {
        let mark = if span.tone == Tone::Differs { "^" } else { " " };
        row.push_str(&mark.repeat(text::width(&span.text)));
    }
    if row.contains('^') { row.trim_end().to_owned() } else { format!("{row}^") }
}
