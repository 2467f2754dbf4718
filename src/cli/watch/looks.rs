//! What `codementor watch` shows, in rows of words: the newest verdict, and where the file is. It never
//! knows a colour or a terminal.

use crate::app::checks::{detail, duration, reading_place, sign, told_problem};
use crate::app::lines::{Line, Tone, prose};
use crate::app::msg::CheckOutcome;
use crate::app::text;
use crate::domain::verdict::{CaseStatus, Status};
use crate::domain::{Exercise, Verdict};
use crate::runtime::WatchNews;
use std::sync::Arc;

/// Everything that is known, as it is shown.
pub struct Looks {
    /// The name of the learner's own editor.
    editor: Option<String>,
    watched: Option<Watched>,
    state: State,
    checking: bool,
}

struct Watched {
    exercise: Arc<Exercise>,
    file: String,
}

enum State {
    Begun,
    Untouched,
    Judged(Box<Verdict>),
    Failed { message: String, hint: String },
    Trouble(String),
}

impl Looks {
    pub const fn new(editor: Option<String>) -> Self {
        Self { editor, watched: None, state: State::Begun, checking: false }
    }

    pub const fn has_exercise(&self) -> bool {
        self.watched.is_some()
    }

    /// Takes news in; says whether they are worth a block of their own.
    pub fn take(&mut self, news: WatchNews) -> bool {
        self.checking = matches!(news, WatchNews::Checking);
        match news {
            WatchNews::Opened { exercise, file } => {
                self.watched = Some(Watched { exercise, file });
                self.state = State::Begun;
                false
            }
            WatchNews::Checking => false,
            WatchNews::Untouched => {
                self.state = State::Untouched;
                true
            }
            WatchNews::Trouble(words) => {
                self.state = State::Trouble(words);
                true
            }
            WatchNews::Answered(outcome) => match *outcome {
                CheckOutcome::Judged(verdict) => {
                    self.state = State::Judged(Box::new(verdict));
                    true
                }
                CheckOutcome::Failed { message, hint } => {
                    self.state = State::Failed { message, hint };
                    true
                }
                CheckOutcome::Cancelled => false,
            },
        }
    }

    pub fn lines(&self, width: usize) -> Vec<Line> {
        let Some(Watched { exercise, file }) = &self.watched else {
            let words = "No exercise is open yet. Open one with `codementor`, and it is shown here, or name one: \
                         `codementor watch EXERCISE`.";
            return prose(words, width, 1, Tone::Text);
        };
        let mut lines = vec![self.title(exercise, width)];
        lines.push(Line::of(format!(" {file}"), Tone::Muted));
        lines.push(Line::blank());
        match &self.state {
            State::Begun => {}
            State::Untouched => {
                let words =
                    "This is the starter. Open the file in any editor: the checks run whenever you save it.";
                lines.extend(prose(words, width, 1, Tone::Text));
                if let Some(editor) = &self.editor {
                    lines.push(Line::blank());
                    lines.push(Line::of(format!("     {editor} {file}"), Tone::Key));
                }
            }
            State::Judged(verdict) => tell_verdict(&mut lines, exercise, verdict, width),
            State::Failed { message, hint } => {
                lines.extend(prose(message, width, 1, Tone::Failing));
                lines.extend(prose(hint, width, 1, Tone::Text));
            }
            State::Trouble(words) => lines.extend(prose(words, width, 1, Tone::Failing)),
        }
        lines
    }

    /// Its name on the left, its state on the right.
    fn title(&self, exercise: &Exercise, width: usize) -> Line {
        let (state, tone) = self.summary();
        let room = width.saturating_sub(text::width(&state) + 3);
        Line::of(format!(" {}", text::clip(&exercise.title, room)), Tone::Strong).with_right(state, tone)
    }

    fn summary(&self) -> (String, Tone) {
        if self.checking {
            return ("⋯ checking".to_owned(), Tone::Working);
        }
        match &self.state {
            State::Begun => (String::new(), Tone::Muted),
            State::Untouched => ("◦ not started".to_owned(), Tone::Muted),
            State::Failed { .. } | State::Trouble(_) => ("! not checked".to_owned(), Tone::Failing),
            State::Judged(verdict) => {
                let (passed, all) = (verdict.passed_cases(), verdict.cases.len());
                let time = duration(verdict.millis);
                match verdict.status {
                    Status::Pass => (format!("✓ all {all}   {time}"), Tone::Passed),
                    Status::Fail => (format!("✗ {passed} of {all}   {time}"), Tone::Failing),
                    Status::Error => ("✗ not checked".to_owned(), Tone::Failing),
                }
            }
        }
    }
}

fn tell_verdict(lines: &mut Vec<Line>, exercise: &Exercise, verdict: &Verdict, width: usize) {
    if let Some(problem) = &verdict.problem {
        lines.extend(prose(&told_problem(problem), width, 1, Tone::Failing));
        if let Some(reading) = problem.reading() {
            lines.extend(reading_place(reading, width));
            lines.extend(prose(&reading.question, width, 1, Tone::Muted));
        }
        if verdict.status == Status::Error {
            return;
        }
        lines.push(Line::blank());
    }
    // The first failing case that may be seen is told whole; it stands where the eye is.
    let told = verdict.cases.iter().position(|case| case.status != CaseStatus::Passed && !case.hidden);
    for (index, case) in verdict.cases.iter().enumerate() {
        let (glyph, tone) = sign(case.status);
        let hidden = if case.hidden { "hidden" } else { "" };
        let room = width.saturating_sub(text::width(hidden) + 5);
        let line = Line::of(format!(" {glyph} "), tone).with(text::clip(&case.name, room), Tone::Text);
        lines.push(line.with_right(hidden, Tone::Faint));
        if told == Some(index) {
            lines.extend(detail(case, exercise, width));
        }
    }
}
