//! Where the keys go now, as the keymap tells places apart. It never knows a key.

use super::Model;
use super::editor::vim::Mode;
use super::layout::Focus;
use crate::domain::Context;

/// The section of the keymap in which the next key is looked up first.
pub fn context(model: &Model) -> Context {
    if model.question.is_some() {
        return Context::Dialog;
    }
    if let Some(page) = model.page() {
        return page.context();
    }
    if model.tour.is_some() {
        return Context::Tour;
    }
    match model.focus {
        Focus::Exercise => Context::Exercise,
        Focus::Editor if model.practice.as_ref().is_some_and(|practice| practice.finder.is_some()) => {
            Context::Prompt
        }
        Focus::Editor if model.practice.as_ref().is_some_and(|practice| practice.arranges()) => {
            Context::Puzzle
        }
        Focus::Editor if model.vim_mode().is_some_and(|mode| mode != Mode::Insert) => Context::Vim,
        Focus::Editor => Context::Editor,
        Focus::Checks => Context::Checks,
        Focus::Chat => Context::Chat,
        Focus::Progress => Context::Progress,
    }
}
