//! Whatever is pressed in whatever order with vim's keys: nothing panics, the cursor stays on a character,
//! and undo leads back to where it began.

use super::random::{Random, seeds, text};
use super::vim_hands::Hands;
use codementor::app::editor::Point;
use codementor::app::editor::vim::Mode;
use codementor::domain::Action;
use unicode_segmentation::UnicodeSegmentation;

/// Keys that mean something, those that take others after them more than once.
const LETTERS: &str =
    "hjklwWbBeE0^$gGfFtT;,%{}nN*#iaIAoOxXdDcCyYpPsSrJ~><ddccyyvVu.\"'()[]{}/?:_-+|123456789 zZHML";

const NAMED: &[&str] =
    &["<Esc>", "<Esc>", "<Esc>", "<Esc>", "<CR>", "<BS>", "<C-r>", "<Left>", "<Up>", "<Down>", "<Del>"];

const LINES: &[&str] = &[
    ":%s/a/bb/g<CR>",
    ":s/^/x/<CR>",
    ":%s/$/\\r/<CR>",
    ":'<,'>d<CR>",
    ":1,3j<CR>",
    ":.,+2><CR>",
    ":%y<CR>",
    ":99<CR>",
    ":s<CR>",
    ":noh<CR>",
    "/a<CR>",
    "?[a-z]<CR>",
    "d/x<CR>",
    "/\\(<CR>",
    ":%s/\\w*/<&>/g<CR>",
    ":u<CR>",
    ":red<CR>",
    "yiwciw<Esc>",
    "\"ayy\"Ayw\"ap",
];

fn press(random: &mut Random, hands: &mut Hands) -> String {
    let letters: Vec<char> = LETTERS.chars().collect();
    match random.below(40) {
        0..=27 => {
            let letter = *random.choose(&letters);
            hands.letter(letter);
            letter.to_string()
        }
        28..=31 => {
            let name = *random.choose(NAMED);
            hands.press(name);
            name.to_owned()
        }
        32..=34 => {
            let line = *random.choose(LINES);
            hands.press(line);
            line.to_owned()
        }
        35 | 36 => {
            let action = *random.choose(Action::ALL);
            hands.act(action);
            action.name().to_owned()
        }
        37 => {
            let pasted = text(random, 3);
            hands.outside(|editor| editor.paste(&pasted, 0));
            format!("paste {pasted:?}")
        }
        38 => {
            let point = Point { row: random.below(9).cast_signed(), column: random.below(40).cast_signed() };
            let to = Point { row: random.below(9).cast_signed(), column: random.below(40).cast_signed() };
            let clicks = random.below(4);
            hands.outside(|editor| editor.pointer_down(point, clicks, false));
            hands.outside(|editor| editor.pointer_drag(to));
            format!("drag {point:?} {to:?}")
        }
        _ => {
            let typed = text(random, 1);
            for letter in typed.chars() {
                hands.letter(letter);
            }
            typed
        }
    }
}

fn look(hands: &Hands, context: &str) {
    let whole = hands.editor.text();
    let cursor = hands.editor.cursor();
    let line = whole.split('\n').nth(cursor.line).expect("the cursor's line");
    let byte: usize = line.chars().take(cursor.column).map(char::len_utf8).sum();
    let at_end = byte == line.len();
    let on_edge = at_end || line.grapheme_indices(true).any(|(edge, _)| edge == byte);
    assert!(on_edge, "{context}: the cursor is within a grapheme");
    let idle = hands.vim.mode() == Mode::Normal && !hands.is_asked_for_a_line();
    assert!(!(idle && at_end && !line.is_empty()), "{context}: the cursor is behind its line {line:?}");
    assert!(hands.editor.shown_range().end <= whole.chars().count(), "{context}: the selection");
}

#[test]
fn nothing_panics_and_undo_leads_back() {
    for seed in seeds(700, 150) {
        let mut random = Random::seeded(seed);
        let pieces = random.below(40);
        let original = text(&mut random, pieces).replace('|', "");
        let mut hands = Hands::on(&original);
        let original = hands.editor.text();
        let mut done = Vec::new();
        for _ in 0..120 {
            // A line that is asked for takes every letter, so it is ended now and then.
            if hands.is_asked_for_a_line() && random.below(4) == 0 {
                hands.press("<CR>");
                done.push("<CR>".to_owned());
            }
            done.push(press(&mut random, &mut hands));
            let context = || format!("seed {seed}, {}", done.join(" "));
            if hands.editor.text().len() > 20_000 {
                break;
            }
            look(&hands, &context());
        }
        hands.press("<Esc><Esc><Esc>");
        let last = hands.editor.text();
        let mut steps = 0;
        while hands.editor.can_undo() && steps < 500 {
            hands.press("u");
            steps += 1;
        }
        assert_eq!(hands.editor.text(), original, "seed {seed}: undo, after {}", done.join(" "));
        while hands.editor.can_redo() && steps > 0 {
            hands.press("<C-r>");
            steps -= 1;
        }
        // What was undone before the end is done again as well, so only without it is this the last text.
        let went_back = done
            .iter()
            .any(|key| ["u", "<C-r>", "undo", "redo", ":u<CR>", ":red<CR>"].contains(&key.as_str()));
        assert!(went_back || hands.editor.text() == last, "seed {seed}: redo, after {}", done.join(" "));
    }
}
