//! The rows of the list of attempts: what, when, how far it went. It never shows a program.

use super::History;
use crate::app::layout::Area;
use crate::app::lines::{Line, Span, Target, Tone, prose};
use crate::app::{Model, text, when};
use crate::domain::attempt::{PastAttempt, Trigger};
use crate::domain::verdict::Status;
use crate::domain::{Action, Context};

pub fn lines(history: &History, model: &Model, area: Area) -> Vec<Line> {
    let width = usize::from(area.width);
    if history.attempts.is_empty() {
        return empty(history, model, width);
    }
    let each = history.rows_each();
    let mut lines = Vec::new();
    let seen = usize::from(area.height).div_ceil(each);
    for (index, attempt) in history.attempts.iter().enumerate().skip(history.top).take(seen) {
        let chosen = index == history.chosen;
        let rows =
            if each == 1 { vec![one_row(attempt, model, width)] } else { two_rows(attempt, model, width) };
        lines.extend(rows.into_iter().map(|line| line.aimed(Target::Row(index)).chosen(chosen)));
    }
    lines.truncate(area.height.into());
    lines
}

pub fn state(history: &History, model: &Model) -> Vec<Span> {
    let runs = match &history.exercise {
        Some(id) => model.journey.record(id).map_or(0, |record| record.runs.len()),
        None => model.journey.run_count(),
    };
    vec![Span { text: when::count(runs as i64, "attempt"), tone: Tone::Muted }]
}

fn empty(history: &History, model: &Model, width: usize) -> Vec<Line> {
    let check = model.keys.word(Context::Editor, Action::Check);
    let words = match (&history.problem, history.complete) {
        (Some(problem), _) => problem.clone(),
        (None, false) => "Reading…".to_owned(),
        (None, true) if history.exercise.is_some() => {
            format!(
                "No attempt yet. Each time that the checks run, the program is kept here: {check} runs them."
            )
        }
        (None, true) => {
            "Nothing has been tried yet. Each time that the checks run, the program is kept here.".to_owned()
        }
    };
    let mut lines = vec![Line::blank()];
    lines.extend(prose(&words, width, 3, Tone::Muted));
    lines
}

/// Of one exercise: when, how, how far.
fn one_row(attempt: &PastAttempt, model: &Model, width: usize) -> Line {
    let (sign, tone) = sign(attempt.status);
    let score = score(attempt);
    let room = width.saturating_sub(text::width(&score) + 8);
    let words = format!("{}, {}", when::moment(attempt.at, model.now), how(attempt));
    Line::of(format!("   {sign} "), tone).with(text::clip(&words, room), Tone::Text).with_right(score, tone)
}

/// Of all: the exercise as well.
fn two_rows(attempt: &PastAttempt, model: &Model, width: usize) -> Vec<Line> {
    let (sign, tone) = sign(attempt.status);
    let score = score(attempt);
    let room = width.saturating_sub(text::width(&score) + 8);
    let title = text::clip(&title_of(attempt, model), room);
    let words = format!("{}, {}", when::moment(attempt.at, model.now), how(attempt));
    vec![
        Line::of(format!("   {sign} "), tone).with(title, Tone::Text).with_right(score, tone),
        Line::of("     ", Tone::Text).with(text::clip(&words, width.saturating_sub(7)), Tone::Muted),
    ]
}

pub fn title_of(attempt: &PastAttempt, model: &Model) -> String {
    model.entry(&attempt.exercise).map_or_else(|| attempt.exercise.slug.clone(), |entry| entry.title.clone())
}

/// Like `7 of 8`.
pub fn score(attempt: &PastAttempt) -> String {
    match attempt.status {
        Status::Error if attempt.cases == 0 => "does not run".to_owned(),
        _ => format!("{} of {}", attempt.passed_cases, attempt.cases),
    }
}

/// Who wanted it, and with how much help.
pub fn how(attempt: &PastAttempt) -> String {
    let trigger = match attempt.trigger {
        Trigger::Asked => "asked for",
        Trigger::Live => "while typing",
    };
    match attempt.hints {
        0 => trigger.to_owned(),
        hints => format!("{trigger}, {}", when::count(hints, "hint")),
    }
}

pub const fn sign(status: Status) -> (&'static str, Tone) {
    match status {
        Status::Pass => ("✓", Tone::Passed),
        Status::Fail => ("✗", Tone::Failing),
        Status::Error => ("!", Tone::Failing),
    }
}
