//! The whole window, as a function of the model. It never changes the model and never blocks.

use super::painter::Painter;
use super::theme::Theme;
use super::{footer, pages, panes};
use crate::app::Model;
use crate::app::editor::vim::Mode;
use crate::app::layout::{Area, Arrangement};
use crate::app::model::Screen;
use crate::app::wrap;
use crate::config::theme::Role;
use crate::domain::{Action, Context};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

/// Where the terminal's cursor stands; nowhere, and it is hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub position: Position,
    pub shape: CursorShape,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CursorShape {
    Bar,
    Block,
}

/// Draws every cell of the buffer. What of the model's window lies outside of it is not drawn.
pub fn view(model: &Model, theme: &Theme, buffer: &mut Buffer) -> Option<Cursor> {
    let whole = buffer.area;
    for position in whole.positions() {
        buffer[position].reset();
    }
    buffer.set_style(whole, theme.page());
    let mut painter = Painter { buffer, theme };
    if model.layout.arrangement == Arrangement::TooSmall {
        too_small(&mut painter, model);
        return None;
    }
    let position = match (model.page(), model.screen) {
        (Some(page), _) => pages::draw(&mut painter, model, page),
        (None, Screen::Practice) => panes::draw(&mut painter, model),
    };
    footer::draw(&mut painter, model);
    if model.question.is_some() {
        return None;
    }
    // On a character, or between two.
    let shape = match model.vim_mode() {
        None | Some(Mode::Insert) => CursorShape::Bar,
        Some(Mode::Normal | Mode::Visual | Mode::VisualLine) => CursorShape::Block,
    };
    position.map(|position| Cursor { position, shape })
}

fn too_small(painter: &mut Painter<'_>, model: &Model) {
    let quit = model.keys.word(Context::Global, Action::Quit);
    let words = format!(
        "CodeMentor needs 30 columns and 8 rows. This window has {} and {}. Your text is kept. {quit} leaves.",
        model.columns, model.rows
    );
    let style = painter.style(Role::Text);
    let area = Area::new(0, 0, model.columns, model.rows);
    for (row, text) in wrap::words(&words, area.width.into()).iter().take(area.height.into()).enumerate() {
        painter.write(0, row as u16, text, area.right(), style);
    }
}
