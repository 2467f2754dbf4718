//! Brackets and quotes that the editor closed by itself, for as long as the cursor is between them.
//! It never decides when to close one; `typing` does.

use super::buffer::Splice;
use super::selection::Selection;

/// What closes an opening bracket or a quote.
pub(super) const fn closer_of(opener: char) -> Option<char> {
    match opener {
        '(' => Some(')'),
        '[' => Some(']'),
        '{' => Some('}'),
        '"' => Some('"'),
        '\'' => Some('\''),
        _ => None,
    }
}

pub(super) const fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'')
}

/// Offsets of an opening character and the closing one that came by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pair {
    opener: usize,
    closer: usize,
}

/// The pairs around the cursor, the innermost last.
#[derive(Debug, Clone, Default)]
pub(super) struct Closers {
    pairs: Vec<Pair>,
}

impl Closers {
    /// `count` characters in front of `cursor` are closed by as many behind it.
    pub fn open(&mut self, cursor: usize, count: usize) {
        for distance in (0..count).rev() {
            self.pairs.push(Pair { opener: cursor - 1 - distance, closer: cursor + distance });
        }
    }

    pub fn is_closer_at(&self, offset: usize) -> bool {
        self.pairs.last().is_some_and(|pair| pair.closer == offset)
    }

    /// There is nothing between the two.
    pub fn is_empty_pair_at(&self, offset: usize) -> bool {
        self.pairs.last().is_some_and(|pair| pair.closer == offset && pair.opener + 1 == offset)
    }

    pub fn clear(&mut self) {
        self.pairs.clear();
    }

    /// Forgets the pairs that the cursor has left.
    pub fn keep_around(&mut self, selection: Selection) {
        let head = selection.head;
        self.pairs.retain(|pair| selection.is_empty() && pair.opener < head && head <= pair.closer);
    }

    pub fn follow(&mut self, splice: &Splice) {
        let follow = |offset: usize| {
            if offset >= splice.range.end {
                Some(offset - splice.range.len() + splice.inserted_chars)
            } else if offset < splice.range.start {
                Some(offset)
            } else {
                None
            }
        };
        self.pairs = self
            .pairs
            .iter()
            .filter_map(|pair| Some(Pair { opener: follow(pair.opener)?, closer: follow(pair.closer)? }))
            .collect();
    }
}

#[cfg(test)]
mod tests {
    use crate::app::editor::EditorOptions;
    use crate::app::editor::notation::{check, editor, play, show};

    #[test]
    fn brackets_and_quotes_close_themselves() {
        check(&[
            ("f|", "(", "f(|)"),
            ("f|", "()", "f()|"),
            ("f|", "(a, [1", "f(a, [1|])"),
            ("f|", "(a, [1])", "f(a, [1])|"),
            ("x = |", "'a'", "x = 'a'|"),
            ("x = |", "\"", "x = \"|\""),
            ("x = f|", "\"{a", "x = f\"{a|\""),
            ("(|)", "[", "([|])"),
            ("x|, y", "(", "x(|), y"),
        ]);
    }

    #[test]
    fn what_would_annoy_is_left_alone() {
        check(&[
            ("|foo", "(", "(|foo"),
            ("|foo", "'", "'|foo"),
            ("don|", "'t", "don't|"),
            ("# don|", "'", "# don'|"),
            ("# see |", "(", "# see (|"),
            ("'it |'", "(", "'it (|'"),
            ("'abc|", "'", "'abc'|"),
            ("f(|)", ")", "f()|)"),
            ("x = '\\|'", "'", "x = '\\'|'"),
            ("", "[<move-left><move-right>]", "[]|]"),
        ]);
    }

    #[test]
    fn three_quotes_close_with_three() {
        check(&[
            ("|", "\"\"\"", "\"\"\"|\"\"\""),
            ("|", "\"\"\"a\"\"\"", "\"\"\"a\"\"\"|"),
            ("|", "'''<delete-left>", "''|''"),
        ]);
    }

    #[test]
    fn an_empty_pair_goes_as_it_came() {
        check(&[
            ("f|", "(<delete-left>", "f|"),
            ("f|", "([<delete-left>", "f(|)"),
            ("f|", "(a<delete-left><delete-left>", "f|"),
            ("f(|)", "<delete-left>", "f|)"),
        ]);
    }

    #[test]
    fn a_selection_is_wrapped() {
        check(&[
            ("a ¦bc| d", "(", "a (¦bc|) d"),
            ("a |bc¦ d", "\"", "a \"|bc¦\" d"),
            ("a ¦bc| d", "((", "a ((¦bc|)) d"),
            ("¦'|a'", "\"", "\"|a'"),
            ("¦a\nb|", "'", "'|"),
            ("¦a\nb|", "[", "[¦a\nb|]"),
            ("a ¦bc| d", "x", "a x| d"),
        ]);
    }

    #[test]
    fn prose_closes_nothing() {
        let mut prompt = editor("|", EditorOptions::prompt());
        let _ = play(&mut prompt, "(don't");
        assert_eq!(show(&prompt), "(don't|");
    }
}
