//! Undo goes back by what a person would call one thing, however many of them there are in a second.

use codementor::app::editor::{Editor, EditorOptions};
use codementor::domain::{Action, Language};

/// Plays keys, a tenth of a second apart or less; `<name>` is an action. Then undoes everything, and
/// returns the text at each step, and that all of it comes back.
fn steps(text: &str, keys: &str, apart: u64) -> Vec<String> {
    let mut editor = Editor::new(text, EditorOptions::code(Language::Python));
    let mut now = 0;
    let mut rest = keys;
    while let Some(letter) = rest.chars().next() {
        now += apart;
        let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
        if let Some((name, after)) = named {
            let action = Action::from_name(name).expect(name);
            let _ = editor.act(action, now);
            rest = after;
        } else {
            let _ = editor.insert_text(letter.encode_utf8(&mut [0; 4]), now);
            rest = &rest[letter.len_utf8()..];
        }
    }
    let last = editor.text();
    let mut seen = vec![last.clone()];
    while editor.can_undo() {
        let _ = editor.act(Action::Undo, now);
        seen.push(editor.text());
    }
    let mut again = vec![editor.text()];
    while editor.can_redo() {
        let _ = editor.act(Action::Redo, now);
        again.push(editor.text());
    }
    again.reverse();
    assert_eq!(seen, again, "{keys}: redo goes the same way forward");
    seen
}

#[test]
fn several_things_in_one_second_are_undone_one_by_one() {
    for apart in [0, 1, 90] {
        for (text, keys, expected) in [
            ("", "one", &["one", ""][..]),
            ("", "one two  x", &["one two  x", "one two  ", "one ", ""]),
            ("", "ab<delete-left><delete-left>c", &["c", "", "ab", ""]),
            ("", "a<insert-newline>b", &["a\nb", "a\n", "a", ""]),
            ("", "f(x", &["f(x)", ""]),
            ("", "f(x)<insert-newline>y", &["f(x)\ny", "f(x)\n", "f(x)", ""]),
            ("one\ntwo", "<delete-line><delete-line>", &["", "two", "one\ntwo"]),
            (
                "one",
                "<duplicate-line><duplicate-line>x",
                &["one\none\nxone", "one\none\none", "one\none", "one"],
            ),
            ("one", "<copy><paste><paste>", &["one\none\none", "one\none", "one"]),
            ("one", "<toggle-comment><toggle-comment>", &["one", "# one", "one"]),
            ("one two", "<delete-word-right><delete-word-right>", &["", " two", "one two"]),
            ("one", "x<move-right>y<move-left>z", &["xozyne", "xoyne", "xone", "one"]),
            ("a\nb", "<move-line-down><move-line-up>c", &["ca\nb", "a\nb", "b\na", "a\nb"]),
            ("one", "<select-all>x<undo>y", &["y", "one"]),
        ] {
            assert_eq!(steps(text, keys, apart), expected, "{keys}, {apart} ms apart");
        }
    }
}

#[test]
fn a_rest_begins_a_new_step() {
    assert_eq!(steps("", "one", 1_001), ["one", "on", "o", ""]);
    assert_eq!(steps("", "one", 1_000), ["one", ""]);
}
