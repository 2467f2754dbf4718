//! Draws the last row. It never decides what stands there; the app does.

use super::painter::Painter;
use crate::app::Model;
use crate::app::footer::{Footer, Message};
use crate::app::msg::NoticeKind;
use crate::app::text;
use crate::config::theme::Role;

pub fn draw(painter: &mut Painter<'_>, model: &Model) {
    let footer = Footer::of(model);
    let row = model.layout.footer;
    match &footer.message {
        Some(Message::Told(notice)) => {
            let style = painter.theme.notice(notice.kind);
            let sign = match notice.kind {
                NoticeKind::Told => "",
                NoticeKind::Good => "✓ ",
                NoticeKind::Warning | NoticeKind::Failure => "! ",
            };
            let words = text::single_line(&format!("{sign}{}", notice.text));
            let words = text::clip(&words, usize::from(row.width.saturating_sub(2)));
            painter.write(row.left + 1, row.top, &words, row.right(), style);
            return;
        }
        Some(Message::Asked(question)) => {
            let style = painter.style(Role::Strong);
            painter.write(row.left + 1, row.top, question, row.right(), style);
        }
        None => {}
    }
    if let Some(mode) = footer.mode {
        let style = painter.style(Role::Accent);
        painter.write(row.left + 1, row.top, mode, row.right(), style);
    }
    let (key_style, word_style) = (painter.style(Role::FooterKey), painter.style(Role::FooterLabel));
    for item in &footer.items {
        let next = painter.write(item.left, row.top, &item.key, row.right(), key_style);
        painter.write(next + 1, row.top, &item.word, row.right(), word_style);
    }
    let width = text::width(&footer.status) as u16;
    let start = row.right().saturating_sub(width + 1);
    let style = painter.style(Role::Faint);
    painter.write(start, row.top, &footer.status, row.right(), style);
}
