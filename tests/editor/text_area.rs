//! What an editor looks like on the screen, cell by cell.

use codementor::app::editor::{Editor, EditorOptions, Mark, MarkKind};
use codementor::domain::place::Position as Place;
use codementor::domain::tokens::{TokenClass, TokenSpan};
use codementor::domain::{Action, Language};
use codementor::tui::widgets::text_area::{TextArea, TextAreaStyles, TokenStyles};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Style};

const STYLES: TextAreaStyles = TextAreaStyles {
    text: Style::new(),
    placeholder: Style::new().fg(Color::DarkGray),
    line_number: Style::new().fg(Color::DarkGray),
    current_line_number: Style::new().fg(Color::White),
    current_line: Style::new().bg(Color::Black),
    selection: Style::new().bg(Color::Blue),
    search_match: Style::new().bg(Color::Yellow),
    bracket: Style::new().bg(Color::Cyan),
    clipped: Style::new().fg(Color::DarkGray),
    substitute: Style::new().fg(Color::Magenta),
    failing: Style::new().fg(Color::Red),
    told: Style::new().fg(Color::LightBlue),
    passed: Style::new().fg(Color::Green),
    tokens: TokenStyles {
        comment: Style::new(),
        keyword: Style::new().fg(Color::LightRed),
        operator: Style::new(),
        string: Style::new().fg(Color::LightGreen),
        escape: Style::new(),
        number: Style::new(),
        constant: Style::new(),
        function: Style::new(),
        type_name: Style::new(),
        builtin: Style::new(),
        parameter: Style::new(),
    },
};

struct Drawn {
    buffer: Buffer,
    cursor: Option<Position>,
}

impl Drawn {
    fn rows(&self) -> Vec<String> {
        let width = usize::from(self.buffer.area.width.max(1));
        let mut rows = Vec::new();
        for row in self.buffer.content().chunks(width) {
            let mut text = String::new();
            let mut hidden = 0;
            for cell in row {
                if hidden == 0 {
                    text.push_str(cell.symbol());
                    hidden = unicode_width::UnicodeWidthStr::width(cell.symbol());
                }
                hidden = hidden.saturating_sub(1);
            }
            rows.push(text.trim_end().to_owned());
        }
        rows
    }

    /// The columns of a row that have a background.
    fn with_background(&self, row: u16, colour: Color) -> Vec<u16> {
        (0..self.buffer.area.width).filter(|column| self.buffer[(*column, row)].bg == colour).collect()
    }

    fn foreground(&self, row: u16, column: u16) -> Color {
        self.buffer[(column, row)].fg
    }
}

fn code(text: &str) -> Editor {
    Editor::new(text, EditorOptions::code(Language::Python))
}

fn draw(editor: &mut Editor, width: u16, height: u16) -> Drawn {
    editor.set_viewport(height.into(), width.into());
    draw_as_is(editor, width, height, true)
}

fn draw_as_is(editor: &Editor, width: u16, height: u16, focused: bool) -> Drawn {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let cursor =
        TextArea { editor, styles: &STYLES, focused, placeholder: "Ask anything" }.render(area, &mut buffer);
    Drawn { buffer, cursor }
}

#[test]
fn lines_have_numbers_and_marks() {
    let mut editor = code("def f(x):\n    return x\n\nprint(f(1))");
    editor.set_marks([
        (1, Mark::new(MarkKind::Failing, "gives 1, and 2 is expected")),
        (2, Mark { kind: MarkKind::Told, message: None }),
        (3, Mark::new(MarkKind::Passed, "ok")),
    ]);
    let drawn = draw(&mut editor, 40, 6);
    assert_eq!(
        drawn.rows(),
        ["  1 def f(x):", "✗ 2     return x  gives 1, and 2 is exp…", "» 3", "✓ 4 print(f(1))  ok", "", "",]
    );
    assert_eq!(drawn.cursor, Some(Position { x: 4, y: 0 }));
    assert_eq!(drawn.foreground(1, 0), Color::Red);
    assert_eq!(drawn.foreground(1, 20), Color::Red);
    assert_eq!(drawn.foreground(1, 2), Color::DarkGray);
    assert_eq!(drawn.foreground(0, 2), Color::White);
    assert_eq!(drawn.with_background(0, Color::Black), (0..40).collect::<Vec<_>>());
    assert!(drawn.with_background(1, Color::Black).is_empty());
}

