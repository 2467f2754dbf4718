//! One session's view of the program: what its input means, and the bytes that show its model. It never
//! knows whether the terminal is local, at the end of an SSH channel, or in a test.

use super::colour::ColourDepth;
use super::keys::Translator;
use super::terminal::{Cursor, CursorShape, FrameWriter, InputEvent};
use super::theme::Theme;
use super::view;
use crate::app::{Model, Msg, context};
use crate::config::keymap::Keymap;
use crate::config::theme::Themes;
use crate::domain::Moment;
use std::sync::Arc;

/// Keys, colours and the state of one terminal.
#[derive(Debug)]
pub struct Face {
    keymap: Arc<Keymap>,
    themes: Arc<Themes>,
    /// The theme in use, by its name.
    theme: Option<(String, Theme)>,
    translator: Translator,
    writer: FrameWriter,
}

impl Face {
    /// For a terminal that has just been entered.
    pub fn new(keymap: Arc<Keymap>, themes: Arc<Themes>, depth: ColourDepth) -> Self {
        Self {
            keymap,
            themes,
            theme: None,
            translator: Translator::default(),
            writer: FrameWriter::new(depth),
        }
    }

    /// A window can be shown with a theme alone. From here on there are all, and keys mean what this keymap says.
    pub fn complete(&mut self, keymap: Arc<Keymap>, themes: Arc<Themes>) {
        (self.keymap, self.themes) = (keymap, themes);
    }

    /// What an input means where the model stands; `None` where it means nothing.
    pub fn understand(&mut self, model: &Model, event: &InputEvent, now: Moment) -> Option<Msg> {
        self.translator.translate(context(model), &self.keymap, event, now.steady_millis)
    }

    /// The bytes that make the terminal show the model; empty when nothing changes.
    pub fn frame(&mut self, model: &Model) -> Vec<u8> {
        let name = model.theme();
        if self.theme.as_ref().is_none_or(|(current, _)| current != name) {
            let Some(found) = self.themes.get_or_first(name) else { return Vec::new() };
            self.theme = Some((name.to_owned(), Theme::new(found, self.writer.depth())));
        }
        let Some((_, theme)) = &self.theme else { return Vec::new() };
        let mut buffer = self.writer.blank(model.columns, model.rows);
        let cursor = view(model, theme, &mut buffer).map(|cursor| Cursor {
            column: cursor.position.x,
            row: cursor.position.y,
            shape: match cursor.shape {
                super::CursorShape::Bar => CursorShape::Bar,
                super::CursorShape::Block => CursorShape::Block,
            },
            blinking: false,
        });
        self.writer.draw(buffer, cursor)
    }

    /// The next frame clears the terminal and draws everything.
    pub fn forget(&mut self) {
        self.writer.clear();
    }
}
