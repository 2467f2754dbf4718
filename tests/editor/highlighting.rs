//! Colours: what is a string, over several lines too, and that reading what changed gives the same
//! as reading everything.

use super::random::{Random, seeds};
use codementor::app::editor::{Editor, EditorOptions};
use codementor::domain::place::Position;
use codementor::domain::tokens::{TokenClass, TokenSpan};
use codementor::domain::{Action, Language};
use codementor::runtime::highlight::{Highlighter, LineStates};
use ropey::Rope;
use std::collections::VecDeque;

const PROGRAM: &str = "import os\n\n\nclass Shop(Base):\n    \"\"\"All of it,\n    and 'more'.\n    \"\"\"\n\n    def \
                       price(self, item: str, tax=0.2) -> float:\n        # with tax\n        table = {'a': lambda \
                       net: net * (1 + tax), 'b': 0x1f}\n        text = '''one\n  # two\n'''\n        if item in \
                       table and not None:\n            return f\"{table[item]:>3} of {text!r}\"\n        raise \
                       KeyError(r'[a-z]+')\n";

/// The classes of a line's words, as `word:Class`.
fn told(line: &str, spans: &[TokenSpan]) -> Vec<String> {
    spans.iter().map(|span| format!("{}:{:?}", &line[span.start..span.end], span.class)).collect()
}

fn full(highlighter: &Highlighter, text: &Rope) -> Vec<Vec<TokenSpan>> {
    let coloured = LineStates::new(Language::Python).update(highlighter, text, None, usize::MAX);
    assert!(coloured.done && coloured.first_line == 0);
    coloured.lines
}

#[test]
fn python_is_understood() {
    let highlighter = Highlighter::shared();
    let lines: Vec<&str> = PROGRAM.lines().collect();
    let spans = highlighter.highlight_snippet("python", PROGRAM);
    for (line, expected) in [
        (0, "import:Keyword"),
        (3, "class:Keyword Shop:Type Base:Type"),
        (4, "\"\"\"All of it,:String"),
        (5, "    and 'more'.:String"),
        (6, "    \"\"\":String"),
        (
            8,
            "def:Keyword price:Function self:Parameter item:Parameter str:Type tax:Parameter =:Operator 0.2:Number float:Type",
        ),
        (9, "# with tax:Comment"),
        (12, "  # two:String"),
        (13, "''':String"),
        (14, "if:Keyword in:Keyword and:Keyword not:Keyword None:Constant"),
        (16, "raise:Keyword KeyError:Type r':String [a-z]+:Escape ':String"),
    ] {
        assert_eq!(told(lines[line], &spans[line]).join(" "), expected, "line {line}");
    }
    let interpolated = told(lines[15], &spans[15]);
    assert!(interpolated.contains(&"return:Keyword".to_owned()), "{interpolated:?}");
    assert!(
        !interpolated.iter().any(|part| part.contains("table")),
        "code in a string is code: {interpolated:?}"
    );
}

#[test]
fn match_is_a_keyword_where_it_begins_a_block() {
    let highlighter = Highlighter::shared();
    for (line, is_keyword) in [
        ("match command:", true),
        ("    case [\"go\", way]:", true),
        ("match = re.match(x)", false),
        ("match (x)", false),
        ("match[1] = 2", false),
    ] {
        let spans = highlighter.highlight_snippet("py", line);
        let first = spans[0].first().is_some_and(|span| span.class == TokenClass::Keyword);
        assert_eq!(first, is_keyword, "{line}");
    }
}

#[test]
fn snippets_of_other_languages_have_colours_and_unknown_ones_none() {
    let highlighter = Highlighter::shared();
    for tag in
        ["rust", "rs", "javascript", "ts", "go", "java", "c", "cpp", "bash", "sql", "toml", "rust,ignore"]
    {
        let spans = highlighter.highlight_snippet(tag, "let x = \"a\"\nif y\n");
        assert!(spans.len() == 2 && !spans[0].is_empty(), "{tag}");
    }
    for tag in ["", "klingon", "text"] {
        assert_eq!(
            highlighter.highlight_snippet(tag, "if 'a'\n\nx"),
            vec![Vec::<TokenSpan>::new(); 3],
            "{tag:?}"
        );
    }
}

