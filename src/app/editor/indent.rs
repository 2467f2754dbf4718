//! New lines and indentation. What is special to one language stands in `newline_indent` alone.

use super::buffer::is_blank;
use super::history::EditKind;
use super::line_scan::{Ending, scan};
use super::pairs::{closer_of, is_quote};
use super::{Editor, Outcome, Selection, layout};
use crate::domain::Language;

/// Lines longer than this are not looked into for their indentation, in characters.
const LONGEST_LOOK: usize = 2_000;

/// Statements of Python after which a block goes on no further.
const LAST_OF_BLOCK: [&str; 5] = ["return", "pass", "break", "continue", "raise"];

impl Editor {
    /// Begins a new line, indented as the program asks for.
    pub(super) fn insert_newline(&mut self, now: u64) -> Outcome {
        if self.options.single_line {
            return Outcome::ignored();
        }
        self.change(EditKind::Whole, now, |editor| {
            let range = editor.selection.range();
            editor.replace(range.clone(), "");
            editor.selection = Selection::cursor(range.start);
            editor.break_line();
        })
    }

    /// Tab: spaces up to the next stop; with a selection, its lines one step deeper.
    pub(super) fn insert_indent(&mut self, now: u64) -> Outcome {
        if self.options.language.is_none() {
            return Outcome::ignored();
        }
        let step = self.options.indent();
        if self.selection.is_empty() {
            let spaces = step - self.cursor_column() % step;
            return self.change(EditKind::Typing, now, |editor| {
                let head = editor.selection.head;
                editor.replace(head..head, &" ".repeat(spaces));
            });
        }
        self.change(EditKind::Whole, now, |editor| {
            let (first, last) = editor.selected_lines();
            for line in first..=last {
                if !editor.buffer.is_blank_line(line) {
                    let spaces = step - editor.indent_column(line) % step;
                    let at = editor.buffer.line_start(line);
                    let before = editor.selection;
                    editor.replace(at..at, &" ".repeat(spaces));
                    // An end of the selection at the edge stays there.
                    let follow = |offset: usize| if offset > at { offset + spaces } else { offset };
                    editor.selection = Selection { anchor: follow(before.anchor), head: follow(before.head) };
                }
            }
        })
    }

    /// Takes one step of indentation from the line of the cursor, or from the selected ones.
    pub(super) fn remove_indent(&mut self, now: u64) -> Outcome {
        if self.options.language.is_none() {
            return Outcome::ignored();
        }
        let step = self.options.indent();
        self.change(EditKind::Whole, now, |editor| {
            let (first, last) = editor.selected_lines();
            for line in first..=last {
                let column = editor.indent_column(line);
                let target = column.saturating_sub(1) / step * step;
                let at = editor.buffer.line_start(line);
                let mut end = at;
                let mut removed = 0;
                while removed < column - target
                    && let Some(blank) = editor.buffer.char_at(end).filter(|character| is_blank(*character))
                {
                    removed += if blank == '\t' { layout::TAB_STOP } else { 1 };
                    end += 1;
                }
                editor.replace(at..end, "");
            }
        })
    }

    /// The column at which the first letter of a line stands.
    fn indent_column(&self, line: usize) -> usize {
        layout::column_of(self.buffer.line(line), self.buffer.indentation(line))
    }

    fn break_line(&mut self) {
        let head = self.selection.head;
        let line = self.buffer.line_of(head);
        let start = self.buffer.line_start(line);
        let indentation = self.buffer.indentation(line);
        if self.options.language.is_none() {
            self.replace(head..head, "\n");
            return;
        }
        if head - start <= indentation {
            // In front of the first letter: the whole line goes down as it is, and no blanks stay.
            self.replace(start..start, "\n");
            return;
        }
        let indent = self.newline_indent(line, head);
        let end = self.buffer.line_end(line);
        let blanks =
            (head..end).take_while(|offset| self.buffer.char_at(*offset).is_some_and(is_blank)).count();
        let between = self.buffer.char_before(head).filter(|opener| !is_quote(*opener)).and_then(closer_of);
        if between.is_some() && self.buffer.char_at(head + blanks) == between {
            // Between brackets: the closing one goes to a line of its own.
            let outer = self.buffer.slice(start..start + indentation);
            self.replace(head..head + blanks, &format!("\n{indent}\n{outer}"));
            self.selection = Selection::cursor(head + 1 + indent.chars().count());
        } else {
            self.replace(head..head + blanks, &format!("\n{indent}"));
            self.selection = Selection::cursor(head + 1 + indent.chars().count());
        }
    }

    /// The blanks that begin a line which is broken off at `head`.
    fn newline_indent(&self, line: usize, head: usize) -> String {
        let start = self.buffer.line_start(line);
        let indent = self.buffer.slice(start..start + self.buffer.indentation(line));
        let Some(language) = self.options.language else {
            return indent;
        };
        if head - start > LONGEST_LOOK || self.is_text_by_colour(head) {
            return indent;
        }
        let beginning = self.buffer.slice(start..head);
        let scanned = scan(&beginning, language);
        let deeper = || " ".repeat(self.options.indent());
        if scanned.ending == Ending::Quoted {
            return indent;
        }
        if scanned.open > 0 {
            return indent + &deeper();
        }
        let (indent, statement) = match scanned.unopened.and_then(|closer| self.partner_of(start + closer)) {
            Some(opener) => {
                let line = self.buffer.line_of(opener);
                let start = self.buffer.line_start(line);
                let length = self.buffer.indentation(line);
                (self.buffer.slice(start..start + length), self.first_word(line))
            }
            None => (indent, self.first_word(line)),
        };
        match language {
            Language::Python => {
                let rest_blank = (head..self.buffer.line_end(line))
                    .take(LONGEST_LOOK)
                    .all(|offset| self.buffer.char_at(offset).is_some_and(is_blank));
                if scanned.last_code == Some(':') {
                    indent + &deeper()
                } else if rest_blank && LAST_OF_BLOCK.contains(&statement.as_str()) {
                    self.one_step_less(indent)
                } else {
                    indent
                }
            }
        }
    }

