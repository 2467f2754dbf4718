//! Token classes by line, which shift along with changes until fresh ones come. They never parse.

use super::buffer::Splice;
use crate::domain::tokens::{TokenClass, TokenSpan};
use std::collections::VecDeque;
use std::mem;
use std::ops::Range;

/// Changes that are remembered so that an answer for an older text can still be placed.
const REMEMBERED: usize = 128;

/// The lines `first..old_end` became the lines `first..new_end`; all others only moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct LineChange {
    pub first: usize,
    pub old_end: usize,
    pub new_end: usize,
}

impl LineChange {
    pub fn of(splice: &Splice) -> Self {
        Self {
            first: splice.line,
            old_end: splice.line + splice.removed_lines + 1,
            new_end: splice.line + splice.inserted_lines + 1,
        }
    }

    /// This change and then another, as one.
    pub fn and_then(self, later: Self) -> Self {
        let between_end = self.new_end.max(later.old_end);
        Self {
            first: self.first.min(later.first),
            old_end: self.old_end + between_end - self.new_end,
            new_end: later.new_end + between_end - later.old_end,
        }
    }

    /// Where a line is after this change; `None` if it was touched.
    fn map(self, line: usize) -> Option<usize> {
        if line < self.first {
            Some(line)
        } else if line >= self.old_end {
            Some(line - self.old_end + self.new_end)
        } else {
            None
        }
    }
}

/// The colours of one line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct LineColours {
    spans: Vec<TokenSpan>,
    /// They were found for the line as it is now.
    fresh: bool,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Colours {
    /// One entry per line of the text.
    lines: Vec<LineColours>,
    /// The revision that each change led to, oldest first.
    changes: VecDeque<(u64, LineChange)>,
    /// Answers for revisions before this one cannot be placed any more.
    oldest: u64,
}

impl Colours {
    pub fn new(lines: usize) -> Self {
        Self { lines: vec![LineColours::default(); lines], changes: VecDeque::new(), oldest: 0 }
    }

    pub fn spans(&self, line: usize) -> &[TokenSpan] {
        self.lines.get(line).map_or(&[], |line| line.spans.as_slice())
    }

    /// The class of the byte at `byte` of a line.
    pub fn class_at(&self, line: usize, byte: usize) -> Option<TokenClass> {
        let spans = self.spans(line);
        let index = spans.partition_point(|span| span.end <= byte);
        spans.get(index).filter(|span| span.start <= byte).map(|span| span.class)
    }

    /// From the first to behind the last of the lines that changed since their colours were found.
    pub fn stale_lines(&self) -> Option<Range<usize>> {
        let first = self.lines.iter().position(|line| !line.fresh)?;
        let last = self.lines.iter().rposition(|line| !line.fresh)?;
        Some(first..last + 1)
    }

    pub fn remember(&mut self, revision: u64, change: LineChange) {
        self.changes.push_back((revision, change));
        while self.changes.len() > REMEMBERED {
            if let Some((forgotten, _)) = self.changes.pop_front() {
                self.oldest = forgotten;
            }
        }
    }

    /// Takes over the spans of lines as they were at `revision`. Lines that changed since keep what
    /// they have; the others are placed where they are now.
    pub fn apply(
        &mut self,
        revision: u64,
        first_line: usize,
        fresh: Vec<Vec<TokenSpan>>,
        length_of: impl Fn(usize) -> usize,
    ) {
        if revision < self.oldest {
            return;
        }
        let later: Vec<LineChange> = self
            .changes
            .iter()
            .filter(|(reached, _)| *reached > revision)
            .map(|(_, change)| *change)
            .collect();
        for (index, mut spans) in fresh.into_iter().enumerate() {
            let placed = later.iter().try_fold(first_line + index, |line, change| change.map(line));
            if let Some(line) = placed
                && let Some(place) = self.lines.get_mut(line)
            {
                let length = length_of(line);
                spans.retain_mut(|span| {
                    span.end = span.end.min(length);
                    span.start < span.end
                });
                spans.shrink_to_fit();
                *place = LineColours { spans, fresh: true };
            }
        }
    }

    /// Follows a change of the text.
    pub fn follow(&mut self, splice: &Splice) {
        let last = splice.line + splice.removed_lines;
        let Some(first_spans) = self.lines.get_mut(splice.line).map(|line| mem::take(&mut line.spans)) else {
            return;
        };
        let last_spans = if splice.removed_lines == 0 {
            first_spans.clone()
        } else {
            self.lines.get_mut(last).map(|line| mem::take(&mut line.spans)).unwrap_or_default()
        };
        let mut head = before(first_spans, splice.start_byte);
        let tail = after(last_spans, splice.end_byte, splice.inserted_end_byte);
        let stale = |spans| LineColours { spans, fresh: false };
        if splice.inserted_lines == 0 {
            join(&mut head, tail, splice);
            self.lines.drain(splice.line + 1..=last);
            self.lines[splice.line] = stale(head);
        } else {
            let between = std::iter::repeat_n(LineColours::default(), splice.inserted_lines - 1);
            let fresh = std::iter::once(stale(head)).chain(between).chain(std::iter::once(stale(tail)));
            self.lines.splice(splice.line..=last, fresh);
        }
    }

    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.lines.len()
    }
}

fn before(spans: Vec<TokenSpan>, end: usize) -> Vec<TokenSpan> {
    let mut kept = spans;
    kept.retain_mut(|span| {
        span.end = span.end.min(end);
        span.start < span.end
    });
    kept
}

