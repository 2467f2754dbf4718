//! Vim's keys beside everything that is not of vim: the mouse, the clipboard, keys of the keymap, other
//! texts, and what is asked of the program.

use super::vim_hands::Hands;
use codementor::app::editor::Point;
use codementor::app::editor::vim::Mode;
use codementor::domain::Action;

fn at(row: isize, column: isize) -> Point {
    // Four columns are the gutter's.
    Point { row, column: column + 4 }
}

#[test]
fn the_mouse_selects_as_vim_does() {
    let mut hands = Hands::on("|one two\nthree");
    hands.outside(|editor| editor.pointer_down(at(0, 4), 1, false));
    assert_eq!((hands.seen().as_str(), hands.vim.mode()), ("one |two\nthree", Mode::Normal));
    hands.outside(|editor| editor.pointer_drag(at(1, 2)));
    assert_eq!((hands.seen().as_str(), hands.vim.mode()), ("one two\nt|hree", Mode::Visual));
    hands.press("d");
    assert_eq!((hands.seen().as_str(), hands.vim.mode()), ("one |ree", Mode::Normal));
    // Two clicks select a word, a click lets go of it, and behind a line there is no place.
    hands.outside(|editor| editor.pointer_down(at(0, 1), 2, false));
    hands.press("cX<Esc>");
    assert_eq!(hands.seen(), "|X ree");
    hands.outside(|editor| editor.pointer_down(at(0, 40), 1, false));
    assert_eq!(hands.seen(), "X re|e");
}

#[test]
fn the_keys_of_the_keymap_know_the_selection() {
    for (before, keys, action, after, mode) in [
        ("o|ne two", "vl", Action::Cut, "o| two", Mode::Normal),
        ("|one\ntwo\nx", "Vj", Action::InsertIndent, "    one\n    two|\nx", Mode::VisualLine),
        ("|one\ntwo\nx", "Vj", Action::ToggleComment, "# one\n# two|\nx", Mode::VisualLine),
        ("o|ne", "", Action::DuplicateLine, "one\no|ne", Mode::Normal),
        ("o|ne", "", Action::InsertIndent, "o|ne", Mode::Normal),
        ("o|ne two", "", Action::SelectRight, "o|ne two", Mode::Visual),
        ("o|ne two", "v", Action::SelectRight, "on|e two", Mode::Visual),
        ("|one\ntwo", "", Action::SelectAll, "one\ntw|o", Mode::Visual),
        ("one\nt|wo", "", Action::MoveTop, "|one\ntwo", Mode::Normal),
        ("one\nt|wo", "v", Action::MoveTop, "|one\ntwo", Mode::Visual),
        ("o|ne\ntwo", "d", Action::MoveDown, "|", Mode::Normal),
        ("o|ne\ntwo", "2", Action::DeleteRight, "|o\ntwo", Mode::Normal),
        ("o|ne", "i", Action::MoveLineEnd, "one|", Mode::Insert),
        ("o|ne", "", Action::MoveLineEnd, "on|e", Mode::Normal),
        ("o|ne\ntwo", "", Action::MovePageDown, "one\nt|wo", Mode::Normal),
        ("o|ne", "x", Action::Undo, "o|ne", Mode::Normal),
    ] {
        let mut hands = Hands::on(before);
        hands.press(keys);
        hands.act(action);
        assert_eq!((hands.seen().as_str(), hands.vim.mode()), (after, mode), "{before} {keys} {action:?}");
    }
}

#[test]
fn pasted_text_is_text_in_every_mode() {
    for (keys, after, mode) in [
        ("", "odd|one", Mode::Normal),
        ("i", "odd|one", Mode::Insert),
        ("v", "odd|ne", Mode::Normal),
        ("V", "od|d", Mode::Normal),
    ] {
        let mut hands = Hands::on("|one");
        hands.press(keys);
        hands.paste("odd");
        assert_eq!((hands.seen().as_str(), hands.vim.mode()), (after, mode), "{keys}");
        hands.press("<Esc>u");
        assert_eq!(hands.editor.text(), "one");
    }
}

#[test]
fn what_was_yanked_is_pasted_by_the_other_keys_too_and_the_reverse() {
    let mut hands = Hands::on("|one two");
    hands.press("yiw$");
    hands.act(Action::Paste);
    assert_eq!(hands.editor.text(), "one twoneo");
    hands.press("0vl");
    hands.act(Action::Copy);
    hands.press("<Esc>0P");
    assert_eq!(hands.editor.text(), "onone twoneo");
}

#[test]
fn the_program_is_asked_for_what_is_its_own() {
    for (keys, action) in [
        (":w<CR>", Action::Check),
        (":q<CR>", Action::Quit),
        (":q!<CR>", Action::Quit),
        (":wq<CR>", Action::Quit),
        ("ZZ", Action::Quit),
        (":help<CR>", Action::Help),
    ] {
        let mut hands = Hands::on("|one");
        hands.press(keys);
        assert_eq!(hands.asked, [action], "{keys}");
    }
}

#[test]
fn what_cannot_be_done_is_told() {
    for (keys, told) in [
        (":foo<CR>", "`:foo` is not known here."),
        (":%s/z/y/<CR>", "“z” is not there."),
        (":s/o/0/c<CR>", "Asking at each place"),
        (":s/o/0/q<CR>", "`q` is not a flag"),
        (":s/\\(o/0/<CR>", "This pattern does not end well"),
        ("/zzz<CR>", "“zzz” is not in the text."),
        ("/\\(<CR>", "This pattern does not end well"),
        ("n", "Nothing has been searched for yet"),
        (":s<CR>", "Nothing has been replaced yet"),
        ("u", "There is nothing more to undo."),
        ("<C-r>", "There is nothing more to redo."),
        (":'<,'>d<CR>", "Nothing has been selected yet."),
        (":%s/o/0/gn<CR>", "2 places found, in 1 line."),
    ] {
        let mut hands = Hands::on("|one two");
        hands.press(keys);
        assert_eq!(hands.told.len(), 1, "{keys}");
        assert!(hands.told[0].starts_with(told), "{keys}: {}", hands.told[0]);
        assert_eq!(hands.editor.text(), "one two", "{keys}");
    }
}

#[test]
fn registers_go_with_one_to_another_text() {
    let mut hands = Hands::on("|one two");
    hands.press("\"ayiw");
    let mut other = Hands::on("|three");
    other.vim = hands.vim;
    other.vim.rest(None);
    other.press("\"aP");
    assert_eq!(other.seen(), "on|ethree");
}

#[test]
fn a_huge_count_ends() {
    for keys in
        ["99999ix<Esc>", "99999p", "99999>>", "99999J", "99999dd", "99999.", "99999u", "99999w", "99999Gx"]
    {
        let mut hands = Hands::on("|one two\nthree\nfour five");
        hands.press("yy");
        hands.press(keys);
        assert!(hands.editor.text().len() < 2_000_000, "{keys}");
    }
}

#[test]
fn a_grapheme_is_one_character() {
    let mut hands = Hands::on("|e\u{301}x👨‍👩‍👧y");
    hands.press("x");
    assert_eq!(hands.seen(), "|x👨‍👩‍👧y");
    hands.press("lrz");
    assert_eq!(hands.seen(), "x|zy");
    hands.press("ia\u{301}<Esc>");
    assert_eq!(hands.editor.text(), "xa\u{301}zy");
}