#[test]
fn a_message_without_room_is_left_out() {
    let mut editor = code("x = 'a line that is long'\nx = 1");
    editor.set_marks([
        (0, Mark::new(MarkKind::Failing, "this is not what was expected")),
        (1, Mark::new(MarkKind::Failing, "this is not what was expected")),
    ]);
    let drawn = draw(&mut editor, 32, 2);
    assert_eq!(drawn.rows(), ["✗ 1 x = 'a line that is long'", "✗ 2 x = 1  this is not what was…"]);
}

#[test]
fn colours_selection_matches_and_brackets_lie_over_each_other() {
    let mut editor = code("def f(x):\n    'a'");
    let spans = vec![
        vec![TokenSpan { start: 0, end: 3, class: TokenClass::Keyword }],
        vec![TokenSpan { start: 4, end: 7, class: TokenClass::String }],
    ];
    editor.apply_tokens(0, 0, spans);
    editor.move_to(Place { line: 0, column: 5 });
    let drawn = draw(&mut editor, 20, 2);
    assert_eq!(drawn.with_background(0, Color::Cyan), [9, 11]);
    assert_eq!(drawn.foreground(0, 4), Color::LightRed);
    assert_eq!(drawn.foreground(0, 7), Color::Reset);
    assert_eq!(drawn.foreground(1, 8), Color::LightGreen);
    editor.select(Place { line: 0, column: 4 }, Place { line: 1, column: 5 });
    let drawn = draw(&mut editor, 20, 2);
    assert_eq!(drawn.with_background(0, Color::Blue), [8, 9, 10, 11, 12, 13], "with the line's end");
    assert_eq!(drawn.with_background(1, Color::Blue), [4, 5, 6, 7, 8]);
    assert_eq!(drawn.foreground(1, 8), Color::LightGreen, "a selection keeps the colours");
    let _ = editor.set_query("f");
    editor.move_to(Place { line: 1, column: 0 });
    let drawn = draw(&mut editor, 20, 2);
    assert_eq!(drawn.with_background(0, Color::Yellow), [6, 8]);
}

#[test]
fn long_lines_say_that_they_go_on() {
    let mut editor = Editor::new("0123456789abcdefghij\nshort", EditorOptions::prose());
    let drawn = draw(&mut editor, 10, 2);
    assert_eq!(drawn.rows(), ["012345678›", "short"]);
    editor.move_to(Place { line: 0, column: 12 });
    let drawn = draw(&mut editor, 10, 2);
    assert_eq!(drawn.rows(), ["‹89abcdef›", "‹"]);
    assert_eq!(drawn.cursor, Some(Position { x: 5, y: 0 }));
    let _ = editor.act(Action::MoveLineEnd, 0);
    let drawn = draw(&mut editor, 10, 2);
    assert_eq!(drawn.rows()[0], "‹cdefghij");
    assert_eq!(drawn.cursor, Some(Position { x: 9, y: 0 }));
}

#[test]
fn a_line_that_fits_exactly_is_not_clipped() {
    let mut editor = Editor::new("0123456789", EditorOptions::prompt());
    assert_eq!(draw(&mut editor, 10, 1).rows(), ["0123456789"]);
    assert_eq!(draw(&mut editor, 11, 1).rows(), ["0123456789"]);
    assert_eq!(draw(&mut editor, 9, 1).rows(), ["01234567›"]);
}

