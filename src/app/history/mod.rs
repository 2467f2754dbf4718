//! The attempts of the learner, newest first, and the program of the chosen one: which are there, which is
//! chosen, and what it is compared with. It never reads the history itself; effects do.

mod changes;
mod code;
mod list;

pub use changes::Row;

use super::layout::Area;
use super::lines::{Line, Span};
use super::model::Model;
use crate::domain::attempt::{PastAttempt, Version};
use crate::domain::tokens::TokenSpan;
use crate::domain::{ExerciseId, RequestId};

/// From this width on, the list and the program stand beside each other.
const ROOM_FOR_BOTH: u16 = 100;

/// What the program is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// As it was.
    #[default]
    Whole,
    /// What changed since the attempt before it.
    SinceBefore,
    /// What changed since the first attempt.
    SinceFirst,
}

/// The page, and where one is in it.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Only the attempts at this one.
    pub exercise: Option<ExerciseId>,
    /// As far as they have been read.
    pub attempts: Vec<PastAttempt>,
    /// There are no older ones.
    pub complete: bool,
    /// The request for attempts that is under way.
    pub reading: Option<RequestId>,
    pub chosen: usize,
    pub top: usize,
    pub shown: Shown,
    /// The program of the chosen attempt, once it is there.
    pub version: Option<Version>,
    /// The request for a program that was made last, and for which attempt.
    pub version_asked: Option<(RequestId, i64)>,
    /// Its colours, line by line.
    pub colours: Vec<Vec<TokenSpan>>,
    pub code_top: usize,
    /// The keys go to the program; in a narrow window, it is in front.
    pub in_code: bool,
    /// Why nothing could be read: what happened, and what to do.
    pub problem: Option<String>,
}

/// A version on its way into the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// When it was written.
    pub words: String,
    pub source: String,
}

/// Where the parts of the page stand in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HistoryAreas {
    /// Empty where the program is in front.
    pub list_title: Area,
    pub list: Area,
    pub hairline: Area,
    /// Empty where the list is in front.
    pub code_title: Area,
    pub code: Area,
}

impl HistoryAreas {
    pub fn of(history: &History, body: Area) -> Self {
        let (list, hairline, code) = if body.width >= ROOM_FOR_BOTH {
            let (list, rest) = body.split_left((body.width * 2 / 5).clamp(44, 66));
            let (hairline, code) = rest.split_left(1);
            (list, hairline, code)
        } else if history.in_code {
            (Area::default(), Area::default(), body)
        } else {
            (body, Area::default(), Area::default())
        };
        let ((list_title, list), (code_title, code)) = (list.split_top(1), code.split_top(1));
        Self { list_title, list, hairline, code_title, code }
    }

    pub const fn has_both(&self) -> bool {
        self.hairline.width > 0
    }
}

impl History {
    pub fn of(exercise: Option<ExerciseId>) -> Self {
        Self { exercise, ..Self::default() }
    }

    pub fn chosen_attempt(&self) -> Option<&PastAttempt> {
        self.attempts.get(self.chosen)
    }

    /// The program of the chosen attempt, if it is there by now.
    pub fn chosen_version(&self) -> Option<&Version> {
        let chosen = self.chosen_attempt()?.sequence;
        self.version.as_ref().filter(|version| version.sequence == chosen)
    }

    /// Rows of the list for each attempt.
    pub const fn rows_each(&self) -> usize {
        if self.exercise.is_some() { 1 } else { 2 }
    }

    /// Attempts came. Those before a known one go to the end; otherwise they are the newest, and what is
    /// chosen stays chosen.
    pub fn take(&mut self, attempts: Vec<PastAttempt>) {
        self.complete |= attempts.is_empty();
        let known = self.attempts.first().map(|newest| newest.sequence);
        match known {
            Some(known) if attempts.first().is_some_and(|newest| newest.sequence > known) => {
                let new: Vec<PastAttempt> =
                    attempts.into_iter().take_while(|attempt| attempt.sequence > known).collect();
                self.chosen += new.len();
                self.attempts.splice(0..0, new);
            }
            Some(_) => {
                let last = self.attempts.last().map_or(i64::MAX, |oldest| oldest.sequence);
                let older: Vec<PastAttempt> =
                    attempts.into_iter().filter(|attempt| attempt.sequence < last).collect();
                self.attempts.extend(older);
            }
            None => self.attempts = attempts,
        }
    }

    /// The rows of the list that are seen.
    pub fn list_lines(&self, model: &Model, area: Area) -> Vec<Line> {
        list::lines(self, model, area)
    }

    /// What stands at the right of the list's title.
    pub fn list_state(&self, model: &Model) -> Vec<Span> {
        list::state(self, model)
    }

    /// All rows of the program's side.
    pub fn code_lines(&self, model: &Model, width: usize) -> Vec<Line> {
        code::lines(self, model, width)
    }

    pub fn code_title(&self, model: &Model) -> String {
        code::title(self, model)
    }

    pub fn code_state(&self) -> Vec<Span> {
        code::state(self)
    }

    /// The program may not be looked at: the exercise is done once more, from memory.
    pub fn is_held_back(&self, model: &Model) -> bool {
        let under_review = model.practice.as_ref().filter(|practice| practice.review);
        under_review
            .zip(self.chosen_attempt())
            .is_some_and(|(practice, attempt)| practice.exercise.id == attempt.exercise)
    }
}

impl Shown {
    /// The next way to look at it.
    #[must_use]
    pub const fn turned(self) -> Self {
        match self {
            Self::Whole => Self::SinceBefore,
            Self::SinceBefore => Self::SinceFirst,
            Self::SinceFirst => Self::Whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::History;
    use crate::domain::attempt::{PastAttempt, Trigger};
    use crate::domain::verdict::Status;
    use crate::domain::{ExerciseId, Language, Moment};

    fn attempts(sequences: &[i64]) -> Vec<PastAttempt> {
        let attempt = |sequence: &i64| PastAttempt {
            sequence: *sequence,
            exercise: ExerciseId::new("pack", "one"),
            language: Language::Python,
            trigger: Trigger::Live,
            status: Status::Fail,
            passed_cases: 1,
            cases: 2,
            hints: 0,
            at: Moment::default(),
        };
        sequences.iter().map(attempt).collect()
    }

    #[test]
    fn what_is_chosen_stays_chosen_when_newer_and_older_ones_come() {
        let mut history = History::of(None);
        history.take(attempts(&[9, 7, 5]));
        history.chosen = 1;
        history.take(attempts(&[12, 11, 9, 7]));
        let sequences = |history: &History| -> Vec<i64> {
            history.attempts.iter().map(|attempt| attempt.sequence).collect()
        };
        assert_eq!((sequences(&history), history.chosen), (vec![12, 11, 9, 7, 5], 3));
        history.take(attempts(&[3, 2]));
        assert_eq!((sequences(&history), history.complete), (vec![12, 11, 9, 7, 5, 3, 2], false));
        history.take(Vec::new());
        assert!(history.complete);
        assert_eq!(history.chosen_attempt().map(|attempt| attempt.sequence), Some(7));
    }
}
