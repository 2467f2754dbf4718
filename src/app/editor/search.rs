//! Searching: which stretches match, how many there are, and going from one to the next. It never
//! opens the prompt in which the query is typed, and never decides what matches; `query` does.

use super::buffer::{Buffer, Splice};
use super::query::Query;
use super::{Editor, Outcome, Scroll, Selection, graphemes};
use std::borrow::Cow;
use std::ops::Range;

/// Lines longer than this are searched for drawing only where they are in view, in characters.
const LONG_LINE: usize = 4_096;

/// "3 of 17".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SearchCount {
    /// Which match is selected, from 1; `None` after the text or the cursor moved on.
    pub current: Option<usize>,
    pub total: usize,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Search {
    query: Query,
    /// The query before this one, for "find next" without a search under way.
    last: Query,
    /// Where the search began, while its query is being typed.
    origin: Option<(Selection, Scroll)>,
    total: usize,
    current: Option<(usize, Range<usize>)>,
}

impl Editor {
    /// A search begins here: its first match is the next one from the cursor on.
    pub fn begin_search(&mut self) {
        self.search.origin = Some((self.selection, self.viewport.scroll));
    }

    /// Searches for this text, as far as it is typed. The first match from where the search began is
    /// selected, the next ones wrap around the end; without a match the cursor is where it began.
    pub fn set_query(&mut self, query: &str) -> SearchCount {
        self.look_for(Query::plain(query), |editor, origin| editor.match_from(origin.range().start))
    }

    /// The same for any query, and any idea of which match is the first one.
    pub(super) fn look_for(
        &mut self,
        query: Query,
        first: impl FnOnce(&Self, Selection) -> Option<Range<usize>>,
    ) -> SearchCount {
        if self.search.origin.is_none() {
            self.begin_search();
        }
        self.search.query = query;
        self.search.current = None;
        self.search.total = self.search.query.count(&self.buffer, 0, self.buffer.last_line());
        let (origin, scroll) = self.search.origin.unwrap_or_default();
        if let Some(found) = first(self, origin) {
            self.show_match(found);
        } else {
            self.go_back_to(origin, scroll);
        }
        self.search_count().unwrap_or_default()
    }

    /// The query is done: its matches stay visible, and "find next" goes on from here.
    pub fn accept_search(&mut self) {
        self.search.origin = None;
    }

    /// Gives the search up: back to where it began.
    pub fn abandon_search(&mut self) {
        if let Some((origin, scroll)) = self.search.origin.take() {
            self.go_back_to(origin, scroll);
        }
        self.end_search();
    }

    /// What was changed meanwhile may have put an accent onto the letter behind it.
    fn go_back_to(&mut self, origin: Selection, scroll: Scroll) {
        let floor = |offset| graphemes::floor_boundary(self.buffer.text(), offset);
        let (anchor, head) = (floor(origin.anchor), floor(origin.head));
        self.place(Selection { anchor, head });
        self.viewport.scroll = scroll;
    }

    /// Matches are shown no more; "find next" still knows what was searched for.
    pub fn end_search(&mut self) {
        self.search.origin = None;
        self.search.current = None;
        self.search.total = 0;
        let query = std::mem::take(&mut self.search.query);
        if !query.is_empty() {
            self.search.last = query;
        }
    }

    pub const fn is_searching(&self) -> bool {
        !self.search.query.is_empty() || self.search.origin.is_some()
    }

    /// What is searched for; empty if nothing is.
    pub fn query(&self) -> &str {
        self.search.query.text()
    }

    pub fn search_count(&self) -> Option<SearchCount> {
        if self.search.query.is_empty() {
            return None;
        }
        let range = self.selection.range();
        let current =
            self.search.current.as_ref().filter(|(_, found)| *found == range).map(|(index, _)| *index);
        Some(SearchCount { current, total: self.search.total })
    }

