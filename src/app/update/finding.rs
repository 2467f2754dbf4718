//! The lines at the editor's foot: a search, its replacement, a line number, a line of vim's. It never
//! looks into the text; the editor does.

use super::{editing, saving, say, vim_keys};
use crate::app::editor::{Editor, Outcome};
use crate::app::finder::{Finder, Purpose};
use crate::app::msg::NoticeKind;
use crate::app::{Effect, Model};
use crate::domain::{Action, Context};

pub fn is_open(model: &Model) -> bool {
    model.practice.as_ref().is_some_and(|practice| practice.finder.is_some())
}

pub fn open(model: &mut Model, purpose: Purpose) {
    let Some(practice) = &mut model.practice else { return };
    let mut text = String::new();
    if matches!(purpose, Purpose::Find | Purpose::Replace) {
        let selected = practice.editor.selected_text();
        let is_part_of_line = !selected.is_empty() && !selected.contains('\n');
        text = if is_part_of_line { selected } else { practice.editor.query().to_owned() };
        practice.editor.begin_search();
        if !text.is_empty() {
            let _ = practice.editor.set_query(&text);
        }
    }
    practice.finder = Some(Finder::new(purpose, &text));
}

/// Vim's `:`.
pub fn ask_command(model: &mut Model, begin: &str) {
    if let Some(practice) = &mut model.practice {
        practice.finder = Some(Finder::new(Purpose::Command, begin));
    }
}

/// Vim's `/` and `?`.
pub fn ask_pattern(model: &mut Model) {
    let forward = model.vim.waiting_forward();
    if let Some(practice) = &mut model.practice {
        practice.editor.begin_search();
        practice.finder = Some(Finder::new(Purpose::Pattern { forward }, ""));
    }
}

/// Esc; `false` where nothing is open.
pub fn close(model: &mut Model) -> bool {
    let has_vim_keys = model.has_vim_keys();
    let Some(practice) = &mut model.practice else { return false };
    let Some(finder) = practice.finder.take() else { return false };
    match finder.purpose {
        Purpose::Find | Purpose::Replace if finder.replaced => practice.editor.end_search(),
        Purpose::Find | Purpose::Replace => practice.editor.abandon_search(),
        Purpose::Pattern { .. } => model.vim.abandon_search(&mut practice.editor),
        Purpose::GoToLine | Purpose::Command => {}
    }
    if has_vim_keys {
        model.vim.resume(&mut practice.editor);
    }
    true
}

/// The keys go elsewhere: what has been found stays where it is.
pub fn leave(model: &mut Model) {
    let Some(practice) = &mut model.practice else { return };
    let Some(finder) = practice.finder.take() else { return };
    match finder.purpose {
        Purpose::Pattern { .. } => model.vim.abandon_search(&mut practice.editor),
        _ => practice.editor.accept_search(),
    }
}

pub fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    let now = model.now.steady_millis;
    let Some(practice) = &mut model.practice else { return };
    let Some(finder) = &mut practice.finder else { return };
    let finds = matches!(finder.purpose, Purpose::Find | Purpose::Replace);
    match action {
        Action::Confirm | Action::InsertNewline | Action::Send => confirm(model, effects),
        Action::FindNext if finds => {
            let _ = practice.editor.act(Action::FindNext, now);
        }
        Action::FindPrevious if finds => {
            let _ = practice.editor.act(Action::FindPrevious, now);
        }
        Action::MoveDown if finds && !finder.in_replacement => {
            let _ = practice.editor.act(Action::FindNext, now);
        }
        Action::MoveUp if finds && !finder.in_replacement => {
            let _ = practice.editor.act(Action::FindPrevious, now);
        }
        Action::MoveUp if finder.purpose == Purpose::Command => {
            *finder = Finder::new(Purpose::Command, model.vim.last_line());
        }
        Action::Replace if finder.purpose == Purpose::Find => finder.purpose = Purpose::Replace,
        Action::NextField | Action::MoveUp | Action::MoveDown if finder.purpose == Purpose::Replace => {
            finder.in_replacement = !finder.in_replacement;
        }
        Action::ReplaceAll if finder.purpose == Purpose::Replace => replace_all(model, effects),
        // As in vim, taking away what is not there takes the line away.
        Action::DeleteLeft if finder.input.is_empty() && is_of_vim(finder.purpose) => {
            close(model);
        }
        _ => typed(model, |input| input.act(action, now)),
    }
}

