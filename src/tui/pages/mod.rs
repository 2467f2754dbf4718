//! Pages over a screen: each takes the whole body. None knows what lies under it.

mod board;
mod case;
mod exercises;
mod help;
mod history;
mod pieces;
mod skill;
mod skill_map;
mod solution;
mod stepping;

use super::painter::Painter;
use super::panes::title;
use crate::app::Model;
use crate::app::layout::Area;
use crate::app::lines::Span;
use crate::app::pages::Page;
use ratatui::layout::Position;

pub fn draw(painter: &mut Painter<'_>, model: &Model, page: &Page) -> Option<Position> {
    let body = model.layout.body;
    match page {
        Page::Help(help) => help::draw(painter, model, help, body),
        Page::Exercises => exercises::draw(painter, model, body),
        Page::SkillMap => {
            skill_map::draw(painter, model, body);
            None
        }
        Page::Skill(page) => {
            skill::draw(painter, model, page, body);
            None
        }
        Page::Solution(comparison) => {
            solution::draw(painter, model, comparison, body);
            None
        }
        Page::Board(board) => board::draw(painter, model, board, body),
        Page::History(page) => {
            history::draw(painter, model, page, body);
            None
        }
        Page::Pieces => {
            pieces::draw(painter, model, body);
            None
        }
        Page::Stepping(page) => {
            stepping::draw(painter, model, page, body);
            None
        }
        Page::Consent(consent) => {
            let rest = titled(painter, body, "A question before anything is sent", &[]);
            let lines = consent.lines(model.keys.consent(), rest.width.into());
            painter.lines(&lines, consent.top, rest);
            None
        }
        Page::LastRequest(page) => {
            let rest = titled(painter, body, "The last request to a model", &[]);
            painter.lines(&page.lines(rest.width.into()), page.top, rest);
            None
        }
        Page::Case(case) => {
            case::draw(painter, model, case, body);
            None
        }
    }
}

/// A page's title row; returns what is under it.
fn titled(painter: &mut Painter<'_>, body: Area, name: &str, state: &[Span]) -> Area {
    let (row, rest) = body.split_top(1);
    let end = title::name(painter, row, name, true);
    title::draw_state(painter, row, end + 2, state);
    rest
}
