//! Colours of one text, kept up to date with as little reading as possible: each line's state is
//! kept, and reading stops where the states are as they were. It finds out by itself what changed,
//! so a request that was dropped does no harm. It never knows an editor.

use super::parsing::LineState;
use super::{Highlighter, line_of};
use crate::domain::Language;
use crate::domain::tokens::TokenSpan;
use ropey::Rope;
use std::ops::Range;
use std::sync::Arc;

/// Lines that were read, with their colours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coloured {
    /// 0-based.
    pub first_line: usize,
    /// The coloured stretches of `first_line` and the lines after it, in bytes.
    pub lines: Vec<Vec<TokenSpan>>,
    /// Nothing is left to read; otherwise call again.
    pub done: bool,
}

/// The state at the beginning of each line of one text.
#[derive(Debug, Clone)]
pub struct LineStates {
    language: Language,
    /// The text that the states belong to; it shares its memory with the editor's.
    text: Rope,
    /// `None`: never read. Equal states share their memory.
    starts: Vec<Option<Arc<LineState>>>,
    /// Lines that must be read again: from the first, at least up to and including the second.
    pending: Option<(usize, usize)>,
}

impl LineStates {
    pub fn new(language: Language) -> Self {
        Self { language, text: Rope::new(), starts: vec![None], pending: Some((0, 0)) }
    }

    /// Reads what changed since the last call, and the lines whose colours `stale` says are missing
    /// (see `Editor::stale_lines`); at most `budget` lines, at least one.
    pub fn update(
        &mut self,
        highlighter: &Highlighter,
        text: &Rope,
        stale: Option<Range<usize>>,
        budget: usize,
    ) -> Coloured {
        self.take_over(text);
        self.ask_again(stale);
        let Some((first, last)) = self.pending else {
            return Coloured { first_line: 0, lines: Vec::new(), done: true };
        };
        let initial = || Arc::new(highlighter.initial_state_of(self.language));
        let mut start = self.starts[first].clone().unwrap_or_else(initial);
        self.starts[first] = Some(start.clone());
        let total = self.starts.len();
        let mut lines = Vec::new();
        let mut line = first;
        self.pending = None;
        while line < total {
            if lines.len() >= budget.max(1) {
                self.pending = Some((line, last.max(line)));
                break;
            }
            let mut state = LineState::clone(&start);
            lines.push(state.advance(&line_of(text, line), highlighter));
            line += 1;
            let Some(known) = self.starts.get_mut(line) else {
                break;
            };
            if known.as_ref().is_some_and(|known| **known == state) {
                if line > last {
                    break;
                }
            } else {
                // Most lines end as they began.
                *known = Some(if *start == state { start.clone() } else { Arc::new(state) });
            }
            if let Some(known) = known {
                start = known.clone();
            }
        }
        Coloured { first_line: first, lines, done: self.pending.is_none() }
    }

    fn ask_again(&mut self, stale: Option<Range<usize>>) {
        let Some(stale) = stale else {
            return;
        };
        // Reading can only begin where the state is known.
        let last = stale.end.min(self.starts.len()).saturating_sub(1);
        let known = self.starts[..=stale.start.min(last)].iter().rposition(Option::is_some).unwrap_or(0);
        self.pending = Some(match self.pending {
            None => (known, last),
            Some((left, right)) => (left.min(known), right.max(last)),
        });
    }

    /// Compares the text with the one before, and moves the states of the lines behind the change.
    fn take_over(&mut self, text: &Rope) {
        if self.text.is_instance(text) {
            return;
        }
        let front = common_front(&self.text, text);
        let limit = self.text.len_bytes().min(text.len_bytes()) - front;
        if limit == 0 && self.text.len_bytes() == text.len_bytes() {
            self.text = text.clone();
            return;
        }
        let back = common_back(&self.text, text, limit);
        let first = text.byte_to_line(front);
        let old_last = self.text.byte_to_line(self.text.len_bytes() - back);
        let new_last = text.byte_to_line(text.len_bytes() - back);
        self.starts.splice(first + 1..=old_last, std::iter::repeat_n(None, new_last - first));
        self.pending = Some(match self.pending {
            None => (first, new_last),
            Some((left, right)) => {
                let right = if right > old_last { right - old_last + new_last } else { new_last };
                (left.min(first), right.max(new_last))
            }
        });
        self.text = text.clone();
    }
}

/// How many bytes are the same from the beginning.
fn common_front(left: &Rope, right: &Rope) -> usize {
    let (mut left_chunks, mut right_chunks) = (left.chunks(), right.chunks());
    let (mut left_rest, mut right_rest): (&[u8], &[u8]) = (&[], &[]);
    let mut same = 0;
    loop {
        if left_rest.is_empty() {
            left_rest = left_chunks.next().unwrap_or_default().as_bytes();
        }
        if right_rest.is_empty() {
            right_rest = right_chunks.next().unwrap_or_default().as_bytes();
        }
        let length = left_rest.len().min(right_rest.len());
        if length == 0 {
            return same;
        }
        if !std::ptr::eq(left_rest.as_ptr(), right_rest.as_ptr())
            && left_rest[..length] != right_rest[..length]
        {
            return same + left_rest.iter().zip(right_rest).take_while(|(one, other)| one == other).count();
        }
        same += length;
        left_rest = &left_rest[length..];
        right_rest = &right_rest[length..];
    }
}

/// How many bytes, at most `limit`, are the same from the end.
fn common_back(left: &Rope, right: &Rope, limit: usize) -> usize {
    let mut left_chunks = left.chunks_at_byte(left.len_bytes()).0.reversed();
    let mut right_chunks = right.chunks_at_byte(right.len_bytes()).0.reversed();
    let (mut left_rest, mut right_rest): (&[u8], &[u8]) = (&[], &[]);
    let mut same = 0;
    while same < limit {
        if left_rest.is_empty() {
            left_rest = left_chunks.next().unwrap_or_default().as_bytes();
        }
        if right_rest.is_empty() {
            right_rest = right_chunks.next().unwrap_or_default().as_bytes();
        }
        let length = left_rest.len().min(right_rest.len());
        if length == 0 {
            break;
        }
        let (left_kept, left_end) = left_rest.split_at(left_rest.len() - length);
        let (right_kept, right_end) = right_rest.split_at(right_rest.len() - length);
        if !std::ptr::eq(left_end.as_ptr(), right_end.as_ptr()) && left_end != right_end {
            let equal = left_end.iter().rev().zip(right_end.iter().rev());
            same += equal.take_while(|(one, other)| one == other).count();
            break;
        }
        same += length;
        left_rest = left_kept;
        right_rest = right_kept;
    }
    same.min(limit)
}
