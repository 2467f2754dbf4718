//! The rows of the exercise pane: a welcome at the very first, then what the exercise is, then its task.
//! It never draws.

use super::lines::{Line, Tone, prose};
use super::model::Model;
use super::practice::Practice;
use crate::domain::{Action, Context};

pub fn lines(model: &Model, practice: &Practice, width: u16) -> Vec<Line> {
    let wide = usize::from(width);
    let mut lines = vec![Line::blank()];
    if practice.welcome {
        let [hint, help, quit] = [Action::Hint, Action::Help, Action::Quit]
            .map(|action| model.keys.word(Context::Editor, action).to_owned());
        let words = format!(
            "Welcome. Read the task, then write in the editor: the checks run by themselves whenever you \
             pause. {hint} gives a hint, {help} shows every key, {quit} leaves and keeps everything."
        );
        lines.extend(prose(&words, wide, 2, Tone::Accent));
        lines.push(Line::blank());
        lines.push(
            Line::of("  ", Tone::Text).with("─".repeat(wide.saturating_sub(4).min(72)), Tone::Hairline),
        );
        lines.push(Line::blank());
    }
    lines.extend(head(practice, wide));
    lines.push(Line::blank());
    let task = practice.task.lines(width.saturating_sub(4).max(1));
    lines.extend(task.iter().map(|line| Line::read(line, 2)));
    lines.push(Line::blank());
    lines
}

fn head(practice: &Practice, width: usize) -> Vec<Line> {
    let exercise = &practice.exercise;
    let mut lines = prose(&exercise.title, width, 2, Tone::Strong);
    let minutes = match exercise.minutes {
        1 => "about a minute".to_owned(),
        minutes => format!("about {minutes} minutes"),
    };
    let facts = format!("level {} · {minutes} · {}", exercise.difficulty, exercise.kind.title());
    lines.extend(prose(&facts, width, 2, Tone::Muted));
    let skills =
        practice.skill_titles.iter().map(|title| title.to_lowercase()).collect::<Vec<_>>().join(", ");
    lines.extend(prose(&skills, width, 2, Tone::Muted));
    lines
}
