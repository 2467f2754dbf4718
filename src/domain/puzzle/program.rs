//! Programs made of pieces: written as source text, and read back from it. The text is all that is kept
//! of an arrangement, so that what is written can always be read.

use super::making::written;
use super::statements::is_quiet;
use super::{DEEPEST, Placed, Puzzle};

/// What was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub placed: Vec<Placed>,
    /// The first line, 0-based, that is no piece, and no blank line, comment or `pass` either.
    pub foreign: Option<usize>,
}

impl Reading {
    /// The text consists of the pieces.
    pub const fn is_whole(&self) -> bool {
        self.foreign.is_none()
    }
}

impl Puzzle {
    /// The source text of an arrangement.
    pub fn program(&self, placed: &[Placed]) -> String {
        let mut lines = self.frame.clone();
        for placed in placed {
            lines.extend(written(&self.pieces[placed.piece].rows, placed.level, self.step));
        }
        lines.into_iter().map(|line| line + "\n").collect()
    }

    /// The first line of each piece in the text of an arrangement, 0-based.
    pub fn first_lines(&self, placed: &[Placed]) -> Vec<usize> {
        let mut next = self.frame.len();
        let mut first_lines = Vec::with_capacity(placed.len());
        for placed in placed {
            first_lines.push(next);
            next += self.pieces[placed.piece].rows.len();
        }
        first_lines
    }

    /// The pieces in a text, each at most once, wherever it is from.
    pub fn read(&self, text: &str, comment: &str) -> Reading {
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let mut placed: Vec<Placed> = Vec::new();
        let (mut at, mut foreign) = match self.after_frame(&lines) {
            Some(at) => (at, None),
            None => (0, Some(0)),
        };
        while at < lines.len() {
            if let Some((next, length)) = self.piece_at(&lines[at..], &placed) {
                placed.push(next);
                at += length;
                continue;
            }
            if foreign.is_none() && !is_quiet(lines[at], comment) && lines[at].trim() != "pass" {
                foreign = Some(at);
            }
            at += 1;
        }
        Reading { placed, foreign }
    }

    /// The line behind the frame, blank lines not counted; `None` where the text does not begin with it.
    fn after_frame(&self, lines: &[&str]) -> Option<usize> {
        let mut at = 0;
        for wanted in self.frame.iter().filter(|line| !line.trim().is_empty()) {
            while lines.get(at).is_some_and(|line| line.is_empty()) {
                at += 1;
            }
            if *lines.get(at)? != wanted.trim_end() {
                return None;
            }
            at += 1;
        }
        Some(at)
    }

    /// The longest piece that stands there and is not placed yet, and how many lines it takes.
    fn piece_at(&self, lines: &[&str], placed: &[Placed]) -> Option<(Placed, usize)> {
        let first = lines.first()?;
        let blanks = first.len() - first.trim_start_matches(' ').len();
        let level = blanks / self.step;
        if blanks % self.step != 0 || level > DEEPEST {
            return None;
        }
        let free = self.in_box(placed).into_iter().filter(|piece| {
            let rows = &self.pieces[*piece].rows;
            rows.len() <= lines.len()
                && written(rows, level, self.step).zip(lines).all(|(row, line)| row == *line)
        });
        // Of equal pieces the first, so that it does not matter which of them was meant.
        let longest = free.min_by_key(|piece| usize::MAX - self.pieces[*piece].rows.len())?;
        Some((Placed { piece: longest, level }, self.pieces[longest].rows.len()))
    }
}
