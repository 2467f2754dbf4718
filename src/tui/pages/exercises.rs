//! The list of exercises, with its search and, where there is room, the chosen one to be read. It never
//! searches or opens.

use crate::app::document::{CodeColours, Document};
use crate::app::layout::Area;
use crate::app::lines::{Line, Span, Tone};
use crate::app::msg::Entry;
use crate::app::pages::PickerAreas;
use crate::app::{Model, text, wrap};
use crate::config::theme::Role;
use crate::domain::attempt::State;
use crate::tui::painter::Painter;
use crate::tui::panes::{draw_input, title};
use crate::tui::tones::style_of;
use ratatui::layout::Position;

/// Columns of kind, level and minutes, with their gaps.
const KIND: usize = 12;
const LEVEL: usize = 5;
const MINUTES: usize = 6;
/// A mark, a sign, blanks between.
const FRONT: usize = 5;

pub fn draw(painter: &mut Painter<'_>, model: &Model, body: Area) -> Option<Position> {
    let areas = PickerAreas::of(body);
    let end = title::name(painter, areas.title, "Exercises", true);
    let solved = model.catalogue.iter().filter(|entry| entry.state == State::Solved).count();
    let state = format!("{solved} of {} solved", model.catalogue.len());
    title::draw_state(painter, areas.title, end + 2, &[Span { text: state, tone: Tone::Muted }]);
    let label = painter.style(Role::Faint);
    let left = painter.write(areas.input.left, areas.input.top, "  Find: ", areas.input.right(), label);
    let input = Area { left, width: areas.input.right().saturating_sub(left + 1), ..areas.input };
    let cursor = draw_input(painter, &model.picker.input, input, "a word of a title, a skill, or a kind");
    let columns = Columns::of(model, areas.rows.width.into());
    heads(painter, &columns, areas.heads);
    rows(painter, model, &columns, areas.rows);
    if !areas.preview.is_empty() {
        painter.hairline(areas.hairline);
        preview(painter, model, areas.preview);
    }
    cursor
}

/// How wide the parts of a row are; those without room are left out.
struct Columns {
    title: usize,
    skills: usize,
    kind: usize,
    level: usize,
    minutes: usize,
}

impl Columns {
    fn of(model: &Model, width: usize) -> Self {
        let longest = model.catalogue.iter().map(|entry| text::width(&entry.title)).max().unwrap_or(0);
        let room = width.saturating_sub(FRONT + 1);
        let mut columns =
            Self { title: longest.clamp(8, 34).min(room), skills: 0, kind: 0, level: 0, minutes: 0 };
        let mut left = room.saturating_sub(columns.title);
        for (part, wanted) in
            [(&mut columns.level, LEVEL + 2), (&mut columns.minutes, MINUTES), (&mut columns.kind, KIND)]
        {
            if left >= wanted {
                *part = wanted;
                left -= wanted;
            }
        }
        if left >= 14 {
            columns.skills = left.min(44);
        }
        columns
    }
}

fn heads(painter: &mut Painter<'_>, columns: &Columns, row: Area) {
    let words = format!(
        "{}{}{}{}{}{}",
        " ".repeat(FRONT),
        text::pad("Exercise", columns.title),
        part(&format!("  {}", "Skills"), columns.skills),
        part("  Kind", columns.kind),
        figure("Level", columns.level),
        figure("Min", columns.minutes),
    );
    let style = painter.style(Role::Faint);
    painter.write(row.left, row.top, &words, row.right(), style);
}

fn rows(painter: &mut Painter<'_>, model: &Model, columns: &Columns, area: Area) {
    let picker = &model.picker;
    if picker.found.is_empty() {
        let words = format!(
            "No exercise has “{}” in its title, skills or kind. Esc clears the search.",
            picker.query().trim()
        );
        let style = painter.style(Role::Muted);
        for (place, row) in wrap::words(&words, usize::from(area.width.saturating_sub(4))).iter().enumerate()
        {
            painter.write(area.left + 2, area.top + place as u16, row, area.right(), style);
        }
        return;
    }
    for (place, index) in picker.found.iter().enumerate().skip(picker.top).take(area.height.into()) {
        let Some(entry) = model.catalogue.get(*index) else { continue };
        let row = Area { top: area.top + (place - picker.top) as u16, height: 1, ..area };
        draw_entry(painter, entry, columns, row, place == picker.chosen);
    }
    painter.thumb(picker.found.len(), picker.top, area);
}

