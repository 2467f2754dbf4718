//! The page on which a solution is put together from its pieces, as a hint. It never moves a piece.

use super::titled;
use crate::app::Model;
use crate::app::layout::Area;
use crate::app::lines::{Line, Span, Tone, prose};
use crate::app::pages::pieces_area;
use crate::tui::painter::Painter;
use crate::tui::panes::DeskView;

pub fn draw(painter: &mut Painter<'_>, model: &Model, body: Area) {
    let Some((practice, desk)) =
        model.practice.as_deref().and_then(|practice| Some((practice, practice.desk.as_deref()?)))
    else {
        return;
    };
    let state = [Span { text: "a hint".to_owned(), tone: Tone::Muted }];
    let rest = titled(painter, body, "A solution in pieces", &state);
    let area = pieces_area(body);
    if area.top > rest.top {
        let words = "Put them in order and indent them; what is right goes into your editor.";
        let mut lines = vec![Line::blank()];
        lines.extend(prose(words, body.width.into(), 1 + usize::from(area.left), Tone::Text));
        lines.truncate(usize::from(area.top - rest.top));
        painter.lines(&lines, 0, Area { height: area.top - rest.top, ..rest });
    }
    let editor = practice.aid.as_deref().unwrap_or(&practice.editor);
    DeskView { desk, editor, keys: &model.keys, focused: true }.draw(painter);
}
