//! The editor with its title, and the line at its foot in which one searches. It never changes the text.

use super::{DeskView, title};
use crate::app::checks;
use crate::app::editor::Editor;
use crate::app::finder::{Finder, Purpose};
use crate::app::layout::{Area, Focus, Frame};
use crate::app::lines::{Span, Tone};
use crate::app::practice::Practice;
use crate::app::{Model, text};
use crate::config::theme::Role;
use crate::tui::painter::Painter;
use crate::tui::text_styles::text_area_styles;
use crate::tui::widgets::text_area::TextArea;
use ratatui::layout::Position;

pub fn draw(
    painter: &mut Painter<'_>,
    model: &Model,
    practice: &Practice,
    frame: &Frame,
) -> Option<Position> {
    title::draw(painter, model, frame, &state(model, practice));
    if !frame.tabbed {
        let end = frame.title.left + 1 + text::width("Editor") as u16;
        let style = painter.style(Role::Faint);
        let room = frame.title.right().saturating_sub(end + 3 + 36);
        let name = text::clip(&practice.file_name(), room.into());
        painter.write(end + 3, frame.title.top, &name, frame.title.right(), style);
    }
    if let Some(desk) = practice.desk.as_deref().filter(|_| practice.arranges()) {
        let focused = model.focus == Focus::Editor;
        DeskView { desk, editor: &practice.editor, keys: &model.keys, focused }.draw(painter);
        return None;
    }
    let mut area = frame.content;
    let mut in_finder = None;
    if let Some(finder) = &practice.finder {
        let (text, foot) = area.split_bottom(finder.rows());
        area = text;
        in_finder = draw_finder(painter, practice, finder, foot);
    }
    let styles = text_area_styles(painter.theme);
    let focused = model.focus == Focus::Editor;
    let text_area = TextArea { editor: &practice.editor, styles: &styles, focused, placeholder: "" };
    let rect = painter.rect(area);
    let in_text = text_area.render(rect, painter.buffer);
    in_finder.or(in_text)
}

fn state(model: &Model, practice: &Practice) -> Vec<Span> {
    let mut parts = Vec::new();
    if !model.layout.shows(Focus::Checks) {
        parts.extend(checks::summary(model, practice).into_iter().take(1));
    }
    let muted = |text: String| Span { text, tone: Tone::Muted };
    if let Some(mode) = mode_words(model) {
        parts.push(Span { text: mode, tone: Tone::Accent });
    }
    let selected = practice.editor.shown_range().len();
    if practice.arranges() {
        parts.push(muted("puzzle".to_owned()));
    } else if selected > 0 {
        parts.push(muted(format!("{selected} selected")));
    } else {
        let cursor = practice.editor.cursor();
        parts.push(muted(format!("line {}, column {}", cursor.line + 1, cursor.column + 1)));
    }
    if practice.draft.failed {
        parts.push(Span { text: "! not saved".to_owned(), tone: Tone::Failing });
    } else {
        parts.push(Span { text: "saved".to_owned(), tone: Tone::Faint });
    }
    parts
}

/// The mode of vim's keys, and what has been typed of a command.
fn mode_words(model: &Model) -> Option<String> {
    let mode = if model.has_vim_keys() { model.vim.mode().name() } else { return None };
    let pending = model.vim.pending();
    Some(if pending.is_empty() { mode.to_owned() } else { format!("{mode} {pending}") })
}

fn draw_finder(
    painter: &mut Painter<'_>,
    practice: &Practice,
    finder: &Finder,
    area: Area,
) -> Option<Position> {
    let first = Area { height: 1, ..area };
    let found = match (finder.purpose, practice.editor.search_count()) {
        (Purpose::GoToLine, _) => format!("of {}", practice.editor.line_count()),
        (_, Some(count)) if finder.searches() => match count.current {
            _ if count.total == 0 => "not found".to_owned(),
            Some(current) => format!("{current} of {}", count.total),
            None => format!("{} found", count.total),
        },
        _ => String::new(),
    };
    let in_first = draw_field(painter, finder.label(), &finder.input, &found, first, !finder.in_replacement);
    if area.height < 2 {
        return in_first;
    }
    let second = Area { top: area.top + 1, height: 1, ..area };
    let label = "Replace with: ";
    let in_second = draw_field(painter, label, &finder.replacement, "", second, finder.in_replacement);
    if finder.in_replacement { in_second } else { in_first }
}

/// A label, what is typed behind it, and a state at the right.
fn draw_field(
    painter: &mut Painter<'_>,
    label: &str,
    editor: &Editor,
    state: &str,
    row: Area,
    focused: bool,
) -> Option<Position> {
    let style = painter.style(if focused { Role::Strong } else { Role::Faint });
    let left = painter.write(row.left + 1, row.top, label, row.right(), style);
    let spans = [Span { text: state.to_owned(), tone: Tone::Muted }];
    title::draw_state(painter, row, left, &spans);
    let width = row.right().saturating_sub(left + text::width(state) as u16 + 3);
    let styles = text_area_styles(painter.theme);
    let rect = painter.rect(Area { left, width, ..row });
    TextArea { editor, styles: &styles, focused, placeholder: "" }.render(rect, painter.buffer)
}

/// One line that is typed into.
pub fn draw_input(
    painter: &mut Painter<'_>,
    editor: &Editor,
    area: Area,
    placeholder: &str,
) -> Option<Position> {
    let styles = text_area_styles(painter.theme);
    let rect = painter.rect(area);
    TextArea { editor, styles: &styles, focused: true, placeholder }.render(rect, painter.buffer)
}
