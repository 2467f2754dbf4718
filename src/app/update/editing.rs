//! Writing: what is typed, pasted or done in the editor, and what follows from a change. It never
//! changes a text itself; the editor does.

use super::{
    acting, arranging, checking, finding, focusing, highlighting, introducing, paging, saving, say, tutoring,
    vim_keys,
};
use crate::app::editor::{Editor, Outcome, Register};
use crate::app::finder::Purpose;
use crate::app::layout::Focus;
use crate::app::msg::NoticeKind;
use crate::app::{Effect, Model, text};
use crate::domain::place::Position;
use crate::domain::{Action, Context};

/// Typed or pasted text goes to where the keys go.
pub fn insert(model: &mut Model, text: &str, pasted: bool, effects: &mut Vec<Effect>) {
    if model.question.is_some() {
        return;
    }
    if model.page().is_some() {
        return paging::insert(model, text, pasted);
    }
    if model.tour.is_some() {
        return introducing::typed_in_tour(model, effects);
    }
    let now = model.now.steady_millis;
    match model.focus {
        Focus::Editor if finding::is_open(model) => {
            finding::typed(model, |input| insert_into(input, text, pasted, now));
        }
        Focus::Editor if arranging::is_open(model) => arranging::typed(model, effects),
        Focus::Editor if model.has_vim_keys() => vim_keys::insert(model, text, pasted, effects),
        Focus::Editor => with_editor(model, effects, |editor| insert_into(editor, text, pasted, now)),
        Focus::Chat => {
            if let Some(practice) = &mut model.practice {
                let _ = insert_into(&mut practice.chat.input, text, pasted, now);
            }
        }
        Focus::Exercise | Focus::Checks | Focus::Progress => point_to_the_editor(model, effects),
    }
}

/// Whoever types where nothing is written is told where it is.
fn point_to_the_editor(model: &mut Model, effects: &mut Vec<Effect>) {
    let (context, action) = match model.focus {
        Focus::Exercise => (Context::Exercise, Action::Confirm),
        _ => (Context::Global, Action::FocusEditor),
    };
    let key = model.keys.word(context, action);
    let text = format!("You write in the editor: {key} goes there.");
    say(model, NoticeKind::Told, text, effects);
}

/// What was typed as one line of words, no longer than `most` characters.
pub fn one_line(typed: &str, most: usize) -> String {
    let words = text::single_line(typed);
    let words: Vec<&str> = words.split_whitespace().collect();
    words.join(" ").chars().take(most).collect::<String>().trim_end().to_owned()
}

pub fn insert_into(editor: &mut Editor, text: &str, pasted: bool, now: u64) -> Outcome {
    if pasted { editor.paste(text, now) } else { editor.insert_text(text, now) }
}

pub fn act(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    if finding::is_open(model) {
        return finding::act(model, action, effects);
    }
    if arranging::is_open(model) {
        return arranging::act(model, action, effects);
    }
    match action {
        Action::Find => return finding::open(model, Purpose::Find),
        Action::Replace => return finding::open(model, Purpose::Replace),
        Action::GoToLine => return finding::open(model, Purpose::GoToLine),
        Action::Copy | Action::Cut => tell_copied(model, action, effects),
        _ if model.has_vim_keys() => return vim_keys::act(model, action, effects),
        Action::Undo | Action::Redo => tell_nothing_to_undo(model, action, effects),
        _ => {}
    }
    if model.has_vim_keys() {
        return vim_keys::act(model, action, effects);
    }
    let now = model.now.steady_millis;
    with_editor(model, effects, |editor| editor.act(action, now));
}

/// Does something with the editor, and what follows from it.
pub fn with_editor(model: &mut Model, effects: &mut Vec<Effect>, doing: impl FnOnce(&mut Editor) -> Outcome) {
    let has_vim_keys = model.has_vim_keys();
    let Some(practice) = &mut model.practice else { return };
    let cursor = practice.editor.cursor();
    let outcome = if has_vim_keys {
        model.vim.from_outside(&mut practice.editor, doing)
    } else {
        doing(&mut practice.editor)
    };
    let moved = practice.editor.cursor() != cursor;
    follow(model, outcome, moved, effects);
}