/// Something is typed into the line; what is searched for follows.
pub fn typed(model: &mut Model, doing: impl FnOnce(&mut Editor) -> Outcome) {
    let Some(practice) = &mut model.practice else { return };
    let Some(finder) = &mut practice.finder else { return };
    let outcome = doing(finder.active());
    if outcome.changed.is_none() || finder.in_replacement {
        return;
    }
    let text = finder.input.text();
    match finder.purpose {
        Purpose::Find | Purpose::Replace => {
            let _ = practice.editor.set_query(&text);
        }
        Purpose::Pattern { .. } => model.vim.preview(&mut practice.editor, &text),
        Purpose::GoToLine | Purpose::Command => {}
    }
}

fn confirm(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.now.steady_millis;
    let has_vim_keys = model.has_vim_keys();
    let Some(practice) = &mut model.practice else { return };
    let Some(finder) = &mut practice.finder else { return };
    let text = finder.input.text();
    match finder.purpose {
        Purpose::Replace if !finder.in_replacement => return finder.in_replacement = true,
        Purpose::Replace => return replace_one(model, effects),
        Purpose::Find => practice.editor.accept_search(),
        Purpose::GoToLine => {
            if let Some(place) = finder.place() {
                practice.editor.move_to(place);
            }
        }
        Purpose::Pattern { .. } => {
            practice.finder = None;
            return vim_keys::with_vim(model, effects, |vim, editor| vim.search(editor, &text, now));
        }
        Purpose::Command => {
            practice.finder = None;
            return vim_keys::with_vim(model, effects, |vim, editor| vim.run_line(editor, &text, now));
        }
    }
    practice.finder = None;
    if has_vim_keys {
        model.vim.jumped(&mut practice.editor);
    }
    saving::moved(model, effects);
}

fn replace_one(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.now.steady_millis;
    let Some(replacement) = replacement(model) else { return };
    if model
        .practice
        .as_ref()
        .and_then(|practice| practice.editor.search_count())
        .is_none_or(|count| count.total == 0)
    {
        return say(model, NoticeKind::Told, "There is nothing to replace.", effects);
    }
    editing::with_text(model, effects, |editor| editor.replace_match(&replacement, now));
    remember_replaced(model);
}

fn replace_all(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.now.steady_millis;
    let Some(replacement) = replacement(model) else { return };
    let mut count = 0;
    editing::with_text(model, effects, |editor| {
        let (outcome, replaced) = editor.replace_matches(&replacement, now);
        count = replaced;
        outcome
    });
    let undo = model.keys.word(Context::Editor, Action::Undo);
    let text = match count {
        0 => "There is nothing to replace.".to_owned(),
        1 => format!("1 place replaced. {undo} takes it back."),
        _ => format!("{count} places replaced. {undo} takes all of them back."),
    };
    if count > 0 {
        remember_replaced(model);
        close(model);
    }
    say(model, NoticeKind::Told, text, effects);
}

fn replacement(model: &Model) -> Option<String> {
    let finder = model.practice.as_ref()?.finder.as_ref()?;
    Some(finder.replacement.text())
}

fn remember_replaced(model: &mut Model) {
    if let Some(finder) = model.practice.as_mut().and_then(|practice| practice.finder.as_mut()) {
        finder.replaced = true;
    }
}

const fn is_of_vim(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::Pattern { .. } | Purpose::Command)
}