    /// The matches on a line that begin or end within these columns (characters of the line).
    pub fn matches_on(&self, line: usize, columns: Range<usize>) -> Vec<Range<usize>> {
        let query = &self.search.query;
        if query.is_empty() || line > self.buffer.last_line() {
            return Vec::new();
        }
        let text = self.buffer.line(line);
        let total = text.len_chars();
        let (start, end) = if total > LONG_LINE {
            let reach = query.reach();
            (columns.start.saturating_sub(reach).min(total), columns.end.saturating_add(reach).min(total))
        } else {
            (0, total)
        };
        if start >= end {
            return Vec::new();
        }
        let window = Cow::from(text.slice(start..end));
        query
            .matches(&window)
            .map(|found| start + found.start..start + found.end)
            .filter(|found| found.end > columns.start && found.start < columns.end)
            .collect()
    }

    /// Searches for something else without going there; the matches are shown.
    pub(super) fn search_for(&mut self, query: Query) {
        self.search.total = query.count(&self.buffer, 0, self.buffer.last_line());
        self.search.query = query;
        self.search.current = None;
        self.search.origin = None;
    }

    pub(super) fn find_next(&mut self) -> Outcome {
        if !self.resume_search() {
            return Outcome::ignored();
        }
        let range = self.selection.range();
        let from = if range.is_empty() { range.start } else { range.start + 1 };
        if let Some(found) = self.match_from(from) {
            self.show_match(found);
        }
        Outcome::handled()
    }

    pub(super) fn find_previous(&mut self) -> Outcome {
        if !self.resume_search() {
            return Outcome::ignored();
        }
        if let Some(found) = self.match_before(self.selection.range().start) {
            self.show_match(found);
        }
        Outcome::handled()
    }

    /// Takes up the last query where none is under way.
    pub(super) fn resume_search(&mut self) -> bool {
        if self.search.query.is_empty() {
            self.search.query = self.search.last.clone();
            self.search.total = self.search.query.count(&self.buffer, 0, self.buffer.last_line());
        }
        self.search.origin = None;
        !self.search.query.is_empty()
    }

    /// The match that is selected, if one is.
    pub(super) fn selected_match(&self) -> Option<Range<usize>> {
        let range = self.selection.range();
        self.search.current.as_ref().map(|(_, found)| found.clone()).filter(|found| *found == range)
    }

    pub(super) fn show_match_from(&mut self, offset: usize) {
        if let Some(found) = self.match_from(offset) {
            self.show_match(found);
        }
    }

    fn show_match(&mut self, found: Range<usize>) {
        let line = self.buffer.line_of(found.start);
        let start = self.buffer.line_start(line);
        let before = if line == 0 { 0 } else { self.search.query.count(&self.buffer, 0, line - 1) };
        let on_line = self
            .search
            .query
            .matches(&Cow::from(self.buffer.line(line)))
            .take_while(|other| start + other.start <= found.start)
            .count();
        self.search.current = Some((before + on_line, found.clone()));
        let in_view = self.lines_in_view();
        self.history.close();
        self.place(Selection { anchor: found.start, head: found.end });
        if line < in_view.0 || line >= in_view.1 {
            self.centre();
        }
    }

    /// The first match at or behind an offset; from the beginning if there is none.
    pub(super) fn match_from(&self, offset: usize) -> Option<Range<usize>> {
        let lines = self.buffer.len_lines();
        let first = self.buffer.line_of(offset);
        (0..=lines).find_map(|step| {
            let line = (first + step) % lines;
            let least = if step == 0 { offset } else { 0 };
            let start = self.buffer.line_start(line);
            let text = Cow::from(self.buffer.line(line));
            let found = self.search.query.matches(&text).find(|found| start + found.start >= least)?;
            Some(start + found.start..start + found.end)
        })
    }

    /// The last match that begins in front of an offset; from the end if there is none.
    pub(super) fn match_before(&self, offset: usize) -> Option<Range<usize>> {
        let lines = self.buffer.len_lines();
        let first = self.buffer.line_of(offset);
        (0..=lines).find_map(|step| {
            let line = (first + lines - step % lines) % lines;
            let limit = if step == 0 { offset } else { usize::MAX };
            let start = self.buffer.line_start(line);
            let text = Cow::from(self.buffer.line(line));
            let found =
                self.search.query.matches(&text).take_while(|found| start + found.start < limit).last()?;
            Some(start + found.start..start + found.end)
        })
    }
}

impl Search {
    /// Where the search began moves along.
    pub fn follow(&mut self, splice: &Splice) {
        if let Some((origin, _)) = &mut self.origin {
            *origin = origin.follow(splice);
        }
    }