fn draw_entry(painter: &mut Painter<'_>, entry: &Entry, columns: &Columns, row: Area, chosen: bool) {
    if chosen {
        let bar = Area { width: row.width.saturating_sub(1), ..row };
        painter.fill(bar, painter.style(Role::Chosen));
    }
    let (glyph, tone) = sign(entry.state);
    let accent = painter.style(Role::Accent);
    let column = painter.write(row.left, row.top, if chosen { " ▸ " } else { "   " }, row.right(), accent);
    let glyph_style = style_of(painter.theme, tone);
    let column = painter.write(column, row.top, glyph, row.right(), glyph_style);
    let column = painter.write(column, row.top, " ", row.right(), glyph_style);
    let title_style =
        painter.style(if entry.state == State::Solved && !chosen { Role::Muted } else { Role::Text });
    let title = text::pad(&entry.title, columns.title);
    let column = painter.write(column, row.top, &title, row.right(), title_style);
    let skills = format!("  {}", text::clip(&entry.skills.join(", "), columns.skills.saturating_sub(2)));
    let rest = format!(
        "{}{}{}{}",
        part(&skills, columns.skills),
        part(&format!("  {}", entry.kind.title()), columns.kind),
        figure(&entry.difficulty.to_string(), columns.level),
        figure(&entry.minutes.to_string(), columns.minutes),
    );
    let muted = painter.style(Role::Muted);
    painter.write(column, row.top, &rest, row.right(), muted);
}

fn preview(painter: &mut Painter<'_>, model: &Model, area: Area) {
    let Some(entry) = model.picker.chosen_entry(&model.catalogue) else { return };
    let (row, rest) = area.split_top(1);
    let name = painter.style(Role::Strong);
    let (glyph, tone) = sign(entry.state);
    let end = painter.write(
        row.left + 1,
        row.top,
        &text::clip(&entry.title, usize::from(row.width.saturating_sub(18))),
        row.right(),
        name,
    );
    let state = Span { text: format!("{glyph} {}", word(entry.state)), tone };
    title::draw_state(painter, row, end + 2, &[state]);
    let width = usize::from(rest.width.saturating_sub(3)).min(72);
    let mut top = rest.top + 1;
    let needs =
        if entry.needs.is_empty() { String::new() } else { format!("builds on {}", entry.needs.join(", ")) };
    for (words, role) in [
        (
            format!("level {} · about {} minutes · {}", entry.difficulty, entry.minutes, entry.kind.title()),
            Role::Muted,
        ),
        (entry.skills.join(", "), Role::Text),
        (needs, Role::Muted),
    ] {
        let style = painter.style(role);
        for text in wrap::words(&words, width).iter().filter(|text| !text.is_empty()) {
            painter.write(rest.left + 2, top, text, rest.right(), style);
            top += 1;
        }
    }
    let about = Document::parse(&entry.about, None).wrap(width as u16, &CodeColours::default());
    let lines: Vec<Line> = about.iter().map(|line| Line::read(line, 2)).collect();
    let (_, rest) = rest.split_top((top + 1).saturating_sub(rest.top));
    painter.lines(&lines, 0, rest);
}

const fn sign(state: State) -> (&'static str, Tone) {
    match state {
        State::New => ("◦", Tone::Muted),
        State::Started => ("⋯", Tone::Working),
        State::Solved => ("✓", Tone::Passed),
    }
}

const fn word(state: State) -> &'static str {
    match state {
        State::New => "not started",
        State::Started => "working",
        State::Solved => "passed",
    }
}

fn part(words: &str, width: usize) -> String {
    if width == 0 { String::new() } else { text::pad(words, width) }
}

fn figure(words: &str, width: usize) -> String {
    if width == 0 { String::new() } else { text::pad_left(words, width) }
}