    fn first_word(&self, line: usize) -> String {
        let letters = self.buffer.line(line).chars().skip(self.buffer.indentation(line));
        letters.take_while(|character| character.is_alphanumeric() || *character == '_').take(16).collect()
    }

    fn one_step_less(&self, mut indent: String) -> String {
        if indent.ends_with('\t') {
            indent.pop();
            return indent;
        }
        let spaces = indent.len() - indent.trim_end_matches(' ').len();
        indent.truncate(indent.len() - spaces.min(self.options.indent()));
        indent
    }
}

#[cfg(test)]
mod tests {
    use crate::app::editor::notation::{check, editor, play, python, show};
    use crate::app::editor::{EditorOptions, Outcome};
    use crate::domain::Action;
    use crate::domain::tokens::{TokenClass, TokenSpan};

    #[test]
    fn new_lines_are_indented() {
        check(&[
            ("x = 1|", "<insert-newline>", "x = 1\n|"),
            ("    x = 1|", "<insert-newline>", "    x = 1\n    |"),
            ("if x:|", "<insert-newline>", "if x:\n    |"),
            ("    if x:  # why|", "<insert-newline>", "    if x:  # why\n        |"),
            ("x = 'a:|", "<insert-newline>", "x = 'a:\n|"),
            ("# note:|", "<insert-newline>", "# note:\n|"),
            ("d[1:|]", "<insert-newline>", "d[1:\n    |]"),
            ("    return x|", "<insert-newline>", "    return x\n|"),
            ("        pass|", "<insert-newline>", "        pass\n    |"),
            ("    passing()|", "<insert-newline>", "    passing()\n    |"),
            ("    return| x", "<insert-newline>", "    return\n    |x"),
            ("    return (|", "<insert-newline>", "    return (\n        |"),
            ("    break|", "<insert-newline>", "    break\n|"),
            ("continue|", "<insert-newline>", "continue\n|"),
            ("    raise ValueError('no')|", "<insert-newline>", "    raise ValueError('no')\n|"),
            ("\tif x:|", "<insert-newline>", "\tif x:\n\t    |"),
            ("a|b", "<insert-newline>", "a\n|b"),
            ("a¦bc|d", "<insert-newline>", "a\n|d"),
            ("x = 1|   # one", "<insert-newline>", "x = 1\n|# one"),
        ]);
    }

    #[test]
    fn brackets_decide_where_they_are_open() {
        check(&[
            ("f(|)", "<insert-newline>", "f(\n    |\n)"),
            ("    x = [|]", "<insert-newline>", "    x = [\n        |\n    ]"),
            ("f(a,|", "<insert-newline>", "f(a,\n    |"),
            ("f(\n    a,|", "<insert-newline>", "f(\n    a,\n    |"),
            ("f(\n    a)|", "<insert-newline>", "f(\n    a)\n|"),
            ("    return f(\n        a)|", "<insert-newline>", "    return f(\n        a)\n|"),
            ("if f(\n        a):|", "<insert-newline>", "if f(\n        a):\n    |"),
        ]);
    }

    #[test]
    fn no_blanks_are_left_behind() {
        check(&[
            ("    |", "<insert-newline>", "\n    |"),
            ("if x:|", "<insert-newline><insert-newline>", "if x:\n\n    |"),
            ("|    foo", "<insert-newline>", "\n|    foo"),
            ("  |  foo", "<insert-newline>", "\n  |  foo"),
            ("    |foo", "<insert-newline>", "\n    |foo"),
        ]);
    }

    #[test]
    fn within_a_string_of_several_lines_only_the_edge_is_kept() {
        let mut editor = python("'''\n    as in:|\n'''");
        let span = |end| vec![TokenSpan { start: 0, end, class: TokenClass::String }];
        editor.apply_tokens(0, 0, vec![span(3), span(10), span(3)]);
        let _ = play(&mut editor, "<insert-newline>");
        assert_eq!(show(&editor), "'''\n    as in:\n    |\n'''");
    }

    #[test]
    fn tab_and_its_opposite() {
        check(&[
            ("|x", "<insert-indent>", "    |x"),
            ("ab|", "<insert-indent>", "ab  |"),
            ("漢|", "<insert-indent>", "漢  |"),
            ("a¦b|c", "<insert-indent>", "    a¦b|c"),
            ("¦a\n\n  b|", "<insert-indent>", "¦    a\n\n    b|"),
            ("¦a\n|b", "<insert-indent>", "¦    a\n|b"),
            ("      x|", "<remove-indent>", "    x|"),
            ("    x|", "<remove-indent>", "x|"),
            ("x|", "<remove-indent>", "x|"),
            ("\tx|", "<remove-indent>", "x|"),
            ("¦    a\n  b\n        c|", "<remove-indent>", "¦a\nb\n    c|"),
            ("¦a\nb|", "<insert-indent><undo>", "¦a\nb|"),
        ]);
    }

    #[test]
    fn prose_has_no_indentation() {
        let mut prose = editor("  a:|", EditorOptions::prose());
        assert_eq!(prose.act(Action::InsertIndent, 0), Outcome::ignored());
        let _ = play(&mut prose, "<insert-newline>");
        assert_eq!(show(&prose), "  a:\n|");
    }
}
