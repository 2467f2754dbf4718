//! The editor and a simple model are given the same keys; text, cursor and selection must agree, and
//! undo must lead back to where it began.

use super::model::{Model, Way};
use super::random::{Random, text};
use codementor::app::editor::{Editor, EditorOptions, normalise};
use codementor::domain::Action;

const TRAVELS: &[(Action, Way, bool)] = &[
    (Action::MoveLeft, Way::Left, false),
    (Action::MoveRight, Way::Right, false),
    (Action::MoveUp, Way::Up, false),
    (Action::MoveDown, Way::Down, false),
    (Action::MoveLineStart, Way::LineStart, false),
    (Action::MoveLineEnd, Way::LineEnd, false),
    (Action::MoveTop, Way::Top, false),
    (Action::MoveBottom, Way::Bottom, false),
    (Action::SelectLeft, Way::Left, true),
    (Action::SelectRight, Way::Right, true),
    (Action::SelectUp, Way::Up, true),
    (Action::SelectDown, Way::Down, true),
    (Action::SelectLineStart, Way::LineStart, true),
    (Action::SelectLineEnd, Way::LineEnd, true),
    (Action::SelectTop, Way::Top, true),
    (Action::SelectBottom, Way::Bottom, true),
];

/// Does one thing to both and says what it was.
fn step(random: &mut Random, editor: &mut Editor, model: &mut Model, now: u64) -> String {
    match random.below(12) {
        0..=4 => {
            // Big jumps are rare, so that changes happen everywhere.
            let (action, way, extend) = *random.choose(TRAVELS);
            let _ = editor.act(action, now);
            model.travel(way, extend);
            return action.name().to_owned();
        }
        5 | 6 => {
            let typed = text(random, 1);
            let _ = editor.insert_text(&typed, now);
            let kept = if typed.contains('\n') {
                normalise::pasted(&typed)
            } else {
                typed.chars().filter(|character| !character.is_control()).collect()
            };
            if !kept.is_empty() {
                model.insert(&kept);
            }
            return format!("type {typed:?}");
        }
        7 => {
            let pasted = text(random, 4);
            let _ = editor.paste(&pasted, now);
            model.paste(&normalise::pasted(&pasted));
            return format!("paste {pasted:?}");
        }
        _ => {}
    }
    let (action, change): (Action, fn(&mut Model)) = *random.choose(&[
        (Action::DeleteLeft, Model::delete_left as fn(&mut Model)),
        (Action::DeleteLeft, Model::delete_left),
        (Action::DeleteRight, Model::delete_right),
        (Action::InsertNewline, |model: &mut Model| model.insert("\n")),
        (Action::Copy, Model::copy),
        (Action::Paste, Model::paste_register),
        (Action::DuplicateLine, Model::duplicate),
        (Action::SelectAll, Model::select_all),
    ]);
    let _ = editor.act(action, now);
    change(model);
    action.name().to_owned()
}

fn agree(seed: u64, pieces: usize, steps: usize) {
    let mut random = Random::seeded(seed);
    let mut editor = Editor::new(&text(&mut random, pieces), EditorOptions::prose());
    let original = editor.text();
    editor.set_viewport(10, 30);
    let mut model = Model::new(&original);
    let mut done = Vec::new();
    let mut now = 0;
    for _ in 0..steps {
        now += random.below(1_500) as u64;
        done.push(step(&mut random, &mut editor, &mut model, now));
        let recent = &done[done.len().saturating_sub(8)..];
        assert_eq!(editor.text(), model.text(), "seed {seed}: {recent:?}");
        let selection = editor.selection();
        assert_eq!((selection.anchor, selection.head), (model.anchor, model.head), "seed {seed}: {recent:?}");
    }
    let last = editor.text();
    let mut texts = Vec::new();
    while editor.can_undo() {
        let _ = editor.act(Action::Undo, now);
        texts.push(editor.text());
    }
    assert_eq!(editor.text(), original, "seed {seed}: undone to the start");
    while editor.can_redo() {
        assert_eq!(texts.pop(), Some(editor.text()), "seed {seed}: redo goes where undo came from");
        let _ = editor.act(Action::Redo, now);
    }
    assert_eq!(editor.text(), last, "seed {seed}: redone to the end");
}

#[test]
fn on_short_texts() {
    for seed in 0..400 {
        agree(seed, 12, 60);
    }
}

#[test]
fn on_empty_texts() {
    for seed in 1_000..1_060 {
        agree(seed, 0, 80);
    }
}

#[test]
fn on_long_texts() {
    for seed in 2_000..2_006 {
        agree(seed, 4_000, 60);
    }
}
