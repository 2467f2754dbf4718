//! Where the cursor goes. It never changes the text.

use super::{Editor, Outcome, Selection, layout, words};

/// A way to move the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Motion {
    Up,
    Down,
    Left,
    Right,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    PageUp,
    PageDown,
    Top,
    Bottom,
    Bracket,
}

impl Editor {
    /// Moves the cursor, with the selection's other end staying where it is if `extend`.
    pub(super) fn travel(&mut self, motion: Motion, extend: bool) -> Outcome {
        if self.options.single_line
            && matches!(motion, Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown)
        {
            return Outcome::ignored();
        }
        self.history.close();
        let range = self.selection.range();
        if !extend && !range.is_empty() {
            let collapsed = match motion {
                Motion::Left => Some(range.start),
                Motion::Right => Some(range.end),
                _ => None,
            };
            if let Some(offset) = collapsed {
                self.place(Selection::cursor(offset));
                return Outcome::handled();
            }
        }
        match motion {
            Motion::Up => self.travel_lines(-1, extend),
            Motion::Down => self.travel_lines(1, extend),
            Motion::PageUp => self.travel_page(-1, extend),
            Motion::PageDown => self.travel_page(1, extend),
            _ => {
                let head = self.target(motion);
                self.arrive(head, extend);
            }
        }
        Outcome::handled()
    }

    fn target(&self, motion: Motion) -> usize {
        let head = self.selection.head;
        let buffer = &self.buffer;
        match motion {
            Motion::Left => buffer.previous_grapheme(head),
            Motion::Right => buffer.next_grapheme(head),
            Motion::WordLeft => words::previous_start(buffer, head),
            Motion::WordRight => words::next_end(buffer, head),
            Motion::LineStart => self.smart_start(head),
            Motion::LineEnd => buffer.line_end(buffer.line_of(head)),
            Motion::Top => 0,
            Motion::Bottom => buffer.len_chars(),
            Motion::Bracket => self.bracket_target(head).unwrap_or(head),
            Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown => head,
        }
    }

    /// The first letter of the line; from there, the line's edge.
    fn smart_start(&self, head: usize) -> usize {
        let line = self.buffer.line_of(head);
        let start = self.buffer.line_start(line);
        let letter = start + self.buffer.indentation(line);
        if head == letter { start } else { letter }
    }

    fn arrive(&mut self, head: usize, extend: bool) {
        let anchor = if extend { self.selection.anchor } else { head };
        self.place(Selection { anchor, head });
    }

    /// Moves by lines, towards the column where the way began; beyond the first and the last line
    /// it reaches the text's ends.
    fn travel_lines(&mut self, lines: isize, extend: bool) {
        let head = self.selection.head;
        let line = self.buffer.line_of(head);
        let goal = self.goal_column.unwrap_or_else(|| self.cursor_column());
        let target = line.saturating_add_signed(lines).min(self.buffer.last_line());
        let head = if line == 0 && lines < 0 {
            0
        } else if line == self.buffer.last_line() && lines > 0 {
            self.buffer.len_chars()
        } else {
            let (character, _) = layout::character_at(self.buffer.line(target), goal);
            self.buffer.line_start(target) + character
        };
        self.arrive(head, extend);
        self.goal_column = Some(goal);
    }

    /// A page keeps two lines of the one before, and the cursor on its row.
    fn travel_page(&mut self, direction: isize, extend: bool) {
        let lines = self.viewport.rows.saturating_sub(2).max(1).cast_signed() * direction;
        self.scroll_by(lines);
        self.travel_lines(lines, extend);
    }
}

#[cfg(test)]
mod tests {
    use crate::app::editor::notation::{check, editor, play, python, show};
    use crate::app::editor::{EditorOptions, Outcome};
    use crate::domain::Action;

    #[test]
    fn characters_are_what_a_person_sees() {
        check(&[
            ("|abc", "<move-right>", "a|bc"),
            ("a|bc", "<move-left>", "|abc"),
            ("|abc", "<move-left>", "|abc"),
            ("abc|", "<move-right>", "abc|"),
            ("ab|\ncd", "<move-right>", "ab\n|cd"),
            ("ab\n|cd", "<move-left>", "ab|\ncd"),
            ("|e\u{301}x", "<move-right>", "e\u{301}|x"),
            ("👨‍👩‍👧|x", "<move-left>", "|👨‍👩‍👧x"),
            ("|漢字", "<move-right>", "漢|字"),
            ("|🇨🇭🇩🇪", "<move-right>", "🇨🇭|🇩🇪"),
            ("🇨🇭🇩🇪|", "<move-left>", "🇨🇭|🇩🇪"),
            ("|שלום", "<move-right><move-right>", "של|ום"),
        ]);
    }