#[test]
fn wide_characters_are_never_split() {
    let text = "漢字漢字漢字漢字";
    let mut editor = Editor::new(text, EditorOptions::prompt());
    assert_eq!(draw(&mut editor, 8, 1).rows(), ["漢字漢 ›"]);
    assert_eq!(draw(&mut editor, 7, 1).rows(), ["漢字漢›"]);
    for left in 0..16 {
        editor.set_viewport(1, 7);
        editor.restore(Place::default(), codementor::app::editor::Scroll::default());
        editor.scroll_sideways(left);
        let row = &draw_as_is(&editor, 7, 1, false).rows()[0];
        let whole: usize = row.chars().filter(|character| matches!(character, '漢' | '字')).count();
        assert!(whole >= 2, "{left}: {row:?}");
        assert!(unicode_width::UnicodeWidthStr::width(row.as_str()) <= 7, "{left}: {row:?}");
    }
}

#[test]
fn invisible_and_dangerous_characters_are_shown_safely() {
    let mut editor = Editor::new("a\tb\u{1b}[2Jc\u{202e}d\u{7f}e\u{200b}f", EditorOptions::prose());
    let drawn = draw(&mut editor, 30, 1);
    assert_eq!(drawn.rows(), ["a→  b\u{241b}[2Jc·d\u{2421}e·f"]);
    assert_eq!(drawn.foreground(0, 1), Color::Magenta);
    assert_eq!(drawn.foreground(0, 4), Color::Reset);
}

#[test]
fn graphemes_of_several_characters_take_their_cells() {
    let mut editor = Editor::new("e\u{301}👨‍👩‍👧x שלום", EditorOptions::prose());
    let _ = editor.act(Action::MoveRight, 0);
    let _ = editor.act(Action::MoveRight, 0);
    let drawn = draw(&mut editor, 12, 1);
    assert_eq!(drawn.rows(), ["e\u{301}👨‍👩‍👧x שלום"]);
    assert_eq!(drawn.cursor, Some(Position { x: 3, y: 0 }));
}

#[test]
fn an_empty_prompt_says_what_it_is_for() {
    let mut editor = Editor::new("", EditorOptions::prompt());
    assert_eq!(draw(&mut editor, 20, 1).rows(), ["Ask anything"]);
    assert_eq!(draw(&mut editor, 8, 1).rows(), ["Ask any…"]);
    let _ = editor.insert_text("x", 0);
    assert_eq!(draw(&mut editor, 20, 1).rows(), ["x"]);
}

#[test]
fn only_the_focused_editor_shows_a_cursor() {
    let editor = code("x");
    let drawn = draw_as_is(&editor, 20, 2, false);
    assert_eq!(drawn.cursor, None);
    assert!(drawn.with_background(0, Color::Black).is_empty());
}

#[test]
fn every_size_can_be_drawn() {
    let mut editor = code("def f(x):\n\treturn '漢字' # 👨‍👩‍👧\n");
    editor.set_marks([(1, Mark::new(MarkKind::Failing, "no"))]);
    for (width, height) in
        [(0, 0), (1, 1), (0, 5), (5, 0), (2, 1), (3, 3), (11, 2), (12, 2), (500, 1), (1, 500)]
    {
        for line in 0..3 {
            editor.move_to(Place { line, column: 99 });
            let drawn = draw(&mut editor, width, height);
            let inside = drawn.cursor.is_none_or(|cell| cell.x < width && cell.y < height);
            assert!(inside, "{width}x{height}");
            assert_eq!(drawn.cursor.is_some(), width > 0 && height > 0, "{width}x{height}");
        }
    }
    let mut one = code("abc");
    assert_eq!(draw(&mut one, 1, 1).rows(), ["›"]);
}

#[test]
fn an_area_outside_of_the_buffer_is_cut() {
    let editor = code("abc");
    let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 2));
    let view = TextArea { editor: &editor, styles: &STYLES, focused: true, placeholder: "" };
    assert_eq!(view.render(Rect::new(20, 20, 5, 5), &mut buffer), None);
    let _ = view.render(Rect::new(5, 1, 50, 50), &mut buffer);
}