/// The same beside vim's keys, while a line is typed at the editor's foot.
pub fn with_text(model: &mut Model, effects: &mut Vec<Effect>, doing: impl FnOnce(&mut Editor) -> Outcome) {
    let Some(practice) = &mut model.practice else { return };
    let outcome = doing(&mut practice.editor);
    follow(model, outcome, true, effects);
}

/// What follows from what has been done with the editor.
pub fn follow(model: &mut Model, outcome: Outcome, moved: bool, effects: &mut Vec<Effect>) {
    if let Some(text) = outcome.copied {
        copied(model, text, effects);
    }
    if outcome.changed.is_some() {
        saving::changed(model, effects);
        highlighting::changed(model, effects);
        checking::changed(model, effects);
    } else if moved {
        saving::moved(model, effects);
    }
}

/// Hands copied text to the terminal, and to the other editors of the program.
pub fn copied(model: &mut Model, text: String, effects: &mut Vec<Effect>) {
    if let Some(practice) = &mut model.practice {
        let register: Register = match model.focus {
            Focus::Chat => practice.chat.input.register().clone(),
            _ => practice.editor.register().clone(),
        };
        practice.editor.set_register(register.clone());
        practice.chat.input.set_register(register);
    }
    effects.push(Effect::Copy(text));
}

/// Esc in the editor: closes the search, then lets go of the selection; `false` if there is neither.
pub fn cancelled(model: &mut Model) -> bool {
    let now = model.now.steady_millis;
    let focus = model.focus;
    if finding::close(model) {
        return true;
    }
    let Some(practice) = &mut model.practice else { return false };
    match focus {
        Focus::Editor => practice.editor.act(Action::Cancel, now).handled,
        Focus::Chat => practice.chat.input.act(Action::Cancel, now).handled,
        _ => false,
    }
}

/// The whole text becomes the starter again, as one change.
pub fn replace_with_starter(model: &mut Model, effects: &mut Vec<Effect>) {
    let now = model.now.steady_millis;
    let Some(starter) = model.practice.as_ref().map(|practice| practice.starter.clone()) else { return };
    with_editor(model, effects, |editor| {
        let outcome = editor.set_text_keeping_undo(&starter, now);
        editor.move_to(Position::default());
        outcome
    });
    focusing::focus(model, Focus::Editor);
}

/// Copying without a selection takes the line, which one does not see; so it is said.
fn tell_copied(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    let Some(practice) = &model.practice else { return };
    if practice.editor.selected().is_none() {
        let line = practice.editor.cursor().line + 1;
        let what = if action == Action::Copy { "Copied" } else { "Cut" };
        let quit = model.keys.word(Context::Editor, Action::Quit).to_owned();
        let text = format!("{what} line {line}. To leave CodeMentor: {quit}");
        say(model, NoticeKind::Told, text, effects);
    }
}

pub fn tell_nothing_to_undo(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    let Some(practice) = &model.practice else { return };
    let editor = practice.aid.as_deref().unwrap_or(&practice.editor);
    let (can, text) = if action == Action::Undo {
        (editor.can_undo(), "There is nothing more to undo.")
    } else {
        (editor.can_redo(), "There is nothing more to redo.")
    };
    if !can {
        say(model, NoticeKind::Told, text, effects);
    }
}

/// What the chat's input does not take goes on to its transcript.
pub fn scroll_or_type(model: &mut Model, action: Action, effects: &mut Vec<Effect>) {
    let page = isize::from(model.layout.content(Focus::Chat).height.max(2) as i16) - 1;
    let now = model.now.steady_millis;
    let Some(practice) = &mut model.practice else { return };
    match action {
        Action::MovePageUp | Action::MovePageDown | Action::ScrollUp | Action::ScrollDown => {
            practice.chat.top = acting::scrolled(practice.chat.top, action, page);
        }
        Action::MoveUp if practice.chat.input.is_empty() => {
            let _ = practice.chat.recall();
        }
        Action::LastQuestion => {
            let _ = practice.chat.recall();
        }
        Action::Confirm => tutoring::send(model, effects),
        _ => {
            let outcome = practice.chat.input.act(action, now);
            if let Some(text) = outcome.copied {
                copied(model, text, effects);
            }
        }
    }
}