/// The spans from `start` on, moved so that `start` becomes `new_start`.
fn after(spans: Vec<TokenSpan>, start: usize, new_start: usize) -> Vec<TokenSpan> {
    spans
        .into_iter()
        .filter(|span| span.end > start)
        .map(|span| TokenSpan {
            start: span.start.max(start) - start + new_start,
            end: span.end - start + new_start,
            class: span.class,
        })
        .collect()
}

/// Appends what came behind a change to what was in front of it. Text written within a token, or
/// letters at the end of one, take its colour meanwhile.
fn join(head: &mut Vec<TokenSpan>, tail: Vec<TokenSpan>, splice: &Splice) {
    let mut tail = tail.into_iter();
    if let Some(last) = head.last_mut()
        && last.end == splice.start_byte
    {
        let next = tail.as_slice().first();
        if let Some(next) =
            next.filter(|next| next.start == splice.inserted_end_byte && next.class == last.class)
        {
            last.end = next.end;
            tail.next();
        } else if splice.begins_word || last.class == TokenClass::Comment {
            last.end = splice.inserted_end_byte;
        }
    }
    head.extend(tail);
}

#[cfg(test)]
mod tests {
    use super::{Colours, LineChange};
    use crate::app::editor::buffer::Buffer;
    use crate::domain::tokens::{TokenClass, TokenSpan};
    use std::ops::Range;

    fn span(start: usize, end: usize, class: TokenClass) -> TokenSpan {
        TokenSpan { start, end, class }
    }

    fn after_edit(
        text: &str,
        spans: Vec<Vec<TokenSpan>>,
        range: Range<usize>,
        inserted: &str,
    ) -> Vec<Vec<TokenSpan>> {
        let mut buffer = Buffer::new(text);
        let mut colours = Colours::new(buffer.len_lines());
        colours.apply(0, 0, spans, |line| buffer.line(line).len_bytes());
        let splice = buffer.measure(range.clone(), inserted);
        colours.follow(&splice);
        buffer.replace(range, inserted);
        assert_eq!(colours.len(), buffer.len_lines());
        colours.lines.into_iter().map(|line| line.spans).collect()
    }

    #[test]
    fn colours_shift_within_a_line() {
        use TokenClass::{Keyword, String};
        let spans = || vec![vec![span(0, 3, Keyword), span(4, 9, String)]];
        assert_eq!(
            after_edit("def 'abc' x", spans(), 3..3, " "),
            [vec![span(0, 3, Keyword), span(5, 10, String)]],
            "a blank after a keyword is not part of it"
        );
        assert_eq!(
            after_edit("def 'abc' x", spans(), 3..3, "s"),
            [vec![span(0, 4, Keyword), span(5, 10, String)]]
        );
        assert_eq!(
            after_edit("def 'abc' x", spans(), 6..6, "é "),
            [vec![span(0, 3, Keyword), span(4, 12, String)]],
            "within a token"
        );
        assert_eq!(
            after_edit("def 'abc' x", spans(), 2..6, ""),
            [vec![span(0, 2, Keyword), span(2, 5, String)]]
        );
    }

    #[test]
    fn colours_follow_breaks_and_joins() {
        use TokenClass::{Keyword, Number};
        let spans = || vec![vec![span(0, 2, Keyword), span(3, 4, Number)], vec![span(0, 2, Number)]];
        assert_eq!(
            after_edit("if 1\n22", spans(), 3..3, "\n    \n "),
            [vec![span(0, 2, Keyword)], vec![], vec![span(1, 2, Number)], vec![span(0, 2, Number)]]
        );
        assert_eq!(
            after_edit("if 1\n22", spans(), 2..5, ""),
            [vec![span(0, 2, Keyword), span(2, 4, Number)]]
        );
    }

    #[test]
    fn late_answers_are_placed_where_their_lines_are_now() {
        let mut colours = Colours::new(4);
        // Line 1 became two lines at revision 1.
        colours.remember(1, LineChange { first: 1, old_end: 2, new_end: 3 });
        let fresh = |class| vec![span(0, 1, class)];
        let answer = vec![fresh(TokenClass::Keyword), fresh(TokenClass::Number), fresh(TokenClass::String)];
        colours.apply(0, 0, answer, |_| 9);
        assert_eq!(colours.spans(0), fresh(TokenClass::Keyword));
        assert!(colours.spans(1).is_empty() && colours.spans(2).is_empty());
        assert_eq!(colours.stale_lines(), Some(1..3));
        assert_eq!(colours.spans(3), fresh(TokenClass::String));
        for revision in 2..400 {
            colours.remember(revision, LineChange { first: 0, old_end: 1, new_end: 1 });
        }
        colours.apply(3, 3, vec![fresh(TokenClass::Comment)], |_| 9);
        assert_eq!(colours.spans(3), fresh(TokenClass::String), "too old to be placed");
    }

    #[test]
    fn changes_add_up() {
        let first = LineChange { first: 5, old_end: 6, new_end: 8 };
        let above = LineChange { first: 1, old_end: 3, new_end: 2 };
        assert_eq!(first.and_then(above), LineChange { first: 1, old_end: 6, new_end: 7 });
        let below = LineChange { first: 10, old_end: 11, new_end: 10 };
        assert_eq!(first.and_then(below), LineChange { first: 5, old_end: 9, new_end: 10 });
    }
}
