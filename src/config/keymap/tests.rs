//! What the built-in keymap promises, and how a person's own file changes it. It presses no key.

use super::{Chord, Keymap};
use crate::domain::{Action, Context};

fn chord(text: &str) -> Chord {
    text.parse().expect(text)
}

fn with(text: &str) -> (Keymap, Vec<String>) {
    let (keymap, findings) = Keymap::with(&[("keymap.toml".to_owned(), text.to_owned())]);
    (keymap, findings.iter().map(ToString::to_string).collect())
}

#[test]
fn the_built_in_keymap_is_whole() {
    let (keymap, findings) = Keymap::with(&[]);
    assert_eq!(findings, []);
    // No key is given away to stop the program for a while, or for what is seldom asked for: whoever
    // wants one binds it.
    let unbound = [Action::Suspend, Action::ToggleVimKeys, Action::Memory, Action::Interview];
    for action in Action::ALL {
        let bound = Context::ALL.iter().any(|context| !keymap.keys_for(*context, *action).is_empty());
        assert_eq!(bound, !unbound.contains(action), "{}", action.name());
    }
}

#[test]
fn help_quit_and_back_work_everywhere() {
    let keymap = Keymap::built_in();
    for context in Context::ALL {
        for (key, action) in [("f1", Action::Help), ("ctrl-q", Action::Quit), ("esc", Action::Cancel)] {
            assert_eq!(keymap.lookup(context, chord(key)), Some(action), "{key} in {}", context.name());
        }
    }
}

#[test]
fn the_nearest_section_wins() {
    let keymap = Keymap::built_in();
    for (context, key, action) in [
        (Context::Editor, "tab", Some(Action::InsertIndent)),
        (Context::Chat, "tab", Some(Action::NextPane)),
        (Context::Exercise, "tab", Some(Action::NextPane)),
        (Context::Editor, "enter", Some(Action::InsertNewline)),
        (Context::Chat, "enter", Some(Action::Send)),
        (Context::List, "enter", Some(Action::Confirm)),
        (Context::Exercise, "?", Some(Action::Help)),
        (Context::Editor, "?", None),
        (Context::Dialog, "y", Some(Action::Confirm)),
        (Context::Editor, "shift-f3", Some(Action::FindPrevious)),
    ] {
        assert_eq!(keymap.lookup(context, chord(key)), action, "{key} in {}", context.name());
    }
}

#[test]
fn keys_are_named_for_footer_and_help() {
    let keymap = Keymap::built_in();
    assert_eq!(keymap.key_text(Context::Editor, Action::Check).as_deref(), Some("Ctrl-S"));
    assert_eq!(keymap.keys_for(Context::Editor, Action::Hint), [chord("f5"), chord("alt-h")]);
    assert_eq!(keymap.keys_for(Context::Editor, Action::NextPane), [chord("f6")]);
    let rows = keymap.bindings(Context::Global);
    assert_eq!(rows[0], (Action::Check, vec![chord("ctrl-s")]));
}

#[test]
fn a_file_of_ones_own_lies_over_the_built_in_one() {
    let (keymap, findings) = with("[global]\nctrl-e = \"check\"\nf5 = \"none\"\n[editor]\nf9 = \"undo\"\n");
    assert_eq!(findings, [""; 0]);
    assert_eq!(keymap.keys_for(Context::Exercise, Action::Check), [chord("ctrl-e"), chord("ctrl-s")]);
    assert_eq!(keymap.lookup(Context::Editor, chord("f5")), None);
    assert_eq!(keymap.keys_for(Context::Editor, Action::Hint), [chord("alt-h")]);
    assert_eq!(keymap.lookup(Context::Editor, chord("f9")), Some(Action::Undo));
    assert_eq!(keymap.lookup(Context::Chat, chord("f9")), Some(Action::ShowSolution));
}

#[test]
fn mistakes_are_told_with_line_and_advice() {
    for (text, told, advice) in [
        ("[global]\nf5 = \"hnit\"\n", "keymap.toml:2: `hnit` is not an action", "Did you mean `hint`?"),
        ("[edtor]\nf5 = \"hint\"\n", "keymap.toml:1: `edtor` is not a section", "Did you mean `editor`?"),
        ("[global]\n\n\"ctrl-ß-x\" = \"hint\"\n", "keymap.toml:3: `ctrl-ß-x` is not a key", "Write a key"),
        ("[editor]\nctrl-i = \"hint\"\n", "keymap.toml:2: `ctrl-i` reaches", "Write `tab`"),
        ("[text]\nx = \"cut\"\n", "keymap.toml:2: `x` alone cannot be bound in [text]", "Add ctrl-"),
        (
            "[editor]\nctrl-x = \"cut\"\n\"Ctrl+X\" = \"copy\"\n",
            "keymap.toml:3: Ctrl-X is bound twice in [editor], first in line 2",
            "Take one",
        ),
        ("[editor]\nf2 = 3\n", "keymap.toml:2: this is not the name of an action", "Write a name"),
        ("editor = 3\n", "keymap.toml:1: `editor` is not a section", "Begin a section"),
        ("[editor]\nf2 = \"a\"\nf2 = \"b\"\n", "keymap.toml:3: ", "This is not TOML"),
    ] {
        let (keymap, findings) = with(text);
        assert_eq!(findings.len(), 1, "{text}: {findings:?}");
        assert!(findings[0].starts_with(told), "{}", findings[0]);
        assert!(findings[0].contains(advice), "{}", findings[0]);
        assert_eq!(keymap.lookup(Context::Editor, chord("ctrl-s")), Some(Action::Check));
    }
}
