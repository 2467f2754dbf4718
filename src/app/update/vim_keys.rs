//! Vim's keys in the editor: what is typed goes to them, and what they ask for is done. It never knows
//! what a letter means.

use super::{acting, editing, finding, say};
use crate::app::board::settings;
use crate::app::editor::Editor;
use crate::app::editor::vim::{Reply, Request, Vim};
use crate::app::layout::Focus;
use crate::app::msg::NoticeKind;
use crate::app::practice::Practice;
use crate::app::{Effect, Model};
use crate::domain::Action;
use crate::domain::preferences::Preference;
use crate::domain::profile::EditorKeys;

/// Typed or pasted text.
pub fn insert(model: &mut Model, text: &str, pasted: bool, effects: &mut Vec<Effect>) {
    let now = model.now.steady_millis;
    with_vim(model, effects, |vim, editor| {
        if pasted { vim.pasted(editor, text, now) } else { vim.typed(editor, text, now) }
    });
}

pub fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    let now = model.now.steady_millis;
    with_vim(model, effects, |vim, editor| vim.act(editor, action, now));
}

/// Esc: leaves half a command, or a mode; `false` where there is nothing to leave.
pub fn escaped(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    if model.vim_mode().is_none() {
        return false;
    }
    let now = model.now.steady_millis;
    let Some(practice) = &mut model.practice else { return false };
    let cursor = practice.editor.cursor();
    let Some(outcome) = model.vim.escape(&mut practice.editor, now) else { return false };
    let moved = practice.editor.cursor() != cursor;
    editing::follow(model, outcome, moved, effects);
    true
}

/// Does something with the keys and the text, and what follows from it.
pub fn with_vim(
    model: &mut Model,
    effects: &mut Vec<Effect>,
    doing: impl FnOnce(&mut Vim, &mut Editor) -> Reply,
) {
    let Some(practice) = &mut model.practice else { return };
    let cursor = practice.editor.cursor();
    let Reply { outcome, request, told } = doing(&mut model.vim, &mut practice.editor);
    let moved = practice.editor.cursor() != cursor;
    editing::follow(model, outcome, moved, effects);
    if let Some(told) = told {
        say(model, NoticeKind::Told, told, effects);
    }
    match request {
        Some(Request::CommandLine(begin)) => finding::ask_command(model, &begin),
        Some(Request::Search) => finding::ask_pattern(model),
        Some(Request::Do(action)) => acting::act(model, action, effects),
        None => {}
    }
}

/// After everything: mode, selection and cursor fit each other. Whoever has other keys now is left with
/// an ordinary selection.
pub fn settle(vim: &mut Vim, is_on: bool, practice: &mut Practice) {
    if !is_on {
        vim.sleep(&mut practice.editor);
    } else if practice.finder.is_none() {
        vim.settle(&mut practice.editor);
    }
}

pub fn toggle(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.preferences_fixed.contains(&Preference::EditorKeys) {
        return say(model, NoticeKind::Told, "The editor's keys are fixed from outside.", effects);
    }
    let (keys, told) = if model.has_vim_keys() {
        (EditorKeys::Plain, "The editor has its plain keys again.")
    } else {
        (EditorKeys::Vim, "The editor has vim's keys now: i begins to write, Esc ends it.")
    };
    if model.focus == Focus::Editor {
        finding::leave(model);
    }
    settings::set(model, Preference::EditorKeys, keys.name(), effects);
    say(model, NoticeKind::Told, told, effects);
}
