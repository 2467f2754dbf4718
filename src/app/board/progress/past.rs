//! What was finished, newest first, with the way to every attempt. It never shows a program.

use super::{Figures, Sheet, head};
use crate::app::board::column_width;
use crate::app::lines::{Line, Target, Tone, prose};
use crate::app::{Model, text, when};
use crate::domain::ExerciseId;
use crate::learner::encounter::{Finished, Struggle};

/// More are not listed: every attempt is a key away.
const MOST: usize = 200;
/// Columns for when it was.
const WHEN: usize = 20;
/// The row that leads to the attempts at all exercises; those after it are what was finished.
const ALL_ATTEMPTS: usize = 0;

pub fn sheet(model: &Model, figures: &Figures, width: u16) -> Sheet {
    let finished = model.journey.finished();
    let width_of_rows = usize::from(column_width(width, 1));
    let mut lines = head("Every attempt", when::count(figures.runs as i64, "attempt"));
    let row = Line::of("   ", Tone::Text).with("each with its program, newest first", Tone::Text);
    lines.push(row.aimed(Target::Row(ALL_ATTEMPTS)));
    lines.extend(head("Finished", when::count(finished.len() as i64, "time")));
    if finished.is_empty() {
        let words =
            "Nothing yet. An exercise that you pass, or give up, stands here, with its time and hints.";
        lines.extend(prose(words, width_of_rows, 3, Tone::Muted));
    }
    for (place, one) in finished.iter().rev().take(MOST).enumerate() {
        lines.push(row_of(model, one, width_of_rows).aimed(Target::Row(ALL_ATTEMPTS + 1 + place)));
    }
    if finished.len() > MOST {
        let more = when::grouped((finished.len() - MOST) as i64);
        lines.push(Line::of(format!("   and {more} before"), Tone::Faint));
    }
    Sheet::of(width, vec![lines])
}

/// The exercise of a row; none where it stands for all.
pub fn exercise(model: &Model, row: usize) -> Option<ExerciseId> {
    let place = row.checked_sub(ALL_ATTEMPTS + 1)?;
    let finished = model.journey.finished().iter().rev().nth(place)?;
    model.journey.exercise_id(finished.item).cloned()
}

fn row_of(model: &Model, finished: &Finished, width: usize) -> Line {
    let (sign, tone) = match (finished.passed, finished.revealed) {
        (true, false) => ("✓", Tone::Passed),
        (_, true) => ("»", Tone::Told),
        (false, false) => ("✗", Tone::Failing),
    };
    let item = model.journey.catalogue().items().get(finished.item);
    let title = item.map_or_else(
        || model.journey.exercise_id(finished.item).map_or_else(String::new, |id| id.slug.clone()),
        |item| item.title.clone(),
    );
    let facts = facts(finished);
    let when = text::pad(&when::moment(finished.at, model.now), WHEN);
    let room = width.saturating_sub(text::width(&facts) + WHEN + 9);
    Line::of(format!("   {when}"), Tone::Muted)
        .with(format!("{sign} "), tone)
        .with(text::clip(&title, room), Tone::Text)
        .with_right(facts, Tone::Muted)
}

/// Like `review, 3 runs, 1 hint, 12 min`.
fn facts(finished: &Finished) -> String {
    let mut facts = Vec::new();
    if finished.review {
        facts.push("review".to_owned());
    }
    if finished.struggle() == Some(Struggle::GivenUp) {
        facts.push(if finished.revealed { "told" } else { "given up" }.to_owned());
    }
    facts.push(when::count(finished.runs, "run"));
    if finished.hints > 0 {
        facts.push(when::count(finished.hints, "hint"));
    }
    facts.push(when::duration(finished.active_millis));
    facts.join(", ")
}
