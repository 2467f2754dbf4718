//! How long a key takes until its frame is drawn, printed. Run it optimised:
//! `CARGO_PROFILE_DEV_OPT_LEVEL=3 cargo test measure -- --ignored --nocapture`.

use codementor::app::editor::{Editor, EditorOptions, Mark, MarkKind};
use codementor::domain::place::Position;
use codementor::domain::{Action, Language};
use codementor::runtime::highlight::{Highlighter, LineStates};
use codementor::tui::widgets::text_area::{TextArea, TextAreaStyles};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::time::{Duration, Instant};

const BLOCK: &str = "def rainy_days(depths, least=2.5):\n    \"\"\"Count the days.\"\"\"\n    days = 0\n    for depth \
                     in depths:\n        if depth >= least and not depth is None:\n            days += 1  # one \
                     more\n    return days\n\n\nprint(rainy_days([0.0, 12.5, 3.1], 10.0))\n";

const TYPED: &str = "total = sum(len(word) for word in words if word.startswith('a'))  # all of them";

fn program(lines: usize) -> String {
    BLOCK.lines().cycle().take(lines).collect::<Vec<_>>().join("\n")
}

fn coloured(text: &str) -> (Editor, Duration) {
    let mut editor = Editor::new(text, EditorOptions::code(Language::Python));
    editor.set_viewport(40, 100);
    let highlighter = Highlighter::shared();
    let began = Instant::now();
    let answer = LineStates::new(Language::Python).update(&highlighter, &editor.snapshot(), None, usize::MAX);
    let took = began.elapsed();
    editor.apply_tokens(0, 0, answer.lines);
    (editor, took)
}

/// Types, breaks lines, undoes; each with its frame. Returns the times in order of size.
fn keys(editor: &mut Editor) -> Vec<Duration> {
    let area = Rect::new(0, 0, 100, 40);
    let mut buffer = Buffer::empty(area);
    let styles = TextAreaStyles::default();
    let mut times = Vec::new();
    let mut now = 0;
    for round in 0..12 {
        editor.move_to(Position { line: editor.line_count() * round / 12, column: 0 });
        let typed = TYPED.chars().map(Some).chain([None; 20]);
        for (index, character) in typed.enumerate() {
            now += 90;
            let began = Instant::now();
            if let Some(character) = character {
                drop(editor.insert_text(character.encode_utf8(&mut [0; 4]), now));
            } else {
                let actions = [Action::InsertNewline, Action::DeleteLine, Action::Undo, Action::MoveDown];
                drop(editor.act(actions[index % actions.len()], now));
            }
            let _ = TextArea { editor, styles: &styles, focused: true, placeholder: "" }
                .render(area, &mut buffer);
            times.push(began.elapsed());
        }
    }
    times.sort();
    times
}

fn report(name: &str, times: &[Duration]) {
    let at = |share: usize| times[(times.len() - 1) * share / 100];
    println!("{name:34} p50 {:>9.1?}  p99 {:>9.1?}  most {:>9.1?}", at(50), at(99), at(100));
}

fn once(name: &str, body: impl FnOnce()) {
    let began = Instant::now();
    body();
    println!("{name:34} {:>9.1?}", began.elapsed());
}

#[test]
#[ignore = "a measurement"]
fn measure() {
    once("load the grammar", || drop(Highlighter::shared()));
    once("first Python", || drop(Highlighter::shared().highlight_snippet("python", BLOCK)));
    once("first Rust (other grammars)", || {
        drop(Highlighter::shared().highlight_snippet("rust", "fn main() {}\n"));
    });
    for lines in [300, 5_000, 50_000] {
        let (mut editor, took) = coloured(&program(lines));
        println!("{:34} {took:>9.1?}", format!("colours of {lines} lines"));
        editor.set_marks(
            (0..20).map(|line| (line, Mark::new(MarkKind::Failing, "gives 1, and 2 is expected"))),
        );
        report(&format!("key to frame, {lines} lines"), &keys(&mut editor));
        let _ = editor.set_query("depth");
        editor.accept_search();
        report(&format!("the same while searching, {lines}"), &keys(&mut editor));
        once("  set a query", || assert!(editor.set_query("days").total > 0));
        let mut states = LineStates::new(Language::Python);
        let _ = states.update(&Highlighter::shared(), &editor.snapshot(), None, usize::MAX);
        editor.move_to(Position { line: lines / 2, column: 0 });
        let _ = editor.insert_text("x", 0);
        once("  colours after one key", || {
            drop(states.update(&Highlighter::shared(), &editor.snapshot(), None, 200));
        });
        let _ = editor.act(Action::SelectAll, 0);
        once("  indent everything", || drop(editor.act(Action::InsertIndent, 0)));
        once("  undo that", || drop(editor.act(Action::Undo, 0)));
    }
    for (name, unit) in [("ASCII", "x = 'abc', "), ("CJK", "漢字かな、")] {
        let line = unit.repeat((1 << 20) / unit.len());
        let mut editor = Editor::new(&line, EditorOptions::code(Language::Python));
        editor.set_viewport(40, 100);
        let _ = editor.act(Action::MoveBottom, 0);
        let mut times: Vec<Duration> = (0..100)
            .map(|step| {
                let began = Instant::now();
                let _ = editor.insert_text("y", step);
                let area = Rect::new(0, 0, 100, 40);
                let mut buffer = Buffer::empty(area);
                let styles = TextAreaStyles::default();
                let _ = TextArea { editor: &editor, styles: &styles, focused: true, placeholder: "" }
                    .render(area, &mut buffer);
                began.elapsed()
            })
            .collect();
        times.sort();
        report(&format!("a line of 1 MB, {name}"), &times);
    }
    let pasted = program(150_000);
    let (mut editor, _) = coloured(&program(300));
    once(&format!("paste of {} MB", pasted.len() >> 20), || drop(editor.paste(&pasted, 0)));
    once("  undo that", || drop(editor.act(Action::Undo, 0)));
}