#[test]
fn very_long_lines_stay_plain_and_harm_no_others() {
    let highlighter = Highlighter::shared();
    let text = Rope::from_str(&format!("x = 1\ny = [{}]\nz = 2\n", "1, ".repeat(1_000)));
    let lines = full(&highlighter, &text);
    assert_eq!(lines.iter().map(Vec::is_empty).collect::<Vec<_>>(), [false, true, false, true]);
}

#[test]
fn reading_stops_where_nothing_changes() {
    let highlighter = Highlighter::shared();
    let mut text = Rope::from_str(&PROGRAM.repeat(50));
    let mut states = LineStates::new(Language::Python);
    let first = states.update(&highlighter, &text, None, usize::MAX);
    assert!(first.done && first.lines.len() == text.len_lines());
    assert!(states.update(&highlighter, &text, None, usize::MAX).lines.is_empty());
    text.insert(text.line_to_char(40), "x = 1\n");
    let second = states.update(&highlighter, &text, None, usize::MAX);
    assert!(second.first_line >= 39 && second.lines.len() <= 3, "{} lines read", second.lines.len());
    text.insert(text.line_to_char(3), "'''\n");
    let third = states.update(&highlighter, &text, None, 10);
    assert!(!third.done && third.lines.len() == 10);
}

#[test]
fn reading_what_changed_is_reading_everything() {
    let highlighter = Highlighter::shared();
    let pieces =
        ["'''", "\"\"\"", "x", "\n", "#", "(", ")", "'", "def f():\n    ", "\\", "f'{", "}", "é漢", " = 1\n"];
    for seed in seeds(0, 60) {
        let mut random = Random::seeded(seed);
        let mut editor = Editor::new(
            PROGRAM,
            EditorOptions { auto_close: false, ..EditorOptions::code(Language::Python) },
        );
        let mut states = LineStates::new(Language::Python);
        let mut under_way = VecDeque::new();
        for step in 0..60 {
            let place = |random: &mut Random| Position { line: random.below(24), column: random.below(30) };
            match random.below(6) {
                0 => {
                    let (from, to) = (place(&mut random), place(&mut random));
                    editor.select(from, if random.below(8) == 0 { to } else { from });
                    let _ = editor.act(*random.choose(&[Action::DeleteLeft, Action::DeleteLine]), step);
                }
                1 => {
                    drop(editor.act(*random.choose(&[Action::Undo, Action::Redo, Action::MoveLineUp]), step));
                }
                2 | 3 => {
                    editor.move_to(place(&mut random));
                    let _ = editor.paste(random.choose::<&str>(&pieces), step);
                }
                4 => {
                    let budget = 1 + random.below(20);
                    let coloured =
                        states.update(&highlighter, &editor.snapshot(), editor.stale_lines(), budget);
                    under_way.push_back((editor.revision(), coloured));
                }
                _ => {
                    if let Some((revision, coloured)) = under_way.pop_front() {
                        editor.apply_tokens(revision, coloured.first_line, coloured.lines);
                    }
                }
            }
        }
        for (revision, coloured) in under_way {
            editor.apply_tokens(revision, coloured.first_line, coloured.lines);
        }
        loop {
            let coloured = states.update(&highlighter, &editor.snapshot(), editor.stale_lines(), 7);
            editor.apply_tokens(editor.revision(), coloured.first_line, coloured.lines);
            if coloured.done {
                break;
            }
        }
        assert_eq!(editor.stale_lines(), None, "seed {seed}");
        let shown: Vec<Vec<TokenSpan>> =
            (0..editor.line_count()).map(|line| editor.spans(line).to_vec()).collect();
        assert_eq!(shown, full(&highlighter, &editor.snapshot()), "seed {seed}");
    }
}
