//! The editor with its title, and the line at its foot in which one searches. It never changes the text.

use super::title;
use crate::app::checks;
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
    let mut area = frame.content;
    let mut in_finder = None;
    if let Some(finder) = &practice.finder {
        let (text, foot) = area.split_bottom(1);
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
    let selected = practice.editor.selection().range().len();
    if selected > 0 {
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

fn draw_finder(
    painter: &mut Painter<'_>,
    practice: &Practice,
    finder: &Finder,
    row: Area,
) -> Option<Position> {
    let label = format!(" {}: ", finder.label());
    let strong = painter.style(Role::Strong);
    let left = painter.write(row.left, row.top, &label, row.right(), strong);
    let found = match (finder.purpose, practice.editor.search_count()) {
        (Purpose::Find, Some(count)) if count.total == 0 => "not found".to_owned(),
        (Purpose::Find, Some(count)) => match count.current {
            Some(current) => format!("{current} of {}", count.total),
            None => format!("{} found", count.total),
        },
        (Purpose::GoToLine, _) => format!("of {}", practice.editor.line_count()),
        (Purpose::Find, None) => String::new(),
    };
    let state = [Span { text: found.clone(), tone: Tone::Muted }];
    super::title::draw_state(painter, row, left, &state);
    let width = row.right().saturating_sub(left + text::width(&found) as u16 + 3);
    let input = Area { left, width, ..row };
    draw_input(painter, &finder.input, input, "")
}

/// One line that is typed into.
pub fn draw_input(
    painter: &mut Painter<'_>,
    editor: &crate::app::editor::Editor,
    area: Area,
    placeholder: &str,
) -> Option<Position> {
    let styles = text_area_styles(painter.theme);
    let rect = painter.rect(area);
    TextArea { editor, styles: &styles, focused: true, placeholder }.render(rect, painter.buffer)
}
