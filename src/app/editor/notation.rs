//! For tests: editors written as text, `|` for the cursor and `¦` for the other end of a selection,
//! and keys as `typed text<action-name>`. It is no part of the program.

use super::{Editor, EditorOptions, Outcome};
use crate::domain::{Action, Language};

/// A Python editor from its notation.
pub fn python(notation: &str) -> Editor {
    editor(notation, EditorOptions::code(Language::Python))
}

pub fn editor(notation: &str, options: EditorOptions) -> Editor {
    let text: String = notation.chars().filter(|character| !matches!(character, '|' | '¦')).collect();
    let mut editor = Editor::new(&text, options);
    let place = |wanted: char| {
        let other = if wanted == '|' { '¦' } else { '|' };
        let before: Vec<char> = notation.chars().take_while(|character| *character != wanted).collect();
        before.iter().filter(|character| **character != other).count()
    };
    let head = place('|');
    let anchor = if notation.contains('¦') { place('¦') } else { head };
    let (anchor, head) = (editor.buffer.position(anchor), editor.buffer.position(head));
    editor.select(anchor, head);
    editor
}

/// The notation of an editor as it is.
pub fn show(editor: &Editor) -> String {
    let selection = editor.selection();
    let mut shown = String::new();
    for (offset, character) in editor.text().chars().map(Some).chain([None]).enumerate() {
        if offset == selection.anchor && !selection.is_empty() {
            shown.push('¦');
        }
        if offset == selection.head {
            shown.push('|');
        }
        shown.extend(character);
    }
    shown
}

/// Presses keys, 10 ms apart, and returns the last outcome.
pub fn play(editor: &mut Editor, keys: &str) -> Outcome {
    let mut outcome = Outcome::ignored();
    let mut now = 10_000 * editor.revision();
    let mut rest = keys;
    while let Some(next) = rest.chars().next() {
        now += 10;
        let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
        if let Some((action, after)) = named.and_then(|(name, after)| Some((Action::from_name(name)?, after)))
        {
            outcome = editor.act(action, now);
            rest = after;
        } else {
            outcome = editor.insert_text(&next.to_string(), now);
            rest = &rest[next.len_utf8()..];
        }
    }
    outcome
}

/// Rows of `(before, keys, after)` in a Python editor.
pub fn check(table: &[(&str, &str, &str)]) {
    for (before, keys, after) in table {
        let mut editor = python(before);
        let _ = play(&mut editor, keys);
        assert_eq!(show(&editor), *after, "{before:?} {keys}");
    }
}
