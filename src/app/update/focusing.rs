//! Moving the keys from pane to pane, and giving a pane the whole screen. It never decides where panes
//! stand; the layout does.

use super::{finding, opening};
use crate::app::layout::Focus;
use crate::app::{Effect, Model};

/// Moves the keys, and brings what gets them to the front.
pub fn go(model: &mut Model, focus: Focus, effects: &mut Vec<Effect>) {
    self::focus(model, focus);
    opening::remember(model, effects);
}

pub fn focus(model: &mut Model, focus: Focus) {
    model.focus = focus;
    if !matches!(focus, Focus::Editor | Focus::Checks) {
        model.left_tab = focus.pane();
    }
    if focus != Focus::Editor {
        finding::leave(model);
    }
}

pub fn step(model: &mut Model, forward: bool, effects: &mut Vec<Effect>) {
    go(model, model.focus.turned(forward), effects);
}

pub fn zoom(model: &mut Model, effects: &mut Vec<Effect>) {
    model.zoomed = !model.zoomed;
    opening::remember(model, effects);
}