    #[test]
    fn words_lines_and_ends() {
        check(&[
            ("|foo bar", "<move-word-right>", "foo| bar"),
            ("foo| bar", "<move-word-right>", "foo bar|"),
            ("foo ba|r", "<move-word-left>", "foo |bar"),
            ("foo |bar", "<move-word-left>", "|foo bar"),
            ("foo|\n  bar", "<move-word-right>", "foo\n  bar|"),
            ("foo\n  |bar", "<move-word-left>", "foo\n|  bar"),
            ("foo\n|  bar", "<move-word-left>", "|foo\n  bar"),
            ("    fo|o", "<move-line-start>", "    |foo"),
            ("    |foo", "<move-line-start>", "|    foo"),
            ("|    foo", "<move-line-start>", "    |foo"),
            ("f|oo\nbar", "<move-line-end>", "foo|\nbar"),
            ("foo\nb|ar", "<move-top>", "|foo\nbar"),
            ("f|oo\nbar", "<move-bottom>", "foo\nbar|"),
        ]);
    }

    #[test]
    fn vertical_movement_keeps_its_column() {
        check(&[
            ("abc|d\nx\nabcd", "<move-down>", "abcd\nx|\nabcd"),
            ("abc|d\nx\nabcd", "<move-down><move-down>", "abcd\nx\nabc|d"),
            ("abc|d\nx\nabcd", "<move-down><move-right><move-down>", "abcd\nx\nabcd|"),
            ("abcd\nx\nabc|d", "<move-up><move-up>", "abc|d\nx\nabcd"),
            ("ab|c", "<move-up>", "|abc"),
            ("ab|c", "<move-down>", "abc|"),
            ("漢字漢|\nabcdefgh", "<move-down>", "漢字漢\nabcdef|gh"),
            ("abc|def\n漢字漢", "<move-down>", "abcdef\n漢|字漢"),
            ("abc|def\n\tx", "<move-down>", "abcdef\n|\tx"),
        ]);
    }

    #[test]
    fn shift_selects_and_arrows_let_go() {
        check(&[
            ("a|bcd", "<select-right><select-right>", "a¦bc|d"),
            ("abc|d", "<select-left>", "ab|c¦d"),
            ("a¦bc|d", "<move-left>", "a|bcd"),
            ("a¦bc|d", "<move-right>", "abc|d"),
            ("a|bc¦d\nx", "<move-down>", "abcd\nx|"),
            ("ab|c\nabc", "<select-down>", "ab¦c\nab|c"),
            ("ab|c\nabc", "<select-down><select-up>", "ab|c\nabc"),
            ("foo |bar", "<select-word-right>", "foo ¦bar|"),
            ("foo bar|", "<select-word-left>", "foo |bar¦"),
            ("  f|oo", "<select-line-start>", "  |f¦oo"),
            ("  f|oo", "<select-line-end>", "  f¦oo|"),
            ("a\nb|\nc", "<select-top>", "|a\nb¦\nc"),
            ("a\nb|\nc", "<select-bottom>", "a\nb¦\nc|"),
            ("a\nb|\nc", "<select-all>", "¦a\nb\nc|"),
            ("a¦b|c", "<cancel>", "ab|c"),
        ]);
    }

    #[test]
    fn pages_move_the_view_and_the_cursor() {
        let mut editor = python(&format!("|{}", "x\n".repeat(100)));
        editor.set_viewport(12, 40);
        let _ = play(&mut editor, "<move-down><move-down><move-down><move-down><move-page-down>");
        assert_eq!((editor.cursor().line, editor.scroll().top), (14, 10));
        let _ = play(&mut editor, "<move-page-up>");
        assert_eq!((editor.cursor().line, editor.scroll().top), (4, 0));
        let _ = play(&mut editor, "<select-page-down>");
        assert_eq!(editor.selected().map(|(start, end)| (start.line, end.line)), Some((4, 14)));
    }

    #[test]
    fn one_line_leaves_vertical_movement_to_others() {
        let mut prompt = editor("a|b", EditorOptions::prompt());
        for action in [Action::MoveUp, Action::MoveDown, Action::MovePageUp, Action::InsertNewline] {
            assert_eq!(prompt.act(action, 0), Outcome::ignored());
        }
        assert_eq!(show(&prompt), "a|b");
    }
}
