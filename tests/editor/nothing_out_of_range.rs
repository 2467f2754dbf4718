//! Whatever is done in whatever order: cursor, marks, colours, matches and the drawn screen stay
//! within the text and the area.

use super::random::{Random, text};
use codementor::app::editor::{Editor, EditorOptions, Mark, MarkKind, Point, normalise};
use codementor::domain::place::Position;
use codementor::domain::tokens::{TokenClass, TokenSpan};
use codementor::domain::{Action, Language};
use codementor::tui::widgets::text_area::{TextArea, TextAreaStyles};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation;

/// Colours every word of a line, as an answer from elsewhere would.
fn colours_of(line: &str) -> Vec<TokenSpan> {
    line.split_word_bound_indices()
        .filter(|(_, word)| !word.trim().is_empty())
        .map(|(start, word)| TokenSpan { start, end: start + word.len(), class: TokenClass::Keyword })
        .collect()
}

fn check(editor: &Editor, context: &str) {
    let whole = editor.text();
    let selection = editor.selection();
    let total = whole.chars().count();
    assert!(selection.head <= total && selection.anchor <= total, "{context}: selection");
    let lines: Vec<&str> = whole.split('\n').collect();
    assert_eq!(lines.len(), editor.line_count(), "{context}: lines");
    let cursor = editor.cursor();
    let before: String = lines[cursor.line].chars().take(cursor.column).collect();
    let edges: Vec<usize> = lines[cursor.line].grapheme_indices(true).map(|(byte, _)| byte).collect();
    assert!(
        before.len() == lines[cursor.line].len() || edges.contains(&before.len()),
        "{context}: cursor within a grapheme"
    );
    assert!(editor.marks().all(|(line, _)| line < lines.len()), "{context}: marks");
    for (index, line) in lines.iter().enumerate() {
        let mut reached = 0;
        for span in editor.spans(index) {
            let inside = reached <= span.start && span.start < span.end && span.end <= line.len();
            assert!(inside, "{context}: {span:?} on line {index} {line:?}");
            assert!(
                line.is_char_boundary(span.start) && line.is_char_boundary(span.end),
                "{context}: {span:?}"
            );
            reached = span.end;
        }
        for found in editor.matches_on(index, 0..usize::MAX) {
            assert!(found.end <= line.chars().count(), "{context}: match");
        }
    }
    if let Some(count) = editor.search_count() {
        let seen: usize = (0..lines.len()).map(|line| editor.matches_on(line, 0..usize::MAX).len()).sum();
        assert_eq!(count.total, seen, "{context}: count");
    }
    if let Some(pair) = editor.bracket_pair() {
        assert!(pair.opener < pair.closer && pair.closer.line < lines.len(), "{context}: brackets");
    }
}

fn draw(editor: &Editor, random: &mut Random, context: &str) {
    let around = Rect::new(0, 0, 60, 14);
    let area = Rect::new(
        random.below(5) as u16,
        random.below(5) as u16,
        random.below(50) as u16,
        random.below(9) as u16,
    );
    let mut buffer = Buffer::filled(around, ratatui::buffer::Cell::new("~"));
    let styles = TextAreaStyles::default();
    let view = TextArea { editor, styles: &styles, focused: random.below(3) > 0, placeholder: "nothing yet" };
    let cursor = view.render(area, &mut buffer);
    for row in 0..around.height {
        for column in 0..around.width {
            let inside = area.contains((column, row).into());
            let symbol = buffer[(column, row)].symbol();
            assert!(inside || symbol == "~", "{context}: drew outside of its area");
            assert!(!symbol.chars().any(char::is_control), "{context}: a control character");
        }
    }
    assert!(cursor.is_none_or(|cell| area.contains(cell)), "{context}: cursor");
}

fn disturb(
    random: &mut Random,
    editor: &mut Editor,
    now: u64,
    late: &mut Vec<(u64, usize, Vec<Vec<TokenSpan>>)>,
) -> String {
    let what = random.below(20);
    match what {
        0..=9 => {
            let action = *random.choose(Action::ALL);
            let _ = editor.act(action, now);
            return action.name().to_owned();
        }
        10..=12 => {
            let typed = text(random, 1);
            let _ = editor.insert_text(&typed, now);
            return format!("type {typed:?}");
        }
        13 => {
            let pieces = random.below(9);
            let _ = editor.paste(&text(random, pieces), now);
        }
        14 => {
            let whole = editor.text();
            let first = random.below(editor.line_count());
            let lines = whole.split('\n').skip(first).map(colours_of).collect();
            late.push((editor.revision(), first, lines));
        }
        15 => {
            if !late.is_empty() {
                let (revision, first, lines) = late.remove(random.below(late.len()));
                editor.apply_tokens(revision, first, lines);
            }
        }
        16 => {
            let marks =
                (0..3).map(|_| (random.below(12), Mark::new(MarkKind::Failing, "a\nb"))).collect::<Vec<_>>();
            editor.set_marks(marks);
        }
        17 => {
            let point =
                Point { row: random.below(20).cast_signed() - 5, column: random.below(60).cast_signed() - 5 };
            let _ = editor.pointer_down(point, random.below(4), random.below(4) == 0);
            let _ = editor.pointer_drag(Point { row: point.column, column: point.row });
        }
        18 => {
            let query = text(random, 1);
            let _ = editor.set_query(&query);
            match random.below(3) {
                0 => editor.accept_search(),
                1 => editor.abandon_search(),
                _ => {}
            }
        }
        _ => {
            editor.set_viewport(random.below(12), random.below(50));
            editor.scroll_by(random.below(9).cast_signed() - 4);
            editor.scroll_sideways(random.below(9).cast_signed() - 4);
            editor.restore(
                Position { line: random.below(9), column: random.below(30) },
                codementor::app::editor::Scroll { top: random.below(20), left: random.below(20) },
            );
            let replacement = text(random, 6);
            if random.below(4) == 0 {
                let _ = editor.set_text_keeping_undo(&replacement, now);
            }
        }
    }
    format!("disturbance {what}")
}

fn run(seed: u64, options: EditorOptions, pieces: usize, steps: usize) {
    let mut random = Random::seeded(seed);
    let original = text(&mut random, pieces);
    let mut editor = Editor::new(&original, options);
    editor.set_viewport(8, 40);
    let opened = editor.text();
    let mut late = Vec::new();
    let mut done = Vec::new();
    let mut now = 0;
    for _ in 0..steps {
        now += random.below(1_200) as u64;
        done.push(disturb(&mut random, &mut editor, now, &mut late));
        let context = format!("seed {seed}: {:?}", &done[done.len().saturating_sub(6)..]);
        check(&editor, &context);
        draw(&editor, &mut random, &context);
        assert!(!options.single_line || editor.line_count() == 1, "{context}: more than one line");
    }
    while editor.can_undo() {
        let _ = editor.act(Action::Undo, now);
        check(&editor, &format!("seed {seed}: undoing"));
    }
    assert_eq!(editor.text(), opened, "seed {seed}");
}

#[test]
fn in_programs() {
    for seed in 0..250 {
        run(seed, EditorOptions::code(Language::Python), 14, 80);
    }
}

#[test]
fn in_prompts() {
    for seed in 5_000..5_060 {
        run(seed, EditorOptions::prompt(), 6, 60);
    }
}

#[test]
fn a_text_opened_is_the_text_of_the_file() {
    for seed in 0..50 {
        let mut random = Random::seeded(seed);
        let original = text(&mut random, 40);
        let editor = Editor::new(&original, EditorOptions::code(Language::Python));
        assert_eq!(editor.text(), normalise::line_endings(&original));
    }
}