    /// These lines are about to change: what matches on them no longer counts.
    pub fn leave_lines(&mut self, buffer: &Buffer, first: usize, last: usize) {
        self.total = self.total.saturating_sub(self.query.count(buffer, first, last));
        self.current = None;
    }

    /// These lines have changed: what matches on them counts again.
    pub fn enter_lines(&mut self, buffer: &Buffer, first: usize, last: usize) {
        self.total += self.query.count(buffer, first, last);
    }
}

#[cfg(test)]
mod tests {
    use super::SearchCount;
    use crate::app::editor::notation::{play, python, show};

    #[test]
    fn a_query_finds_as_it_is_typed() {
        let mut editor = python("an|t\nbanana Ant\n");
        editor.begin_search();
        for (query, shown, total) in [
            ("a", "ant\nb¦a|nana Ant\n", 5),
            ("an", "ant\nb¦an|ana Ant\n", 4),
            ("ant", "ant\nbanana ¦Ant|\n", 2),
            ("Ant", "ant\nbanana ¦Ant|\n", 1),
            ("ants", "an|t\nbanana Ant\n", 0),
            ("", "an|t\nbanana Ant\n", 0),
        ] {
            let count = editor.set_query(query);
            assert_eq!((show(&editor).as_str(), count.total), (shown, total), "{query}");
        }
        editor.abandon_search();
        assert_eq!(show(&editor), "an|t\nbanana Ant\n");
        assert!(!editor.is_searching());
    }

    #[test]
    fn matches_are_gone_through_in_circles() {
        let mut editor = python("|x ab\nab ab");
        let _ = editor.set_query("ab");
        editor.accept_search();
        let mut seen = Vec::new();
        for keys in ["", "<find-next>", "<find-next>", "<find-next>", "<find-previous>", "<find-previous>"] {
            let _ = play(&mut editor, keys);
            seen.push((show(&editor), editor.search_count().and_then(|count| count.current)));
        }
        let expected = [
            ("x ¦ab|\nab ab", 1),
            ("x ab\n¦ab| ab", 2),
            ("x ab\nab ¦ab|", 3),
            ("x ¦ab|\nab ab", 1),
            ("x ab\nab ¦ab|", 3),
            ("x ab\n¦ab| ab", 2),
        ];
        assert_eq!(seen, expected.map(|(shown, index)| (shown.to_owned(), Some(index))));
    }

    #[test]
    fn the_count_follows_changes() {
        let mut editor = python("ab ab\n|\nab");
        let _ = editor.set_query("ab");
        editor.accept_search();
        editor.move_to(crate::domain::place::Position { line: 1, column: 0 });
        let _ = play(&mut editor, "xab<insert-newline>ab");
        assert_eq!(editor.search_count(), Some(SearchCount { current: None, total: 5 }));
        let _ = play(&mut editor, "<select-top><delete-left>");
        assert_eq!(editor.search_count().map(|count| count.total), Some(1));
        let _ = play(&mut editor, "<undo><undo><undo><undo>");
        assert_eq!(editor.search_count().map(|count| count.total), Some(3));
        let _ = play(&mut editor, "<cancel>");
        assert_eq!(editor.search_count(), None);
        let _ = play(&mut editor, "<find-next>");
        assert_eq!(editor.query(), "ab", "the last query is taken up");
    }

    #[test]
    fn matches_on_a_line_are_counted_in_characters() {
        let mut editor = python("|é漢Straße STRASSE straße");
        let _ = editor.set_query("straße");
        assert_eq!(editor.matches_on(0, 0..99), [2..8, 17..23]);
        assert_eq!(editor.matches_on(0, 9..99).first(), Some(&(17..23)));
        let mut editor = python("|e\u{301}e");
        assert_eq!(editor.set_query("e").total, 1);
        assert_eq!(show(&editor), "e\u{301}¦e|");
        assert!(editor.matches_on(7, 0..99).is_empty());
    }

    #[test]
    fn a_long_line_is_searched_where_it_is_seen() {
        let mut editor = python(&format!("|{}", "needle in hay ".repeat(10_000)));
        let _ = editor.set_query("needle");
        assert_eq!(editor.matches_on(0, 14_000..14_020), [14_000..14_006, 14_014..14_020]);
    }
}
